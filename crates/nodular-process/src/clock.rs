//! How late it is, and since when the process runs.

use std::time::Duration;

use crate::sys;

/// A moment of the monotonic clock, or the time between two of them, as Node's array `[seconds, nanoseconds]`.
///
/// Node: [`process.hrtime()`](https://nodejs.org/api/process.html#processhrtimetime)
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct HrTime {
    /// Whole seconds.
    pub seconds: i64,
    /// Nanoseconds beyond them, 0 to 999,999,999.
    pub nanoseconds: u32,
}

impl HrTime {
    /// The time from `earlier` to this one: the argument of `process.hrtime(time)`.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_process::HrTime;
    ///
    /// let start = HrTime { seconds: 3, nanoseconds: 900_000_000 };
    /// let end = HrTime { seconds: 5, nanoseconds: 100_000_000 };
    /// assert_eq!(end.since(start), HrTime { seconds: 1, nanoseconds: 200_000_000 });
    /// ```
    #[must_use]
    pub fn since(self, earlier: Self) -> Self {
        const SECOND: i64 = 1_000_000_000;
        let seconds = self.seconds.saturating_sub(earlier.seconds);
        let nanoseconds = i64::from(self.nanoseconds) - i64::from(earlier.nanoseconds);
        Self {
            seconds: seconds.saturating_add(nanoseconds.div_euclid(SECOND)),
            // Less than a second, so it fits.
            nanoseconds: nanoseconds.rem_euclid(SECOND) as u32,
        }
    }
}

impl From<Duration> for HrTime {
    fn from(time: Duration) -> Self {
        Self {
            seconds: i64::try_from(time.as_secs()).unwrap_or(i64::MAX),
            nanoseconds: time.subsec_nanos(),
        }
    }
}

/// The monotonic clock: it counts from some moment in the past, and only differences mean something.
///
/// In a program of one's own [`std::time::Instant`] does the same.
///
/// Node: [`process.hrtime()`](https://nodejs.org/api/process.html#processhrtimetime)
///
/// # Examples
///
/// ```
/// use nodular_process::hrtime;
///
/// let start = hrtime();
/// assert!(hrtime().since(start).seconds >= 0);
/// ```
pub fn hrtime() -> HrTime {
    monotonic().into()
}

/// The monotonic clock in nanoseconds.
///
/// Node: [`process.hrtime.bigint()`](https://nodejs.org/api/process.html#processhrtimebigint)
///
/// # Examples
///
/// ```
/// use nodular_process::hrtime_bigint;
///
/// let start = hrtime_bigint();
/// assert!(hrtime_bigint() >= start);
/// ```
#[doc(alias = "bigint")]
pub fn hrtime_bigint() -> u64 {
    // 584 years.
    u64::try_from(monotonic().as_nanos()).unwrap_or(u64::MAX)
}

/// For how long the process has been running.
///
/// On Linux since the system started it, to a hundredth of a second; elsewhere since this was first asked.
///
/// Node: [`process.uptime()`](https://nodejs.org/api/process.html#processuptime), a number of seconds
///
/// # Examples
///
/// ```
/// use nodular_process::uptime;
///
/// let before = uptime();
/// assert!(uptime() >= before);
/// ```
pub fn uptime() -> Duration {
    use std::sync::OnceLock;
    /// The moment of the process's start on the monotonic clock, found once so that the answer never goes back.
    static START: OnceLock<Duration> = OnceLock::new();
    let now = monotonic();
    let start = START.get_or_init(|| now.saturating_sub(since_start().unwrap_or_default()));
    now.saturating_sub(*start)
}

fn monotonic() -> Duration {
    // The clock is there on every system that Rust's library supports.
    sys::monotonic().unwrap_or_default()
}

#[cfg(target_os = "linux")]
fn since_start() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let ticks = start_ticks(&stat)?;
    let per_second = sys::clock_ticks_per_second().filter(|&ticks| ticks > 0)?;
    let start = Duration::from_millis(ticks.saturating_mul(1000) / per_second);
    Some(sys::since_boot().ok()?.saturating_sub(start))
}

#[cfg(not(target_os = "linux"))]
fn since_start() -> Option<Duration> {
    None
}

/// The 22nd field; the second is the program's name in parentheses, with any character in it.
#[cfg(any(target_os = "linux", test))]
fn start_ticks(stat: &str) -> Option<u64> {
    let (_, rest) = stat.rsplit_once(')')?;
    rest.split_whitespace().nth(19)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_program_may_have_blanks_and_parentheses() {
        let stat = "7 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4242 20 21";
        assert_eq!(start_ticks(stat), Some(4242));
        assert_eq!(start_ticks("7 (a) S 1"), None);
    }
}
