//! Numbers as JavaScript writes and reads them.

use std::fmt::Write;

/// Writes a number as JavaScript does; `-0` is `0`.
///
/// Node: [`String(number)`](https://tc39.es/ecma262/#sec-numeric-types-number-tostring)
///
/// # Examples
///
/// ```
/// use nodular_util::number_to_string;
///
/// assert_eq!(number_to_string(0.1 + 0.2), "0.30000000000000004");
/// assert_eq!(number_to_string(1e21), "1e+21");
/// assert_eq!(number_to_string(-0.0), "0");
/// assert_eq!(number_to_string(f64::NAN), "NaN");
/// ```
#[doc(alias = "toString")]
pub fn number_to_string(number: f64) -> String {
    ryu_js::Buffer::new().format(number).to_owned()
}

/// Appends a number as `inspect` shows it: `-0` with its sign, and with `_` between thousands if asked.
pub(crate) fn push_number(out: &mut String, number: f64, separators: bool) {
    if number == 0.0 {
        out.push_str(if number.is_sign_negative() { "-0" } else { "0" });
        return;
    }
    // Most numbers are small integers, and their digits are found faster.
    let integer = number as i32;
    if !separators && f64::from(integer) == number {
        let _ = write!(out, "{integer}");
        return;
    }
    let mut buffer = ryu_js::Buffer::new();
    let text = buffer.format(number);
    if !separators || !number.is_finite() || text.contains('e') {
        out.push_str(text);
        return;
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    push_separated(out, whole);
    if !fraction.is_empty() {
        out.push('.');
        for (index, digit) in fraction.chars().enumerate() {
            if index > 0 && index.is_multiple_of(3) {
                out.push('_');
            }
            out.push(digit);
        }
    }
}

/// Appends the digits of a `bigint` and its `n`.
pub(crate) fn push_bigint(out: &mut String, digits: &str, separators: bool) {
    if separators {
        push_separated(out, digits)
    } else {
        out.push_str(digits)
    }
    out.push('n');
}

fn push_separated(out: &mut String, integer: &str) {
    let digits = integer.strip_prefix('-').unwrap_or(integer);
    out.push_str(&integer[..integer.len() - digits.len()]);
    let length = digits.chars().count();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (length - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
}

/// `Number(text)`
pub(crate) fn to_number(text: &str) -> f64 {
    let text = text.trim_matches(is_space);
    if text.is_empty() {
        return 0.0;
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(start) = text.get(..2)
            && start.eq_ignore_ascii_case(prefix)
        {
            let digits = &text[2..];
            let all = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
            return if all { integer(digits, radix) } else { f64::NAN };
        }
    }
    match decimal_length(text) {
        length if length == text.len() => decimal(text),
        _ => f64::NAN,
    }
}

/// `Number.parseFloat(text)`
pub(crate) fn parse_float(text: &str) -> f64 {
    let text = text.trim_start_matches(is_space);
    decimal(&text[..decimal_length(text)])
}

/// `Number.parseInt(text)`
pub(crate) fn parse_int(text: &str) -> f64 {
    let text = text.trim_start_matches(is_space);
    let (sign, rest) = match text.strip_prefix(['-', '+']) {
        Some(rest) => (if text.starts_with('-') { -1.0 } else { 1.0 }, rest),
        None => (1.0, text),
    };
    let (radix, rest) = match rest.strip_prefix("0x").or_else(|| rest.strip_prefix("0X")) {
        Some(rest) => (16, rest),
        None => (10, rest),
    };
    let length = rest.find(|digit: char| !digit.is_digit(radix)).unwrap_or(rest.len());
    if length == 0 { f64::NAN } else { sign * integer(&rest[..length], radix) }
}

/// The longest start of `text` that is a decimal literal or `Infinity`.
fn decimal_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits =
        |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    if text[sign..].starts_with("Infinity") {
        return sign + "Infinity".len();
    }
    let whole = digits(sign);
    let mut end = sign + whole;
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        if whole + fraction == 0 {
            return 0;
        }
        end += 1 + fraction;
    } else if whole == 0 {
        return 0;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits((end + 1 + sign).min(bytes.len()));
        if exponent > 0 {
            end += 1 + sign + exponent;
        }
    }
    end
}

fn decimal(literal: &str) -> f64 {
    match literal.trim_start_matches(['+', '-']) {
        "Infinity" if literal.starts_with('-') => f64::NEG_INFINITY,
        "Infinity" => f64::INFINITY,
        "" => f64::NAN,
        _ => literal.parse().unwrap_or(f64::NAN),
    }
}

fn integer(digits: &str, radix: u32) -> f64 {
    if radix == 10 {
        return digits.parse().unwrap_or(f64::NAN);
    }
    u128::from_str_radix(digits, radix).map_or_else(
        |_| {
            let digits = digits.chars().filter_map(|digit| digit.to_digit(radix));
            digits.fold(0.0, |sum, digit| sum * f64::from(radix) + f64::from(digit))
        },
        |value| value as f64,
    )
}

/// JavaScript's white space.
fn is_space(char: char) -> bool {
    char == '\u{feff}' || (char.is_whitespace() && char != '\u{85}')
}
