//! The names that Windows keeps for devices in every folder: `CON`, `COM1` and their like.

/// The length of the longest of them, in bytes: `COM¹`.
pub(super) const MAX_RESERVED: usize = 5;

/// Whether `name` is one of them; case does not count.
pub(super) fn is_reserved(name: &[u8]) -> bool {
    let is = |expected: &[u8]| name.eq_ignore_ascii_case(expected);
    match name.len() {
        3 => is(b"CON") || is(b"PRN") || is(b"AUX") || is(b"NUL"),
        4 => is_port(&name[..3]) && matches!(name[3], b'1'..=b'9'),
        // The superscripts ¹, ² and ³ count as digits.
        5 => is_port(&name[..3]) && matches!(name[3..], [0xC2, 0xB9 | 0xB2 | 0xB3]),
        _ => false,
    }
}

fn is_port(name: &[u8]) -> bool {
    name.eq_ignore_ascii_case(b"COM") || name.eq_ignore_ascii_case(b"LPT")
}

/// Whether `path` is a reserved name up to its first colon, or, as Node has it, up to its last character if it
/// has no colon: `CON:x`, but also `CONx`.
pub(super) fn starts_reserved(path: &[u8], colon: Option<usize>) -> bool {
    match colon {
        Some(colon) => is_reserved(&path[..colon]),
        None => is_reserved(without_last_unit(path)),
    }
}

/// `path` without its last UTF-16 code unit; of an astral character half would stay, so that it counts for more.
fn without_last_unit(path: &[u8]) -> &[u8] {
    // The longest reserved name has five bytes, and the longest character of one unit three.
    if path.len() > 8 {
        return path;
    }
    let last = path.iter().rposition(|&byte| byte & 0xC0 != 0x80).unwrap_or(0);
    match core::str::from_utf8(&path[last..]) {
        Ok(character) if character.len() > 3 => path,
        Ok(_) => &path[..last],
        Err(_) => path.split_last().map_or(path, |(_, rest)| rest),
    }
}
