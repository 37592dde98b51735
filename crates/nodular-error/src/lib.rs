//! Node's system errors and the texts of its `ERR_*` argument errors: the ground that the other crates of
//! Nodular stand on.
//!
//! - [`SystemError`]: what the operating system refused, with Node's properties and Node's text, from and to
//!   [`std::io::Error`].
//! - [`Errno`], [`Platform`] and [`get_system_error_map`]: libuv's table of errors, those of Linux, macOS and
//!   Windows on each of them.
//! - [`ArgumentError`] and the `validate_*` functions: why an argument was refused.
//!
//! ```
//! use nodular_error::SystemError;
//!
//! fn read(path: &str) -> Result<String, SystemError> {
//!     std::fs::read_to_string(path).map_err(|error| SystemError::from_io(error, "open").with_path(path))
//! }
//!
//! let error = read("missing.txt").unwrap_err();
//! assert_eq!(error.to_string(), "ENOENT: no such file or directory, open 'missing.txt'");
//! assert_eq!((error.code(), error.syscall()), ("ENOENT", "open"));
//! ```
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `util.getSystemErrorMap()` | [`get_system_error_map`], [`Platform::system_errors`] |
//! | `util.getSystemErrorName(errno)` | [`get_system_error_name`], [`Errno::code`] |
//! | `util.getSystemErrorMessage(errno)` | [`get_system_error_message`], [`Errno::message`] |
//! | `os.constants.errno.ENOENT` | [`Errno::ENOENT`], negative as in `error.errno` |
//! | `error.code === 'ENOENT'` | `error.code() == "ENOENT"` |
//! | `error.errno`, `.syscall`, `.path`, `.dest` | [`errno`](SystemError::errno), [`syscall`](SystemError::syscall), [`path`](SystemError::path), [`dest`](SystemError::dest) |
//! | `error.address`, `.port`, `.hostname` | [`address`](SystemError::address), [`port`](SystemError::port), [`hostname`](SystemError::hostname) |
//! | `error.message` | `error.to_string()` |
//! | `error.name`, `error instanceof TypeError` | [`SystemError::class`], [`ArgumentError::class`] |
//! | `error.cause` | [`source`](std::error::Error::source) |
//! | `ERR_INVALID_ARG_TYPE` | [`ArgumentError::invalid_type`] |
//! | `ERR_INVALID_ARG_VALUE` | [`ArgumentError::invalid_value`] |
//! | `ERR_OUT_OF_RANGE` | [`ArgumentError::out_of_range`] |
//! | `ERR_MISSING_ARGS` | [`ArgumentError::missing`] |
//! | `ERR_SOCKET_BAD_PORT` | [`validate_port`] |
//!
//! # Differences from Node
//!
//! - `errno` is never positive. Node's own `ERR_FS_EISDIR` and `ERR_FS_CP_*` have it so.
//! - A port is 0 to 65535 or absent, so a pipe that cannot be listened on has none; Node gives it -1.
//! - [`get_system_error_name`] and [`get_system_error_message`] take an [`i32`]. Node takes any safe integer and
//!   then answers for its lower 32 bits.
//! - A Rust integer above 2**53 is printed exactly, as no JavaScript number could be.
//! - Where Node cuts a long text in the middle of a surrogate pair, `U+FFFD` stands for the half.
//! - A Unix that is not Linux or Apple's has Linux's table.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod argument;
mod class;
mod errno;
mod expected;
mod number;
mod phrase;
mod platform;
mod received;
mod system_error;
mod table;
mod validate;
mod windows;

pub use crate::argument::ArgumentError;
pub use crate::class::Class;
pub use crate::errno::{
    Errno, get_system_error_map, get_system_error_message, get_system_error_name,
};
pub use crate::expected::Expected;
pub use crate::number::Number;
pub use crate::platform::Platform;
pub use crate::received::Received;
pub use crate::system_error::SystemError;
pub use crate::table::SystemErrorEntry;
pub use crate::validate::{
    validate_integer, validate_one_of, validate_port, validate_range,
    validate_string_without_null_bytes,
};

/// The Node version that every recorded table and every claim of equality refers to.
pub const NODE_VERSION: &str = "26.10.0";

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
