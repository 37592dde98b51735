//! Query strings: a table of the bytes that stay, borrowed text where nothing is encoded.

use std::borrow::Cow;

/// The values of a key.
#[derive(Debug)]
pub(crate) enum Values<'a> {
    One(Cow<'a, str>),
    Many(Vec<Cow<'a, str>>),
}

/// The pairs in the order of their keys' first occurrence.
pub(crate) type Parsed<'a> = Vec<(Cow<'a, str>, Values<'a>)>;

pub(crate) fn parse(query: &str) -> Parsed<'_> {
    let mut parsed: Parsed<'_> = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, value) = (decode::<true>(key), decode::<true>(value));
        match parsed.iter_mut().find(|(known, _)| *known == key) {
            None => parsed.push((key, Values::One(value))),
            Some((_, Values::Many(values))) => values.push(value),
            Some((_, values)) => {
                let Values::One(first) = std::mem::replace(values, Values::Many(Vec::new())) else {
                    continue;
                };
                *values = Values::Many(vec![first, value]);
            }
        }
    }
    parsed
}

pub(crate) fn stringify(parsed: &Parsed<'_>) -> String {
    let mut query = String::with_capacity(parsed.len() * 16);
    for (key, values) in parsed {
        let values = match values {
            Values::One(value) => std::slice::from_ref(value),
            Values::Many(values) => values,
        };
        for value in values {
            if !query.is_empty() {
                query.push('&');
            }
            encode(&mut query, key);
            query.push('=');
            encode(&mut query, value);
        }
    }
    query
}

pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 2);
    encode(&mut escaped, text);
    escaped
}

pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    decode::<false>(text)
}

const STAYS: [bool; 256] = {
    let mut stays = [false; 256];
    let bytes = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    let mut index = 0;
    while index < bytes.len() {
        stays[bytes[index] as usize] = true;
        index += 1;
    }
    stays
};

fn encode(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let bytes = text.as_bytes();
    let mut start = 0;
    for (index, &byte) in bytes.iter().enumerate() {
        if STAYS[usize::from(byte)] {
            continue;
        }
        // A byte that stays is ASCII, so the run of those ends between two characters; the bytes of a longer
        // character follow each other, so that the run between them is empty.
        if start < index {
            out.push_str(&text[start..index]);
        }
        out.push('%');
        out.push(char::from(HEX[usize::from(byte >> 4)]));
        out.push(char::from(HEX[usize::from(byte & 15)]));
        start = index + 1;
    }
    if start < bytes.len() {
        out.push_str(&text[start..]);
    }
}

fn decode<const PLUS: bool>(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let special = |&byte: &u8| byte == b'%' || PLUS && byte == b'+';
    let Some(first) = bytes.iter().position(special) else { return Cow::Borrowed(text) };
    let mut decoded = Vec::with_capacity(bytes.len());
    decoded.extend_from_slice(&bytes[..first]);
    let mut rest = &bytes[first..];
    while let [byte, after @ ..] = rest {
        rest = after;
        let digit = |index: usize| after.get(index).and_then(|&byte| char::from(byte).to_digit(16));
        match (byte, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high << 4 | low) as u8);
                rest = &after[2..];
            }
            (b'+', ..) if PLUS => decoded.push(b' '),
            _ => decoded.push(*byte),
        }
    }
    match String::from_utf8(decoded) {
        Ok(decoded) => Cow::Owned(decoded),
        Err(error) => Cow::Owned(String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}
