/// What a name or a text in quotes stands for; `None` if it is malformed or no Unicode.
pub(super) fn unescape(name: &[u8]) -> Option<String> {
    let inner = match name {
        [b'\'' | b'"', inner @ .., _] => inner,
        name => name,
    };
    let text = std::str::from_utf8(inner).ok()?;
    if !text.contains('\\') {
        return Some(text.to_owned());
    }
    let mut units = Vec::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(char) = rest.next() {
        let code = if char == '\\' { escape(&mut rest)? } else { char.into() };
        match u16::try_from(code) {
            Ok(unit) => units.push(unit),
            Err(_) => units.extend_from_slice(char::from_u32(code)?.encode_utf16(&mut [0; 2])),
        }
    }
    String::from_utf16(&units).ok()
}

/// The code point, or half of one, that is written behind a backslash.
fn escape(rest: &mut std::str::Chars<'_>) -> Option<u32> {
    Some(match rest.next()? {
        'n' => '\n'.into(),
        'r' => '\r'.into(),
        't' => '\t'.into(),
        'b' => 8,
        'f' => 12,
        'v' => 11,
        '0' => 0,
        'x' => digits(rest, 2)?,
        'u' => match rest.as_str().strip_prefix('{') {
            Some(inside) => {
                let (code, behind) = inside.split_once('}')?;
                *rest = behind.chars();
                hex(code)?
            }
            None => digits(rest, 4)?,
        },
        other => other.into(),
    })
}

fn digits(rest: &mut std::str::Chars<'_>, length: usize) -> Option<u32> {
    let (code, behind) = rest.as_str().split_at_checked(length)?;
    *rest = behind.chars();
    hex(code)
}

fn hex(code: &str) -> Option<u32> {
    let is_hex = code.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| u32::from_str_radix(code, 16).ok()).flatten()
}
