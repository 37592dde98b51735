//! Bytes and text with the semantics of [`node:buffer`](https://nodejs.org/api/buffer.html) and
//! [`node:string_decoder`](https://nodejs.org/api/string_decoder.html).
//!
//! - [`Encoding`]: text to bytes and back, with Node's lenient decoding, on SIMD where the text is well-formed.
//! - [`BufferExt`], [`BufferRead`], [`BufferWrite`]: Node's methods on any `[u8]`.
//! - [`Buffer`]: bytes that own their memory, and share it as [`bytes::Bytes`].
//! - [`Blob`], [`File`]: bytes that nobody changes, with a type and a name; [`ObjectUrls`] are URLs for them.
//! - [`StringDecoder`]: text out of bytes that come in pieces.
//!
//! ```
//! use nodular_buffer::{Buffer, BufferExt, BufferRead, BufferWrite, Encoding};
//!
//! let mut buffer = Buffer::alloc(8);
//! let end = buffer.write_uint16_be(2026, 0)?;
//! buffer.write_text("node", end, None, Encoding::Utf8)?;
//! assert_eq!(format!("{buffer:?}"), "<Buffer 07 ea 6e 6f 64 65 00 00>");
//! assert_eq!(buffer.to_string(Encoding::Base64), "B+pub2RlAAA=");
//! assert_eq!(buffer.index_of("de"), Some(4));
//!
//! // Any slice can do the same.
//! let received = Encoding::Base64.to_bytes("B-pub2Rl AAA");
//! assert_eq!(received.read_uint16_be(0)?, 2026);
//! assert_eq!(received.subarray(2, -2).to_string(Encoding::Utf8), "node");
//! let error = received.read_uint32_be(6).unwrap_err();
//! assert_eq!(error.code(), "ERR_OUT_OF_RANGE");
//! # Ok::<(), nodular_buffer::Error>(())
//! ```
//!
//! # Coming from Node
//!
//! | Node | here |
//! | --- | --- |
//! | `Buffer.alloc(10)`, `Buffer.alloc(10, 'ab')` | [`Buffer::alloc(10)`](Buffer::alloc), [`Buffer::alloc_filled(10, "ab")?`](Buffer::alloc_filled) |
//! | `Buffer.from('a')`, `Buffer.from([1, 2])` | `Buffer::from("a")`, `Buffer::from([1, 2])` |
//! | `Buffer.from('6869', 'hex')` | [`Buffer::from_text("6869", Encoding::Hex)`](Buffer::from_text) |
//! | `Buffer.concat(list)`, `Buffer.concat(list, 10)` | [`Buffer::concat(list)`](Buffer::concat), [`Buffer::concat_to(list, 10)?`](Buffer::concat_to) |
//! | `Buffer.byteLength(text, 'hex')` | [`Encoding::Hex.byte_length(text)`](Encoding::byte_length) |
//! | `Buffer.isEncoding(name)` | [`is_encoding(name)`](is_encoding), `name.parse::<Encoding>()` |
//! | `buf[0]`, `buf.length`, `buf.equals(b)`, `Buffer.compare(a, b)` | `buf[0]`, `buf.len()`, `buf == b`, `a.cmp(&b)` |
//! | `buf.toString('hex')`, `buf.toString('hex', 1, 3)` | [`buf.to_string(Encoding::Hex)`](BufferExt::to_string), [`buf.to_string_in(Encoding::Hex, 1..3)`](BufferExt::to_string_in) |
//! | `buf.write('a', 2)`, `buf.write('a', 2, 4, 'hex')` | [`buf.write_text("a", 2, None, Encoding::Utf8)?`](BufferExt::write_text) |
//! | `buf.subarray(-3)`, `buf.slice(1, -1)` | [`buf.subarray(-3, None)`](BufferExt::subarray), [`buf.subarray_mut(1, -1)`](BufferExt::subarray_mut) |
//! | `buf.indexOf(value, offset)`, `lastIndexOf`, `includes` | [`buf.index_of(value)`](BufferExt::index_of), [`buf.index_of_from(value, offset)`](BufferExt::index_of_from) … |
//! | `buf.fill('ab', 1, 3)`, `buf.fill(0)` | [`buf.fill_pattern("ab", 1..3)?`](BufferExt::fill_pattern), `buf.fill(0)` |
//! | `a.copy(b, 1, 2, 3)` | [`a.copy(&mut b, 1, 2..3)?`](BufferExt::copy) |
//! | `a.compare(b, 0, 1, 2, 3)` | [`a.compare(&b, 0..1, 2..3)?`](BufferExt::compare) |
//! | `buf.swap16()`, `buf.toJSON()`, `util.inspect(buf)` | [`buf.swap16()?`](BufferExt::swap16), [`buf.to_json()`](BufferExt::to_json), `format!("{buf:?}")` |
//! | `buf.readUInt32LE(4)` | [`buf.read_uint32_le(4)?`](BufferRead::read_uint32_le) |
//! | `buf.writeIntBE(-5, 4, 3)` | [`buf.write_int_be(-5, 4, 3)?`](BufferWrite::write_int_be) |
//! | `new StringDecoder('utf8')` | [`StringDecoder::new(Encoding::Utf8)`](StringDecoder::new) |
//! | `transcode`, `isUtf8`, `isAscii`, `atob`, `btoa` | [`transcode`], [`is_utf8`], [`is_ascii`], [`atob`], [`btoa`] |
//! | `new Blob(parts, { type })`, `new File(parts, name)` | [`Blob::new(parts, options)`](Blob::new), [`File::new(parts, name, options)`](File::new) |
//! | `blob.slice(1, -1)`, `await blob.text()`, `blob.stream()` | [`blob.slice(1, -1, "")`](Blob::slice), [`blob.text()`](Blob::text), [`blob.stream()`](Blob::stream) |
//! | `URL.createObjectURL(blob)`, `resolveObjectURL(url)` | [`urls.create(&blob)`](ObjectUrls::create), [`urls.resolve(&url)`](ObjectUrls::resolve) |
//! | `buffer.constants`, `INSPECT_MAX_BYTES` | [`constants`] |
//!
//! # Differences from Node
//!
//! - A text of Rust has no lone surrogates: where Node reads one out of UTF-16, U+FFFD stands here. A [`StringDecoder`]
//!   therefore keeps the first half of a pair where Node gives it away; all text together is the same, and
//!   [`write_utf16`](StringDecoder::write_utf16) has Node's units.
//! - Offsets and lengths are `usize`: fractions and negative ones are the compiler's. Only `subarray`, `index_of_from`
//!   and their kin count from the end.
//! - What is written is of the type that fits. [`write_uint_le`](BufferWrite::write_uint_le) and its kin take any
//!   integer, and refuse with Node's words what does not fit into its bytes.
//! - [`Buffer::alloc_unsafe`] is zeroed too, and there is no pool.
//! - A slice of a buffer borrows from it: nobody else changes it meanwhile. What is to be kept is of
//!   [`Bytes`](bytes::Bytes), which is shared and does not change.
//! - Text is UTF-8: of bytes above 127, `latin1` is slower than Node's, whose strings can be those bytes as they are.
//! - There is no limit to the length of a text ([`constants::MAX_STRING_LENGTH`] in Node).
//! - A [`Blob`] is in memory: what is a promise in Node is a value here. [`text_stream`](Blob::text_stream) drops a byte order
//!   mark at the start only; Node drops it also behind a character that was cut.
//! - [`File::last_modified`] is in whole milliseconds.
//! - URLs of blobs belong to an [`ObjectUrls`] that somebody owns, not to the process. It finds `blob:` URLs only, where Node
//!   takes other schemes too, and [`revoke`](ObjectUrls::revoke) forgets what [`resolve`](ObjectUrls::resolve) finds, where
//!   Node looks at the end of the path alone.
//!
//! # Features
//!
//! - `serde`: [`Buffer`] as `{"type":"Buffer","data":[…]}`

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod base64_web;
mod blob;
mod buffer;
pub mod constants;
mod encoding;
mod error;
mod ext;
mod file;
mod object_urls;
mod pattern;
mod read;
mod search;
mod string_decoder;
mod swap;
mod transcode;
mod write;

pub use crate::base64_web::{atob, btoa};
pub use crate::blob::{Blob, BlobOptions, BlobPart, BlobStream, BlobTextStream, Endings};
pub use crate::buffer::Buffer;
pub use crate::encoding::{Encoding, is_encoding};
pub use crate::error::Error;
pub use crate::ext::BufferExt;
pub use crate::file::{File, FileOptions};
pub use crate::object_urls::ObjectUrls;
pub use crate::pattern::Pattern;
pub use crate::read::BufferRead;
pub use crate::string_decoder::StringDecoder;
pub use crate::transcode::{is_ascii, is_utf8, transcode};
pub use crate::write::BufferWrite;

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
