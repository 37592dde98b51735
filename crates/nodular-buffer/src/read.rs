//! Reading numbers.

use crate::error::Error;

/// `name -> type, how its bytes make it, Node's name, that in URLs, what it is: bytes => value;`
macro_rules! fixed {
    ($($name:ident -> $number:ty, $decode:ident, $node:literal, $anchor:literal, $what:literal:
       $bytes:expr => $value:expr;)*) => {
        $(
            #[doc = concat!("Reads ", $what, " at `offset`.")]
            ///
            #[doc = concat!("Node: [`buf.", $node, "(offset)`](https://nodejs.org/api/buffer.html#buf", $anchor, "offset)")]
            ///
            /// # Errors
            ///
            /// If the value would end past the bytes.
            ///
            /// # Examples
            ///
            /// ```
            /// # use nodular_buffer::{BufferRead, Error};
            #[doc = concat!("assert_eq!(", stringify!($bytes), ".", stringify!($name), "(0)?, ", stringify!($value), ");")]
            /// # Ok::<(), Error>(())
            /// ```
            #[doc(alias = $node)]
            #[inline]
            fn $name(&self, offset: usize) -> Result<$number, Error> {
                Ok(<$number>::$decode(*array_at(self.as_ref(), offset)?))
            }
        )*
    };
}

/// As `fixed!`, of as many bytes as the caller says.
macro_rules! of_length {
    ($($name:ident -> $number:ty, $decode:ident, $node:literal, $anchor:literal, $what:literal:
       $bytes:expr => $value:expr;)*) => {
        $(
            #[doc = concat!("Reads ", $what, " of `byte_length` bytes, 1 to 6, at `offset`.")]
            ///
            #[doc = concat!("Node: [`buf.", $node, "(offset, byteLength)`](https://nodejs.org/api/buffer.html#buf", $anchor, "offset-bytelength)")]
            ///
            /// # Errors
            ///
            /// If `byte_length` is not 1 to 6, or the value would end past the bytes.
            ///
            /// # Examples
            ///
            /// ```
            /// # use nodular_buffer::{BufferRead, Error};
            #[doc = concat!("assert_eq!(", stringify!($bytes), ".", stringify!($name), "(0, 3)?, ", stringify!($value), ");")]
            /// # Ok::<(), Error>(())
            /// ```
            #[doc(alias = $node)]
            fn $name(&self, offset: usize, byte_length: usize) -> Result<$number, Error> {
                Ok($decode(slice_at(self.as_ref(), offset, byte_length)?))
            }
        )*
    };
}

/// Reads numbers out of bytes, as Node's `buf.read*`.
///
/// Implemented for `[u8]`, and so at hand for [`Buffer`](crate::Buffer), arrays, `Vec<u8>` and `Bytes`.
///
/// # Errors
///
/// All of them fail with `ERR_OUT_OF_RANGE` where the value would end past the bytes, and with
/// [`Error::OutOfBounds`] where it would whatever the offset.
///
/// # Examples
///
/// ```
/// use nodular_buffer::BufferRead;
///
/// let frame = [0x00, 0x2a, 0xff];
/// assert_eq!(frame.read_uint16_be(0)?, 42);
/// assert_eq!(frame.read_int8(2)?, -1);
/// assert_eq!(
///     frame.read_uint16_be(2).unwrap_err().to_string(),
///     "The value of \"offset\" is out of range. It must be >= 0 and <= 1. Received 2",
/// );
/// # Ok::<(), nodular_buffer::Error>(())
/// ```
pub trait BufferRead: AsRef<[u8]> + crate::ext::Sealed {
    fixed! {
        read_uint8 -> u8, from_le_bytes, "readUInt8", "readuint8", "an unsigned byte": [0xff] => 255;
        read_int8 -> i8, from_le_bytes, "readInt8", "readint8", "a signed byte": [0xff] => -1;
        read_uint16_le -> u16, from_le_bytes, "readUInt16LE", "readuint16le", "an unsigned little-endian integer of 2 bytes": [0x12, 0x34] => 0x3412;
        read_uint16_be -> u16, from_be_bytes, "readUInt16BE", "readuint16be", "an unsigned big-endian integer of 2 bytes": [0x12, 0x34] => 0x1234;
        read_int16_le -> i16, from_le_bytes, "readInt16LE", "readint16le", "a signed little-endian integer of 2 bytes": [0xfe, 0xff] => -2;
        read_int16_be -> i16, from_be_bytes, "readInt16BE", "readint16be", "a signed big-endian integer of 2 bytes": [0xff, 0xfe] => -2;
        read_uint32_le -> u32, from_le_bytes, "readUInt32LE", "readuint32le", "an unsigned little-endian integer of 4 bytes": [0x12, 0x34, 0x56, 0x78] => 0x7856_3412;
        read_uint32_be -> u32, from_be_bytes, "readUInt32BE", "readuint32be", "an unsigned big-endian integer of 4 bytes": [0x12, 0x34, 0x56, 0x78] => 0x1234_5678;
        read_int32_le -> i32, from_le_bytes, "readInt32LE", "readint32le", "a signed little-endian integer of 4 bytes": [0xfe, 0xff, 0xff, 0xff] => -2;
        read_int32_be -> i32, from_be_bytes, "readInt32BE", "readint32be", "a signed big-endian integer of 4 bytes": [0xff, 0xff, 0xff, 0xfe] => -2;
        read_big_uint64_le -> u64, from_le_bytes, "readBigUInt64LE", "readbiguint64le", "an unsigned little-endian integer of 8 bytes": [1, 0, 0, 0, 0, 0, 0, 0x80] => 0x8000_0000_0000_0001;
        read_big_uint64_be -> u64, from_be_bytes, "readBigUInt64BE", "readbiguint64be", "an unsigned big-endian integer of 8 bytes": [0x80, 0, 0, 0, 0, 0, 0, 1] => 0x8000_0000_0000_0001;
        read_big_int64_le -> i64, from_le_bytes, "readBigInt64LE", "readbigint64le", "a signed little-endian integer of 8 bytes": [0, 0, 0, 0, 0, 0, 0, 0x80] => i64::MIN;
        read_big_int64_be -> i64, from_be_bytes, "readBigInt64BE", "readbigint64be", "a signed big-endian integer of 8 bytes": [0x80, 0, 0, 0, 0, 0, 0, 0] => i64::MIN;
        read_float_le -> f32, from_le_bytes, "readFloatLE", "readfloatle", "a little-endian float of 4 bytes": [0, 0, 0xc0, 0x3f] => 1.5;
        read_float_be -> f32, from_be_bytes, "readFloatBE", "readfloatbe", "a big-endian float of 4 bytes": [0x3f, 0xc0, 0, 0] => 1.5;
        read_double_le -> f64, from_le_bytes, "readDoubleLE", "readdoublele", "a little-endian float of 8 bytes": [0, 0, 0, 0, 0, 0, 0xf8, 0x3f] => 1.5;
        read_double_be -> f64, from_be_bytes, "readDoubleBE", "readdoublebe", "a big-endian float of 8 bytes": [0x3f, 0xf8, 0, 0, 0, 0, 0, 0] => 1.5;
    }

    of_length! {
        read_uint_le -> u64, unsigned_le, "readUIntLE", "readuintle", "an unsigned little-endian integer": [0x12, 0x34, 0x56] => 0x56_3412;
        read_uint_be -> u64, unsigned_be, "readUIntBE", "readuintbe", "an unsigned big-endian integer": [0x12, 0x34, 0x56] => 0x12_3456;
        read_int_le -> i64, signed_le, "readIntLE", "readintle", "a signed little-endian integer": [0xfe, 0xff, 0xff] => -2;
        read_int_be -> i64, signed_be, "readIntBE", "readintbe", "a signed big-endian integer": [0xff, 0xff, 0xfe] => -2;
    }
}

impl BufferRead for [u8] {}

#[inline]
fn array_at<const N: usize>(bytes: &[u8], offset: usize) -> Result<&[u8; N], Error> {
    let array = bytes.get(offset..).and_then(<[u8]>::first_chunk);
    array.ok_or_else(|| outside(bytes.len(), offset, N))
}

fn slice_at(bytes: &[u8], offset: usize, byte_length: usize) -> Result<&[u8], Error> {
    check_byte_length(byte_length)?;
    let slice = bytes.get(offset..).and_then(|rest| rest.get(..byte_length));
    slice.ok_or_else(|| outside(bytes.len(), offset, byte_length))
}

pub(crate) fn check_byte_length(byte_length: usize) -> Result<(), Error> {
    match byte_length {
        1..=6 => Ok(()),
        _ => Err(Error::range("byteLength", ">= 1 and <= 6", byte_length)),
    }
}

/// Why no value of `byte_length` bytes lies at `offset`.
#[cold]
pub(crate) fn outside(len: usize, offset: usize, byte_length: usize) -> Error {
    match len.checked_sub(byte_length) {
        None => Error::OutOfBounds,
        Some(last) => Error::range("offset", format_args!(">= 0 and <= {last}"), offset),
    }
}

fn unsigned_be(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |value, &byte| value << 8 | u64::from(byte))
}

fn unsigned_le(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte))
}

fn signed_be(bytes: &[u8]) -> i64 {
    signed(unsigned_be(bytes), bytes.len())
}

fn signed_le(bytes: &[u8]) -> i64 {
    signed(unsigned_le(bytes), bytes.len())
}

/// The value whose sign is the highest bit of `byte_length` bytes.
fn signed(value: u64, byte_length: usize) -> i64 {
    let unused = 64 - 8 * byte_length;
    (value << unused).cast_signed() >> unused
}
