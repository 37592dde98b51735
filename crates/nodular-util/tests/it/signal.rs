use nodular_record::Table;
use nodular_util::convert_process_signal_to_exit_code;
use serde_json::json;

#[test]
fn exit_codes_like_node() {
    let table = Table::read(env!("CARGO_MANIFEST_DIR"), "signal");
    let signals = table.cases()[0][1].as_array().expect("signals").iter().map(|signal| {
        (signal[0].as_str().expect("name"), signal[1].as_i64().expect("number") as i32)
    });
    let signals: Vec<_> = signals.collect();
    table.check(35, |case| {
        let Some(signal) = case[0].as_str() else { return Ok(()) };
        let actual = match convert_process_signal_to_exit_code(signal, &signals) {
            Ok(code) => json!(code),
            Err(error) => json!({
                "code": error.code(), "message": error.to_string(), "name": error.class().name(),
            }),
        };
        if actual == case[1] { Ok(()) } else { Err(actual.to_string()) }
    });
}
