//! What a `data:` URL carries.

/// The bytes behind the comma, as text.
pub(super) fn text(url: &str) -> Option<String> {
    let (head, body) = url.strip_prefix("data:")?.split_once(',')?;
    let body = body.split('#').next().unwrap_or_default();
    let bytes = percent_decoded(body);
    let is_base64 = head.rsplit(';').next().is_some_and(|last| last.trim() == "base64");
    let bytes = if is_base64 { base64(&bytes)? } else { bytes };
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        let escaped = (bytes[index] == b'%').then(|| bytes.get(index + 1..index + 3)).flatten();
        let value = escaped
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        decoded.push(value.unwrap_or(bytes[index]));
        index += if value.is_some() { 3 } else { 1 };
    }
    decoded
}

fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let mut decoded = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push((bits >> count) as u8);
        }
    }
    Some(decoded)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn carries_text() {
        assert_eq!(text("data:text/javascript,a%20b+c#d").as_deref(), Some("a b+c"));
        assert_eq!(text("data:text/javascript;base64,YSBi").as_deref(), Some("a b"));
        assert_eq!(text("data:text/javascript"), None);
    }
}
