use nodular_record::Table;
use nodular_util::{ArgOption, ArgValue, ParseArgs, ParsedArgs, Token};
use serde_json::{Value as Json, json};

#[test]
fn parse_args_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "parse_args").check(1_500, |case| {
        let arguments = case[0]["args"].as_array().expect("arguments").iter();
        let arguments = arguments.map(|argument| argument.as_str().expect("text"));
        let actual = match command(&case[0]).parse(arguments) {
            Ok(parsed) => shown(&parsed),
            Err(error) => json!({
                "code": error.code(), "message": error.to_string(), "name": error.class().name(),
            }),
        };
        if actual == case[1] { Ok(()) } else { Err(actual.to_string()) }
    });
}

fn command(config: &Json) -> ParseArgs {
    let mut command = ParseArgs::new();
    for (name, described) in config["options"].as_object().expect("options") {
        let is_string = described["type"] == "string";
        let mut option = if is_string { ArgOption::string() } else { ArgOption::boolean() };
        if let Some(short) = described["short"].as_str() {
            option = option.short(short.chars().next().expect("a letter"));
        }
        if described["multiple"] == true {
            option = option.multiple();
        }
        option = match &described["default"] {
            Json::Null => option,
            Json::Array(values) => option.defaults(values.iter().map(value)),
            one => option.default(value(one)),
        };
        command = command.option(name.clone(), option);
    }
    match config["allowPositionals"].as_bool() {
        Some(true) => command = command.allow_positionals(),
        Some(false) => command = command.refuse_positionals(),
        None => {}
    }
    if config["strict"] == false {
        command = command.lax();
    }
    if config["allowNegative"] == true {
        command = command.allow_negative();
    }
    command
}

fn value(described: &Json) -> ArgValue {
    match described {
        Json::Bool(value) => ArgValue::Boolean(*value),
        other => other.as_str().expect("text").into(),
    }
}

fn shown(parsed: &ParsedArgs) -> Json {
    let one = |value: &ArgValue| match value {
        ArgValue::Boolean(value) => json!(value),
        ArgValue::String(text) => json!(text),
    };
    let values: Vec<Json> = parsed
        .values
        .iter()
        .map(|(name, values, is_list)| match is_list {
            true => json!([name, values.iter().map(one).collect::<Vec<_>>()]),
            false => json!([name, values.last().map(one)]),
        })
        .collect();
    let tokens: Vec<Json> = parsed.tokens.iter().map(token).collect();
    json!({ "values": values, "positionals": parsed.positionals, "tokens": tokens })
}

fn token(token: &Token) -> Json {
    match token {
        Token::Option { index, name, raw_name, value, inline } => {
            let mut shown =
                json!({ "kind": "option", "name": name, "rawName": raw_name, "index": index });
            if let (Some(value), Some(inline)) = (value, inline) {
                shown["value"] = json!(value);
                shown["inlineValue"] = json!(inline);
            }
            shown
        }
        Token::Positional { index, value } => {
            json!({ "kind": "positional", "index": index, "value": value })
        }
        Token::OptionTerminator { index } => json!({ "kind": "option-terminator", "index": index }),
    }
}

#[test]
fn values_by_name() {
    let command = ParseArgs::new()
        .option("tag", ArgOption::string().short('t').multiple())
        .option("tag", ArgOption::string().short('g').multiple())
        .option("quiet", ArgOption::boolean());
    let parsed = command.parse(["-ga", "--tag", "b"]).expect("known options");
    assert_eq!(parsed.values.list("tag"), [ArgValue::from("a"), ArgValue::from("b".to_owned())]);
    assert_eq!(parsed.values.text("tag"), Some("b"));
    assert_eq!(parsed.values.get("quiet"), None);
    assert!(!parsed.values.is_set("quiet"));
    assert!(command.parse(["-t", "a"]).is_err(), "the first description was replaced");
}
