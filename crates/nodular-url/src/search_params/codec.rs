//! `application/x-www-form-urlencoded`: <https://url.spec.whatwg.org/#application/x-www-form-urlencoded>.

use percent_encoding::percent_encode_byte;

use crate::percent::hex_digit;

/// The pairs of an encoded query.
pub(super) fn parse(query: &str) -> impl Iterator<Item = (String, String)> {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| match pair.split_once('=') {
        Some((name, value)) => (decode(name), decode(value)),
        None => (decode(pair), String::new()),
    })
}

/// The encoded query of `pairs`.
pub(super) fn serialize<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> String {
    let length = pairs.clone().map(|(name, value)| name.len() + value.len() + 2).sum();
    let mut text = String::with_capacity(length);
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push('&');
        }
        encode(name, &mut text);
        text.push('=');
        encode(value, &mut text);
    }
    text
}

fn decode(text: &str) -> String {
    if memchr::memchr2(b'%', b'+', text.as_bytes()).is_none() {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        bytes.push(match (first, after) {
            (b'+', _) => b' ',
            (b'%', [high, low, after @ ..]) => match (hex_digit(*high), hex_digit(*low)) {
                (Some(high), Some(low)) => {
                    rest = after;
                    high << 4 | low
                }
                _ => b'%',
            },
            _ => *first,
        });
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}

fn encode(text: &str, into: &mut String) {
    let mut copied = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        if IS_PLAIN[usize::from(byte)] {
            continue;
        }
        // Every byte of a letter outside of ASCII is encoded, so what is copied is cut between letters.
        if copied < at {
            into.push_str(&text[copied..at]);
        }
        copied = at + 1;
        into.push_str(if byte == b' ' { "+" } else { percent_encode_byte(byte) });
    }
    into.push_str(&text[copied..]);
}

const IS_PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        table[byte] = c.is_ascii_alphanumeric() || matches!(c, b'*' | b'-' | b'.' | b'_');
        byte += 1;
    }
    table
};
