//! The pairs of a query.

mod codec;
mod guard;

use std::fmt;
use std::slice;
use std::vec;

pub use self::guard::SearchParamsMut;

/// The pairs of a query, in order; a name may come several times.
///
/// Names and values are decoded text: `Display` encodes them as forms are
/// (`application/x-www-form-urlencoded`).
///
/// Node: [`URLSearchParams`](https://nodejs.org/api/url.html#class-urlsearchparams)
///
/// # Examples
///
/// ```
/// # use nodular_url::UrlSearchParams;
/// let mut params = UrlSearchParams::new("?user=abc&query=first");
/// params.append("query", "second & last");
/// assert_eq!(params.get_all("query").collect::<Vec<_>>(), ["first", "second & last"]);
/// assert_eq!(params.to_string(), "user=abc&query=first&query=second+%26+last");
/// ```
#[doc(alias = "URLSearchParams")]
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct UrlSearchParams {
    pairs: Vec<(String, String)>,
}

impl UrlSearchParams {
    /// Parses a query; a `?` at its start is no part of it.
    ///
    /// Pairs come from an iterator: `[("a", "b")].into_iter().collect()`.
    ///
    /// Node: [`new URLSearchParams(string)`](https://nodejs.org/api/url.html#new-urlsearchparamsstring)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// let params = UrlSearchParams::new("?a=%C3%A9+b&c");
    /// assert_eq!((params.get("a"), params.get("c")), (Some("é b"), Some("")));
    /// ```
    pub fn new(query: &str) -> Self {
        Self::of_query(query.strip_prefix('?').unwrap_or(query))
    }

    /// Parses a query without the `?` that a URL has before it.
    pub(crate) fn of_query(query: &str) -> Self {
        Self { pairs: codec::parse(query).collect() }
    }

    /// Adds a pair at the end.
    ///
    /// Node: [`urlSearchParams.append(name, value)`](https://nodejs.org/api/url.html#urlsearchparamsappendname-value)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// let mut params = UrlSearchParams::default();
    /// params.append("foo", "bar");
    /// assert_eq!(params.to_string(), "foo=bar");
    /// ```
    pub fn append(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.pairs.push((name.into(), value.into()));
    }

    /// Removes every pair of that name.
    ///
    /// Node: [`urlSearchParams.delete(name)`](https://nodejs.org/api/url.html#urlsearchparamsdeletename-value)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// let mut params = UrlSearchParams::new("a=1&b=2&a=3");
    /// params.delete("a");
    /// assert_eq!(params.to_string(), "b=2");
    /// ```
    pub fn delete(&mut self, name: &str) {
        self.pairs.retain(|pair| pair.0 != name);
    }

    /// Removes every pair of that name and value.
    ///
    /// Node: [`urlSearchParams.delete(name, value)`](https://nodejs.org/api/url.html#urlsearchparamsdeletename-value)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// let mut params = UrlSearchParams::new("a=1&a=3");
    /// params.delete_value("a", "1");
    /// assert_eq!(params.to_string(), "a=3");
    /// ```
    #[doc(alias = "delete")]
    pub fn delete_value(&mut self, name: &str, value: &str) {
        self.pairs.retain(|pair| pair.0 != name || pair.1 != value);
    }

    /// The first value of that name.
    ///
    /// Node: [`urlSearchParams.get(name)`](https://nodejs.org/api/url.html#urlsearchparamsgetname)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// assert_eq!(UrlSearchParams::new("a=1&a=2").get("a"), Some("1"));
    /// ```
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|pair| pair.0 == name).map(|pair| pair.1.as_str())
    }

    /// Every value of that name, in order.
    ///
    /// Node: [`urlSearchParams.getAll(name)`](https://nodejs.org/api/url.html#urlsearchparamsgetallname)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// assert!(UrlSearchParams::new("a=1&b=0&a=2").get_all("a").eq(["1", "2"]));
    /// ```
    #[doc(alias = "getAll")]
    pub fn get_all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.iter().filter(move |pair| pair.0 == name).map(|pair| pair.1)
    }

    /// Whether there is a pair of that name.
    ///
    /// Node: [`urlSearchParams.has(name)`](https://nodejs.org/api/url.html#urlsearchparamshasname-value)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// assert!(UrlSearchParams::new("a=1").has("a"));
    /// ```
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|pair| pair.0 == name)
    }

    /// Whether there is a pair of that name and value.
    ///
    /// Node: [`urlSearchParams.has(name, value)`](https://nodejs.org/api/url.html#urlsearchparamshasname-value)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// assert!(!UrlSearchParams::new("a=1").has_value("a", "2"));
    /// ```
    #[doc(alias = "has")]
    pub fn has_value(&self, name: &str, value: &str) -> bool {
        self.pairs.iter().any(|pair| pair.0 == name && pair.1 == value)
    }

    /// Gives the first pair of that name this value and removes the others, or adds one.
    ///
    /// Node: [`urlSearchParams.set(name, value)`](https://nodejs.org/api/url.html#urlsearchparamssetname-value)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// let mut params = UrlSearchParams::new("foo=bar&foo=baz&abc=def");
    /// params.set("foo", "def");
    /// params.set("xyz", "opq");
    /// assert_eq!(params.to_string(), "foo=def&abc=def&xyz=opq");
    /// ```
    pub fn set(&mut self, name: impl AsRef<str>, value: impl Into<String>) {
        let name = name.as_ref();
        let Some(first) = self.pairs.iter().position(|pair| pair.0 == name) else {
            return self.append(name, value);
        };
        self.pairs[first].1 = value.into();
        let mut index = 0;
        self.pairs.retain(|pair| {
            index += 1;
            index <= first + 1 || pair.0 != name
        });
    }

    /// Sorts the pairs by name, in the order of UTF-16 code units; pairs of one name keep their order.
    ///
    /// Node: [`urlSearchParams.sort()`](https://nodejs.org/api/url.html#urlsearchparamssort)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// let mut params = UrlSearchParams::new("query[]=abc&type=search&query[]=123");
    /// params.sort();
    /// assert_eq!(params.to_string(), "query%5B%5D=abc&query%5B%5D=123&type=search");
    /// ```
    pub fn sort(&mut self) {
        self.pairs.sort_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()));
    }

    /// The number of pairs.
    ///
    /// Node: [`urlSearchParams.size`](https://nodejs.org/api/url.html#urlsearchparamssize)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// assert_eq!(UrlSearchParams::new("a=1&a=2&b").size(), 3);
    /// ```
    #[doc(alias = "len")]
    pub fn size(&self) -> usize {
        self.pairs.len()
    }

    /// The pairs in order.
    ///
    /// Node: [`urlSearchParams.entries()`](https://nodejs.org/api/url.html#urlsearchparamsentries)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// assert!(UrlSearchParams::new("a=1&b=2").iter().eq([("a", "1"), ("b", "2")]));
    /// ```
    #[doc(alias = "entries")]
    #[doc(alias = "forEach")]
    pub fn iter(&self) -> Pairs<'_> {
        Pairs { pairs: self.pairs.iter() }
    }

    /// The names in order, repeated as they are.
    ///
    /// Node: [`urlSearchParams.keys()`](https://nodejs.org/api/url.html#urlsearchparamskeys)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// assert!(UrlSearchParams::new("a=1&b=2&a=3").keys().eq(["a", "b", "a"]));
    /// ```
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|pair| pair.0)
    }

    /// The values in order.
    ///
    /// Node: [`urlSearchParams.values()`](https://nodejs.org/api/url.html#urlsearchparamsvalues)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_url::UrlSearchParams;
    /// assert!(UrlSearchParams::new("a=1&b=2").values().eq(["1", "2"]));
    /// ```
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|pair| pair.1)
    }
}

impl fmt::Display for UrlSearchParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&codec::serialize(self.iter()))
    }
}

impl From<&str> for UrlSearchParams {
    fn from(query: &str) -> Self {
        Self::new(query)
    }
}

impl<N: Into<String>, V: Into<String>> Extend<(N, V)> for UrlSearchParams {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, pairs: I) {
        self.pairs.extend(pairs.into_iter().map(|(name, value)| (name.into(), value.into())));
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for UrlSearchParams {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut params = Self::default();
        params.extend(pairs);
        params
    }
}

impl<'a> IntoIterator for &'a UrlSearchParams {
    type Item = (&'a str, &'a str);
    type IntoIter = Pairs<'a>;

    fn into_iter(self) -> Pairs<'a> {
        self.iter()
    }
}

impl IntoIterator for UrlSearchParams {
    type Item = (String, String);
    type IntoIter = vec::IntoIter<(String, String)>;

    fn into_iter(self) -> Self::IntoIter {
        self.pairs.into_iter()
    }
}

/// The pairs of [`UrlSearchParams::iter`].
#[derive(Clone, Debug)]
pub struct Pairs<'a> {
    pairs: slice::Iter<'a, (String, String)>,
}

impl<'a> Iterator for Pairs<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.pairs.next().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.pairs.size_hint()
    }
}

impl ExactSizeIterator for Pairs<'_> {}

/// As pairs, in order.
#[cfg(feature = "serde")]
impl serde::Serialize for UrlSearchParams {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for UrlSearchParams {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(|pairs| Self { pairs })
    }
}
