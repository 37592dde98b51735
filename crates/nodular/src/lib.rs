//! Node's platform as plain Rust crates, one per topic.

#![forbid(unsafe_code)]

#[doc(inline)]
pub use nodular_error as error;
pub use nodular_error::NODE_VERSION;
#[cfg(feature = "events")]
#[doc(inline)]
pub use nodular_events as events;
#[cfg(feature = "http")]
#[doc(inline)]
pub use nodular_http as http;
#[cfg(feature = "path")]
#[doc(inline)]
pub use nodular_path as path;
#[cfg(feature = "url")]
#[doc(inline)]
pub use nodular_url as url;
