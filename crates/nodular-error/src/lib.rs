//! Node's system errors and the texts of its `ERR_*` errors.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod argument;
mod class;
mod errno;
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
pub use crate::number::Number;
pub use crate::platform::Platform;
pub use crate::received::Received;
pub use crate::system_error::SystemError;
pub use crate::table::SystemErrorEntry;
pub use crate::validate::{
    validate_integer, validate_one_of, validate_port, validate_range,
    validate_string_without_null_bytes,
};
pub use crate::windows::translate_sys_error;

/// The Node version that every recorded table and every claim of equality refers to.
pub const NODE_VERSION: &str = "26.10.0";
