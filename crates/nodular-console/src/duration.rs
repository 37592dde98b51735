//! How long something took, in words.

use std::time::Duration;

use nodular_util::number_to_string;

const SECOND: f64 = 1000.0;
const MINUTE: f64 = 60.0 * SECOND;
const HOUR: f64 = 60.0 * MINUTE;

/// `1.234ms`, `1.234s`, `1:02.345 (m:ss.mmm)` or `1:02:03.456 (h:mm:ss.mmm)`.
pub(crate) fn describe(duration: Duration) -> String {
    format_duration(duration.as_secs() as f64 * SECOND + f64::from(duration.subsec_nanos()) / 1e6)
}

/// Milliseconds in words, as `console.timeEnd` prints them: for consoles of other makes.
///
/// # Examples
///
/// ```
/// use nodular_console::format_duration;
///
/// assert_eq!(format_duration(1.5), "1.5ms");
/// assert_eq!(format_duration(12_345.6), "12.346s");
/// assert_eq!(format_duration(62_345.0), "1:02.345 (m:ss.mmm)");
/// ```
pub fn format_duration(ms: f64) -> String {
    if ms < SECOND {
        let rounded = thousandths(ms).parse().unwrap_or(ms);
        return format!("{}ms", number_to_string(rounded));
    }
    if ms < MINUTE {
        return format!("{}s", thousandths(ms / SECOND));
    }
    let hours = (ms / HOUR).floor();
    let minutes = (ms % HOUR / MINUTE).floor();
    let seconds = thousandths(ms % HOUR % MINUTE / SECOND);
    if hours > 0.0 {
        format!("{hours}:{minutes:02}:{seconds:0>6} (h:mm:ss.mmm)")
    } else {
        format!("{minutes}:{seconds:0>6} (m:ss.mmm)")
    }
}

/// JavaScript's `number.toFixed(3)` of a number that is not negative.
fn thousandths(number: f64) -> String {
    // Only odd sixteenths are as near to one thousandth as to the next: JavaScript goes up, Rust to the even one.
    let is_between = (number * 16.0) % 2.0 == 1.0;
    format!("{:.3}", if is_between { number.next_up() } else { number })
}
