//! The command line, as another contestant or a comparison uses it.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// The cases of each topic; those of the first list have no lower bound.
const CASES: [(&str, &[&str], &[&str]); 7] = [
    (
        "path",
        &[
            "win32.join",
            "win32.resolve",
            "win32.normalize",
            "win32.relative",
            "win32.basename",
            "win32.dirname",
            "win32.parse",
        ],
        &[
            "posix.join",
            "posix.resolve",
            "posix.normalize",
            "posix.relative",
            "posix.basename",
            "posix.dirname",
            "posix.parse",
        ],
    ),
    (
        "url",
        &[],
        &[
            "parse",
            "parse.base",
            "canParse",
            "fields",
            "setters",
            "params.parse",
            "params.get",
            "params.build",
            "pathToFileURL",
            "fileURLToPath",
        ],
    ),
    ("querystring", &[], &["parse", "stringify", "escape", "unescape"]),
    (
        "buffer",
        &[
            "indexOf.1k",
            "indexOf.1m",
            "compare.1k",
            "compare.1m",
            "copy.1k",
            "copy.1m",
            "alloc.1k",
            "allocUnsafe.1k",
            "concat.16x1k",
            "readUInt32LE",
            "writeDoubleBE",
        ],
        &[
            "encode.hex.1k",
            "encode.hex.1m",
            "encode.base64.1k",
            "encode.base64.1m",
            "encode.latin1.1k",
            "encode.latin1.1m",
            "encode.utf8_ascii.1k",
            "encode.utf8_ascii.1m",
            "encode.utf8_mixed.1k",
            "encode.utf8_mixed.1m",
            "decode.hex.1k",
            "decode.hex.1m",
            "decode.base64.1k",
            "decode.base64.1m",
            "decode.latin1.1k",
            "decode.latin1.1m",
            "decode.utf8_ascii.1k",
            "decode.utf8_ascii.1m",
            "decode.utf8_mixed.1k",
            "decode.utf8_mixed.1m",
        ],
    ),
    (
        "events",
        &["eventtarget.dispatch1"],
        &[
            "emit.0",
            "emit.1",
            "emit.3",
            "emit.10",
            "emit.1.prepared",
            "once",
            "on_off",
            "create_on_emit",
        ],
    ),
    (
        "util",
        &["parseArgs"],
        &[
            "inspect.nested",
            "inspect.small",
            "inspect.array1000",
            "format.simple",
            "format.json",
            "isDeepStrictEqual",
            "stripVTControlCharacters",
        ],
    ),
    (
        "timers",
        &[],
        &[
            "timeout.insert_cancel.1m",
            "timeout.fire.100k",
            "immediate.chain.200k",
            "immediate.batch.200k",
            "nexttick.chain.1m",
            "microtask.chain.1m",
        ],
    ),
];

fn bench(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nodular-bench"));
    command.env("BENCH_DATA", data).args(arguments).output().expect("the program runs")
}

fn lines(output: &Output) -> Vec<Value> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

#[test]
fn each_topic_lists_each_case_once() {
    let data = tempfile::tempdir().unwrap();
    assert!(bench(data.path(), &["data"]).status.success());
    for (topic, without_bound, with_bound) in CASES {
        let list = lines(&bench(data.path(), &[topic, "--list"]));
        let of = |implementation: &str| {
            let cases = list.iter().filter(|line| line["impl"] == implementation);
            let mut cases: Vec<_> = cases.map(|line| line["case"].as_str().unwrap()).collect();
            cases.sort_unstable();
            cases
        };
        let mut expected = with_bound.to_vec();
        expected.sort_unstable();
        assert_eq!(of("bound"), expected, "{topic}");
        expected.extend(without_bound);
        expected.sort_unstable();
        assert_eq!(of("nodular"), expected, "{topic}");
    }
}

#[test]
fn a_case_prints_the_line_of_the_contract() {
    let data = tempfile::tempdir().unwrap();
    assert!(bench(data.path(), &["data"]).status.success());
    let [ours, bound] = ["--impl=nodular", "--impl=bound"].map(|implementation| {
        let output = bench(data.path(), &["querystring", "--case=str*", implementation]);
        let [line] = lines(&output).try_into().unwrap();
        line
    });
    let keys: Vec<_> = ours.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = ["topic", "case", "impl", "metric", "value", "unit", "better", "best", "check"];
    assert_eq!(keys, expected);
    assert_eq!((&ours["topic"], &ours["case"]), (&"querystring".into(), &"stringify".into()));
    assert!(ours["value"].as_f64().unwrap() > 0.0 && ours["check"].as_u64().unwrap() > 100_000);
    assert_eq!(ours["check"], bound["check"]);
    assert_eq!((&ours["impl"], &bound["impl"]), (&"nodular".into(), &"bound".into()));
}

#[test]
fn what_is_wrong_is_said() {
    let data = tempfile::tempdir().unwrap();
    for (arguments, expected) in [
        (&[][..], "which topic? See docs/benchmarks.md"),
        (&["pach"], "no topic pach"),
        (&["path", "--lang"], "unknown option --lang"),
        (&["path", "--serve=hello"], "path serves nothing"),
        (&["http", "--serve=hallo"], "http has no role hallo"),
        (&["compare", "pach"], "unknown argument pach"),
    ] {
        let output = bench(data.path(), arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(stderr.trim_end(), format!("nodular-bench: {expected}"), "{arguments:?}");
    }
}
