use nodular_record::Table;
use nodular_util::{DebugEnv, debuglog};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

#[test]
fn debuglog_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "debuglog").check(120, |case| {
        let text = |value: &Json| value.as_str().expect("text").to_owned();
        let section = text(&case[1]);
        let all = DebugEnv::new("*");
        let (actual, expected) = match case[0].as_str() {
            Some("enabled") => {
                let env = DebugEnv::new(&section);
                let sections = case[2].as_array().expect("sections").iter();
                let sections: Vec<_> = sections
                    .map(|section| json!([section[0], env.is_enabled(&text(&section[0]))]))
                    .collect();
                (json!(sections), &case[2])
            }
            Some("line") => {
                let debug = all.log(&section, 4242);
                let debug = if case[2] == true { debug.colored() } else { debug };
                let mut written = Vec::new();
                debug.write(&mut written, &case[3]).expect("written");
                (json!(String::from_utf8_lossy(&written)), &case[4])
            }
            _ => {
                let warning = all.log(&section, 4242).warning().expect("a warning");
                (json!([warning.name, warning.message]), &json!([case[2], case[3]]))
            }
        };
        if actual == *expected { Ok(()) } else { Err(actual.to_string()) }
    });
}

#[test]
fn nothing_is_written_unasked() {
    let mut written = Vec::new();
    let debug = DebugEnv::new("other").log("mine", 1);
    debug.write(&mut written, &("%s", 1)).expect("nothing");
    assert!(written.is_empty() && !debug.enabled());
    assert_eq!(
        debuglog("no such section").line(&"x").is_some(),
        debuglog("no such section").enabled()
    );
}

#[test]
fn many_stars_take_no_time() {
    let env = DebugEnv::new(&"*a".repeat(2_000));
    assert!(!env.is_enabled(&"a".repeat(1_999)));
    assert!(env.is_enabled(&"a".repeat(2_000)));
}

proptest! {
    #[test]
    fn a_star_is_on_for_all(section in "[^\n\r\u{2028}\u{2029}]{0,9}", at in 0_usize..9) {
        let at = section.floor_char_boundary(at.min(section.len()));
        prop_assume!(!section.contains([',', '*']));
        let pattern = format!("{}*{}", &section[..at], &section[at..]);
        // Some characters are another text in upper case, and Node's sections are.
        prop_assume!(section.is_ascii());
        prop_assert!(DebugEnv::new(&pattern).is_enabled(&section));
        prop_assert!(DebugEnv::new("*").is_enabled(&section));
    }
}
