//! The web-platform-tests' URL data: `tests/data/wpt` says where it comes from.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use nodular_url::Url;
use serde_json::Value;

/// The outcome of each case that is not as the data says, by the case's name.
struct Outcome {
    parses: usize,
    setters: usize,
    failures: Vec<(String, String)>,
}

#[test]
fn only_the_expected_cases_fail() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/wpt");
    let outcome = run(&folder);
    assert!(outcome.parses >= 819 && outcome.setters >= 254, "the data is not whole");
    let expected = fs::read_to_string(folder.join("expected_failures.txt")).unwrap();
    let expected: BTreeSet<&str> =
        expected.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).collect();
    let failed: BTreeSet<&str> = outcome.failures.iter().map(|(name, _)| name.as_str()).collect();
    let unexpected: Vec<_> =
        outcome.failures.iter().filter(|(name, _)| !expected.contains(name.as_str())).collect();
    assert!(unexpected.is_empty(), "unexpected failures: {unexpected:#?}");
    let passes: Vec<_> = expected.difference(&failed).collect();
    assert!(passes.is_empty(), "these pass; take them off the list: {passes:#?}");
}

/// `WPT_URL=path/to/wpt/url/resources cargo test -p nodular-url -- --ignored --nocapture wpt`
#[test]
#[ignore = "measures another copy of the data, named by WPT_URL"]
fn figures_of_another_copy() {
    let folder = env::var_os("WPT_URL").map(PathBuf::from).expect("WPT_URL names a folder");
    let Outcome { parses, setters, failures } = run(&folder);
    for (name, how) in &failures {
        println!("{name}: {how}");
    }
    let of_setters = failures.iter().filter(|(name, _)| name.contains("> set ")).count();
    println!("parses: {} of {parses}", parses - (failures.len() - of_setters));
    println!("setters: {} of {setters}", setters - of_setters);
}

fn run(folder: &Path) -> Outcome {
    let mut outcome = Outcome { parses: 0, setters: 0, failures: Vec::new() };
    for case in read(&folder.join("urltestdata.json")).as_array().unwrap() {
        if !case.is_object() {
            continue;
        }
        outcome.parses += 1;
        let input = case["input"].as_str().unwrap();
        let base = case["base"].as_str();
        let name = match base {
            Some(base) => format!("<{}> against <{}>", input.escape_debug(), base.escape_debug()),
            None => format!("<{}>", input.escape_debug()),
        };
        if let Some(how) = parse_fails(input, base, case) {
            outcome.failures.push((name, how));
        }
    }
    for (property, cases) in read(&folder.join("setters_tests.json")).as_object().unwrap() {
        for case in cases.as_array().into_iter().flatten().filter(|case| case.is_object()) {
            outcome.setters += 1;
            let href = case["href"].as_str().unwrap();
            let value = case["new_value"].as_str().unwrap();
            let name =
                format!("<{}> set {property} to <{}>", href.escape_debug(), value.escape_debug());
            let mut url = Url::new(href).unwrap();
            set(&mut url, property, value);
            if let Some(how) = differs(&url, &case["expected"]) {
                outcome.failures.push((name, how));
            }
        }
    }
    outcome
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn parse_fails(input: &str, base: Option<&str>, case: &Value) -> Option<String> {
    let parsed = match base {
        Some(base) => Url::parse_with_base(input, base),
        None => Url::parse(input),
    };
    match (parsed, case["failure"] == true) {
        (None, true) => None,
        (None, false) => Some("is refused".to_owned()),
        (Some(url), true) => Some(format!("is {url}")),
        (Some(url), false) => differs(&url, case),
    }
}

fn differs(url: &Url, expected: &Value) -> Option<String> {
    const PROPERTIES: [&str; 11] = [
        "href", "origin", "protocol", "username", "password", "host", "hostname", "port",
        "pathname", "search", "hash",
    ];
    PROPERTIES.iter().find_map(|property| {
        let expected = expected.get(property)?.as_str()?;
        let actual = get(url, property);
        (actual != expected).then(|| format!("{property} is {actual:?}, not {expected:?}"))
    })
}

pub(crate) fn get(url: &Url, property: &str) -> String {
    let text = match property {
        "href" => url.href(),
        "origin" => return url.origin(),
        "protocol" => url.protocol(),
        "username" => url.username(),
        "password" => url.password(),
        "host" => url.host(),
        "hostname" => url.hostname(),
        "port" => url.port(),
        "pathname" => url.pathname(),
        "search" => url.search(),
        "hash" => url.hash(),
        other => panic!("no property {other}"),
    };
    text.to_owned()
}

pub(crate) fn set(url: &mut Url, property: &str, value: &str) {
    match property {
        "href" => drop(url.set_href(value)),
        "protocol" => url.set_protocol(value),
        "username" => url.set_username(value),
        "password" => url.set_password(value),
        "host" => url.set_host(value),
        "hostname" => url.set_hostname(value),
        "port" => url.set_port(value),
        "pathname" => url.set_pathname(value),
        "search" => url.set_search(value),
        "hash" => url.set_hash(value),
        other => panic!("no property {other}"),
    }
}
