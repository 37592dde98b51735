//! How long a timer waits: Node's coercion of what it is given.

use std::time::Duration;

use crate::warning::Warning;

/// The longest that a timer can wait, in milliseconds: about 24.8 days.
pub const TIMEOUT_MAX: u32 = i32::MAX as u32;

/// How long a timer waits, in milliseconds: any number, or a [`Duration`].
///
/// A timer waits whole milliseconds, at least 1 and at most [`TIMEOUT_MAX`]. What is outside of that, or no number, is
/// taken as 1, mostly with a [`Warning`]; fractions are cut off.
///
/// Node: [`setTimeout(callback[, delay])`](https://nodejs.org/api/timers.html#settimeoutcallback-delay-args)
///
/// # Examples
///
/// ```
/// use nodular_timers::Delay;
/// use std::time::Duration;
///
/// assert_eq!(Delay::from(1.9).millis(), 1);
/// assert_eq!(Delay::from(0).millis(), 1);
/// assert_eq!(Delay::from(-5).warning().unwrap().name(), "TimeoutNegativeWarning");
/// assert_eq!(Delay::from(Duration::from_secs(30 * 86_400)).millis(), 1); // as in Node
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Delay(f64);

impl Delay {
    /// How long the timer will wait.
    pub fn millis(self) -> u32 {
        if self.fits() { self.0 as u32 } else { 1 }
    }

    /// What Node warns of, if it is the first time.
    pub fn warning(self) -> Option<Warning> {
        if self.fits() {
            None
        } else if self.0 > f64::from(TIMEOUT_MAX) {
            Some(Warning::TimeoutOverflow(self.0))
        } else if self.0 < 0.0 {
            Some(Warning::TimeoutNegative(self.0))
        } else {
            self.0.is_nan().then_some(Warning::TimeoutNaN)
        }
    }

    fn fits(self) -> bool {
        (1.0..=f64::from(TIMEOUT_MAX)).contains(&self.0)
    }
}

impl Default for Delay {
    /// 1 millisecond.
    fn default() -> Self {
        Self(1.0)
    }
}

impl From<f64> for Delay {
    fn from(millis: f64) -> Self {
        Self(millis)
    }
}

impl From<i32> for Delay {
    fn from(millis: i32) -> Self {
        Self(millis.into())
    }
}

impl From<u32> for Delay {
    fn from(millis: u32) -> Self {
        Self(millis.into())
    }
}

impl From<u64> for Delay {
    fn from(millis: u64) -> Self {
        Self(millis as f64)
    }
}

impl From<Duration> for Delay {
    fn from(duration: Duration) -> Self {
        Self(duration.as_secs_f64() * 1e3)
    }
}
