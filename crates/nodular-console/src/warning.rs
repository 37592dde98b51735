/// What a console warns of: Node hands it to `process.emitWarning`.
///
/// `Display` is the text of Node's warning.
///
/// # Examples
///
/// ```
/// use std::sync::{Arc, Mutex};
///
/// use nodular_console::{Console, ConsoleOptions};
///
/// let warnings = Arc::new(Mutex::new(Vec::new()));
/// let seen = Arc::clone(&warnings);
/// let options = ConsoleOptions::new().on_warning(move |warning| {
///     seen.lock().unwrap().push(format!("{}: {warning}", warning.name()));
/// });
/// let mut console = Console::new(Vec::new()).with_options(options)?;
/// console.time_end("never begun")?;
/// assert_eq!(
///     *warnings.lock().unwrap(),
///     ["Warning: No such label 'never begun' for console.timeEnd()"],
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant's sentence names every field")]
pub enum Warning {
    /// `method`, such as `console.timeEnd()`, was called with a `label` whose time was never begun.
    #[error("No such label '{label}' for {method}")]
    NoSuchLabel { label: String, method: &'static str },
    /// `method` was called with a `label` whose time is running already; it goes on from its first beginning.
    #[error("Label '{label}' already exists for {method}")]
    LabelExists { label: String, method: &'static str },
    /// The count of `label` was reset before it was begun.
    #[error("Count for '{label}' does not exist")]
    NoSuchCount { label: String },
}

impl Warning {
    /// Node's `name` of the warning, which is `Warning` for each.
    pub fn name(&self) -> &'static str {
        "Warning"
    }
}
