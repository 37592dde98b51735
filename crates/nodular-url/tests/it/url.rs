//! `Url` against Node's answers, and the laws that hold for every input.

use nodular_record::Table;
use nodular_url::{
    Error, FormatOptions, SearchParamsMut, Url, UrlSearchParams, domain_to_ascii, domain_to_unicode,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::wpt::{get, set};

const PROPERTIES: [&str; 11] = [
    "href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname",
    "search", "hash",
];

#[test]
fn parses_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "url_parse").check(4_000, |case| {
        let input = case[0].as_str().unwrap();
        let parsed = match case[1].as_str() {
            Some(base) => Url::with_base(input, base),
            None => Url::new(input),
        };
        let actual = match parsed {
            Ok(url) => PROPERTIES.iter().map(|property| get(&url, property)).collect(),
            Err(error) => shown(&error),
        };
        if actual == case[2] { Ok(()) } else { Err(actual.to_string()) }
    });
}

#[test]
fn sets_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "url_setters").check(3_500, |case| {
        let text = |index: usize| case[index].as_str().unwrap();
        let mut url = Url::new(text(0)).unwrap();
        set(&mut url, text(1), text(2));
        if url.href() == text(3) { Ok(()) } else { Err(url.to_string()) }
    });
}

pub(crate) fn shown(error: &Error) -> Value {
    // Where a text does not decode, Node passes on an error of JavaScript's own, which has no code.
    let code = (*error != Error::MalformedUri).then(|| error.code());
    json!({ "code": code, "message": error.to_string(), "name": error.class().name() })
}

#[test]
fn an_error_keeps_what_was_parsed() {
    let invalid = |input: &str, base: Option<&str>| Error::InvalidUrl {
        input: input.to_owned(),
        base: base.map(str::to_owned),
    };
    assert_eq!(Url::new("x"), Err(invalid("x", None)));
    assert_eq!(Url::with_base("x", "y"), Err(invalid("x", Some("y"))));
    assert_eq!(Url::new("data:x").unwrap().join("y"), Err(invalid("y", Some("data:x"))));
}

#[test]
fn an_error_passes_for_one_of_io() {
    fn read(url: &str) -> std::io::Result<String> {
        std::fs::read_to_string(nodular_url::file_url_to_path(url)?)
    }
    let error = read("http://h/").unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
    assert_eq!(error.downcast::<Error>().unwrap(), Error::InvalidUrlScheme);
}

#[test]
fn compares_and_prints_as_its_text() {
    let plain = Url::new("file:///n/s").unwrap();
    let own = Url::new("file:////n/s").unwrap();
    assert_ne!(plain, own);
    assert_eq!(own, own.clone());
    assert!(own < plain);
    assert_eq!(format!("{own} {own:?}"), "file:////n/s Url(\"file:////n/s\")");
    assert_eq!("file:////n/s".parse(), Ok(own));
}

#[test]
fn converts_to_and_from_the_url_crate() {
    let url = Url::from(url::Url::parse("https://h/a^b").unwrap());
    assert_eq!(url.href(), "https://h/a%5Eb");
    assert_eq!(url::Url::try_from(url).unwrap().path(), "/a%5Eb");
    for href in ["file:////n/s", "file://h/C:/x"] {
        let url = Url::new(href).unwrap();
        assert_eq!(url.href(), href);
        assert_eq!(url::Url::try_from(url).unwrap_err().code(), "ERR_INVALID_URL");
    }
    // The path becomes one that `url::Url` can hold.
    let mut url = Url::new("file:////n/s").unwrap();
    url.set_pathname("/n");
    assert_eq!(url::Url::try_from(url).unwrap().as_str(), "file:///n");
}

#[cfg(feature = "http")]
#[test]
fn converts_to_and_from_http() {
    let url = Url::new("https://u@h:81/p?q#f").unwrap();
    let uri = http::Uri::try_from(&url).unwrap();
    assert_eq!(uri.to_string(), "https://u@h:81/p?q");
    assert_eq!(Url::try_from(&uri).unwrap().href(), "https://u@h:81/p?q");
    assert_eq!(Url::try_from(uri).unwrap().href(), "https://u@h:81/p?q");
    let bare = http::Uri::try_from(Url::new("x://h#f").unwrap()).unwrap();
    assert_eq!((bare.host(), bare.path()), (Some("h"), "/"));
    assert!(Url::try_from(&http::Uri::from_static("/p")).is_err());
}

#[cfg(feature = "serde")]
#[test]
fn serializes_as_text() {
    let url = Url::new("https://h/é").unwrap();
    let json = serde_json::to_string(&url).unwrap();
    assert_eq!(json, "\"https://h/%C3%A9\"");
    assert_eq!(serde_json::from_str::<Url>(&json).unwrap(), url);
    assert!(serde_json::from_str::<Url>("\"/p\"").unwrap_err().to_string().contains("Invalid URL"));
}

#[test]
fn is_send_and_sync() {
    fn check<T: Send + Sync>() {}
    check::<Url>();
    check::<UrlSearchParams>();
    check::<SearchParamsMut<'_>>();
    check::<Error>();
}

/// Classes 62 and 64 of the reliability list: a host that is no domain becomes none, whoever asks.
#[test]
fn malformed_idn_is_refused() {
    let long = "é".repeat(10_000);
    let hosts = [
        "xn--é",
        "xn--iñvalid.com",
        "xn--example-",
        "xn--a.é",
        "\u{200d}",
        "a\u{fffd}b",
        "%ff",
        "a%00b",
        "xn--0",
        "xn--999999999999999999999é",
        &long,
    ];
    for host in hosts {
        assert!(!Url::can_parse(&format!("https://{host}/")), "{host}");
        assert_eq!((domain_to_ascii(host), domain_to_unicode(host)), Default::default(), "{host}");
        // Such a host is opaque where the scheme is not special: it is printed as it is.
        if let Some(url) = Url::parse(&format!("x://{host}/")) {
            let printed = nodular_url::format(&url, &FormatOptions::new().unicode(true));
            assert_eq!(printed.matches('/').count(), 3, "{printed}");
        }
    }
    // What only looks like ASCII becomes it, so that a comparison sees it, and stays it.
    for (host, ascii) in
        [("ｅｘａｍｐｌｅ．com", "example.com"), ("exa\u{ad}mple.com", "example.com")]
    {
        assert_eq!(Url::new(&format!("https://{host}/")).unwrap().hostname(), ascii);
        assert_eq!(domain_to_unicode(host), ascii);
    }
}

/// Class 63 of the reliability list: an address has one spelling, or an allow list can be passed by.
#[test]
fn odd_ipv4_spellings_are_one_address() {
    for host in [
        "0177.1",
        "0x7f.1",
        "2130706433",
        "127.1",
        "0x7F000001",
        "127.0.0.1.",
        "１２７.１",
        "%31%32%37.1",
    ] {
        assert_eq!(Url::new(&format!("http://{host}/")).unwrap().hostname(), "127.0.0.1", "{host}");
    }
    for host in ["256.0.0.1", "1.2.3.4.5", "0x100000000", "127.0.0.08", "1..2", "a.1"] {
        assert!(!Url::can_parse(&format!("http://{host}/")), "{host}");
    }
}

/// Pieces that take a parser from one state to another.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "http:", "file:", "x:", "blob:", "/", "//", "\\", "..", ".", "%2e", "C:", "C|", ":", "@", "?", "#",
            " ", "\t", "\n", "^", "|", "%", "%2F", "[::1]", "127.1", "xn--", "é", "&", "=", "+", "~", "~~", "",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-z0-9]{1,3}",
    ]
}

fn input() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..9).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn parsing_its_own_text_changes_nothing(input in input(), base in input()) {
        for url in [Url::parse(&input), Url::parse_with_base(&input, &base)].into_iter().flatten() {
            let again = Url::new(url.href()).unwrap();
            for property in PROPERTIES {
                prop_assert_eq!(get(&again, property), get(&url, property));
            }
        }
    }

    #[test]
    fn a_setter_leaves_a_url(href in input(), changes in prop::collection::vec((0..10_usize, input()), 1..5)) {
        if let Some(mut url) = Url::parse(&href) {
            for (property, value) in changes {
                let property = ["href", "protocol", "username", "password", "host", "hostname", "port", "pathname",
                    "search", "hash"][property];
                set(&mut url, property, &value);
                prop_assert!(Url::can_parse(url.href()), "{} after {} = {:?}", url, property, value);
                prop_assert!(url.href().contains(url.pathname()));
            }
        }
    }

    #[test]
    fn joining_is_parsing_with_a_base(input in input(), base in input()) {
        if let Some(base) = Url::parse(&base) {
            prop_assert_eq!(base.join(&input).ok(), Url::parse_with_base(&input, base.href()));
        }
    }
}
