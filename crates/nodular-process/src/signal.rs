//! The signals by name and number, and sending them.

use std::io;

use nodular_error::{Platform, SystemError, validate_one_of};
use nodular_os::constants::signals;

use crate::error::Error;
use crate::sys;

/// The number of the signal of this name, on this platform.
///
/// # Examples
///
/// ```
/// use nodular_process::signal_number;
///
/// assert_eq!(signal_number("SIGTERM"), Some(15));
/// assert_eq!(signal_number("sigterm"), None);
/// ```
pub fn signal_number(name: &str) -> Option<i32> {
    signals::of(Platform::CURRENT).get(name)
}

/// The first name of the signal of this number, on this platform.
///
/// # Examples
///
/// ```
/// use nodular_process::signal_name;
///
/// assert_eq!(signal_name(2), Some("SIGINT"));
/// assert_eq!(signal_name(0), None);
/// ```
pub fn signal_name(number: i32) -> Option<&'static str> {
    signals::of(Platform::CURRENT).name(number)
}

/// The code with which shells report a process that ended by this signal: 128 and its number.
///
/// Node: [`util.convertProcessSignalToExitCode(signal)`](https://nodejs.org/api/util.html#utilconvertprocesssignaltoexitcodesignal)
///
/// # Errors
///
/// [`Error::Argument`] if there is no such signal.
///
/// # Examples
///
/// ```
/// use nodular_process::convert_process_signal_to_exit_code;
///
/// assert_eq!(convert_process_signal_to_exit_code("SIGTERM")?, 143);
/// # Ok::<(), nodular_process::Error>(())
/// ```
#[doc(alias = "convertProcessSignalToExitCode")]
pub fn convert_process_signal_to_exit_code(signal: &str) -> Result<i32, Error> {
    if let Some(number) = signal_number(signal) {
        return Ok(128 + number);
    }
    let names: Vec<&str> = signals::of(Platform::CURRENT).iter().map(|(name, _)| name).collect();
    Ok(validate_one_of("signalCode", signal, &names).map(|_| 0)?)
}

/// The argument of [`kill`]: the name of a signal or its number.
///
/// # Examples
///
/// ```
/// use nodular_process::Signal;
///
/// assert_eq!(Signal::from("SIGHUP"), Signal::Name("SIGHUP".to_owned()));
/// assert_eq!(Signal::default(), Signal::from("SIGTERM"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Signal {
    /// The name, in capital letters
    Name(String),
    /// The number; 0 sends nothing
    Number(i32),
}

/// `SIGTERM`
impl Default for Signal {
    fn default() -> Self {
        Self::from("SIGTERM")
    }
}

impl From<&str> for Signal {
    fn from(name: &str) -> Self {
        Self::Name(name.to_owned())
    }
}

impl From<i32> for Signal {
    fn from(number: i32) -> Self {
        Self::Number(number)
    }
}

/// Sends a signal to a process; the signal 0 only asks whether there is such a process.
///
/// A `pid` of 0 is the process's own group, one below 0 the group of that number.
///
/// Node: [`process.kill(pid, signal)`](https://nodejs.org/api/process.html#processkillpid-signal)
///
/// # Errors
///
/// - [`Error::UnknownSignal`] if there is no signal of this name.
/// - [`Error::System`] if there is no such process (`ESRCH`), it is somebody else's (`EPERM`), or there is no signal of
///   this number (`EINVAL`); always on Windows.
///
/// # Examples
///
/// ```
/// # #[cfg(unix)] {
/// use nodular_process::{kill, pid};
///
/// kill(pid() as i32, 0)?; // is there
/// assert_eq!(kill(pid() as i32, "SIGFOO").unwrap_err().to_string(), "Unknown signal: SIGFOO");
/// assert_eq!(kill(i32::MAX, "SIGTERM").unwrap_err().to_string(), "kill ESRCH");
/// # }
/// # Ok::<(), nodular_process::Error>(())
/// ```
pub fn kill(pid: i32, signal: impl Into<Signal>) -> Result<(), Error> {
    let number = match signal.into() {
        Signal::Number(number) => number,
        Signal::Name(name) => {
            let name = if name.is_empty() { "SIGTERM" } else { &name };
            signal_number(name).ok_or_else(|| Error::UnknownSignal(name.to_owned()))?
        }
    };
    sys::kill(pid, number)
        .map_err(|errno| SystemError::socket(io::Error::from_raw_os_error(errno), "kill").into())
}

/// Ends the process at once by `SIGABRT`, with a core file where the system keeps them. No hook runs.
///
/// Node: [`process.abort()`](https://nodejs.org/api/process.html#processabort)
pub fn abort() -> ! {
    std::process::abort()
}
