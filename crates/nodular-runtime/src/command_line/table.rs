//! The options that Nodular knows.

/// What follows an option.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// Nothing; with `--no-` before its name, it is off.
    Flag,
    /// Text
    Text,
    /// Text, or nothing
    MaybeText,
}

/// An option.
#[derive(Clone, Copy, Debug)]
pub struct CommandOption {
    /// The name without dashes.
    pub name: &'static str,
    /// What follows it.
    pub kind: Kind,
    /// Whether `NODE_OPTIONS` may have it.
    pub in_environment: bool,
    /// Its other forms, with a dash.
    pub short: &'static [&'static str],
}

const fn option(
    name: &'static str,
    kind: Kind,
    in_environment: bool,
    short: &'static [&'static str],
) -> CommandOption {
    CommandOption { name, kind, in_environment, short }
}

/// Every option, by name. Some are accepted because programs are started with them, and change nothing here.
#[rustfmt::skip]
pub const OPTIONS: &[CommandOption] = &[
    option("abort-on-uncaught-exception", Kind::Flag, true, &[]),
    option("addons", Kind::Flag, true, &[]),
    option("allow-natives-syntax", Kind::Flag, false, &[]),
    option("async-context-frame", Kind::Flag, true, &[]),
    option("check", Kind::Flag, false, &["-c"]),
    option("conditions", Kind::Text, true, &["-C"]),
    option("deprecation", Kind::Flag, true, &[]),
    option("disable-proto", Kind::Text, true, &[]),
    option("disable-warning", Kind::Text, true, &[]),
    option("dns-result-order", Kind::Text, true, &[]),
    option("enable-source-maps", Kind::Flag, true, &[]),
    option("entry-url", Kind::Flag, true, &[]),
    option("env-file", Kind::Text, false, &[]),
    option("env-file-if-exists", Kind::Text, false, &[]),
    option("eval", Kind::Text, false, &["-e"]),
    option("experimental-detect-module", Kind::Flag, true, &[]),
    option("experimental-eventsource", Kind::Flag, true, &[]),
    option("experimental-fetch", Kind::Flag, true, &[]),
    option("experimental-global-navigator", Kind::Flag, true, &[]),
    option("experimental-import-meta-resolve", Kind::Flag, true, &[]),
    option("experimental-repl-await", Kind::Flag, true, &[]),
    option("experimental-require-module", Kind::Flag, true, &[]),
    option("experimental-vm-modules", Kind::Flag, true, &[]),
    option("experimental-websocket", Kind::Flag, true, &[]),
    option("experimental-webstorage", Kind::Flag, true, &[]),
    option("experimental-worker", Kind::Flag, true, &[]),
    option("expose-gc", Kind::Flag, true, &[]),
    option("extra-info-on-fatal-exception", Kind::Flag, true, &[]),
    option("force-async-hooks-checks", Kind::Flag, true, &[]),
    option("frozen-intrinsics", Kind::Flag, true, &[]),
    option("global-search-paths", Kind::Flag, true, &[]),
    option("harmony", Kind::Flag, false, &[]),
    option("help", Kind::Flag, false, &["-h"]),
    option("icu-data-dir", Kind::Text, true, &[]),
    option("import", Kind::Text, true, &[]),
    option("input-type", Kind::Text, true, &[]),
    option("insecure-http-parser", Kind::Flag, true, &[]),
    option("interactive", Kind::Flag, false, &["-i"]),
    option("max-http-header-size", Kind::Text, true, &[]),
    option("max-old-space-size", Kind::Text, true, &[]),
    option("max-semi-space-size", Kind::Text, true, &[]),
    option("network-family-autoselection", Kind::Flag, true, &[]),
    option("network-family-autoselection-attempt-timeout", Kind::Text, true, &[]),
    option("node-snapshot", Kind::Flag, true, &[]),
    option("pending-deprecation", Kind::Flag, true, &[]),
    option("preserve-symlinks", Kind::Flag, true, &[]),
    option("preserve-symlinks-main", Kind::Flag, true, &[]),
    option("print", Kind::MaybeText, false, &["-p", "-pe"]),
    option("redirect-warnings", Kind::Text, true, &[]),
    option("report-on-signal", Kind::Flag, true, &[]),
    option("require", Kind::Text, true, &["-r"]),
    option("require-module", Kind::Flag, true, &[]),
    option("stack-size", Kind::Text, false, &[]),
    option("stack-trace-limit", Kind::Text, true, &[]),
    option("test", Kind::Flag, false, &[]),
    option("throw-deprecation", Kind::Flag, true, &[]),
    option("title", Kind::Text, true, &[]),
    option("tls-cipher-list", Kind::Text, true, &[]),
    option("tls-max-v1.3", Kind::Flag, true, &[]),
    option("tls-min-v1.2", Kind::Flag, true, &[]),
    option("trace-deprecation", Kind::Flag, true, &[]),
    option("trace-exit", Kind::Flag, true, &[]),
    option("trace-require-module", Kind::Flag, true, &[]),
    option("experimental-print-required-tla", Kind::Flag, true, &[]),
    option("experimental-strip-types", Kind::Flag, true, &[]),
    option("trace-sigint", Kind::Flag, true, &[]),
    option("trace-sync-io", Kind::Flag, true, &[]),
    option("trace-uncaught", Kind::Flag, true, &[]),
    option("trace-warnings", Kind::Flag, true, &[]),
    option("unhandled-rejections", Kind::Text, true, &[]),
    option("use-strict", Kind::Flag, false, &[]),
    option("v8-options", Kind::Flag, false, &[]),
    option("verify-base-objects", Kind::Flag, true, &[]),
    option("version", Kind::Flag, false, &["-v"]),
    option("warnings", Kind::Flag, true, &[]),
    option("watch", Kind::Flag, false, &[]),
    option("zero-fill-buffers", Kind::Flag, true, &[]),
];
