//! util
#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod inspect;
mod number;
mod serialize;
mod strip;
pub mod tree;
mod width;

pub use crate::inspect::{
    Compact, Getters, InspectOptions, Sorted, inspect, inspect_value, inspect_with,
};
pub use crate::number::number_to_string;
pub use crate::strip::strip_vt_control_characters;
pub use crate::width::get_string_width;
