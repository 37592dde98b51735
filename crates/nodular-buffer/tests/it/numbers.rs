//! Every read and write of a number.

use nodular_buffer::{Buffer, BufferRead, BufferWrite, Error};
use nodular_error::Number;
use nodular_record::Table;
use serde_json::{Value, json};

use crate::values::{answer, bytes, hex, same, size, text};

#[test]
fn every_number_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "numbers").check(2_500, |case| match text(&case[0]) {
        "read" => same(answer(read(case)), &case[4]),
        "write" => {
            let mut buffer = Buffer::alloc(size(&case[3]));
            let end = write(&mut buffer, case);
            same(answer(end.map(|end| json!([end, hex(&buffer)]))), &case[5])
        }
        other => panic!("no such case: {other}"),
    });
}

fn read(case: &Value) -> Result<Value, Error> {
    let (bytes, offset) = (bytes(&case[2]), size(&case[3][0]));
    let length = || size(&case[3][1]);
    Ok(match text(&case[1]) {
        "readUInt8" => bytes.read_uint8(offset)?.into(),
        "readInt8" => bytes.read_int8(offset)?.into(),
        "readUInt16LE" => bytes.read_uint16_le(offset)?.into(),
        "readUInt16BE" => bytes.read_uint16_be(offset)?.into(),
        "readInt16LE" => bytes.read_int16_le(offset)?.into(),
        "readInt16BE" => bytes.read_int16_be(offset)?.into(),
        "readUInt32LE" => bytes.read_uint32_le(offset)?.into(),
        "readUInt32BE" => bytes.read_uint32_be(offset)?.into(),
        "readInt32LE" => bytes.read_int32_le(offset)?.into(),
        "readInt32BE" => bytes.read_int32_be(offset)?.into(),
        "readBigUInt64LE" => bytes.read_big_uint64_le(offset)?.to_string().into(),
        "readBigUInt64BE" => bytes.read_big_uint64_be(offset)?.to_string().into(),
        "readBigInt64LE" => bytes.read_big_int64_le(offset)?.to_string().into(),
        "readBigInt64BE" => bytes.read_big_int64_be(offset)?.to_string().into(),
        "readFloatLE" => show(bytes.read_float_le(offset)?.into()),
        "readFloatBE" => show(bytes.read_float_be(offset)?.into()),
        "readDoubleLE" => show(bytes.read_double_le(offset)?),
        "readDoubleBE" => show(bytes.read_double_be(offset)?),
        "readUIntLE" => bytes.read_uint_le(offset, length())?.into(),
        "readUIntBE" => bytes.read_uint_be(offset, length())?.into(),
        "readIntLE" => bytes.read_int_le(offset, length())?.into(),
        "readIntBE" => bytes.read_int_be(offset, length())?.into(),
        other => panic!("no such method: {other}"),
    })
}

fn write(buffer: &mut Buffer, case: &Value) -> Result<usize, Error> {
    let (value, offset) = (&case[2], size(&case[4][0]));
    let length = || size(&case[4][1]);
    let float = || text(value).parse::<f64>().expect("a number");
    match text(&case[1]) {
        "writeUInt8" => buffer.write_uint8(integer(value), offset),
        "writeInt8" => buffer.write_int8(integer(value), offset),
        "writeUInt16LE" => buffer.write_uint16_le(integer(value), offset),
        "writeUInt16BE" => buffer.write_uint16_be(integer(value), offset),
        "writeInt16LE" => buffer.write_int16_le(integer(value), offset),
        "writeInt16BE" => buffer.write_int16_be(integer(value), offset),
        "writeUInt32LE" => buffer.write_uint32_le(integer(value), offset),
        "writeUInt32BE" => buffer.write_uint32_be(integer(value), offset),
        "writeInt32LE" => buffer.write_int32_le(integer(value), offset),
        "writeInt32BE" => buffer.write_int32_be(integer(value), offset),
        "writeBigUInt64LE" => buffer.write_big_uint64_le(integer(value), offset),
        "writeBigUInt64BE" => buffer.write_big_uint64_be(integer(value), offset),
        "writeBigInt64LE" => buffer.write_big_int64_le(integer(value), offset),
        "writeBigInt64BE" => buffer.write_big_int64_be(integer(value), offset),
        "writeFloatLE" => buffer.write_float_le(float() as f32, offset),
        "writeFloatBE" => buffer.write_float_be(float() as f32, offset),
        "writeDoubleLE" => buffer.write_double_le(float(), offset),
        "writeDoubleBE" => buffer.write_double_be(float(), offset),
        "writeUIntLE" => buffer.write_uint_le(integer::<i128>(value), offset, length()),
        "writeUIntBE" => buffer.write_uint_be(integer::<i128>(value), offset, length()),
        "writeIntLE" => buffer.write_int_le(integer::<i128>(value), offset, length()),
        "writeIntBE" => buffer.write_int_be(integer::<i128>(value), offset, length()),
        other => panic!("no such method: {other}"),
    }
}

/// A number, or the digits of one that JSON does not hold.
fn integer<T: TryFrom<i128>>(value: &Value) -> T {
    let integer = match value {
        Value::String(digits) => digits.parse::<i128>().ok(),
        number => number.as_i64().map(i128::from),
    };
    integer.and_then(|integer| T::try_from(integer).ok()).expect("an integer that fits")
}

/// As JavaScript prints a float, with the sign of zero.
fn show(number: f64) -> Value {
    let sign = if number == 0.0 && number.is_sign_negative() { "-" } else { "" };
    format!("{sign}{}", Number::from(number)).into()
}
