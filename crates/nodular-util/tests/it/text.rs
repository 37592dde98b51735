use nodular_record::Table;
use nodular_util::{get_string_width, strip_vt_control_characters, style_text};
use serde_json::{Value as Json, json};

#[test]
fn text_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "text").check(2_000, |case| {
        let text = |value: &Json| value.as_str().expect("text").to_owned();
        let first = &case[1][0];
        let actual = match case[0].as_str() {
            Some("strip") => json!(strip_vt_control_characters(&text(first))),
            Some("width") => json!(get_string_width(&text(first)).saturating_sub(7)),
            _ => {
                let formats: Vec<&str> =
                    first.as_array().expect("formats").iter().filter_map(Json::as_str).collect();
                match style_text(&formats, &text(&case[1][1])) {
                    Ok(styled) => json!(styled),
                    Err(error) => json!({
                        "code": error.code(), "message": error.to_string(),
                        "name": error.class().name(),
                    }),
                }
            }
        };
        if actual == case[2] { Ok(()) } else { Err(actual.to_string()) }
    });
}
