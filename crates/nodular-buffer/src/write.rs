//! Writing numbers.

use crate::error::Error;
use crate::read::{check_byte_length, outside};

/// `name(type), how it makes bytes, Node's name, that in URLs, what it is, size: value => bytes;`
macro_rules! fixed {
    ($($name:ident($number:ty), $encode:ident, $node:literal, $anchor:literal, $what:literal, $size:literal:
       $value:expr => $bytes:expr;)*) => {
        $(
            #[doc = concat!("Writes `value` at `offset` as ", $what, ".")]
            ///
            #[doc = concat!("Node: [`buf.", $node, "(value, offset)`](https://nodejs.org/api/buffer.html#buf", $anchor, "value-offset)")]
            ///
            /// # Errors
            ///
            /// If the value would end past the bytes.
            ///
            /// # Examples
            ///
            /// ```
            /// # use nodular_buffer::{BufferWrite, Error};
            #[doc = concat!("let mut bytes = [0; ", $size, "];")]
            #[doc = concat!("assert_eq!(bytes.", stringify!($name), "(", stringify!($value), ", 0)?, ", $size, ");")]
            #[doc = concat!("assert_eq!(bytes, ", stringify!($bytes), ");")]
            /// # Ok::<(), Error>(())
            /// ```
            #[doc(alias = $node)]
            #[inline]
            fn $name(&mut self, value: $number, offset: usize) -> Result<usize, Error> {
                put(self.as_mut(), offset, value.$encode())
            }
        )*
    };
}

/// As `fixed!`, of as many bytes as the caller says: `name, its bits, how they make bytes, …`
macro_rules! of_length {
    ($($name:ident, $bits:ident, $put:ident, $node:literal, $anchor:literal, $what:literal:
       $value:expr => $bytes:expr;)*) => {
        $(
            #[doc = concat!("Writes `value` at `offset` as ", $what, " of `byte_length` bytes, 1 to 6.")]
            ///
            #[doc = concat!("Node: [`buf.", $node, "(value, offset, byteLength)`](https://nodejs.org/api/buffer.html#buf", $anchor, "value-offset-bytelength)")]
            ///
            /// # Errors
            ///
            /// If `byte_length` is not 1 to 6, the value does not fit into so many bytes, or would end past the bytes.
            ///
            /// # Examples
            ///
            /// ```
            /// # use nodular_buffer::{BufferWrite, Error};
            /// let mut bytes = [0; 4];
            #[doc = concat!("assert_eq!(bytes.", stringify!($name), "(", stringify!($value), ", 0, 3)?, 3);")]
            #[doc = concat!("assert_eq!(bytes, ", stringify!($bytes), ");")]
            /// # Ok::<(), Error>(())
            /// ```
            #[doc(alias = $node)]
            fn $name(
                &mut self,
                value: impl Into<i128>,
                offset: usize,
                byte_length: usize,
            ) -> Result<usize, Error> {
                let bits = $bits(value.into(), byte_length)?;
                $put(self.as_mut(), offset, byte_length, bits)
            }
        )*
    };
}

/// Writes numbers into bytes, as Node's `buf.write*`. Each returns the offset after what it wrote.
///
/// Implemented for `[u8]`, and so at hand for [`Buffer`](crate::Buffer), arrays and `Vec<u8>`.
///
/// # Errors
///
/// All of them fail with `ERR_OUT_OF_RANGE` where the value would end past the bytes, and with
/// [`Error::OutOfBounds`] where it would whatever the offset. Nothing is written then.
///
/// # Examples
///
/// ```
/// use nodular_buffer::{Buffer, BufferWrite};
///
/// let mut frame = Buffer::alloc(7);
/// let offset = frame.write_uint8(2, 0)?;
/// let offset = frame.write_uint_be(42, offset, 3)?;
/// frame.write_int16_le(-2, offset)?;
/// assert_eq!(format!("{frame:?}"), "<Buffer 02 00 00 2a fe ff 00>");
/// assert_eq!(
///     frame.write_uint_be(256, 0, 1).unwrap_err().to_string(),
///     "The value of \"value\" is out of range. It must be >= 0 and <= 255. Received 256",
/// );
/// # Ok::<(), nodular_buffer::Error>(())
/// ```
pub trait BufferWrite: AsMut<[u8]> + crate::ext::Sealed {
    fixed! {
        write_uint8(u8), to_le_bytes, "writeUInt8", "writeuint8", "a byte", 1: 255 => [0xff];
        write_int8(i8), to_le_bytes, "writeInt8", "writeint8", "a signed byte", 1: -1 => [0xff];
        write_uint16_le(u16), to_le_bytes, "writeUInt16LE", "writeuint16le", "2 bytes, little-endian", 2: 0x1234 => [0x34, 0x12];
        write_uint16_be(u16), to_be_bytes, "writeUInt16BE", "writeuint16be", "2 bytes, big-endian", 2: 0x1234 => [0x12, 0x34];
        write_int16_le(i16), to_le_bytes, "writeInt16LE", "writeint16le", "2 signed bytes, little-endian", 2: -2 => [0xfe, 0xff];
        write_int16_be(i16), to_be_bytes, "writeInt16BE", "writeint16be", "2 signed bytes, big-endian", 2: -2 => [0xff, 0xfe];
        write_uint32_le(u32), to_le_bytes, "writeUInt32LE", "writeuint32le", "4 bytes, little-endian", 4: 0x1234_5678 => [0x78, 0x56, 0x34, 0x12];
        write_uint32_be(u32), to_be_bytes, "writeUInt32BE", "writeuint32be", "4 bytes, big-endian", 4: 0x1234_5678 => [0x12, 0x34, 0x56, 0x78];
        write_int32_le(i32), to_le_bytes, "writeInt32LE", "writeint32le", "4 signed bytes, little-endian", 4: -2 => [0xfe, 0xff, 0xff, 0xff];
        write_int32_be(i32), to_be_bytes, "writeInt32BE", "writeint32be", "4 signed bytes, big-endian", 4: -2 => [0xff, 0xff, 0xff, 0xfe];
        write_big_uint64_le(u64), to_le_bytes, "writeBigUInt64LE", "writebiguint64le", "8 bytes, little-endian", 8: 1 => [1, 0, 0, 0, 0, 0, 0, 0];
        write_big_uint64_be(u64), to_be_bytes, "writeBigUInt64BE", "writebiguint64be", "8 bytes, big-endian", 8: 1 => [0, 0, 0, 0, 0, 0, 0, 1];
        write_big_int64_le(i64), to_le_bytes, "writeBigInt64LE", "writebigint64le", "8 signed bytes, little-endian", 8: i64::MIN => [0, 0, 0, 0, 0, 0, 0, 0x80];
        write_big_int64_be(i64), to_be_bytes, "writeBigInt64BE", "writebigint64be", "8 signed bytes, big-endian", 8: i64::MIN => [0x80, 0, 0, 0, 0, 0, 0, 0];
        write_float_le(f32), to_le_bytes, "writeFloatLE", "writefloatle", "a little-endian float of 4 bytes", 4: 1.5 => [0, 0, 0xc0, 0x3f];
        write_float_be(f32), to_be_bytes, "writeFloatBE", "writefloatbe", "a big-endian float of 4 bytes", 4: 1.5 => [0x3f, 0xc0, 0, 0];
        write_double_le(f64), to_le_bytes, "writeDoubleLE", "writedoublele", "a little-endian float of 8 bytes", 8: 1.5 => [0, 0, 0, 0, 0, 0, 0xf8, 0x3f];
        write_double_be(f64), to_be_bytes, "writeDoubleBE", "writedoublebe", "a big-endian float of 8 bytes", 8: 1.5 => [0x3f, 0xf8, 0, 0, 0, 0, 0, 0];
    }

    of_length! {
        write_uint_le, unsigned, put_little_endian, "writeUIntLE", "writeuintle", "an unsigned little-endian integer": 0x12_3456 => [0x56, 0x34, 0x12, 0];
        write_uint_be, unsigned, put_big_endian, "writeUIntBE", "writeuintbe", "an unsigned big-endian integer": 0x12_3456 => [0x12, 0x34, 0x56, 0];
        write_int_le, signed, put_little_endian, "writeIntLE", "writeintle", "a signed little-endian integer": -2 => [0xfe, 0xff, 0xff, 0];
        write_int_be, signed, put_big_endian, "writeIntBE", "writeintbe", "a signed big-endian integer": -2 => [0xff, 0xff, 0xfe, 0];
    }
}

impl BufferWrite for [u8] {}

#[inline]
fn put<const N: usize>(bytes: &mut [u8], offset: usize, value: [u8; N]) -> Result<usize, Error> {
    let len = bytes.len();
    match bytes.get_mut(offset..).and_then(<[u8]>::first_chunk_mut) {
        Some(room) => {
            *room = value;
            Ok(offset + N)
        }
        None => Err(outside(len, offset, N)),
    }
}

fn put_big_endian(
    bytes: &mut [u8],
    offset: usize,
    byte_length: usize,
    value: u64,
) -> Result<usize, Error> {
    put_slice(bytes, offset, &value.to_be_bytes()[8 - byte_length..])
}

fn put_little_endian(
    bytes: &mut [u8],
    offset: usize,
    byte_length: usize,
    value: u64,
) -> Result<usize, Error> {
    put_slice(bytes, offset, &value.to_le_bytes()[..byte_length])
}

fn put_slice(bytes: &mut [u8], offset: usize, value: &[u8]) -> Result<usize, Error> {
    let len = bytes.len();
    match bytes.get_mut(offset..).and_then(|rest| rest.get_mut(..value.len())) {
        Some(room) => {
            room.copy_from_slice(value);
            Ok(offset + value.len())
        }
        None => Err(outside(len, offset, value.len())),
    }
}

/// The bits of `value`, which fits into `byte_length` bytes without a sign.
fn unsigned(value: i128, byte_length: usize) -> Result<u64, Error> {
    check_byte_length(byte_length)?;
    let bits = 8 * byte_length;
    if (0..1_i128 << bits).contains(&value) {
        return Ok(value as u64);
    }
    Err(match byte_length {
        ..=4 => does_not_fit(format!(">= 0 and <= {}", (1_i128 << bits) - 1), value),
        _ => does_not_fit(format!(">= 0 and < 2 ** {bits}"), value),
    })
}

/// The bits of `value`, which fits into `byte_length` bytes with a sign.
fn signed(value: i128, byte_length: usize) -> Result<u64, Error> {
    check_byte_length(byte_length)?;
    let bits = 8 * byte_length - 1;
    let limit = 1_i128 << bits;
    if (-limit..limit).contains(&value) {
        return Ok(value as u64);
    }
    Err(match byte_length {
        ..=4 => does_not_fit(format!(">= {} and <= {}", -limit, limit - 1), value),
        _ => does_not_fit(format!(">= -(2 ** {bits}) and < 2 ** {bits}"), value),
    })
}

fn does_not_fit(range: String, value: i128) -> Error {
    Error::range("value", range, nodular_error::Received::Integer(value))
}
