use nodular_process::{
    Error, convert_process_signal_to_exit_code, exit_code_from_number, exit_code_from_str,
    signal_name, signal_number,
};
use nodular_record::Table;
use serde_json::{Value as Json, json};

#[test]
#[cfg(target_os = "linux")]
fn values_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "values").check(200, |case| {
        let result = match answer(&case[0], &case[1][0]) {
            Ok(value) => value,
            Err(error) => json!({
                "code": error.code(), "message": error.to_string(), "name": error.class().name(),
            }),
        };
        if result == case[2] { Ok(()) } else { Err(result.to_string()) }
    });
}

#[cfg(target_os = "linux")]
fn answer(function: &Json, value: &Json) -> Result<Json, Error> {
    use nodular_process::{Signal, kill, pid, set_umask};

    let text = value.as_str();
    let number =
        || value["number"].as_str().map_or_else(|| value.as_f64(), |text| text.parse().ok());
    let integer =
        || value.as_i64().and_then(|value| i32::try_from(value).ok()).expect("an integer");
    Ok(match function.as_str() {
        Some("exitCode") => match text {
            Some(text) => json!(exit_code_from_str(text)?),
            None => json!(exit_code_from_number(number().expect("a number"))?),
        },
        Some("umask") => {
            let before = match text {
                Some(text) => set_umask(text)?,
                None => set_umask(value.as_u64().expect("a number") as u32)?,
            };
            json!(set_umask(before)?)
        }
        Some("number") => json!(text.and_then(signal_number)),
        Some("exitCodeOfSignal") => {
            json!(convert_process_signal_to_exit_code(text.expect("a name"))?)
        }
        Some("kill") => {
            let signal = text.map_or_else(|| Signal::from(integer()), Signal::from);
            json!(kill(pid() as i32, signal).map(|()| true)?)
        }
        _ => json!(kill(integer(), 0).map(|()| true)?),
    })
}

#[test]
fn a_number_has_its_first_name() {
    assert_eq!(signal_name(6), Some("SIGABRT"));
}
