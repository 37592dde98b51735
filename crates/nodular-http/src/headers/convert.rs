//! From and to other collections of headers.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::{Headers, Iter};
use crate::Error;

/// Invalid fields are left out; use [`append`](Headers::append) to learn of them.
impl<N: AsRef<str>, V: AsRef<str>> FromIterator<(N, V)> for Headers {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        let mut headers = Self::new();
        headers.extend(fields);
        headers
    }
}

/// Invalid fields are left out; use [`append`](Headers::append) to learn of them.
impl<N: AsRef<str>, V: AsRef<str>> Extend<(N, V)> for Headers {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, fields: I) {
        for (name, value) in fields {
            let _: Result<(), Error> = self.append(name.as_ref(), value.as_ref());
        }
    }
}

impl<'a> IntoIterator for &'a Headers {
    type Item = (&'a str, &'a [u8]);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

/// Every field with its bytes; the map's names are in lower case.
impl From<&HeaderMap> for Headers {
    fn from(map: &HeaderMap) -> Self {
        let bytes = map.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
        let mut headers = Self::with_capacity(map.len(), bytes);
        for (name, value) in map {
            // The rules are the same, so nothing is left out.
            let _: Result<(), Error> = headers.append_bytes(name.as_str(), value.as_bytes());
        }
        headers
    }
}

/// Every field with its bytes; names lose their case, and the order between different names. A `HeaderMap` holds at
/// most 24,576 different names; what does not fit is left out.
impl From<&Headers> for HeaderMap {
    fn from(headers: &Headers) -> Self {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let name = HeaderName::from_bytes(name.as_bytes());
            let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(value)) else { continue };
            if map.try_append(name, value).is_err() {
                break;
            }
        }
        map
    }
}
