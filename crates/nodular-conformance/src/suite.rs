//! Node's tests: which there are, which module each is about, which say nothing about another runtime.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// The folders of the suite that are read, and whether their tests must run alone.
const FOLDERS: &[(&str, bool)] = &[("parallel", false), ("es-module", false), ("sequential", true)];

/// Which module a test is about, by how its name goes on behind `test-`. The first that fits wins.
#[rustfmt::skip]
const MODULES: &[(&str, &[&str])] = &[
    ("child_process", &["child-process", "spawn-cmd"]),
    ("async_hooks", &["async-hooks", "async-local-storage", "async-wrap", "asyncresource", "als-", "promise-hook"]),
    ("diagnostics_channel", &["diagnostics-channel", "diagnostic-channel"]),
    ("worker_threads", &["worker", "broadcastchannel", "messagechannel", "messageport", "structuredClone", "atomics"]),
    ("events", &["event-", "events", "eventemitter", "eventtarget", "nodeeventtarget", "whatwg-events",
                 "global-customevent"]),
    ("url", &["whatwg-url", "url-", "url.", "urlpattern", "fileurltopath"]),
    ("util", &["util", "whatwg-encoding", "global-encoder", "mime-", "parse-args", "aborted-util", "sys.", "diff."]),
    ("buffer", &["buffer", "btoa-atob", "blob", "file.", "stringbytes", "bad-unicode", "icu-transcode"]),
    ("path", &["path"]),
    ("querystring", &["querystring"]),
    ("string_decoder", &["string-decoder"]),
    ("os", &["os-", "os."]),
    ("process", &["process", "next-tick", "promise-unhandled", "promises-unhandled", "promise-reject",
                  "promises-warning", "unhandled", "uncaught", "signal", "stdin", "stdout", "stdio", "dummy-stdio",
                  "exception-handler", "emit-after-uncaught", "beforeexit", "queue-microtask", "microtask",
                  "memory-usage", "resource-usage", "setproctitle", "sigint", "set-process", "cwd-enoent",
                  "warn-sigprof", "init.", "handler-remove", "datetime-change", "throw-"]),
    ("timers", &["timer", "primitive-timer", "ref-unref-return"]),
    ("console", &["console", "global-console"]),
    ("perf_hooks", &["perf-", "performance", "tojson-perf"]),
    ("fs", &["fs", "file-", "filehandle", "sync-fileread", "fastutf8stream"]),
    ("stream", &["stream", "readable", "writable", "warn-stream"]),
    ("vm", &["vm-", "vm."]),
    ("v8", &["v8-", "v8."]),
    ("repl", &["repl", "force-repl"]),
    ("readline", &["readline"]),
    ("tty", &["tty"]),
    ("assert", &["assert"]),
    ("module", &["module", "require", "esm", "cjs", "import", "preload", "source-map", "find-package-json", "loaders",
                 "extensionless", "dynamic-import", "wrap."]),
];

/// What a test that reaches for the insides of Node or V8 has in its source.
const INSIDES: &[&str] = &[
    "--expose-internals",
    "--expose_internals",
    "internalBinding",
    "process.binding(",
    "process._linkedBinding",
    "require('internal/",
    "require(\"internal/",
    "from 'internal/",
    "--allow-natives-syntax",
    "--allow_natives_syntax",
    "'inspector'",
    "'node:inspector'",
    "'inspector/promises'",
    "'node:inspector/promises'",
    "--inspect",
    "skipIfInspectorDisabled",
    "--build-snapshot",
    "--snapshot-blob",
    "startupSnapshot",
    "'node:sea'",
    "common/sea",
    "--permission",
];

/// Names of tests of Node's own build and tools.
const TOOLS: &[&str] = &[
    "internal-",
    "inspector",
    "inspect-",
    "debugger",
    "snapshot",
    "sea-",
    "permission",
    "cli-permission",
    "heap-prof",
    "heapdump",
    "heapsnapshot",
    "cpu-prof",
    "trace-events",
    "tracing",
    "tick-processor",
    "eslint",
    "primordials",
    "shadow-realm",
    "startup-",
    "code-cache",
    "bootstrap-modules",
    "quic",
    "benchmark",
    "release-",
    "npm-",
    "corepack",
    "cppheap",
    "binding-",
    "common-",
    "common.",
    "freelist",
    "fixed-queue",
    "priority-queue",
    "macos-",
    "windows-",
];

/// Flags that choose something of V8 or of Node's build.
const ENGINE_FLAGS: &[&str] = &[
    "--harmony",
    "--no-harmony",
    "--max-old-space",
    "--max-semi",
    "--trace-gc",
    "--stress",
    "--predictable",
    "--gc-interval",
    "--jitless",
    "--abort-on-uncaught",
    "--stack-size",
    "--frozen-intrinsics",
    "--node-snapshot",
    "--no-node-snapshot",
    "--js-source-phase",
    "--perf-",
    "--interpreted",
    "--zero-fill",
    "--v8-pool-size",
];

/// One file of the suite.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    /// `parallel/test-path-join.js`
    pub(crate) name: String,
    pub(crate) module: &'static str,
    pub(crate) file: PathBuf,
    /// It disturbs others, or is disturbed by them.
    pub(crate) alone: bool,
}

/// The folder that holds `test/`, from it or from `test/` itself.
pub(crate) fn root(folder: &Path) -> io::Result<PathBuf> {
    let folder = folder.canonicalize()?;
    for candidate in [folder.as_path(), folder.parent().unwrap_or(&folder)] {
        if candidate.join("test/parallel").is_dir() {
            return Ok(candidate.to_owned());
        }
    }
    Err(io::Error::new(io::ErrorKind::NotFound, "there is no test/parallel in the suite's folder"))
}

/// The version of Node that the suite belongs to, where its folder says so.
pub(crate) fn version(root: &Path) -> Option<String> {
    if let Ok(header) = fs::read_to_string(root.join("src/node_version.h")) {
        let number = |name: &str| {
            let line = header.lines().find(|line| line.contains(&format!("#define {name} ")))?;
            line.split_whitespace().last().map(str::to_owned)
        };
        let parts = ["NODE_MAJOR_VERSION", "NODE_MINOR_VERSION", "NODE_PATCH_VERSION"].map(number);
        return parts.into_iter().collect::<Option<Vec<_>>>().map(|parts| parts.join("."));
    }
    let text = fs::read_to_string(root.join("node_version.ts")).ok()?;
    text.split('"').nth(1).map(str::to_owned)
}

/// The tests of `modules` that say something about any runtime, by their names.
pub(crate) fn tests(root: &Path, modules: &[String]) -> io::Result<Vec<Test>> {
    let mut tests = Vec::new();
    for (folder, alone) in FOLDERS {
        let Ok(entries) = fs::read_dir(root.join("test").join(folder)) else { continue };
        for entry in entries {
            let file = entry?.path();
            let Some(name) = file.file_name().and_then(|name| name.to_str()) else { continue };
            let Some(rest) = name.strip_prefix("test-") else { continue };
            if !(rest.ends_with(".js") || rest.ends_with(".mjs")) {
                continue;
            }
            let module = if *folder == "es-module" { "module" } else { module_of(rest) };
            if !modules.iter().any(|wanted| wanted == module) || is_tool(rest) {
                continue;
            }
            let source = String::from_utf8_lossy(&fs::read(&file)?).into_owned();
            if is_inside(&source) {
                continue;
            }
            tests.push(Test { name: format!("{folder}/{name}"), module, file, alone: *alone });
        }
    }
    tests.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(tests)
}

/// The names of all modules that tests are sorted by.
pub(crate) fn modules() -> impl Iterator<Item = &'static str> {
    MODULES.iter().map(|(module, _)| *module)
}

fn module_of(rest: &str) -> &'static str {
    let fits = |prefixes: &[&str]| prefixes.iter().any(|prefix| rest.starts_with(prefix));
    MODULES.iter().find(|(_, prefixes)| fits(prefixes)).map_or("other", |(module, _)| module)
}

fn is_tool(rest: &str) -> bool {
    TOOLS.iter().any(|prefix| rest.starts_with(prefix))
}

fn is_inside(source: &str) -> bool {
    source.lines().any(|line| {
        let trimmed = line.trim_start();
        let flags = trimmed.strip_prefix("// Flags:");
        if flags.is_none() && trimmed.starts_with("//") {
            return false;
        }
        let mut words = flags.unwrap_or_default().split_whitespace();
        INSIDES.iter().any(|inside| line.contains(inside))
            || words.any(|word| {
                let word = word.replace('_', "-");
                ENGINE_FLAGS.iter().any(|flag| word.starts_with(flag))
            })
    })
}

#[cfg(test)]
mod tests {
    use super::{is_inside, module_of};

    #[test]
    fn tests_are_sorted_by_their_names() {
        let cases = [
            ("path-join.js", "path"),
            ("fs-read.js", "fs"),
            ("url-null-char.js", "url"),
            ("whatwg-url-custom-domainto.js", "url"),
            ("timers-promises.js", "timers"),
            ("os.js", "os"),
            ("ostrich.js", "other"),
        ];
        for (name, module) in cases {
            assert_eq!(module_of(name), module, "{name}");
        }
    }

    #[test]
    fn tests_of_the_insides_are_told_by_their_source() {
        assert!(is_inside("// Flags: --expose-internals\n"));
        assert!(is_inside("// Flags: --stack_size=50\n"));
        assert!(is_inside("const { internalBinding } = require('internal/test/binding');"));
        assert!(!is_inside("// the internalBinding of old\nrequire('fs');"));
        assert!(!is_inside("// Flags: --no-warnings\n"));
    }
}
