//! Bytes and text with the semantics of [`node:buffer`](https://nodejs.org/api/buffer.html) and
//! [`node:string_decoder`](https://nodejs.org/api/string_decoder.html).
#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod base64_web;
mod buffer;
pub mod constants;
mod encoding;
mod error;
mod ext;
mod pattern;
mod read;
mod search;
mod string_decoder;
mod swap;
mod transcode;
mod write;

pub use crate::base64_web::{atob, btoa};
pub use crate::buffer::Buffer;
pub use crate::encoding::{Encoding, is_encoding};
pub use crate::error::Error;
pub use crate::ext::BufferExt;
pub use crate::pattern::Pattern;
pub use crate::read::BufferRead;
pub use crate::string_decoder::StringDecoder;
pub use crate::transcode::{is_ascii, is_utf8, transcode};
pub use crate::write::BufferWrite;
