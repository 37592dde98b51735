//! The classes of known vulnerabilities that concern buffers.

use nodular_buffer::{Buffer, BufferExt, Encoding, Pattern};

/// CVE-2018-7166, CVE-2025-55131: memory that had been somebody else's.
#[test]
fn class_58_memory_is_zero_whatever_it_is_filled_with() {
    let fills: [Pattern<'_>; 3] = ["".into(), ("", Encoding::Utf16Le).into(), 0.into()];
    for fill in fills {
        let buffer = Buffer::alloc_filled(1000, fill).expect("a pattern");
        assert!(buffer.iter().all(|&byte| byte == 0));
    }
    let buffer = Buffer::concat_to([b"ab"], 1000).expect("memory");
    assert!(buffer[2..].iter().all(|&byte| byte == 0));
}

/// CVE-2018-7167: a pattern without bytes was repeated for ever.
#[test]
fn class_58_filling_with_nothing_ends() {
    let nothing: [Pattern<'_>; 4] = [
        ("zz", Encoding::Hex).into(),
        ("=", Encoding::Base64).into(),
        ("*", Encoding::Base64Url).into(),
        b"".into(),
    ];
    for pattern in nothing {
        let error = Buffer::alloc_filled(10, pattern).expect_err("no bytes");
        assert_eq!(error.code(), "ERR_INVALID_ARG_VALUE");
    }
}

/// CVE-2018-12115: UTF-16 was written past the end.
#[test]
fn class_58_text_never_reaches_past_its_room() {
    for encoding in Encoding::ALL {
        for size in 0..8 {
            for offset in 0..=size {
                let mut buffer = Buffer::alloc(size);
                let written = buffer.write_text("cafe€😀cafe", offset, None, encoding);
                assert!(written.is_ok_and(|written| written <= size - offset), "{encoding}");
                assert!(buffer[..offset].iter().all(|&byte| byte == 0), "{encoding}");
            }
        }
    }
}

/// Sizes that a stranger names are refused, not fatal.
#[test]
fn a_size_without_memory_is_refused() {
    for size in [1 << 50, 1 << 53, usize::MAX] {
        assert!(Buffer::try_alloc(size).is_err());
        assert!(Buffer::alloc_filled(size, "a").is_err());
        assert!(Buffer::concat_to([b"a"], size).is_err());
    }
}
