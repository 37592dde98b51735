//! The checks of arguments that several crates need, where Rust's types do not make them already.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::argument::ArgumentError;
use crate::received::Received;

/// The value if it is in `valid`.
///
/// # Errors
///
/// [`ArgumentError::OutOfRange`] if it is not; `NaN` is in no range.
///
/// # Examples
///
/// ```
/// use nodular_error::{ArgumentError, validate_range};
///
/// assert_eq!(validate_range("level", 9_u8, 0..=9)?, 9);
/// assert_eq!(
///     validate_range("level", 10_u8, 0..=9).unwrap_err().to_string(),
///     "The value of \"level\" is out of range. It must be >= 0 && <= 9. Received 10",
/// );
/// # Ok::<(), ArgumentError>(())
/// ```
pub fn validate_range<T>(
    name: impl Into<Cow<'static, str>>,
    value: T,
    valid: RangeInclusive<T>,
) -> Result<T, ArgumentError>
where
    T: Copy + PartialOrd + Into<Received>,
{
    if valid.contains(&value) {
        return Ok(value);
    }
    let (min, max): (Received, Received) = ((*valid.start()).into(), (*valid.end()).into());
    let range = format!(">= {} && <= {}", min.inspect(), max.inspect());
    Err(ArgumentError::out_of_range(name, range, value))
}

/// The integer that the JavaScript number `value` is, if it is one in `valid`.
///
/// # Errors
///
/// [`ArgumentError::OutOfRange`] if it has a fraction, is `NaN` or infinite, or is not in `valid`.
///
/// # Examples
///
/// ```
/// use nodular_error::{ArgumentError, validate_integer};
///
/// assert_eq!(validate_integer("fd", 3.0, 0..=255)?, 3);
/// assert_eq!(
///     validate_integer("fd", 3.5, 0..=255).unwrap_err().to_string(),
///     "The value of \"fd\" is out of range. It must be an integer. Received 3.5",
/// );
/// # Ok::<(), ArgumentError>(())
/// ```
pub fn validate_integer(
    name: impl Into<Cow<'static, str>>,
    value: f64,
    valid: RangeInclusive<i64>,
) -> Result<i64, ArgumentError> {
    if value.fract() != 0.0 {
        // Infinite numbers and NaN have the fraction NaN.
        return Err(ArgumentError::out_of_range(name, "an integer", value));
    }
    // Exact: what saturates here is far beyond what fits an `i64`.
    if let Ok(integer) = i64::try_from(value as i128)
        && valid.contains(&integer)
    {
        return Ok(integer);
    }
    let range = format!(">= {} && <= {}", valid.start(), valid.end());
    Err(ArgumentError::out_of_range(name, range, value))
}

/// The value if it is one of `allowed`.
///
/// # Errors
///
/// [`ArgumentError::InvalidValue`] if it is not.
///
/// # Examples
///
/// ```
/// use nodular_error::{ArgumentError, validate_one_of};
///
/// assert_eq!(validate_one_of("type", "dir", &["dir", "file"])?, "dir");
/// assert_eq!(
///     validate_one_of("type", "link", &["dir", "file"]).unwrap_err().to_string(),
///     "The argument 'type' must be one of: 'dir', 'file'. Received 'link'",
/// );
/// # Ok::<(), ArgumentError>(())
/// ```
pub fn validate_one_of<'a>(
    name: impl Into<Cow<'static, str>>,
    value: &'a str,
    allowed: &[&str],
) -> Result<&'a str, ArgumentError> {
    if allowed.contains(&value) {
        return Ok(value);
    }
    let allowed: Vec<String> = allowed.iter().map(|allowed| format!("'{allowed}'")).collect();
    let reason = format!("must be one of: {}", allowed.join(", "));
    Err(ArgumentError::invalid_value(name, value, reason))
}

/// The port if it is 0 to 65535.
///
/// # Errors
///
/// [`ArgumentError::BadPort`] if it is not.
///
/// # Examples
///
/// ```
/// use nodular_error::{ArgumentError, validate_port};
///
/// assert_eq!(validate_port("options.port", 8080)?, 8080);
/// assert_eq!(
///     validate_port("options.port", 65_536).unwrap_err().to_string(),
///     "options.port should be >= 0 and < 65536. Received type number (65536).",
/// );
/// # Ok::<(), ArgumentError>(())
/// ```
#[doc(alias = "ERR_SOCKET_BAD_PORT")]
pub fn validate_port(name: impl Into<Cow<'static, str>>, value: i64) -> Result<u16, ArgumentError> {
    u16::try_from(value).map_err(|_| ArgumentError::BadPort {
        name: name.into(),
        received: value.into(),
        required: false,
    })
}

/// The text if it has no null byte, which would end it early in a system call.
///
/// # Errors
///
/// [`ArgumentError::InvalidValue`] if it has one.
///
/// # Examples
///
/// ```
/// use nodular_error::{ArgumentError, validate_string_without_null_bytes};
///
/// assert_eq!(validate_string_without_null_bytes("file", "ls")?, "ls");
/// assert_eq!(
///     validate_string_without_null_bytes("file", "ls\0").unwrap_err().to_string(),
///     r"The argument 'file' must be a string without null bytes. Received 'ls\x00'",
/// );
/// # Ok::<(), ArgumentError>(())
/// ```
pub fn validate_string_without_null_bytes(
    name: impl Into<Cow<'static, str>>,
    value: &str,
) -> Result<&str, ArgumentError> {
    if value.contains('\0') {
        let reason = "must be a string without null bytes";
        return Err(ArgumentError::invalid_value(name, value, reason));
    }
    Ok(value)
}
