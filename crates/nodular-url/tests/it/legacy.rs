use nodular_record::Table;
use nodular_url::Error;
use nodular_url::legacy::{
    ParseOptions, Url, UrlQuery, format, format_str, parse, parse_with, resolve, resolve_object,
};
use nodular_url::querystring::{OneOrMany, Query};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

#[test]
fn as_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "legacy").check(10_000, |case| {
        let (arguments, expected) = (&case[1], &case[2]);
        let text = |index: usize| string(&arguments[index]);
        let is_set = |index: usize| arguments[index].as_bool().expect("a flag");
        let actual = match string(&case[0]) {
            "parse" => {
                let options = ParseOptions::default()
                    .parse_query_string(is_set(1))
                    .slashes_denote_host(is_set(2));
                answer(parse_with(text(0), &options), parts)
            }
            "format" => json!(format(&from_parts(arguments))),
            "formatString" => answer(format_str(string(arguments)), Json::String),
            "resolve" => answer(resolve(text(0), text(1)), Json::String),
            "resolveObject" => answer(resolve_object(text(0), text(1)), parts),
            other => panic!("{other}"),
        };
        if actual == *expected { Ok(()) } else { Err(actual.to_string()) }
    });
}

fn string(json: &Json) -> &str {
    json.as_str().expect("a string")
}

fn answer<T>(result: Result<T, Error>, to_json: impl Fn(T) -> Json) -> Json {
    match result {
        Ok(value) => to_json(value),
        Err(error @ Error::InvalidUrl { .. }) => {
            let Error::InvalidUrl { input, .. } = &error else { unreachable!() };
            json!({ "name": "TypeError", "code": error.code(), "message": error.to_string(), "input": input })
        }
        // JavaScript's own error: it has no code.
        Err(error @ Error::MalformedUri) => {
            json!({ "name": "URIError", "message": error.to_string() })
        }
        Err(error) => {
            json!({ "name": "TypeError", "code": error.code(), "message": error.to_string() })
        }
    }
}

fn parts(url: Url) -> Json {
    let query = url.query.map(|query| match query {
        UrlQuery::Text(text) => json!(text),
        UrlQuery::Parsed(query) => pairs(&query),
    });
    json!([
        url.protocol,
        url.slashes.then_some(true),
        url.auth,
        url.host,
        url.port,
        url.hostname,
        url.hash,
        url.search,
        query,
        url.pathname,
        url.path,
        url.href,
    ])
}

fn pairs(query: &Query) -> Json {
    let mut pairs: Vec<_> = query.iter().collect();
    // JavaScript gives array indices first; in this table they have one digit.
    pairs.sort_by_key(|(key, _)| key.parse::<u8>().unwrap_or(u8::MAX));
    let to_json = |(key, values): (&str, &OneOrMany)| match values {
        OneOrMany::One(value) => json!([key, value]),
        OneOrMany::Many(values) => json!([key, values]),
    };
    pairs.into_iter().map(to_json).collect()
}

fn from_parts(parts: &Json) -> Url {
    let part = |name: &str| parts[name].as_str().map(str::to_owned);
    Url {
        protocol: part("protocol"),
        slashes: parts["slashes"] == true,
        auth: part("auth"),
        host: part("host"),
        port: part("port"),
        hostname: part("hostname"),
        hash: part("hash"),
        search: part("search"),
        query: match &parts["query"] {
            Json::String(text) => Some(UrlQuery::Text(text.clone())),
            Json::Array(pairs) => Some(UrlQuery::Parsed(pairs.iter().flat_map(flatten).collect())),
            _ => None,
        },
        pathname: part("pathname"),
        ..Url::default()
    }
}

fn flatten(pair: &Json) -> Vec<(String, String)> {
    let key = string(&pair[0]);
    let values = match &pair[1] {
        Json::Array(values) => values.iter().map(string).collect(),
        value => vec![string(value)],
    };
    values.into_iter().map(|value| (key.to_owned(), value.to_owned())).collect()
}

/// CVE-2018-12123: `javascript:` has no host, however it is spelled, so none can be made up.
#[test]
fn scheme_of_mixed_case_makes_no_host() {
    for scheme in ["javascript:", "JavaScript:", "javAscript:", "JAVASCRIPT:"] {
        let url = parse(&format!("{scheme}alert(1);a=\x27@white-listed\x27")).expect(scheme);
        assert_eq!(url.protocol.as_deref(), Some("javascript:"));
        assert_eq!((url.host, url.hostname, url.auth), (None, None, None));
        let url = parse(&format!("{scheme}//trusted.example/%0aalert(1)")).expect(scheme);
        assert_eq!((url.host, url.slashes), (None, false));
    }
}

/// What the IDNA mapping turns into another host, port, user or path is refused.
#[test]
fn host_of_lookalikes_is_refused() {
    for host in ["a\u{ff0f}b", "a\u{ff1a}80", "a\u{ff20}b", "a\u{ff03}", "\u{2100}", "\u{ad}"] {
        let input = format!("http://{host}/");
        let refused = Error::InvalidUrl { input: input.clone(), base: None };
        assert_eq!(parse(&input), Err(refused));
    }
}

/// A link to another host must not take the user name and password along.
#[test]
fn user_stays_with_its_host() {
    let base = "http://user:pass@example.com/a";
    assert_eq!(resolve(base, "b"), Ok("http://user:pass@example.com/b".into()));
    assert_eq!(resolve(base, "//other.example/b"), Ok("http://other.example/b".into()));
    assert_eq!(resolve(base, "http://other.example/b"), Ok("http://other.example/b".into()));
    assert_eq!(resolve(base, "https://example.com/b"), Ok("https://example.com/b".into()));
}

#[test]
fn text_is_parsed_by_from_str() {
    assert_eq!("http://a/b".parse(), parse("http://a/b"));
    assert!("http://a:b".parse::<Url>().is_err());
}

#[test]
fn types_are_send_and_sync() {
    fn check<T: Send + Sync>() {}
    check::<Url>();
    check::<UrlQuery>();
    check::<ParseOptions>();
    check::<Error>();
}

/// Texts in which the interesting characters are frequent.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "(https?:|HTTP:|file:|x:|mailto:|javascript:)?(//)?([a-c.]{0,3}@)?[a-cÉß。%: ]{0,4}[/\\\\.?#a@ é]{0,8}",
        "[/:@?#.ab\\[\\]%é \\t\\\\]{0,16}",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn nothing_panics(a in text(), b in text()) {
        let options = ParseOptions::default().parse_query_string(true).slashes_denote_host(true);
        let _ = (parse(&a), parse_with(&b, &options), format_str(&a));
        if let Ok(url) = resolve_object(&a, &b) {
            prop_assert_eq!(&url.href, &format(&url));
            // From nowhere, `resolve_object` gives the link as it is.
            if !a.is_empty() {
                prop_assert_eq!(resolve(&a, &b), Ok(url.href));
            }
        }
    }

    #[test]
    fn parts_make_the_whole(text in text()) {
        if let Ok(url) = parse(&text) {
            prop_assert_eq!(format(&url), url.href.as_str());
            let path = url.pathname.unwrap_or_default() + &url.search.unwrap_or_default();
            prop_assert_eq!(url.path.unwrap_or_default(), path);
        }
    }

    #[test]
    fn written_once_an_address_stays(
        text in "(http|https|ftp|x)://([a-c]{1,3}(:[a-c]{1,3})?@)?[a-cÉß.]{1,8}(:[0-9]{1,4})?(/[a-c{} é]{0,4}){0,3}(\\?[a-c=&|]{0,5})?(#[a-c ]{0,3})?"
    ) {
        if let Ok(url) = parse(&text) {
            let again = parse(&url.href);
            prop_assert_eq!(again, Ok(url));
        }
    }
}
