use nodular_process::parse_env;
use nodular_record::Table;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

#[test]
fn parse_env_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "dotenv").check(2_500, |case| {
        let text = case[1][0].as_str().expect("text");
        let actual: Json =
            parse_env(text).into_iter().map(|(name, value)| json!([name, value])).collect();
        if actual == case[2] { Ok(()) } else { Err(actual.to_string()) }
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is in quotes comes back as it was, whatever it is.
    #[test]
    fn a_quoted_value_comes_back(name in "[A-Z_][A-Z0-9_]*", value in "[^'\r]*", before in "([A-Z]+=[a-z]*\n)*") {
        let text = format!("{before}export {name} = '{value}' # a comment\n");
        prop_assert_eq!(&parse_env(&text)[&name], &value);
    }

    #[test]
    fn no_text_is_refused(text in "([A-Za-z]|[='\"`#\\\\]|[ \t\r\n]|export |\\PC)*") {
        for (name, value) in parse_env(&text) {
            prop_assert!(!name.contains(['=', '\r']) && !value.contains('\r'));
        }
    }
}

/// What would take hours if a line cost as much as the rest of the file.
#[test]
fn long_files() {
    let lines = 200_000;
    let numbered: String = (0..lines).map(|n| format!("N{n}={n}\n")).collect();
    assert_eq!(parse_env(&numbered).len(), lines);
    for line in ["A='\n", "A=\n", "=\n", "#\n", "=", " ", "'", "A\n", "A=' # \"\n", "A=`'\"b\n"] {
        assert!(parse_env(&line.repeat(lines)).len() <= 2, "{line:?}");
    }
}
