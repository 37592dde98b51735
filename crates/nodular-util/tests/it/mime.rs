use nodular_record::Table;
use nodular_util::{MimeError, MimeParams, MimeType};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

#[test]
fn mime_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "mime").check(5_000, |case| {
        let text = case[1].as_str().expect("text");
        let (actual, expected) = match case[0].as_str() {
            Some("parse") => {
                (MimeType::new(text).map_or_else(failure, |mime| all_of(&mime)), &case[2])
            }
            _ => (changed(text, case[2].as_array().expect("steps")), &case[3]),
        };
        if actual == *expected { Ok(()) } else { Err(actual.to_string()) }
    });
}

fn all_of(mime: &MimeType) -> Json {
    let params: Vec<_> = mime.params().entries().collect();
    assert!(mime.params().keys().eq(params.iter().map(|param| param.0)));
    assert!(mime.params().values().eq(params.iter().map(|param| param.1)));
    assert_eq!(mime.params().len(), params.len());
    json!([mime.to_string(), mime.type_(), mime.subtype(), mime.essence(), params])
}

fn failure(error: MimeError) -> Json {
    json!({ "code": error.code(), "message": error.to_string(), "name": error.class().name() })
}

fn changed(text: &str, steps: &[Json]) -> Json {
    let mut mime = MimeType::new(text).expect("valid");
    let mut results: Vec<Json> = steps
        .iter()
        .map(|step| {
            let text = |index: usize| step[index].as_str().expect("text");
            let done = match text(0) {
                "type" => mime.set_type(text(1)).map(|()| json!(mime.type_())),
                "subtype" => mime.set_subtype(text(1)).map(|()| json!(mime.subtype())),
                "set" => mime.params_mut().set(text(1), text(2)).map(|()| Json::Null),
                "get" => Ok(json!(mime.params().get(text(1)))),
                "has" => Ok(json!(mime.params().has(text(1)))),
                "delete" => {
                    mime.params_mut().delete(text(1));
                    Ok(Json::Null)
                }
                other => panic!("method {other}"),
            };
            done.unwrap_or_else(failure)
        })
        .collect();
    results.push(json!(mime.to_string()));
    Json::Array(results)
}

#[test]
fn mime_types_go_through_serde() {
    let mime: MimeType = serde_json::from_str("\"Text/HTML; a=\\\"b c\\\"\"").expect("valid");
    assert_eq!(serde_json::to_value(&mime).expect("text"), json!("text/html;a=\"b c\""));
    assert!(serde_json::from_str::<MimeType>("\"text\"").is_err());
}

#[test]
fn many_parameters_are_read_in_one_pass() {
    let text: String = (0..100_000).map(|index| format!(";p{index}=\"{index}\"")).collect();
    let mime = MimeType::new(&format!("a/b{text}")).expect("valid");
    assert_eq!(mime.params().len(), 100_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_is_written_is_read_back(text in "(?s)(a/b)?([;=\"\\\\ \t\na-cA-Cé日😀]|.){0,30}") {
        if let Ok(mime) = MimeType::new(&text) {
            prop_assert_eq!(&MimeType::new(&mime.to_string()), &Ok(mime));
        }
    }

    #[test]
    fn what_can_be_set_is_read_back(name: String, value in "[ -~\t\u{80}-\u{ff}]{0,12}") {
        let mut params = MimeParams::new();
        if params.set(&name, &value).is_ok() {
            let mime = MimeType::new(&format!("a/b;{params}"));
            prop_assert_eq!(mime.as_ref().ok().and_then(|mime| mime.params().get(&name)), Some(&*value));
        }
    }
}
