//! Exit codes out of what JavaScript takes for one.

use nodular_error::{ArgumentError, validate_integer};

use crate::error::Error;

/// The exit code that a text stands for: what `process.exitCode = '1'` sets.
///
/// # Errors
///
/// [`Error::Argument`] if the text is no number, or none that could be a code.
///
/// # Examples
///
/// ```
/// use nodular_process::exit_code_from_str;
///
/// assert_eq!(exit_code_from_str("0x10")?, 16);
/// assert_eq!(
///     exit_code_from_str("one").unwrap_err().to_string(),
///     "The \"code\" argument must be of type number. Received type string ('one')",
/// );
/// # Ok::<(), nodular_process::Error>(())
/// ```
pub fn exit_code_from_str(code: &str) -> Result<i32, Error> {
    match number(code).filter(|_| !code.is_empty()) {
        Some(number) => exit_code_from_number(number),
        None => Err(ArgumentError::invalid_type("code", &["number"], code).into()),
    }
}

/// The exit code that a JavaScript number stands for: its lowest 32 bits.
///
/// # Errors
///
/// [`Error::Argument`] if it has a fraction or is not in JavaScript's range of safe integers.
///
/// # Examples
///
/// ```
/// use nodular_process::exit_code_from_number;
///
/// assert_eq!(exit_code_from_number(3.0)?, 3);
/// assert_eq!(
///     exit_code_from_number(1.5).unwrap_err().to_string(),
///     "The value of \"code\" is out of range. It must be an integer. Received 1.5",
/// );
/// # Ok::<(), nodular_process::Error>(())
/// ```
pub fn exit_code_from_number(code: f64) -> Result<i32, Error> {
    const MAX: i64 = (1 << 53) - 1;
    Ok(validate_integer("code", code, -MAX..=MAX)? as i32)
}

/// JavaScript's `Number(text)`.
fn number(text: &str) -> Option<f64> {
    // JavaScript's white space is Unicode's, but for these two.
    let is_blank = |char: char| char != '\u{85}' && char.is_whitespace() || char == '\u{feff}';
    let text = text.trim_matches(is_blank);
    for (prefix, radix) in [("0x", 16), ("0X", 16), ("0o", 8), ("0O", 8), ("0b", 2), ("0B", 2)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            let digits: Option<Vec<u32>> =
                digits.chars().map(|char| char.to_digit(radix)).collect();
            let digits = digits.filter(|digits| !digits.is_empty())?;
            let radix = f64::from(radix);
            return Some(digits.into_iter().fold(0.0, |sum, digit| sum * radix + f64::from(digit)));
        }
    }
    match text {
        "" => Some(0.0),
        "Infinity" | "+Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        // Rust also knows `inf` and `nan`.
        _ if text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-')) =>
        {
            text.parse().ok()
        }
        _ => None,
    }
}
