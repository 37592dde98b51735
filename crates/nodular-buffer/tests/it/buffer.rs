//! The type's own: where its memory comes from and goes to.

use std::cmp::Ordering;
use std::io::{Cursor, ErrorKind, Read, Seek, SeekFrom, Write};

use bytes::{Buf, BufMut, Bytes, BytesMut};
use nodular_buffer::{Buffer, BufferExt, Encoding};

#[test]
fn memory_moves_without_a_copy() {
    let bytes = vec![1, 2, 3];
    let place = bytes.as_ptr();
    let buffer = Buffer::from(bytes);
    let shared = Bytes::from(buffer);
    let growing = BytesMut::from(Buffer::from(shared));
    let bytes = Vec::from(Buffer::from(growing));
    assert_eq!(bytes, [1, 2, 3]);
    assert_eq!(bytes.as_ptr(), place);
}

#[test]
fn shared_memory_is_copied_before_it_changes() {
    let shared = Bytes::from(Buffer::from("abc"));
    let mut buffer = Buffer::from(shared.clone());
    buffer[0] = b'x';
    assert_eq!((&shared[..], &buffer[..]), (&b"abc"[..], &b"xbc"[..]));
}

#[test]
fn a_share_of_bytes_is_cheap() {
    let shared = Bytes::from(Buffer::from("hello world"));
    let world = shared.slice_ref(shared.subarray(-5, None));
    assert_eq!(world, "world");
    assert_eq!(world.as_ptr(), shared[6..].as_ptr());
}

#[test]
fn new_memory_is_zero() {
    for size in [0, 1, 1000, 100_000] {
        let dirty = vec![0xaa_u8; size];
        drop(dirty);
        let buffers = [
            Buffer::alloc(size),
            Buffer::alloc_unsafe(size),
            Buffer::try_alloc(size).expect("memory"),
        ];
        for buffer in buffers {
            assert_eq!(buffer.len(), size);
            assert!(buffer.iter().all(|&byte| byte == 0));
        }
    }
    let error = Buffer::try_alloc(1 << 52).expect_err("no machine has it");
    assert_eq!(error.to_string(), "Array buffer allocation failed");
    assert_eq!(error.class().name(), "RangeError");
}

#[test]
fn it_reads_and_seeks_and_is_a_buf() {
    let buffer = Buffer::from("hello");
    let mut cursor = Cursor::new(buffer);
    cursor.seek(SeekFrom::Start(1)).expect("in memory");
    let mut text = String::new();
    cursor.read_to_string(&mut text).expect("in memory");
    assert_eq!(text, "ello");
    assert_eq!((&cursor.into_inner()[..]).get_u16(), 0x6865);
}

#[test]
fn it_is_written_and_is_a_buf_mut() {
    let mut buffer = Buffer::from("hello");
    let mut cursor = Cursor::new(&mut buffer[..]);
    cursor.seek(SeekFrom::End(-2)).expect("in memory");
    cursor.write_all(b"p!").expect("two bytes are left");
    let error = cursor.write_all(b"?").expect_err("there is no room");
    assert_eq!(error.kind(), ErrorKind::WriteZero);
    assert_eq!(buffer, *b"help!");
    (&mut buffer[1..]).put_u16(0x6179);
    assert_eq!(buffer, *b"hayp!");
}

#[test]
fn it_compares_as_its_bytes() {
    let (a, b) = (Buffer::from("a"), Buffer::from([b'b']));
    assert_eq!(a.cmp(&b), Ordering::Less);
    assert_eq!(a, *b"a");
    assert_eq!(a, b"a"[..]);
    assert_eq!(a, vec![b'a']);
    assert_eq!(Buffer::from(String::from("a")), a);
    assert_eq!(a.into_iter().chain(b).collect::<Buffer>().to_string(Encoding::Utf8), "ab");
}

#[test]
fn an_error_is_an_io_error() {
    let error = b"abc".compare(b"", ..1, ..).expect_err("out of range");
    let io = std::io::Error::from(error.clone());
    assert_eq!(io.kind(), ErrorKind::InvalidInput);
    assert_eq!(io.downcast::<nodular_buffer::Error>().expect("it is in there"), error);
}

#[test]
fn any_range_is_answered() {
    let mut bytes = *b"abc";
    assert_eq!(bytes.to_string_in(Encoding::Utf8, 1..=usize::MAX), "bc");
    assert!(bytes.fill_pattern("x", 0..=usize::MAX).is_err());
    assert_eq!(bytes.copy(&mut [0; 2], usize::MAX, ..), Ok(0));
    assert_eq!(bytes.subarray(isize::MIN, isize::MAX), b"abc");
    assert_eq!(bytes.index_of_from("c", isize::MIN), Some(2));
    assert_eq!(bytes.last_index_of_from("c", isize::MAX), Some(2));
    assert_eq!(bytes.last_index_of_from("a", isize::MIN), None);
}

#[cfg(feature = "serde")]
#[test]
fn it_is_json_as_in_node() {
    let buffer = Buffer::from("hi");
    let json = serde_json::to_string(&buffer).expect("JSON");
    assert_eq!(json, buffer.to_json());
    assert_eq!(serde_json::from_str::<Buffer>(&json).expect("a buffer"), buffer);
    for other in [r#"{"type":"Bytes","data":[1]}"#, r#"{"type":"Buffer","data":[256]}"#, "[1]"] {
        assert!(serde_json::from_str::<Buffer>(other).is_err(), "{other}");
    }
}
