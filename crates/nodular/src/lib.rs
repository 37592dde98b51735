//! Node's platform as plain Rust crates, one per topic. This crate only re-exports them, each behind a feature
//! named after the Node module.
//!
//! ```
//! use nodular::path::posix;
//! use nodular::querystring;
//!
//! assert_eq!(posix::join(["/home", "../etc", "hosts"]), "/etc/hosts");
//! let query = querystring::parse("name=%EA%B9%80&tag=a&tag=b");
//! assert_eq!(query.get("name"), Some("김"));
//! ```
//!
//! # Coming from Node
//!
//! | Node | Nodular | feature |
//! | --- | --- | --- |
//! | `require('node:path')` | [`nodular::path`](path) | `path` |
//! | `require('node:url')` | [`nodular::url`](url) | `url` |
//! | `require('node:querystring')` | [`nodular::querystring`](querystring) | `querystring` |
//! | `require('node:buffer')` | [`nodular::buffer`](buffer) | `buffer` |
//! | `require('node:string_decoder')` | [`nodular::string_decoder`](string_decoder) | `string_decoder` |
//! | `require('node:events')`, `EventTarget`, `AbortController` | [`nodular::events`](events) | `events` |
//! | `require('node:http')` | [`nodular::http`](http) | `http` |
//! | `require('node:util')` | [`nodular::util`](util) | `util` |
//! | `console` | [`nodular::console`](console) | `console` |
//! | `require('node:module')`, what `require()` and `import` find | [`nodular::module`](module) | `module` |
//! | `require('node:os')` | [`nodular::os`](os) | `os` |
//! | `process`, `.env` files | [`nodular::process`](process) | `process` |
//! | `require('node:timers')`, the event loop | [`nodular::timers`](timers) | `timers` |
//! | `require('node:perf_hooks')` | [`nodular::perf_hooks`](perf_hooks) | `perf_hooks` |
//! | `error.code`, `util.getSystemErrorName()` | [`nodular::error`](error) | always |
//!
//! All of them but `http` and `timers`, which bring tokio, are the default; `full` turns every module on.
//!
//! Four more features add conversions to what other crates have, for the modules that are on: `serde`, `tokio`
//! (`AbortSignal::timeout`, broadcast channels, `debounce` and `throttle`, signals as streams), `tokio-util`
//! (`CancellationToken`) and `tower` (services both ways, `http::Uri`).
//!
//! # Differences from Node
//!
//! Each crate's first page lists its own. What they share: names are in `snake_case`; what Node throws is returned as
//! `Err`, with Node's `code` and message; what TypeScript would check is checked by the compiler, so there is no
//! `ERR_INVALID_ARG_TYPE` for an argument of the wrong type.

#![forbid(unsafe_code)]

#[cfg(feature = "buffer")]
#[doc(inline)]
pub use nodular_buffer as buffer;
#[cfg(feature = "console")]
#[doc(inline)]
pub use nodular_console as console;
#[doc(inline)]
pub use nodular_error as error;
pub use nodular_error::NODE_VERSION;
#[cfg(feature = "events")]
#[doc(inline)]
pub use nodular_events as events;
#[cfg(feature = "http")]
#[doc(inline)]
pub use nodular_http as http;
#[cfg(feature = "module")]
#[doc(inline)]
pub use nodular_modules as module;
#[cfg(feature = "os")]
#[doc(inline)]
pub use nodular_os as os;
#[cfg(feature = "path")]
#[doc(inline)]
pub use nodular_path as path;
#[cfg(feature = "perf_hooks")]
#[doc(inline)]
pub use nodular_perf as perf_hooks;
#[cfg(feature = "process")]
#[doc(inline)]
pub use nodular_process as process;
#[cfg(feature = "timers")]
#[doc(inline)]
pub use nodular_timers as timers;
#[cfg(feature = "url")]
#[doc(inline)]
pub use nodular_url as url;
#[cfg(feature = "querystring")]
#[doc(inline)]
pub use nodular_url::querystring;
#[cfg(feature = "util")]
#[doc(inline)]
pub use nodular_util as util;

/// Text out of bytes that come in pieces, as `node:string_decoder`.
#[cfg(feature = "string_decoder")]
pub mod string_decoder {
    pub use nodular_buffer::{Encoding, StringDecoder};
}

/// The chapters of the guide: their Rust blocks are doctests.
#[cfg(doctest)]
mod guide {
    #[doc = include_str!("../../../docs/buffer.md")]
    struct Buffer;
    #[doc = include_str!("../../../docs/console.md")]
    struct Console;
    #[doc = include_str!("../../../docs/errors.md")]
    struct Errors;
    #[doc = include_str!("../../../docs/events.md")]
    struct Events;
    #[doc = include_str!("../../../docs/http.md")]
    struct Http;
    #[doc = include_str!("../../../docs/introduction.md")]
    struct Introduction;
    #[doc = include_str!("../../../docs/modules.md")]
    struct Modules;
    #[doc = include_str!("../../../docs/os.md")]
    struct Os;
    #[doc = include_str!("../../../docs/path.md")]
    struct Path;
    #[doc = include_str!("../../../docs/perf_hooks.md")]
    struct PerfHooks;
    #[doc = include_str!("../../../docs/process.md")]
    struct Process;
    #[doc = include_str!("../../../docs/querystring.md")]
    struct Querystring;
    #[doc = include_str!("../../../docs/rest.md")]
    struct Rest;
    #[doc = include_str!("../../../docs/timers.md")]
    struct Timers;
    #[doc = include_str!("../../../docs/url.md")]
    struct Url;
    #[doc = include_str!("../../../docs/util.md")]
    struct Util;
}

/// The README's Rust blocks are doctests too.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
