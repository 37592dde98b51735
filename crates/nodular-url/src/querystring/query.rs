//! The map that a query string is parsed to.

use std::collections::HashMap;
use std::fmt;
use std::slice;

use crate::querystring::stringify;

/// Above this many keys, an index finds them.
const SCANNED: usize = 16;

/// The keys and values of a query string, in the order in which the keys first occur.
///
/// A key that occurs once has [`OneOrMany::One`] value, one that repeats has [`OneOrMany::Many`] in their order. Every
/// key is plain data, `__proto__` too. However many keys there are, and whoever chose them, each is found in constant
/// time.
///
/// `Display` is [`stringify`](crate::querystring::stringify()).
///
/// Node: [the object that `querystring.parse` returns](https://nodejs.org/api/querystring.html#querystringparsestr-sep-eq-options)
///
/// # Examples
///
/// ```
/// # use nodular_url::querystring::{OneOrMany, Query};
/// let mut query = Query::new();
/// query.append("lang", "ko");
/// query.append("lang", "en");
/// query.append("page", "1");
///
/// for (key, values) in &query {
///     match values {
///         OneOrMany::One(value) => assert_eq!((key, value.as_str()), ("page", "1")),
///         OneOrMany::Many(values) => assert_eq!((key, values.len()), ("lang", 2)),
///     }
/// }
/// assert_eq!(query.to_string(), "lang=ko&lang=en&page=1");
/// ```
#[derive(Clone, Default)]
pub struct Query {
    entries: Vec<(String, OneOrMany)>,
    /// Where each key is in `entries`; empty as long as there are few of them. Its hash is randomly seeded.
    index: HashMap<String, usize>,
}

impl Query {
    /// A query without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// A query without keys, and with room for some.
    pub(super) fn with_capacity(keys: usize) -> Self {
        Self { entries: Vec::with_capacity(keys), index: HashMap::new() }
    }

    /// How many different keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether `key` occurs.
    pub fn contains_key(&self, key: &str) -> bool {
        self.position(key).is_some()
    }

    /// The value of `key`; the first one if it repeats.
    ///
    /// ```
    /// # use nodular_url::querystring::parse;
    /// assert_eq!(parse("a=1&a=2").get("a"), Some("1"));
    /// assert_eq!(parse("a=1&a=2").get("b"), None);
    /// ```
    pub fn get(&self, key: &str) -> Option<&str> {
        self.get_all(key).first().map(String::as_str)
    }

    /// All values of `key`, in their order; none if it does not occur.
    ///
    /// ```
    /// # use nodular_url::querystring::parse;
    /// assert_eq!(parse("a=1&a=2").get_all("a"), ["1", "2"]);
    /// ```
    pub fn get_all(&self, key: &str) -> &[String] {
        self.value(key).map_or(&[], OneOrMany::as_slice)
    }

    /// What Node's object has as the property `key`: a string, or an array if the key repeats.
    ///
    /// ```
    /// # use nodular_url::querystring::{OneOrMany, parse};
    /// assert_eq!(parse("a=1").value("a"), Some(&OneOrMany::One("1".into())));
    /// ```
    pub fn value(&self, key: &str) -> Option<&OneOrMany> {
        self.position(key).map(|at| &self.entries[at].1)
    }

    /// Adds `value` to those of `key`.
    pub fn append(&mut self, key: impl Into<String>, value: impl Into<String>) {
        let (key, value) = (key.into(), value.into());
        match self.position(&key) {
            Some(at) => self.entries[at].1.push(value),
            None => self.push(key, OneOrMany::One(value)),
        }
    }

    /// Makes `values` the only ones of `key`, which keeps its place. Returns the former ones.
    ///
    /// ```
    /// # use nodular_url::querystring::parse;
    /// let mut query = parse("a=1&b=2&a=3");
    /// query.insert("a", "4");
    /// assert_eq!(query.to_string(), "a=4&b=2");
    /// ```
    pub fn insert(
        &mut self,
        key: impl Into<String>,
        values: impl Into<OneOrMany>,
    ) -> Option<OneOrMany> {
        let (key, values) = (key.into(), values.into());
        match self.position(&key) {
            Some(at) => Some(std::mem::replace(&mut self.entries[at].1, values)),
            None => {
                self.push(key, values);
                None
            }
        }
    }

    /// Removes `key` and returns its values. The keys behind it move up, which takes time for each of them.
    pub fn remove(&mut self, key: &str) -> Option<OneOrMany> {
        let at = self.position(key)?;
        let (_, values) = self.entries.remove(at);
        self.index.clear();
        self.index_if_many();
        Some(values)
    }

    /// The keys with their values, in the order in which the keys first occurred.
    pub fn iter(&self) -> Iter<'_> {
        Iter { entries: self.entries.iter() }
    }

    fn position(&self, key: &str) -> Option<usize> {
        if self.index.is_empty() {
            return self.entries.iter().position(|(present, _)| present == key);
        }
        self.index.get(key).copied()
    }

    /// Adds a `key` that is not there yet.
    fn push(&mut self, key: String, values: OneOrMany) {
        if !self.index.is_empty() {
            self.index.insert(key.clone(), self.entries.len());
        }
        self.entries.push((key, values));
        if self.index.is_empty() {
            self.index_if_many();
        }
    }

    fn index_if_many(&mut self) {
        if self.entries.len() > SCANNED {
            let keys = self.entries.iter().map(|(key, _)| key.clone());
            self.index.extend(keys.zip(0..));
        }
    }
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&stringify(self))
    }
}

/// Two queries are equal if they have the same keys with the same values, in whatever order the keys are.
impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self.iter().all(|(key, values)| other.value(key) == Some(values))
    }
}

impl Eq for Query {}

/// Repeated keys are collected, as when they are parsed.
impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Query {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut query = Self::new();
        query.extend(pairs);
        query
    }
}

impl<K: Into<String>, V: Into<String>> Extend<(K, V)> for Query {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (key, value) in pairs {
            self.append(key, value);
        }
    }
}

impl IntoIterator for Query {
    type Item = (String, OneOrMany);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'a> IntoIterator for &'a Query {
    type Item = (&'a str, &'a OneOrMany);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Query {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Query {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(QueryVisitor)
    }
}

#[cfg(feature = "serde")]
struct QueryVisitor;

#[cfg(feature = "serde")]
impl<'de> serde::de::Visitor<'de> for QueryVisitor {
    type Value = Query;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of strings and arrays of strings")
    }

    fn visit_map<M: serde::de::MapAccess<'de>>(self, mut map: M) -> Result<Query, M::Error> {
        let mut query = Query::new();
        while let Some((key, values)) = map.next_entry::<String, OneOrMany>()? {
            query.insert(key, values);
        }
        Ok(query)
    }
}

/// The iterator of [`Query::iter`].
#[derive(Clone, Debug)]
pub struct Iter<'a> {
    entries: slice::Iter<'a, (String, OneOrMany)>,
}

impl<'a> Iterator for Iter<'a> {
    type Item = (&'a str, &'a OneOrMany);

    fn next(&mut self) -> Option<Self::Item> {
        self.entries.next().map(|(key, values)| (key.as_str(), values))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.entries.size_hint()
    }
}

impl ExactSizeIterator for Iter<'_> {}

/// The value of a key that occurs once, or the values of one that repeats.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(untagged))]
pub enum OneOrMany {
    /// The key occurs once: in Node a string.
    One(String),
    /// The key repeats: in Node an array.
    Many(Vec<String>),
}

impl OneOrMany {
    /// The value or values, as a slice.
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::One(value) => slice::from_ref(value),
            Self::Many(values) => values,
        }
    }

    fn push(&mut self, value: String) {
        match self {
            Self::One(first) => *self = Self::Many(vec![std::mem::take(first), value]),
            Self::Many(values) => values.push(value),
        }
    }
}

impl From<&str> for OneOrMany {
    fn from(value: &str) -> Self {
        Self::One(value.to_owned())
    }
}

impl From<String> for OneOrMany {
    fn from(value: String) -> Self {
        Self::One(value)
    }
}

impl From<Vec<String>> for OneOrMany {
    fn from(values: Vec<String>) -> Self {
        Self::Many(values)
    }
}
