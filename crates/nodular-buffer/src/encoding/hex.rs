//! Hexadecimal digits: a library for what is well-formed, one loop for the rest.

pub(super) fn to_bytes(text: &str) -> Vec<u8> {
    let digits = text.as_bytes();
    let even = &digits[..digits.len() & !1];
    // The library would skip a `0x`, which is no pair of digits for Node.
    if !matches!(even, [b'0', b'x' | b'X', ..])
        && let Ok(bytes) = const_hex::decode(even)
    {
        return bytes;
    }
    lenient(text)
}

fn lenient(text: &str) -> Vec<u8> {
    // Node looks at the lower byte of each UTF-16 unit only.
    let mut digits = text.encode_utf16().map_while(|unit| char::from(unit as u8).to_digit(16));
    std::iter::from_fn(|| Some(digits.next()? << 4 | digits.next()?))
        .map(|byte| byte as u8)
        .collect()
}
