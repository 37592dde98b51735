//! What the loop has to say that nobody asked for. It never prints: it calls a hook.

use std::fmt;

use nodular_error::Number;

/// A delay that was not what its caller thought; `Display` is Node's `message`.
///
/// Node: [`process.on('warning')`](https://nodejs.org/api/process.html#event-warning)
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Warning {
    /// This many milliseconds are more than [`TIMEOUT_MAX`](crate::TIMEOUT_MAX). Said every time.
    TimeoutOverflow(f64),
    /// This many milliseconds are less than none. Said once a loop.
    TimeoutNegative(f64),
    /// The delay is not a number. Said once a loop.
    TimeoutNaN,
}

impl Warning {
    /// Node's `name` of the warning.
    pub fn name(&self) -> &'static str {
        match self {
            Self::TimeoutOverflow(_) => "TimeoutOverflowWarning",
            Self::TimeoutNegative(_) => "TimeoutNegativeWarning",
            Self::TimeoutNaN => "TimeoutNaNWarning",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::TimeoutOverflow(millis) => {
                write!(f, "{} does not fit into a 32-bit signed integer.", Number::from(millis))?;
            }
            Self::TimeoutNegative(millis) => {
                write!(f, "{} is a negative number.", Number::from(millis))?;
            }
            Self::TimeoutNaN => f.write_str("NaN is not a number.")?,
        }
        f.write_str("\nTimeout duration was set to 1.")
    }
}
