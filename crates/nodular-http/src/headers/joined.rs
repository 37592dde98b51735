//! Node's views of the fields: one entry a name, duplicates joined, dropped or listed.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use super::{Headers, latin1, same_name};

/// What Node's `message.headers` has for one name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Joined<'a> {
    /// The text of most headers: the only value, the first, or all of them joined.
    One(Cow<'a, str>),
    /// The values of `set-cookie`, which cannot be joined.
    List(Vec<Cow<'a, str>>),
}

impl fmt::Display for Joined<'_> {
    /// The text; a list as JavaScript prints an array, with commas.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(text) => f.write_str(text),
            Self::List(values) => f.write_str(&values.join(",")),
        }
    }
}

/// What happens to the second field with the same name.
#[derive(Clone, Copy, PartialEq)]
enum Duplicates {
    Dropped,
    Joined(&'static str),
    Listed,
}

impl Headers {
    /// What Node has for `name` in `message.headers`.
    ///
    /// Of `age`, `authorization`, `content-length`, `content-type`, `etag`, `expires`, `from`, `host`,
    /// `if-modified-since`, `if-unmodified-since`, `last-modified`, `location`, `max-forwards`,
    /// `proxy-authorization`, `referer`, `retry-after`, `server` and `user-agent` the first value counts and the
    /// others are dropped; values of `set-cookie` are a list, those of `cookie` are joined with `; `, all others
    /// with `, `.
    ///
    /// Node: [`message.headers`](https://nodejs.org/api/http.html#messageheaders)
    ///
    /// ```
    /// # use nodular_http::{Headers, Joined};
    /// let headers = Headers::from_iter([("Cookie", "a=1"), ("Host", "x"), ("cookie", "b=2"), ("Host", "y")]);
    /// assert_eq!(headers.joined("cookie"), Some(Joined::One("a=1; b=2".into())));
    /// assert_eq!(headers.joined("host"), Some(Joined::One("x".into())));
    /// ```
    pub fn joined(&self, name: &str) -> Option<Joined<'_>> {
        let rule = duplicates(name);
        let text = self.text.as_bytes();
        let mut values = self
            .fields
            .iter()
            .filter(|field| same_name(field.name.of(text), name.as_bytes()))
            .map(|field| latin1(field.value.of(text)));
        let first = values.next()?;
        Some(match rule {
            Duplicates::Dropped => Joined::One(first),
            Duplicates::Listed => Joined::List(std::iter::once(first).chain(values).collect()),
            Duplicates::Joined(separator) => Joined::One(values.fold(first, |mut all, value| {
                append(&mut all, separator, &value);
                all
            })),
        })
    }

    /// Node's `message.headers`: each name once, in lower case and in the order of first appearance.
    ///
    /// With `join_duplicates` (the server's option `joinDuplicateHeaders`), headers whose duplicates would be
    /// dropped are joined with `, ` as well.
    ///
    /// Node: [`message.headers`](https://nodejs.org/api/http.html#messageheaders)
    ///
    /// ```
    /// # use nodular_http::{Headers, Joined, JoinDuplicates};
    /// let headers = Headers::from_iter([("Host", "a"), ("X-B", "1"), ("HOST", "c"), ("x-b", "2")]);
    /// let view = headers.joined_all(JoinDuplicates::No);
    /// assert_eq!(view[0], ("host".into(), Joined::One("a".into())));
    /// assert_eq!(view[1], ("x-b".into(), Joined::One("1, 2".into())));
    /// let view = headers.joined_all(JoinDuplicates::Yes);
    /// assert_eq!(view[0].1.to_string(), "a, c");
    /// ```
    #[doc(alias = "joinDuplicateHeaders")]
    pub fn joined_all(&self, join_duplicates: JoinDuplicates) -> Vec<(String, Joined<'_>)> {
        let mut view: Vec<(String, Joined<'_>)> = Vec::with_capacity(self.len());
        self.each_by_name(|name, at, value| {
            let rule = match duplicates(name) {
                Duplicates::Dropped if join_duplicates == JoinDuplicates::Yes => {
                    Duplicates::Joined(", ")
                }
                rule => rule,
            };
            match view.get_mut(at) {
                None if rule == Duplicates::Listed => {
                    view.push((name.to_owned(), Joined::List(vec![value])));
                }
                None => view.push((name.to_owned(), Joined::One(value))),
                Some((_, Joined::List(values))) => values.push(value),
                Some((_, Joined::One(all))) => {
                    if let Duplicates::Joined(separator) = rule {
                        append(all, separator, &value);
                    }
                }
            }
        });
        view
    }

    /// Node's `message.headersDistinct`: each name once, in lower case, with the list of its values.
    ///
    /// Node: [`message.headersDistinct`](https://nodejs.org/api/http.html#messageheadersdistinct)
    ///
    /// ```
    /// # use nodular_http::Headers;
    /// let headers = Headers::from_iter([("Host", "a"), ("X-B", "1"), ("x-b", "2")]);
    /// let view = headers.distinct();
    /// assert_eq!(view[0], ("host".into(), vec!["a".into()]));
    /// assert_eq!(view[1], ("x-b".into(), vec!["1".into(), "2".into()]));
    /// ```
    #[doc(alias = "headersDistinct")]
    #[doc(alias = "trailersDistinct")]
    pub fn distinct(&self) -> Vec<(String, Vec<Cow<'_, str>>)> {
        let mut view: Vec<(String, Vec<Cow<'_, str>>)> = Vec::with_capacity(self.len());
        self.each_by_name(|name, at, value| match view.get_mut(at) {
            Some((_, values)) => values.push(value),
            None => view.push((name.to_owned(), vec![value])),
        });
        view
    }

    /// Calls `visit` with each field's name in lower case, the number of that name, and the value.
    fn each_by_name<'a>(&'a self, mut visit: impl FnMut(&str, usize, Cow<'a, str>)) {
        // A map with random seed: a client chooses the names, and there may be thousands.
        let mut numbers = HashMap::with_capacity(self.len());
        for (name, value) in self.iter() {
            let next = numbers.len();
            let name = name.to_ascii_lowercase();
            let at = *numbers.entry(name.clone()).or_insert(next);
            visit(&name, at, latin1(value));
        }
    }
}

/// Whether the duplicates of headers that have one value are joined as well: the server's `joinDuplicateHeaders`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum JoinDuplicates {
    /// Node's default: the first value counts.
    #[default]
    No,
    /// All values are joined with `, `.
    Yes,
}

fn append(all: &mut Cow<'_, str>, separator: &str, value: &str) {
    let all = all.to_mut();
    all.push_str(separator);
    all.push_str(value);
}

fn duplicates(name: &str) -> Duplicates {
    const SINGLE: [&str; 18] = [
        "age",
        "authorization",
        "content-length",
        "content-type",
        "etag",
        "expires",
        "from",
        "host",
        "if-modified-since",
        "if-unmodified-since",
        "last-modified",
        "location",
        "max-forwards",
        "proxy-authorization",
        "referer",
        "retry-after",
        "server",
        "user-agent",
    ];
    if SINGLE.iter().any(|single| name.eq_ignore_ascii_case(single)) {
        Duplicates::Dropped
    } else if name.eq_ignore_ascii_case("set-cookie") {
        Duplicates::Listed
    } else if name.eq_ignore_ascii_case("cookie") {
        Duplicates::Joined("; ")
    } else {
        Duplicates::Joined(", ")
    }
}
