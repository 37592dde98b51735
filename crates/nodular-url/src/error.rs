//! Why a URL was refused.

/// Why a URL was refused.
///
/// `Display` is Node's `message`; [`Error::code`] is Node's `code`.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// `input`, resolved against `base`, is not a URL.
    #[error("Invalid URL")]
    #[expect(missing_docs, reason = "the variant's sentence names every field")]
    InvalidUrl { input: String, base: Option<String> },
}

impl Error {
    /// Node's `code`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::InvalidUrl { .. } => "ERR_INVALID_URL",
        }
    }
}
