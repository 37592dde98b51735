use nodular_error::{ArgumentError, validate_one_of};

/// The exit code of a process that a signal ended, as shells tell it: 128 and the signal's number.
///
/// `signals` are the platform's names with their numbers, Node's `os.constants.signals`.
///
/// Node: [`util.convertProcessSignalToExitCode(signal)`](https://nodejs.org/api/util.html#utilconvertprocesssignaltoexitcodesignal)
///
/// # Errors
///
/// [`ArgumentError::InvalidValue`] if no signal has this name.
///
/// # Examples
///
/// ```
/// use nodular_util::convert_process_signal_to_exit_code;
///
/// let signals = [("SIGINT", 2), ("SIGTERM", 15)];
/// assert_eq!(convert_process_signal_to_exit_code("SIGTERM", &signals)?, 143);
/// assert_eq!(
///     convert_process_signal_to_exit_code("sigterm", &signals).unwrap_err().to_string(),
///     "The argument 'signalCode' must be one of: 'SIGINT', 'SIGTERM'. Received 'sigterm'",
/// );
/// # Ok::<(), Box<nodular_error::ArgumentError>>(())
/// ```
#[doc(alias = "convertProcessSignalToExitCode")]
pub fn convert_process_signal_to_exit_code(
    signal: &str,
    signals: &[(&str, i32)],
) -> Result<i32, Box<ArgumentError>> {
    match signals.iter().find(|(name, _)| *name == signal) {
        Some((_, number)) => Ok(128 + number),
        None => {
            let names: Vec<&str> = signals.iter().map(|(name, _)| *name).collect();
            validate_one_of("signalCode", signal, &names).map(|_| 128).map_err(Box::new)
        }
    }
}
