//! Why a URL was refused.

/// Why a URL, or a path to make one of, was refused.
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
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::Url;
    /// assert_eq!(Url::new("//x").map_err(|error| error.code()), Err("ERR_INVALID_URL"));
    /// ```
    pub fn code(&self) -> &'static str {
        match self {
            Self::InvalidUrl { .. } => "ERR_INVALID_URL",
        }
    }

    pub(crate) fn invalid_url(input: &str, base: Option<&str>) -> Self {
        Self::InvalidUrl { input: input.to_owned(), base: base.map(str::to_owned) }
    }
}
