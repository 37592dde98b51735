//! What holds for all bytes and texts.

use nodular_buffer::{
    Blob, BlobOptions, Buffer, BufferExt, BufferRead, BufferWrite, Encoding, StringDecoder,
    is_utf8, transcode,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn encodings() -> impl Strategy<Value = Encoding> {
    select(&Encoding::ALL[..])
}

/// Bytes of which many are UTF-8, or UTF-16, or cut in the middle of it.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces: &[&[u8]] = &[
        b"a",
        b"\0",
        "é".as_bytes(),
        "€".as_bytes(),
        "😀".as_bytes(),
        &[0xf0, 0x9f],
        &[0xe2],
        &[0x80],
        &[0xed, 0xa0],
        &[0xff],
        &[0x3d, 0xd8],
        &[0x3d, 0xd8, 0x00, 0xde],
        &[0x00, 0xde],
        &[0xd8],
        &[0xc3],
        &[0xf4, 0x90],
    ];
    let pieces = vec(select(pieces.to_vec()), 0..12).prop_map(|pieces| pieces.concat());
    prop_oneof![pieces, vec(any::<u8>(), 0..40)]
}

proptest! {
    #[test]
    fn bytes_survive_a_reversible_encoding(bytes in vec(any::<u8>(), 0..200)) {
        for encoding in [Encoding::Hex, Encoding::Base64, Encoding::Base64Url, Encoding::Latin1] {
            let text = encoding.to_text(&bytes);
            prop_assert_eq!(&encoding.to_bytes(&text), &bytes);
            prop_assert_eq!(encoding.byte_length(&text), bytes.len());
        }
    }

    #[test]
    fn text_survives_unicode(text in any::<String>()) {
        for encoding in [Encoding::Utf8, Encoding::Utf16Le] {
            let bytes = encoding.to_bytes(&text);
            prop_assert_eq!(encoding.byte_length(&text), bytes.len());
            prop_assert_eq!(&encoding.to_text(&bytes), &text);
        }
        let wide = transcode(text.as_bytes(), Encoding::Utf8, Encoding::Utf16Le).expect("text");
        let back = transcode(&wide, Encoding::Utf16Le, Encoding::Utf8).expect("text");
        prop_assert_eq!(&*back, text.as_bytes());
    }

    #[test]
    fn what_skips_garbage_never_gives_more(text in any::<String>(), encoding in encodings()) {
        prop_assert!(encoding.to_bytes(&text).len() <= encoding.byte_length(&text));
    }

    #[test]
    fn the_two_alphabets_read_each_other(text in "[A-Za-z0-9+/_=\n*-]{0,40}") {
        prop_assert_eq!(Encoding::Base64.to_bytes(&text), Encoding::Base64Url.to_bytes(&text));
    }

    #[test]
    fn a_decoder_split_at_every_byte_reads_the_whole(bytes in bytes(), encoding in encodings()) {
        let whole = encoding.to_text(&bytes);
        for at in 0..=bytes.len() {
            let mut decoder = StringDecoder::new(encoding);
            let (first, second) = bytes.split_at(at);
            let text = decoder.write(first) + &decoder.end_with(second);
            prop_assert_eq!(&text, &whole, "{} at {}", encoding, at);
        }
    }

    #[test]
    fn a_decoder_of_any_pieces_reads_the_whole(
        bytes in bytes(),
        encoding in encodings(),
        lengths in vec(0_usize..4, 1..8),
    ) {
        let mut decoder = StringDecoder::new(encoding);
        let (mut text, mut rest) = (String::new(), &bytes[..]);
        for &length in lengths.iter().cycle().take(200) {
            let (piece, after) = rest.split_at(length.min(rest.len()));
            text += &decoder.write(piece);
            rest = after;
        }
        text += &decoder.end_with(rest);
        prop_assert_eq!(text, encoding.to_text(&bytes));
    }

    #[test]
    fn what_is_written_is_read(value in any::<i64>(), length in 1_usize..=6, offset in 0_usize..4) {
        let mut buffer = Buffer::alloc(10);
        let unused = 64 - 8 * length;
        let (signed, unsigned) = (value << unused >> unused, (value as u64) << unused >> unused);
        prop_assert_eq!(buffer.write_int_le(signed, offset, length), Ok(offset + length));
        prop_assert_eq!(buffer.read_int_le(offset, length), Ok(signed));
        prop_assert_eq!(buffer.write_int_be(signed, offset, length), Ok(offset + length));
        prop_assert_eq!(buffer.read_int_be(offset, length), Ok(signed));
        prop_assert_eq!(buffer.write_uint_le(unsigned, offset, length), Ok(offset + length));
        prop_assert_eq!(buffer.read_uint_le(offset, length), Ok(unsigned));
        prop_assert_eq!(buffer.write_uint_be(unsigned, offset, length), Ok(offset + length));
        prop_assert_eq!(buffer.read_uint_be(offset, length), Ok(unsigned));
    }

    #[test]
    fn a_search_finds_what_the_windows_have(
        haystack in vec(0_u8..3, 0..24),
        needle in vec(0_u8..3, 1..5),
        offset in -30_isize..30,
    ) {
        let windows = |step: usize| -> Vec<usize> {
            let found = haystack.windows(needle.len()).enumerate();
            let found = found.filter(|(at, window)| *window == &needle[..] && at % step == 0);
            found.map(|(at, _)| at).collect()
        };
        let start = if offset < 0 { haystack.len() as isize + offset } else { offset };
        let first = windows(1).into_iter().find(|&at| at as isize >= start);
        prop_assert_eq!(haystack.index_of_from(&needle[..], offset), first);
        let last = windows(1).into_iter().rev().find(|&at| at as isize <= start);
        prop_assert_eq!(haystack.last_index_of_from(&needle[..], offset), last);
        if needle.len() % 2 == 0 {
            let wide = (&needle[..], Encoding::Utf16Le);
            prop_assert_eq!(haystack.index_of(wide), windows(2).first().copied());
            prop_assert_eq!(haystack.last_index_of(wide), windows(2).last().copied());
        }
    }

    #[test]
    fn a_slice_of_a_blob_is_one_of_its_bytes(
        parts in vec(vec(any::<u8>(), 0..6), 0..6),
        ranges in vec((-20_isize..20, -20_isize..20), 0..4),
    ) {
        let mut bytes = parts.concat();
        let mut blob = Blob::new(parts, BlobOptions::default());
        for (start, end) in ranges {
            bytes = bytes.subarray(start, end).to_vec();
            blob = blob.slice(start as i64, end as i64, "");
            prop_assert_eq!(blob.size(), bytes.len() as u64);
            prop_assert_eq!(&blob.bytes(), &bytes);
        }
    }

    #[test]
    fn utf8_is_what_std_says(bytes in bytes()) {
        prop_assert_eq!(is_utf8(&bytes), std::str::from_utf8(&bytes).is_ok());
        prop_assert_eq!(Encoding::Utf8.to_text(&bytes), String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn text_is_written_in_whole_characters(text in any::<String>(), size in 0_usize..12) {
        let mut buffer = Buffer::alloc(size);
        let written = buffer.write_text(&text, 0, None, Encoding::Utf8).expect("in range");
        prop_assert!(text.is_char_boundary(written));
        prop_assert_eq!(&buffer[..written], &text.as_bytes()[..written]);
        prop_assert!(text[written..].chars().next().is_none_or(|next| written + next.len_utf8() > size));
    }
}
