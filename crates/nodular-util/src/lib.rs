//! util
#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod equal;
mod format;
mod inspect;
mod number;
mod parse_args;
mod serialize;
mod strip;
mod style_text;
pub mod tree;
mod usv;
mod width;

pub use crate::equal::is_deep_strict_equal;
pub use crate::format::{format, format_values, format_with_options};
pub use crate::inspect::{
    Compact, Getters, InspectOptions, Sorted, inspect, inspect_value, inspect_with,
};
pub use crate::number::number_to_string;
pub use crate::parse_args::{
    ArgOption, ArgValue, ArgValues, ParseArgs, ParseArgsError, ParsedArgs, Token,
};
pub use crate::serialize::{SerializeError, to_value};
pub use crate::strip::strip_vt_control_characters;
pub use crate::style_text::{STYLES, style_text};
pub use crate::usv::to_usv_string;
pub use crate::width::get_string_width;
pub use nodular_error::{get_system_error_map, get_system_error_message, get_system_error_name};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
