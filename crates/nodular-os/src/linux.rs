//! What Linux tells in files, as functions over their text: there on every platform, for files that come from elsewhere.
//!
//! The functions of the crate's root read this machine's files and give them to these. Nothing here panics, whatever the
//! text.
//!
//! ```
//! use nodular_os::linux;
//!
//! let meminfo = "MemTotal:       32768000 kB\nMemFree:          123456 kB\nMemAvailable:   16384000 kB\n";
//! assert_eq!(linux::meminfo(meminfo, "MemAvailable:"), Some(16_777_216_000));
//! assert_eq!(linux::loadavg("0.52 0.58 0.59 1/389 12345\n"), Some([0.52, 0.58, 0.59]));
//! ```

mod cgroup;
mod cpus;
mod read;

use std::time::Duration;

pub use self::cgroup::cpu_quota;
pub use self::cpus::cpus;
#[cfg(target_os = "linux")]
pub(crate) use self::read::read;

/// The bytes that a line of `/proc/meminfo` tells, found by its label such as `MemTotal:`; none if they are 0.
///
/// # Examples
///
/// ```
/// assert_eq!(nodular_os::linux::meminfo("MemTotal:  2 kB\n", "MemTotal:"), Some(2_048));
/// assert_eq!(nodular_os::linux::meminfo("MemFree: 2 kB\n", "MemTotal:"), None);
/// ```
pub fn meminfo(text: &str, label: &str) -> Option<u64> {
    let (_, value) = text.split_once(label)?;
    let kilobytes = leading(value, |char| char.is_ascii_digit()).parse::<u64>().ok()?;
    Some(kilobytes.wrapping_mul(1_024)).filter(|&bytes| bytes != 0)
}

/// The three averages in the text of `/proc/loadavg`.
///
/// # Examples
///
/// ```
/// assert_eq!(nodular_os::linux::loadavg("0.00 0.01 1.5 1/80 7\n"), Some([0.0, 0.01, 1.5]));
/// assert_eq!(nodular_os::linux::loadavg("0.00 0.01"), None);
/// ```
pub fn loadavg(text: &str) -> Option<[f64; 3]> {
    let mut numbers = text.split_ascii_whitespace().map(decimal);
    Some([numbers.next()??, numbers.next()??, numbers.next()??])
}

/// The time in the text of `/proc/uptime`.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// let uptime = nodular_os::linux::uptime("350735.47 234388.90\n");
/// assert_eq!(uptime, Some(Duration::from_millis(350_735_470)));
/// ```
pub fn uptime(text: &str) -> Option<Duration> {
    Duration::try_from_secs_f64(decimal(text)?).ok()
}

fn decimal(text: &str) -> Option<f64> {
    leading(text, |char| matches!(char, '0'..='9' | '.' | '-')).parse().ok()
}

/// The first characters of `text` that are `part` of a number; blanks before it are skipped.
fn leading(text: &str, part: impl Fn(char) -> bool) -> &str {
    let text = text.trim_ascii_start();
    let end = text.find(|char| !part(char)).unwrap_or(text.len());
    &text[..end]
}
