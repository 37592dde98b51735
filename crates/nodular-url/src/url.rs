//! The WHATWG URL.

use std::fmt;
use std::str::FromStr;

use crate::Error;

/// A URL of the [WHATWG standard](https://url.spec.whatwg.org/), with the properties of Node's `URL`.
///
/// Node: [`URL`](https://nodejs.org/api/url.html#class-url)
#[doc(alias = "URL")]
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Url {
    inner: ::url::Url,
}

impl Url {
    /// Parses an absolute URL.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidUrl`] if `input` is not an absolute URL.
    pub fn new(input: &str) -> Result<Self, Error> {
        match ::url::Url::parse(input) {
            Ok(inner) => Ok(Self { inner }),
            Err(_) => Err(Error::InvalidUrl { input: input.to_owned(), base: None }),
        }
    }

    /// The whole URL as text.
    pub fn href(&self) -> &str {
        self.inner.as_str()
    }
}

impl FromStr for Url {
    type Err = Error;

    fn from_str(input: &str) -> Result<Self, Error> {
        Self::new(input)
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.href())
    }
}
