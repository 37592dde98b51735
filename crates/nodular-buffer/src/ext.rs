//! What Node's buffers can do and Rust's slices cannot.

use std::cmp::Ordering;
use std::fmt::{self, Write};
use std::ops::{Bound, Range, RangeBounds};

use nodular_error::{ArgumentError, Received};

use crate::constants::INSPECT_MAX_BYTES;
use crate::encoding::Encoding;
use crate::error::{Error, at_most};
use crate::pattern::{Pattern, Value};
use crate::{search, swap};

/// What Node's buffers can do and Rust's slices cannot: text, search, ranges that count from the end.
///
/// Implemented for `[u8]`, and so at hand for [`Buffer`](crate::Buffer), arrays, `Vec<u8>` and `Bytes`. What slices do
/// themselves is not repeated: `==` is Node's `equals`, `fill(0)`, `copy_within`, `iter`.
///
/// # Examples
///
/// ```
/// use nodular_buffer::{BufferExt, Encoding};
///
/// let bytes = b"hello world";
/// assert_eq!(bytes.to_string(Encoding::Base64), "aGVsbG8gd29ybGQ=");
/// assert_eq!(bytes.subarray(-5, None), b"world");
/// assert_eq!(bytes.last_index_of("o"), Some(7));
/// ```
pub trait BufferExt: AsRef<[u8]> + AsMut<[u8]> + Sealed {
    /// The text that the bytes stand for, see [`Encoding::to_text`].
    ///
    /// Node: [`buf.toString(encoding)`](https://nodejs.org/api/buffer.html#buftostringencoding-start-end)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{BufferExt, Encoding};
    /// assert_eq!([0xca, 0xfe].to_string(Encoding::Hex), "cafe");
    /// ```
    #[doc(alias = "toString")]
    fn to_string(&self, encoding: Encoding) -> String {
        encoding.to_text(self.as_ref())
    }

    /// The text that the bytes in `range` stand for; the range may reach past the end, or be empty.
    ///
    /// Node: [`buf.toString(encoding, start, end)`](https://nodejs.org/api/buffer.html#buftostringencoding-start-end)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{BufferExt, Encoding};
    /// assert_eq!(b"hello".to_string_in(Encoding::Utf8, 1..3), "el");
    /// assert_eq!(b"hello".to_string_in(Encoding::Utf8, 3..99), "lo");
    /// ```
    #[doc(alias = "toString")]
    fn to_string_in(&self, encoding: Encoding, range: impl RangeBounds<usize>) -> String {
        let bytes = self.as_ref();
        let (start, end) = bounds(range, bytes.len());
        encoding.to_text(bytes.get(start..end.min(bytes.len())).unwrap_or_default())
    }

    /// Writes as much of `text` at `offset` as fits into `length` bytes, and no part of a character. Returns how many
    /// bytes that are.
    ///
    /// Without `length`, all the room after `offset` is used.
    ///
    /// Node: [`buf.write(string, offset, length, encoding)`](https://nodejs.org/api/buffer.html#bufwritestring-offset-length-encoding)
    ///
    /// # Errors
    ///
    /// `ERR_OUT_OF_RANGE` if `offset` or `length` is more than the bytes have.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{BufferExt, Encoding, Error};
    /// let mut bytes = [0; 5];
    /// assert_eq!(bytes.write_text("a€€", 0, None, Encoding::Utf8)?, 4);
    /// assert_eq!(bytes, [b'a', 0xe2, 0x82, 0xac, 0]);
    /// assert_eq!(bytes.write_text("cafe", 3, 1, Encoding::Hex)?, 1);
    /// assert_eq!(bytes[3..], [0xca, 0]);
    /// assert_eq!(
    ///     bytes.write_text("a", 6, None, Encoding::Utf8).unwrap_err().to_string(),
    ///     "The value of \"offset\" is out of range. It must be >= 0 && <= 5. Received 6",
    /// );
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "write")]
    fn write_text(
        &mut self,
        text: &str,
        offset: usize,
        length: impl Into<Option<usize>>,
        encoding: Encoding,
    ) -> Result<usize, Error> {
        let bytes = self.as_mut();
        let offset = at_most("offset", offset, bytes.len())?;
        let length = at_most("length", length.into().unwrap_or(bytes.len()), bytes.len())?;
        let room = &mut bytes[offset..];
        let length = length.min(room.len());
        let pattern = Pattern::from((text, encoding));
        let source = pattern.bytes();
        let fits = match encoding {
            Encoding::Utf8 => text.floor_char_boundary(length),
            Encoding::Utf16Le => source.len().min(length & !1),
            _ => source.len().min(length),
        };
        room[..fits].copy_from_slice(&source[..fits]);
        Ok(fits)
    }

    /// Fills the bytes in `range` with `pattern`, again and again.
    ///
    /// For a single byte without a range, `fill` of slices does.
    ///
    /// Node: [`buf.fill(value, offset, end, encoding)`](https://nodejs.org/api/buffer.html#buffillvalue-offset-end-encoding)
    ///
    /// # Errors
    ///
    /// - `ERR_OUT_OF_RANGE` if the range ends past the bytes.
    /// - `ERR_INVALID_ARG_VALUE` if there is something to fill, and the pattern has no bytes. Empty text is 0.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{BufferExt, Encoding, Error};
    /// let mut bytes = [0; 5];
    /// bytes.fill_pattern("ab", ..)?;
    /// assert_eq!(&bytes, b"ababa");
    /// bytes.fill_pattern(("2d", Encoding::Hex), 1..3)?;
    /// assert_eq!(&bytes, b"a--ba");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "fill")]
    fn fill_pattern<'a>(
        &mut self,
        pattern: impl Into<Pattern<'a>>,
        range: impl RangeBounds<usize>,
    ) -> Result<(), Error> {
        let bytes = self.as_mut();
        let (start, end) = bounds(range, bytes.len());
        let end = at_most("end", end, bytes.len())?;
        match bytes.get_mut(start..end) {
            None | Some([]) => Ok(()),
            Some(room) => fill(room, pattern.into()),
        }
    }

    /// Copies the bytes in `source` into `target` at `target_start`, as many as fit. Returns how many that are.
    ///
    /// Node: [`buf.copy(target, targetStart, sourceStart, sourceEnd)`](https://nodejs.org/api/buffer.html#bufcopytarget-targetstart-sourcestart-sourceend)
    ///
    /// # Errors
    ///
    /// `ERR_OUT_OF_RANGE` if the source starts past the bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{BufferExt, Error};
    /// let mut target = *b"-----";
    /// assert_eq!(b"abcdef".copy(&mut target, 2, 1..)?, 3);
    /// assert_eq!(&target, b"--bcd");
    /// # Ok::<(), Error>(())
    /// ```
    fn copy(
        &self,
        target: &mut [u8],
        target_start: usize,
        source: impl RangeBounds<usize>,
    ) -> Result<usize, Error> {
        let bytes = self.as_ref();
        let (start, end) = bounds(source, bytes.len());
        let start = at_most("sourceStart", start, bytes.len())?;
        let room = target.get_mut(target_start..).unwrap_or_default();
        let source = bytes.get(start..end.min(bytes.len())).unwrap_or_default();
        let length = source.len().min(room.len());
        room[..length].copy_from_slice(&source[..length]);
        Ok(length)
    }

    /// Compares the bytes in `source` with those of `target` in `target_range`.
    ///
    /// Whole slices compare with `cmp`: `a.cmp(b)` is Node's `Buffer.compare(a, b)`.
    ///
    /// Node: [`buf.compare(target, targetStart, targetEnd, sourceStart, sourceEnd)`](https://nodejs.org/api/buffer.html#bufcomparetarget-targetstart-targetend-sourcestart-sourceend)
    ///
    /// # Errors
    ///
    /// `ERR_OUT_OF_RANGE` if a range ends past the bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{BufferExt, Error};
    /// use std::cmp::Ordering;
    ///
    /// assert_eq!(b"xab".compare(b"ab", .., 1..)?, Ordering::Equal);
    /// assert_eq!(
    ///     b"ab".compare(b"ab", ..3, ..).unwrap_err().to_string(),
    ///     "The value of \"targetEnd\" is out of range. It must be >= 0 && <= 2. Received 3",
    /// );
    /// # Ok::<(), Error>(())
    /// ```
    fn compare(
        &self,
        target: &[u8],
        target_range: impl RangeBounds<usize>,
        source: impl RangeBounds<usize>,
    ) -> Result<Ordering, Error> {
        let bytes = self.as_ref();
        let (target_start, target_end) = bounds(target_range, target.len());
        let (source_start, source_end) = bounds(source, bytes.len());
        let target_end = at_most("targetEnd", target_end, target.len())?;
        let source_end = at_most("sourceEnd", source_end, bytes.len())?;
        let target = target.get(target_start..target_end).unwrap_or_default();
        Ok(bytes.get(source_start..source_end).unwrap_or_default().cmp(target))
    }

    /// Where `pattern` is first found.
    ///
    /// Node: [`buf.indexOf(value)`](https://nodejs.org/api/buffer.html#bufindexofvalue-byteoffset-encoding)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::BufferExt;
    /// assert_eq!(b"abcabc".index_of("bc"), Some(1));
    /// assert_eq!(b"abcabc".index_of(b'x'), None);
    /// ```
    #[doc(alias = "indexOf")]
    fn index_of<'a>(&self, pattern: impl Into<Pattern<'a>>) -> Option<usize> {
        self.index_of_from(pattern, 0)
    }

    /// Where `pattern` is first found at or after `byte_offset`, which counts from the end if it is negative.
    ///
    /// An empty pattern is found at once.
    ///
    /// Node: [`buf.indexOf(value, byteOffset)`](https://nodejs.org/api/buffer.html#bufindexofvalue-byteoffset-encoding)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::BufferExt;
    /// assert_eq!(b"abcabc".index_of_from("a", 1), Some(3));
    /// assert_eq!(b"abcabc".index_of_from("a", -2), None);
    /// assert_eq!(b"abcabc".index_of_from("", 2), Some(2));
    /// ```
    #[doc(alias = "indexOf")]
    fn index_of_from<'a>(
        &self,
        pattern: impl Into<Pattern<'a>>,
        byte_offset: isize,
    ) -> Option<usize> {
        search::forwards(self.as_ref(), pattern.into(), byte_offset)
    }

    /// Where `pattern` is last found.
    ///
    /// Node: [`buf.lastIndexOf(value)`](https://nodejs.org/api/buffer.html#buflastindexofvalue-byteoffset-encoding)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::BufferExt;
    /// assert_eq!(b"abcabc".last_index_of("bc"), Some(4));
    /// ```
    #[doc(alias = "lastIndexOf")]
    fn last_index_of<'a>(&self, pattern: impl Into<Pattern<'a>>) -> Option<usize> {
        self.last_index_of_from(pattern, isize::MAX)
    }

    /// Where `pattern` is last found to start at or before `byte_offset`, which counts from the end if it is negative.
    ///
    /// Node: [`buf.lastIndexOf(value, byteOffset)`](https://nodejs.org/api/buffer.html#buflastindexofvalue-byteoffset-encoding)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::BufferExt;
    /// assert_eq!(b"abcabc".last_index_of_from("bc", 3), Some(1));
    /// assert_eq!(b"abcabc".last_index_of_from("a", -6), Some(0));
    /// ```
    #[doc(alias = "lastIndexOf")]
    fn last_index_of_from<'a>(
        &self,
        pattern: impl Into<Pattern<'a>>,
        byte_offset: isize,
    ) -> Option<usize> {
        search::backwards(self.as_ref(), pattern.into(), byte_offset)
    }

    /// Whether `pattern` is found.
    ///
    /// Node: [`buf.includes(value)`](https://nodejs.org/api/buffer.html#bufincludesvalue-byteoffset-encoding)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::BufferExt;
    /// assert!(b"abcabc".includes("ca"));
    /// ```
    fn includes<'a>(&self, pattern: impl Into<Pattern<'a>>) -> bool {
        self.index_of(pattern).is_some()
    }

    /// Whether `pattern` is found at or after `byte_offset`, which counts from the end if it is negative.
    ///
    /// Node: [`buf.includes(value, byteOffset)`](https://nodejs.org/api/buffer.html#bufincludesvalue-byteoffset-encoding)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::BufferExt;
    /// assert!(!b"abcabc".includes_from("ca", -3));
    /// ```
    #[doc(alias = "includes")]
    fn includes_from<'a>(&self, pattern: impl Into<Pattern<'a>>, byte_offset: isize) -> bool {
        self.index_of_from(pattern, byte_offset).is_some()
    }

    /// The bytes from `start` to before `end`; either counts from the end if it is negative, and neither fails.
    ///
    /// Of a `Bytes`, `bytes.slice_ref(bytes.subarray(1, -1))` is the same as one that owns its share.
    ///
    /// Node: [`buf.subarray(start, end)`](https://nodejs.org/api/buffer.html#bufsubarraystart-end)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::BufferExt;
    /// assert_eq!(b"hello".subarray(1, -1), b"ell");
    /// assert_eq!(b"hello".subarray(-2, None), b"lo");
    /// assert_eq!(b"hello".subarray(4, 2), b"");
    /// ```
    #[doc(alias = "slice")]
    fn subarray(&self, start: isize, end: impl Into<Option<isize>>) -> &[u8] {
        let bytes = self.as_ref();
        &bytes[from_ends(start, end.into(), bytes.len())]
    }

    /// As [`subarray`](Self::subarray), to change the bytes in place.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::BufferExt;
    /// let mut bytes = *b"hello";
    /// bytes.subarray_mut(-2, None).fill(b'!');
    /// assert_eq!(&bytes, b"hel!!");
    /// ```
    #[doc(alias = "subarray")]
    fn subarray_mut(&mut self, start: isize, end: impl Into<Option<isize>>) -> &mut [u8] {
        let bytes = self.as_mut();
        let range = from_ends(start, end.into(), bytes.len());
        &mut bytes[range]
    }

    /// Swaps the byte order of integers of 2 bytes.
    ///
    /// Node: [`buf.swap16()`](https://nodejs.org/api/buffer.html#bufswap16)
    ///
    /// # Errors
    ///
    /// [`Error::InvalidSize`] if the length is no multiple of 2.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{BufferExt, Error};
    /// let mut bytes = [1, 2, 3, 4];
    /// bytes.swap16()?;
    /// assert_eq!(bytes, [2, 1, 4, 3]);
    /// assert_eq!(
    ///     [1].swap16().unwrap_err().to_string(),
    ///     "Buffer size must be a multiple of 16-bits",
    /// );
    /// # Ok::<(), Error>(())
    /// ```
    fn swap16(&mut self) -> Result<(), Error> {
        swap::swap::<2>(self.as_mut())
    }

    /// Swaps the byte order of integers of 4 bytes.
    ///
    /// Node: [`buf.swap32()`](https://nodejs.org/api/buffer.html#bufswap32)
    ///
    /// # Errors
    ///
    /// [`Error::InvalidSize`] if the length is no multiple of 4.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{BufferExt, Error};
    /// let mut bytes = [1, 2, 3, 4];
    /// bytes.swap32()?;
    /// assert_eq!(bytes, [4, 3, 2, 1]);
    /// # Ok::<(), Error>(())
    /// ```
    fn swap32(&mut self) -> Result<(), Error> {
        swap::swap::<4>(self.as_mut())
    }

    /// Swaps the byte order of integers of 8 bytes.
    ///
    /// Node: [`buf.swap64()`](https://nodejs.org/api/buffer.html#bufswap64)
    ///
    /// # Errors
    ///
    /// [`Error::InvalidSize`] if the length is no multiple of 8.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{BufferExt, Error};
    /// let mut bytes = [1, 2, 3, 4, 5, 6, 7, 8];
    /// bytes.swap64()?;
    /// assert_eq!(bytes, [8, 7, 6, 5, 4, 3, 2, 1]);
    /// # Ok::<(), Error>(())
    /// ```
    fn swap64(&mut self) -> Result<(), Error> {
        swap::swap::<8>(self.as_mut())
    }

    /// What `util.inspect` shows of a buffer: its first 50 bytes in hexadecimal digits.
    ///
    /// Node: [`buffer.INSPECT_MAX_BYTES`](https://nodejs.org/api/buffer.html#bufferinspect_max_bytes)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::BufferExt;
    /// assert_eq!(b"hi".inspect(), "<Buffer 68 69>");
    /// assert!([0; 60].inspect().ends_with(" 00 00 ... 10 more bytes>"));
    /// ```
    fn inspect(&self) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = write_inspected(&mut text, self.as_ref());
        text
    }

    /// What `JSON.stringify` makes of a buffer.
    ///
    /// Node: [`buf.toJSON()`](https://nodejs.org/api/buffer.html#buftojson)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::BufferExt;
    /// assert_eq!(b"hi".to_json(), r#"{"type":"Buffer","data":[104,105]}"#);
    /// ```
    #[doc(alias = "toJSON")]
    fn to_json(&self) -> String {
        let numbers: Vec<String> = self.as_ref().iter().map(u8::to_string).collect();
        format!(r#"{{"type":"Buffer","data":[{}]}}"#, numbers.join(","))
    }
}

impl BufferExt for [u8] {}

/// Only slices have the methods; all else that has bytes reaches them through a slice.
pub trait Sealed {}

impl Sealed for [u8] {}

pub(crate) fn write_inspected(f: &mut impl Write, bytes: &[u8]) -> fmt::Result {
    f.write_str("<Buffer ")?;
    for (index, byte) in bytes.iter().take(INSPECT_MAX_BYTES).enumerate() {
        let space = if index == 0 { "" } else { " " };
        write!(f, "{space}{byte:02x}")?;
    }
    match bytes.len().saturating_sub(INSPECT_MAX_BYTES) {
        0 => {}
        1 => f.write_str(" ... 1 more byte")?,
        more => write!(f, " ... {more} more bytes")?,
    }
    f.write_str(">")
}

fn fill(room: &mut [u8], pattern: Pattern<'_>) -> Result<(), Error> {
    let bytes = pattern.bytes();
    match (&*bytes, pattern.value) {
        ([], Value::Text("")) => room.fill(0),
        ([], Value::Text(text)) => {
            return Err(ArgumentError::invalid_value("value", text, "is invalid").into());
        }
        ([], _) => {
            let inspected = "<Buffer >".into();
            let received = Received::Instance { class: "Buffer".into(), inspected };
            return Err(ArgumentError::invalid_value("value", received, "is invalid").into());
        }
        ([byte], _) => room.fill(*byte),
        (bytes, _) => {
            for part in room.chunks_mut(bytes.len()) {
                part.copy_from_slice(&bytes[..part.len()]);
            }
        }
    }
    Ok(())
}

/// Where the range starts and ends, unchecked.
fn bounds(range: impl RangeBounds<usize>, len: usize) -> (usize, usize) {
    let start = match range.start_bound() {
        Bound::Included(&start) => start,
        Bound::Excluded(&before) => before.saturating_add(1),
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(&last) => last.saturating_add(1),
        Bound::Excluded(&end) => end,
        Bound::Unbounded => len,
    };
    (start, end)
}

fn from_ends(start: isize, end: Option<isize>, len: usize) -> Range<usize> {
    let absolute = |position: isize| match usize::try_from(position) {
        Ok(position) => position.min(len),
        Err(_) => len.saturating_sub(position.unsigned_abs()),
    };
    let start = absolute(start);
    start..end.map_or(len, absolute).max(start)
}
