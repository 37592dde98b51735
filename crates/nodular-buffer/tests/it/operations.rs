//! Searching, comparing, copying, filling and all else.

use nodular_buffer::{
    Buffer, BufferExt, Encoding, Error, Pattern, atob, btoa, constants, is_ascii, is_utf8,
    transcode,
};
use nodular_record::Table;
use serde_json::{Value, json};

use crate::values::{answer, bytes, encoding, hex, maybe_position, maybe_size, same, size, text};

#[test]
fn every_operation_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "operations").check(7_000, |case| {
        let arguments = &case[1];
        let actual = match text(&case[0]) {
            name @ ("indexOf" | "lastIndexOf" | "includes") => search(name, arguments),
            "Buffer.compare" => (bytes(&arguments[0]).cmp(&bytes(&arguments[1])) as i8).into(),
            "equals" => (bytes(&arguments[0]) == bytes(&arguments[1])).into(),
            "compare" => answer(compare(arguments)),
            "copy" => answer(copy(arguments)),
            "subarray" => subarray(arguments),
            "toString" => {
                let range = size(&arguments[1])..size(&arguments[2]);
                bytes(&arguments[0]).to_string_in(Encoding::Latin1, range).into()
            }
            "toJSON" => bytes(&arguments[0]).to_json().into(),
            "fill" => answer(fill(arguments)),
            "alloc" => {
                let owned = Owned::of(&arguments[1]);
                let buffer = Buffer::alloc_filled(size(&arguments[0]), owned.pattern());
                answer(buffer.map(|buffer| hex(&buffer)))
            }
            name if name.starts_with("swap") => answer(swap(name, arguments)),
            "concat" => concat(arguments),
            "inspect" => {
                let buffer: Buffer = (0..=u8::MAX).take(size(&arguments[0])).collect();
                assert_eq!(buffer.inspect(), format!("{buffer:?}"));
                buffer.inspect().into()
            }
            "constants" => json!([
                constants::MAX_LENGTH,
                constants::MAX_STRING_LENGTH,
                constants::INSPECT_MAX_BYTES,
            ]),
            "isUtf8" => is_utf8(&bytes(&arguments[0])).into(),
            "isAscii" => is_ascii(&bytes(&arguments[0])).into(),
            "transcode" => {
                let (from, to) = (encoding(&arguments[1]), encoding(&arguments[2]));
                let actual = transcode(&bytes(&arguments[0]), from, to);
                answer(actual.map(|buffer| hex(&buffer)))
            }
            "atob" => answer(atob(text(&arguments[0]))),
            "btoa" => answer(btoa(text(&arguments[0]))),
            other => panic!("no such case: {other}"),
        };
        same(actual, &case[2])
    });
}

/// What a [`Pattern`] borrows.
enum Owned<'a> {
    Byte(u8),
    Bytes(Vec<u8>, Encoding),
    Text(&'a str, Encoding),
}

impl<'a> Owned<'a> {
    fn of(value: &'a Value) -> Self {
        match text(&value[0]) {
            "byte" => Self::Byte(size(&value[1]) as u8),
            "bytes" => Self::Bytes(bytes(&value[1]), encoding(&value[2])),
            _ => Self::Text(text(&value[1]), encoding(&value[2])),
        }
    }

    fn pattern(&self) -> Pattern<'_> {
        match self {
            Self::Byte(byte) => (*byte).into(),
            Self::Bytes(bytes, encoding) => (&bytes[..], *encoding).into(),
            Self::Text(text, encoding) => (*text, *encoding).into(),
        }
    }
}

fn search(name: &str, arguments: &Value) -> Value {
    let (haystack, owned) = (bytes(&arguments[0]), Owned::of(&arguments[1]));
    let pattern = owned.pattern();
    let index = |index: Option<usize>| index.map_or(json!(-1), Value::from);
    match (name, maybe_position(&arguments[2])) {
        ("indexOf", None) => index(haystack.index_of(pattern)),
        ("indexOf", Some(offset)) => index(haystack.index_of_from(pattern, offset)),
        ("lastIndexOf", None) => index(haystack.last_index_of(pattern)),
        ("lastIndexOf", Some(offset)) => index(haystack.last_index_of_from(pattern, offset)),
        (_, None) => haystack.includes(pattern).into(),
        (_, Some(offset)) => haystack.includes_from(pattern, offset).into(),
    }
}

fn compare(arguments: &Value) -> Result<Value, Error> {
    let [target_start, target_end, start, end] = [2, 3, 4, 5].map(|index| size(&arguments[index]));
    let (source, target) = (bytes(&arguments[0]), bytes(&arguments[1]));
    Ok((source.compare(&target, target_start..target_end, start..end)? as i8).into())
}

fn copy(arguments: &Value) -> Result<Value, Error> {
    let (source, mut target) = (bytes(&arguments[0]), bytes(&arguments[1]));
    let (target_start, start) = (size(&arguments[2]), size(&arguments[3]));
    let copied = match maybe_size(&arguments[4]) {
        None => source.copy(&mut target, target_start, start..)?,
        Some(end) => source.copy(&mut target, target_start, start..end)?,
    };
    Ok(json!([copied, hex(&target)]))
}

fn subarray(arguments: &Value) -> Value {
    let mut bytes = bytes(&arguments[0]);
    let start = maybe_position(&arguments[1]).expect("a start");
    let end = maybe_position(&arguments[2]);
    let part = hex(bytes.subarray(start, end));
    assert_eq!(part, hex(bytes.subarray_mut(start, end)));
    part.into()
}

fn fill(arguments: &Value) -> Result<String, Error> {
    let mut buffer = Buffer::alloc_filled(size(&arguments[0]), b'.')?;
    let owned = Owned::of(&arguments[1]);
    let (start, end) = (size(&arguments[2]), maybe_size(&arguments[3]));
    match end {
        None => buffer.fill_pattern(owned.pattern(), start..)?,
        Some(end) => buffer.fill_pattern(owned.pattern(), start..end)?,
    }
    Ok(hex(&buffer))
}

fn swap(name: &str, arguments: &Value) -> Result<String, Error> {
    let mut bytes = bytes(&arguments[0]);
    match name {
        "swap16" => bytes.swap16()?,
        "swap32" => bytes.swap32()?,
        _ => bytes.swap64()?,
    }
    Ok(hex(&bytes))
}

fn concat(arguments: &Value) -> Value {
    let list: Vec<Vec<u8>> = arguments[0].as_array().expect("a list").iter().map(bytes).collect();
    match maybe_size(&arguments[1]) {
        None => hex(&Buffer::concat(&list)).into(),
        Some(total) => answer(Buffer::concat_to(&list, total).map(|buffer| hex(&buffer))),
    }
}
