//! The request target, character by character.

use super::error::{self, Refusal};

/// How far into a request target we are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Target {
    /// Before the first character.
    #[default]
    Start,
    /// In the scheme of the absolute form.
    Scheme,
    /// After its colon.
    SchemeColon,
    /// After the first of its slashes.
    SchemeSlash,
    /// In the authority; with CONNECT it is all there is.
    Authority,
    /// In the authority, right after an `@`.
    AuthorityAt,
    Path,
    Query,
    Fragment,
}

/// What a character does to a target.
#[derive(Debug, PartialEq)]
pub(super) enum Step {
    /// It belongs to the target.
    In(Target),
    /// It is the space, CR or LF behind the target.
    End,
}

impl Target {
    pub(super) fn step(self, byte: u8) -> Result<Step, Refusal> {
        if matches!(byte, b'\t' | 0x0c) && self != Self::SchemeSlash {
            return Err(error::URL_CHAR);
        }
        let ends = matches!(byte, b' ' | b'\r' | b'\n');
        let next = match self {
            Self::Start | Self::Scheme | Self::SchemeColon if ends => return Err(error::URL_CHAR),
            Self::Start => match byte {
                b'/' | b'*' => Self::Path,
                b'a'..=b'z' | b'A'..=b'Z' => Self::Scheme,
                _ => return Err(error::URL_START),
            },
            Self::Scheme => match byte {
                b'a'..=b'z' | b'A'..=b'Z' => Self::Scheme,
                b':' => Self::SchemeColon,
                _ => return Err(error::URL_SCHEMA),
            },
            Self::SchemeColon if byte == b'/' => Self::SchemeSlash,
            Self::SchemeSlash if byte == b'/' => Self::Authority,
            Self::SchemeColon | Self::SchemeSlash => return Err(error::URL_SCHEMA),
            _ if ends => return Ok(Step::End),
            Self::Authority | Self::AuthorityAt => match byte {
                b'/' => Self::Path,
                b'?' => Self::Query,
                b'@' if self == Self::AuthorityAt => return Err(error::URL_DOUBLE_AT),
                b'@' => Self::AuthorityAt,
                _ if is_authority_char(byte) => Self::Authority,
                _ => return Err(error::URL_SERVER),
            },
            Self::Path => match byte {
                b'?' => Self::Query,
                b'#' => Self::Fragment,
                _ if is_url_char(byte) => Self::Path,
                _ => return Err(error::URL_PATH),
            },
            Self::Query => match byte {
                b'#' => Self::Fragment,
                _ if is_url_char(byte) => Self::Query,
                _ => return Err(error::URL_QUERY),
            },
            Self::Fragment if is_url_char(byte) => Self::Fragment,
            Self::Fragment => return Err(error::URL_FRAGMENT),
        };
        Ok(Step::In(next))
    }
}

fn is_authority_char(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.!~*'()%;:&=+$,[]".contains(&byte)
}

/// Any visible ASCII character may stand in a path; `?` and `#` only begin what follows it.
fn is_url_char(byte: u8) -> bool {
    byte.is_ascii_graphic()
}
