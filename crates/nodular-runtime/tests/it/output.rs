//! What a program prints, for tests to read.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use nodular_runtime::{Runtime, Stdio};

/// Text that a program printed.
#[derive(Clone, Default)]
pub(crate) struct Printed(Arc<Mutex<Vec<u8>>>);

impl Printed {
    pub(crate) fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Write for Printed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How a program ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

/// Runs a program of `runtime` to its end.
pub(crate) fn ended(runtime: Runtime, run: impl FnOnce(Runtime) -> io::Result<i32>) -> Ended {
    let (output, errors) = (Printed::default(), Printed::default());
    let stdio = Stdio::new(output.clone(), errors.clone());
    let code = run(runtime.stdio(stdio)).expect("the engine starts");
    Ended { code, output: output.text(), errors: errors.text() }
}
