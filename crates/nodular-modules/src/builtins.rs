/// The ids of Node's own modules, as `module.builtinModules` lists them; some have only the form with `node:`.
///
/// Node: [`module.builtinModules`](https://nodejs.org/api/module.html#modulebuiltinmodules)
#[rustfmt::skip]
pub const BUILTIN_MODULES: &[&str] = &[
    "_http_agent", "_http_client", "_http_common", "_http_incoming", "_http_outgoing", "_http_server", "_tls_common",
    "_tls_wrap", "assert", "assert/strict", "async_hooks", "buffer", "child_process", "cluster", "console", "constants",
    "crypto", "dgram", "diagnostics_channel", "dns", "dns/promises", "domain", "events", "fs", "fs/promises", "http",
    "http2", "https", "inspector", "inspector/promises", "module", "net", "os", "path", "path/posix", "path/win32",
    "perf_hooks", "process", "punycode", "querystring", "readline", "readline/promises", "repl", "stream",
    "stream/consumers", "stream/promises", "stream/web", "string_decoder", "sys", "timers", "timers/promises", "tls",
    "trace_events", "tty", "url", "util", "util/types", "v8", "vm", "wasi", "worker_threads", "zlib", "node:ffi",
    "node:sea", "node:sqlite", "node:test", "node:test/reporters",
];

/// Whether `specifier` names one of Node's own modules, with `node:` or, for those that have both forms, without.
///
/// Node: [`module.isBuiltin(moduleName)`](https://nodejs.org/api/module.html#moduleisbuiltinmodulename)
///
/// # Examples
///
/// ```
/// use nodular_modules::is_builtin;
///
/// assert!(is_builtin("fs") && is_builtin("node:fs") && is_builtin("node:test"));
/// assert!(!is_builtin("test") && !is_builtin("node:lodash"));
/// ```
#[doc(alias = "isBuiltin")]
pub fn is_builtin(specifier: &str) -> bool {
    builtin_id(specifier).is_some()
}

/// The id, without `node:`, of the module that `specifier` names if it is one of Node's own.
///
/// # Examples
///
/// ```
/// use nodular_modules::builtin_id;
///
/// assert_eq!(builtin_id("node:fs/promises"), Some("fs/promises"));
/// assert_eq!(builtin_id("lodash"), None);
/// ```
pub fn builtin_id(specifier: &str) -> Option<&'static str> {
    if let Some(id) = BUILTIN_MODULES.iter().find(|id| **id == specifier) {
        return Some(id.strip_prefix("node:").unwrap_or(id));
    }
    let bare = specifier.strip_prefix("node:")?;
    BUILTIN_MODULES.iter().find(|id| **id == bare).copied()
}
