use std::panic::Location;

/// A place in the program's source.
///
/// Node: [`util.getCallSites()`](https://nodejs.org/api/util.html#utilgetcallsitesframecount-options)
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct CallSite {
    /// The file, as the compiler was given it.
    pub script_name: &'static str,
    /// The line, from 1 on.
    pub line_number: u32,
    /// The column, from 1 on.
    pub column_number: u32,
}

/// Where this is called; in a function with `#[track_caller]`, where that one is called.
///
/// This is the first of Node's call sites, and it costs nothing: the compiler knows it. Rust knows the others, and the
/// names of functions, only as the text of a [`std::backtrace::Backtrace`].
///
/// Node: [`util.getCallSites()`](https://nodejs.org/api/util.html#utilgetcallsitesframecount-options)
///
/// # Examples
///
/// ```
/// use nodular_util::{CallSite, call_site};
///
/// #[track_caller]
/// fn who_calls() -> CallSite {
///     call_site()
/// }
///
/// let site = who_calls();
/// assert_eq!(site.line_number, line!() - 1);
/// assert_eq!(site.script_name, file!());
/// ```
#[doc(alias = "getCallSites")]
#[track_caller]
pub fn call_site() -> CallSite {
    let location = Location::caller();
    CallSite {
        script_name: location.file(),
        line_number: location.line(),
        column_number: location.column(),
    }
}
