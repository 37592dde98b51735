//! `file:` URLs and paths against Node's answers.

use nodular_record::Table;
use nodular_url::{
    Error, FileUrlOptions, Url, file_url_to_path_buffer_with, file_url_to_path_with,
    path_to_file_url_with,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::url::shown;
use crate::wpt::{get, set};

#[test]
fn converts_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "file_url").check(8_000, |case| {
        let argument = case[1].as_str().unwrap();
        let options = FileUrlOptions::new().windows(case[2] == true).cwd("/");
        let result = match case[0].as_str().unwrap() {
            "fileURLToPath" => file_url_to_path_with(argument, &options),
            "fileURLToPathBuffer" => {
                file_url_to_path_buffer_with(argument, &options).map(|bytes| hex(&bytes))
            }
            "pathToFileURL" => {
                path_to_file_url_with(argument, &options).map(|url| url.href().to_owned())
            }
            other => panic!("no function {other}"),
        };
        let actual = match &result {
            Ok(text) => json!(text),
            Err(error) => on_linux(shown(error)),
        };
        if actual == case[3] { Ok(()) } else { Err(actual.to_string()) }
    });
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The table was recorded on Linux, and one message names the platform.
fn on_linux(mut error: Value) -> Value {
    if error["code"] == "ERR_INVALID_FILE_URL_HOST" {
        let message = error["message"].as_str().and_then(|message| message.rsplit_once(' '));
        error["message"] = json!(format!("{} linux", message.map_or("", |(start, _)| start)));
    }
    error
}

#[test]
fn takes_a_url_or_a_path() {
    let posix = FileUrlOptions::new().windows(false);
    let url = Url::new("file:///a%20b").unwrap();
    assert_eq!(file_url_to_path_with(&url, &posix).unwrap(), "/a b");
    let path = std::path::PathBuf::from("/a b");
    assert_eq!(path_to_file_url_with(&path, &posix).unwrap(), url);
}

#[test]
fn a_relative_working_directory_starts_at_the_root() {
    for (cwd, path, href) in
        [("", "h", "file:///h"), ("w", "..", "file:///"), ("..", "h", "file:///h")]
    {
        let posix = FileUrlOptions::new().windows(false).cwd(cwd);
        assert_eq!(path_to_file_url_with(path, &posix).unwrap().href(), href);
    }
}

#[test]
fn an_error_keeps_the_url() {
    let options = FileUrlOptions::new().windows(true);
    let error = file_url_to_path_with("file:///a b", &options).unwrap_err();
    let input = "file:///a%20b".to_owned();
    assert_eq!(error, Error::InvalidFileUrlPath { reason: "must be absolute", input });
}

fn path() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "/", "\\", "..", ".", " ", "%", "%2F", "%2e", "?", "#", "\n", "\t", "\r", "é", "😀",
            ":", "|", "C:", "^",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[a-z]{1,3}",
    ];
    prop::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_path_comes_back(path in path()) {
        let posix = FileUrlOptions::new().windows(false).cwd("/w");
        let url = path_to_file_url_with(&path, &posix).unwrap();
        let absolute = file_url_to_path_with(&url, &posix).unwrap();
        prop_assert_eq!(&path_to_file_url_with(&absolute, &posix).unwrap(), &url);
        if !path.contains("//") && !path.contains('.') && path.starts_with('/') {
            prop_assert_eq!(absolute, path);
        }
    }

    /// A URL that is made of a path is what parsing its text gives, and goes on as that.
    #[test]
    fn making_is_parsing(path in path(), value in path()) {
        let posix = FileUrlOptions::new().windows(false).cwd("/w");
        let mut made = path_to_file_url_with(&path, &posix).unwrap();
        let mut parsed = Url::new(made.href()).unwrap();
        prop_assert_eq!(made.join(&value), parsed.join(&value));
        prop_assert_eq!(url::Url::try_from(made.clone()), url::Url::try_from(parsed.clone()));
        for property in ["href", "pathname", "search", "hash", "host", "hostname", "protocol"] {
            prop_assert_eq!(get(&made, property), get(&parsed, property));
            set(&mut made, property, &value);
            set(&mut parsed, property, &value);
            prop_assert_eq!(made.href(), parsed.href());
        }
    }

    #[test]
    fn a_windows_path_comes_back(path in path()) {
        let windows = FileUrlOptions::new().windows(true).cwd("C:\\w");
        if let Ok(url) = path_to_file_url_with(&path, &windows) {
            prop_assert_eq!(&Url::new(url.href()).unwrap(), &url);
            let absolute = file_url_to_path_with(&url, &windows).unwrap_or_default();
            // `C:x` is relative to the working directory of its drive.
            if absolute.get(2..3) == Some("\\") {
                prop_assert_eq!(path_to_file_url_with(&absolute, &windows).unwrap(), url);
            }
        }
    }

    /// Text that is decoded without parsing gives what parsing it first gives.
    #[test]
    fn skipping_the_parser_changes_nothing(path in path()) {
        let posix = FileUrlOptions::new().windows(false);
        let href = format!("file:///{path}");
        let parsed = Url::new(&href).unwrap();
        let direct = file_url_to_path_with(&href, &posix);
        prop_assert_eq!(direct.clone().ok(), file_url_to_path_with(&parsed, &posix).ok());
        let codes = |result: Result<String, Error>| result.map_err(|error| error.to_string());
        // A blank in front is never taken for plain.
        prop_assert_eq!(codes(file_url_to_path_with(format!(" {href}"), &posix)), codes(direct));
    }
}
