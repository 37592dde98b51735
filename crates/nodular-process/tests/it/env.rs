use nodular_error::Number;
use nodular_process::{Env, EnvFiles, EnvRules, Error, load_env_file};
use nodular_record::Table;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

#[test]
fn env_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "env").check(700, |case| {
        let mut env = Env::with_rules(EnvRules::Posix);
        let actions = case[0].as_array().expect("actions");
        let answers: Vec<Json> = actions.iter().map(|action| act(&mut env, action)).collect();
        let vars: Vec<Json> = env.iter().map(|(name, value)| json!([name, value])).collect();
        let actual = (json!(answers), json!(vars));
        if actual == (case[1].clone(), case[2].clone()) {
            Ok(())
        } else {
            Err(format!("{actual:?}"))
        }
    });
}

fn act(env: &mut Env, action: &Json) -> Json {
    let name = action[1].as_str().expect("a name");
    match action[0].as_str() {
        Some("set") => {
            let value = match &action[2] {
                Json::String(text) => text.clone(),
                Json::Number(number) => Number::from(number.as_f64().expect("f64")).to_string(),
                other => other.to_string(),
            };
            env.set(name, value);
        }
        Some("get") => return json!(env.get(name)),
        Some("has") => return json!(env.has(name)),
        _ => {
            env.delete(name);
        }
    }
    Json::Null
}

#[test]
fn names_on_windows() {
    let mut env = Env::with_rules(EnvRules::Windows);
    env.extend([("Path", "a"), ("TEMP", "t"), ("äß", "umlaut"), ("a", "1")]);
    assert_eq!(env.get("PATH"), Some("a"));
    assert_eq!(env.get("ÄSS"), None);
    assert_eq!(env.get("Äß"), Some("umlaut"));
    env.set("pATH", "b");
    assert!(env.has("path") && env.delete("Temp") && !env.delete("Temp"));
    assert_eq!(env.iter().collect::<Vec<_>>(), [("a", "1"), ("Path", "b"), ("äß", "umlaut")]);
    assert!(!env.set("=C:", r"C:\work"));
    assert_eq!(env.len(), 3);
}

#[test]
#[cfg(unix)]
fn what_is_no_utf8_is_passed_on_to_children() {
    use std::ffi::{OsStr, OsString};
    use std::os::unix::ffi::OsStrExt;
    use std::process::Command;

    let bad = OsStr::from_bytes(b"\xFF\xFE");
    let mut child = Command::new(std::env::current_exe().expect("this test"));
    child.args(["--exact", "env::shows_its_environment", "--ignored", "--nocapture"]);
    let out = child.env_clear().env("BAD", bad).env("GOOD", "é").output().expect("output");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stdout));

    let mut env = Env::new();
    env.set("A", "b");
    assert_eq!(env.vars_os().collect::<Vec<_>>(), [(OsString::from("A"), OsString::from("b"))]);
}

#[test]
#[ignore = "run by the test above"]
#[cfg(unix)]
fn shows_its_environment() {
    use std::os::unix::ffi::OsStrExt;

    let env = Env::from_system();
    assert_eq!(env.get("BAD"), Some("\u{FFFD}\u{FFFD}"));
    assert_eq!(env.get("GOOD"), Some("é"));
    let raw = env.vars_os().find(|(name, _)| name == "BAD").expect("is there").1;
    assert_eq!(raw.as_bytes(), b"\xFF\xFE");
}

#[test]
fn values_are_not_shown() {
    let env = Env::from_iter([("PASSWORD", "secret")]);
    assert_eq!(format!("{env:?}"), r#"Env(["PASSWORD"])"#);
}

#[test]
fn env_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    };
    let a = file("a.env", b"A=a\nB=a\n1=z\nX=\xFF\n");
    let b = file("b.env", b"B=b\nC=b\n");
    let real = || Env::from_iter([("C", "real"), ("EMPTY", "")]);

    // One after the other: what was there first stays.
    let mut env = real();
    load_env_file(&a, &mut env).expect("a");
    load_env_file(&b, &mut env).expect("b");
    assert_eq!((env.get("B"), env.get("C")), (Some("a"), Some("real")));
    assert_eq!(env.get("X"), Some("\u{FFFD}"));

    // Of the command line: the last file wins, but not against what is there.
    let mut env = real();
    let missing = folder.path().join("nope");
    let files = EnvFiles::new().file(&a).file(&b).file_if_exists(&missing);
    assert_eq!(files.load(&mut env), Ok(vec![missing.clone()]));
    assert_eq!((env.get("B"), env.get("C")), (Some("b"), Some("real")));

    let error = EnvFiles::new().file(&a).file(&missing).load(&mut env).unwrap_err();
    assert_eq!(error.to_string(), format!("{}: not found", missing.display()));
    let error = load_env_file("a\0b", &mut env).unwrap_err();
    assert_eq!(
        error.to_string(),
        "The argument 'path' must be a string, Uint8Array, or URL without null bytes. Received 'a\\x00b'",
    );
}

#[test]
#[cfg(unix)]
fn a_folder_is_no_env_file() {
    let mut env = Env::new();
    let error = load_env_file("/", &mut env).unwrap_err();
    assert_eq!(error.to_string(), "Contents of '/' should be a valid string.");
    assert_eq!(error.code(), "ERR_INVALID_ARG_TYPE");
    let error = EnvFiles::new().file_if_exists("/").load(&mut env).unwrap_err();
    assert_eq!(error.to_string(), "/: invalid format");
}

#[test]
fn env_files_of_a_command_line() {
    let (files, rest) =
        EnvFiles::from_args(["--env-file=a", "x", "--env-files=b", "--", "--env-file=c"])
            .expect("files");
    assert_eq!(files, EnvFiles::new().file("a"));
    assert_eq!(rest, ["x", "--env-files=b", "--", "--env-file=c"]);
    let error = EnvFiles::from_args(["--env-file-if-exists"]).unwrap_err();
    assert_eq!(error, Error::OptionWithoutArgument("--env-file-if-exists"));
    assert_eq!(error.to_string(), "--env-file-if-exists requires an argument");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is set is there, under each spelling on Windows, until it is deleted.
    #[test]
    fn set_get_delete(name in "[^=\0]{1,8}", value in "[^\0]*", others in prop::collection::vec("[A-Za-z]{1,2}", 0..8)) {
        for rules in [EnvRules::Posix, EnvRules::Windows] {
            let mut env = Env::with_rules(rules);
            env.extend(others.iter().map(|other| (other, "other")));
            prop_assert!(env.set(&name, &value));
            prop_assert_eq!(env.get(&name), Some(&*value));
            let listed: Env = env.iter().collect();
            prop_assert_eq!(listed.iter().count(), env.len());
            if rules == EnvRules::Windows && name.is_ascii() {
                prop_assert_eq!(env.get(&name.to_ascii_lowercase()), Some(&*value));
            }
            prop_assert!(env.delete(&name));
            prop_assert!(!env.has(&name));
        }
    }
}
