//! To and from the URL types of other crates.

use super::{Url, repair};
use crate::Error;

impl From<url::Url> for Url {
    /// Repairs what the `url` crate reads otherwise than the standard.
    fn from(inner: url::Url) -> Self {
        repair::parse(inner.as_str(), None).unwrap_or_else(|| Self::from_inner(inner))
    }
}

/// Fails with [`Error::InvalidUrl`] for the few `file:` URLs that `url::Url` cannot hold: those whose path starts
/// with an empty segment, and those with a drive letter after a host.
impl TryFrom<Url> for url::Url {
    type Error = Error;

    fn try_from(url: Url) -> Result<Self, Error> {
        match url.own_path {
            None => Ok(url.inner),
            Some(own) => url::Url::parse(&own.href)
                .ok()
                .filter(|parsed| parsed.as_str() == own.href)
                .ok_or_else(|| Error::invalid_url(&own.href, None)),
        }
    }
}

impl TryFrom<&str> for Url {
    type Error = Error;

    fn try_from(input: &str) -> Result<Self, Error> {
        Self::new(input)
    }
}

impl From<Url> for String {
    fn from(url: Url) -> Self {
        match url.own_path {
            None => url.inner.into(),
            Some(own) => own.href,
        }
    }
}

#[cfg(feature = "http")]
impl TryFrom<&http::Uri> for Url {
    type Error = Error;

    /// Fails for a URI without a scheme, such as the target of most requests.
    fn try_from(uri: &http::Uri) -> Result<Self, Error> {
        Self::new(&uri.to_string())
    }
}

#[cfg(feature = "http")]
impl TryFrom<http::Uri> for Url {
    type Error = Error;

    /// As that of a reference.
    fn try_from(uri: http::Uri) -> Result<Self, Error> {
        Self::try_from(&uri)
    }
}

#[cfg(feature = "http")]
impl TryFrom<&Url> for http::Uri {
    type Error = http::uri::InvalidUri;

    /// The fragment, which a `Uri` has no room for, is lost.
    fn try_from(url: &Url) -> Result<Self, Self::Error> {
        url.href().parse()
    }
}

#[cfg(feature = "http")]
impl TryFrom<Url> for http::Uri {
    type Error = http::uri::InvalidUri;

    /// As that of a reference.
    fn try_from(url: Url) -> Result<Self, Self::Error> {
        Self::try_from(&url)
    }
}

/// As its text.
#[cfg(feature = "serde")]
impl serde::Serialize for Url {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.href())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Url {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::new(&text).map_err(serde::de::Error::custom)
    }
}
