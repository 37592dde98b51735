//! Runs the programs that `tests/record/lib/program.mjs` describes.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use nodular_console::{ColorMode, Console, ConsoleOptions, Error};
use nodular_record::Table;
use nodular_util::InspectOptions;
use serde_json::{Map, Value as Json, json};

use crate::describe::{build, build_all, options as inspect_options};

#[test]
fn programs_like_node() {
    check("programs", 900);
}

#[test]
fn tables_like_node() {
    check("tables", 1_500);
}

fn check(table: &str, at_least: usize) {
    Table::read(env!("CARGO_MANIFEST_DIR"), table).check(at_least, |case| {
        let actual = match run(&case[0], list(&case[1])) {
            Ok(printed) => printed,
            Err(error) => json!({
                "code": error.code(),
                "message": error.to_string(),
                "name": error.class().name(),
            }),
        };
        if actual == case[2] { Ok(()) } else { Err(actual.to_string()) }
    });
}

/// What a program prints, as its recording has it.
fn run(described: &Json, calls: &[Json]) -> Result<Json, Error> {
    let now = Arc::new(Mutex::new(Duration::ZERO));
    let warnings = Arc::new(Mutex::new(Vec::new()));
    let options = options(described, Arc::clone(&now), Arc::clone(&warnings));
    let is_single = described["single"] == true;
    let (mut out, mut err) = (Vec::new(), Vec::new());
    if is_single {
        let mut console = Console::new(&mut out).with_options(options)?;
        calls.iter().for_each(|call| perform(&mut console, list(call), &now));
    } else {
        let mut console = Console::with_stderr(&mut out, &mut err).with_options(options)?;
        calls.iter().for_each(|call| perform(&mut console, list(call), &now));
    }
    let text = |bytes| Json::from(String::from_utf8(bytes).expect("UTF-8"));
    let mut printed = Map::from_iter([("out".to_owned(), text(out))]);
    if !is_single {
        printed.insert("err".to_owned(), text(err));
    }
    let warnings = std::mem::take(&mut *warnings.lock().expect("no panic"));
    if !warnings.is_empty() {
        printed.insert("warnings".to_owned(), warnings.into());
    }
    Ok(printed.into())
}

fn options(
    described: &Json,
    now: Arc<Mutex<Duration>>,
    warnings: Arc<Mutex<Vec<String>>>,
) -> ConsoleOptions {
    let mut options = ConsoleOptions::new()
        .clock(move || *now.lock().expect("no panic"))
        .on_warning(move |warning| {
            let text = format!("{}: {warning}", warning.name());
            warnings.lock().expect("no panic").push(text);
        })
        .stdout_is_terminal(described["tty"][0] == true)
        .stderr_is_terminal(described["tty"][1] == true);
    let environment = described["env"].clone();
    options = options.environment(move |name| environment.get(name)?.as_str().map(str::to_owned));
    match &described["groupIndentation"] {
        Json::String(number) => {
            options = options.group_indentation(number.parse::<f64>().expect("a number"));
        }
        number => {
            if let Some(number) = number.as_f64() {
                options = options.group_indentation(number);
            }
        }
    }
    options = options.color_mode(match described["colorMode"].as_bool() {
        Some(true) => ColorMode::Always,
        Some(false) => ColorMode::Never,
        None => ColorMode::Auto,
    });
    if described["inspectOptions"].is_object() {
        options = options.inspect_options(change(&described["inspectOptions"]));
    }
    if described["inspectMap"][0].is_object() {
        options = options.stdout_inspect_options(change(&described["inspectMap"][0]));
    }
    if described["inspectMap"][1].is_object() {
        options = options.stderr_inspect_options(change(&described["inspectMap"][1]));
    }
    options
}

/// Sets those options that are described.
fn change(described: &Json) -> impl Fn(&mut InspectOptions) + Send + Sync + 'static {
    let given = inspect_options(described);
    let names: Vec<String> =
        described.as_object().into_iter().flat_map(Map::keys).cloned().collect();
    move |options| {
        for name in &names {
            match &**name {
                "depth" => options.depth = given.depth,
                "breakLength" => options.break_length = given.break_length,
                "maxArrayLength" => options.max_array_length = given.max_array_length,
                "maxStringLength" => options.max_string_length = given.max_string_length,
                "compact" => options.compact = given.compact,
                "sorted" => options.sorted = given.sorted.clone(),
                "colors" => options.colors = given.colors,
                "showHidden" => options.show_hidden = given.show_hidden,
                "numericSeparator" => options.numeric_separator = given.numeric_separator,
                other => panic!("option {other}"),
            }
        }
    }
}

fn perform<O, E>(console: &mut Console<O, E>, call: &[Json], now: &Mutex<Duration>)
where
    O: std::io::Write,
    E: std::io::Write,
{
    let method = call[0].as_str().expect("a method");
    let label = || call[1].as_str().expect("a label");
    let values = |at: usize| build_all(list(&call[at]));
    match method {
        "tick" => {
            let number = |at: usize| call[at].as_u64().expect("a number");
            *now.lock().expect("no panic") +=
                Duration::from_secs(number(1)) + Duration::from_nanos(number(2));
            Ok(())
        }
        "table" => {
            let (tree, data) = build(&call[1]);
            let names: Option<Vec<&str>> = call.get(2).map(|names| {
                list(names).iter().map(|name| name.as_str().expect("a name")).collect()
            });
            console.table_value(&tree, &data, names.as_deref())
        }
        "dir" => {
            let (tree, value) = build(&call[1]);
            let change = change(call.get(2).unwrap_or(&Json::Null));
            console.dir_value(&tree, &value, change)
        }
        "assert" => {
            let (tree, values) = values(2);
            console.assert(call[1] == true, (&tree, &*values))
        }
        "timeLog" => {
            let (tree, values) = values(2);
            console.time_log(label(), (&tree, &*values))
        }
        "time" => {
            console.time(label());
            Ok(())
        }
        "timeEnd" => console.time_end(label()),
        "count" => console.count(label()),
        "countReset" => {
            console.count_reset(label());
            Ok(())
        }
        "groupEnd" => {
            console.group_end();
            Ok(())
        }
        "clear" => console.clear(),
        method => {
            let (tree, values) = values(1);
            let arguments = (&tree, &*values);
            match method {
                "log" => console.log(arguments),
                "info" => console.info(arguments),
                "debug" => console.debug(arguments),
                "warn" => console.warn(arguments),
                "error" => console.error(arguments),
                "dirxml" => console.dirxml(arguments),
                "group" => console.group(arguments),
                "groupCollapsed" => console.group_collapsed(arguments),
                // It is recorded without the lines of a stack.
                "trace" => console.trace_with_stack(arguments, ""),
                other => panic!("method {other}"),
            }
        }
    }
    .expect("errors are ignored");
}

fn list(described: &Json) -> &[Json] {
    described.as_array().map_or(&[], Vec::as_slice)
}
