//! The tests of nodular-error's public API.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

mod argument;
mod auto_traits;
mod io;
mod number;
mod system_error;
mod tables;
mod validate;
mod windows;

use nodular_record::Table;

fn table(name: &str) -> Table {
    Table::read(env!("CARGO_MANIFEST_DIR"), name)
}

/// `Err` with what is ours if it is not what is expected.
fn same<T: PartialEq + std::fmt::Debug>(actual: T, expected: T) -> Result<(), String> {
    if actual == expected { Ok(()) } else { Err(format!("{actual:?}")) }
}
