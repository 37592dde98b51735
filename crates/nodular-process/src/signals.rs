//! Signals as streams.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use nodular_error::{Errno, SystemError};
use tokio::runtime::Handle;

use crate::error::Error;
use crate::signal::{signal_name, signal_number};
use crate::sys;

/// Listens to a signal by its name: `SIGINT`, `SIGTERM`, `SIGHUP` …
///
/// From the first call for a signal on, it does not end the process any more: that is the program's task then. It does
/// not do so again when the last stream is dropped, where Node gives the signal back to the system; tokio cannot.
/// Signals that come while one waits to be read count as one. `SIGUSR1` starts no debugger.
///
/// On Windows there are `SIGINT` (Ctrl-C), `SIGBREAK` (Ctrl-Break) and `SIGHUP` (the console's window is closed).
///
/// Node: [Signal events](https://nodejs.org/api/process.html#signal-events)
///
/// # Errors
///
/// - [`Error::UnknownSignal`] if there is no signal of this name; Node waits for an event of that name then.
/// - [`Error::System`] if it cannot be listened to: `uv_signal_start EINVAL` for `SIGKILL` and `SIGSTOP`, and for those
///   that tokio refuses (`SIGILL`, `SIGFPE`, `SIGSEGV`).
/// - [`Error::NoRuntime`] outside of a tokio runtime.
///
/// # Panics
///
/// If the tokio runtime was built without I/O.
///
/// # Examples
///
/// ```
/// # #[cfg(unix)]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), nodular_process::Error> {
/// use nodular_process::{kill, on_signal, pid};
///
/// let mut hangups = on_signal("SIGHUP")?;
/// kill(pid() as i32, "SIGHUP")?;
/// hangups.recv().await;
/// assert_eq!((hangups.name(), hangups.number()), ("SIGHUP", 1));
///
/// let error = on_signal("SIGKILL").unwrap_err();
/// assert_eq!(error.to_string(), "uv_signal_start EINVAL");
/// # Ok(())
/// # }
/// # #[cfg(not(unix))]
/// # fn main() {}
/// ```
#[doc(alias = "SIGINT")]
#[doc(alias = "SIGTERM")]
pub fn on_signal(name: &str) -> Result<SignalStream, Error> {
    let number = signal_number(name).ok_or_else(|| Error::UnknownSignal(name.to_owned()))?;
    Handle::try_current().map_err(|_| Error::NoRuntime)?;
    let refused = |_| SystemError::socket(Errno::EINVAL, "uv_signal_start");
    let source = sys::SignalSource::new(number).map_err(refused)?;
    Ok(SignalStream { name: signal_name(number).unwrap_or_default(), number, source })
}

/// The arrivals of one signal: see [`on_signal`].
pub struct SignalStream {
    name: &'static str,
    number: i32,
    source: sys::SignalSource,
}

impl SignalStream {
    /// The first of the signal's names.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The signal's number.
    pub fn number(&self) -> i32 {
        self.number
    }

    /// Waits for the signal.
    ///
    /// # Cancellation
    ///
    /// Dropping the future loses no signal.
    pub async fn recv(&mut self) {
        std::future::poll_fn(|context| self.source.poll_recv(context)).await;
    }
}

/// It never ends.
impl Stream for SignalStream {
    type Item = ();

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<()>> {
        self.source.poll_recv(context).map(Some)
    }
}

impl fmt::Debug for SignalStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignalStream").field("name", &self.name).finish_non_exhaustive()
    }
}
