//! An error as Node shows it: its name, its message, its properties, its causes.

use std::error::Error;
use std::io;

use nodular_error::{ArgumentError, Class, Errno, Received, SystemError};

type Properties = Vec<(String, String)>;

pub(super) fn error(error: &(dyn Error + 'static), context: Properties) -> String {
    described(error, context, 0)
}

/// How many causes of causes are shown.
const DEEPEST: usize = 20;

fn described(error: &(dyn Error + 'static), context: Properties, depth: usize) -> String {
    let (class, mut properties) = known(error);
    properties.extend(context);
    // An `io::Error` made of another error has the same text.
    let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    let cause = inner.map_or_else(|| error.source(), |inner| inner.source());
    if let Some(cause) = cause.filter(|_| depth < DEEPEST) {
        properties.push(("[cause]".to_owned(), described(cause, Vec::new(), depth + 1)));
    }
    let code = properties.iter().find(|(name, value)| name == "code" && value.starts_with("'ERR_"));
    let code = code.map(|(_, code)| format!(" [{}]", code.trim_matches('\'')));
    format!("{class}{}: {error}{}", code.unwrap_or_default(), self::properties(&properties, depth))
}

/// The properties in braces, or nothing.
pub(super) fn properties(properties: &[(String, String)], depth: usize) -> String {
    if properties.is_empty() {
        return String::new();
    }
    let indent = "  ".repeat(depth);
    let lines: Vec<String> =
        properties.iter().map(|(name, value)| format!("{indent}  {name}: {value}")).collect();
    format!(" {{\n{}\n{indent}}}", lines.join(",\n"))
}

pub(super) fn quoted(text: &str) -> String {
    Received::from(text).inspect().into_owned()
}

/// Class and properties of the errors that have some.
fn known(error: &(dyn Error + 'static)) -> (Class, Properties) {
    if let Some(error) = error.downcast_ref::<crate::Error>() {
        return match error {
            crate::Error::System(error) => (error.class(), system(error)),
            error => (error.class(), code(error.code())),
        };
    }
    if let Some(error) = error.downcast_ref::<SystemError>() {
        return (error.class(), system(error));
    }
    if let Some(error) = error.downcast_ref::<ArgumentError>() {
        return (error.class(), code(error.code()));
    }
    if let Some(error) = error.downcast_ref::<io::Error>() {
        if let Some(inner) = error.get_ref() {
            return known(inner);
        }
        let errno = Errno::from(error);
        let number = ("errno".to_owned(), errno.number().to_string());
        return (Class::Error, [vec![number], code(errno.code())].concat());
    }
    (Class::Error, Vec::new())
}

fn code(code: &str) -> Properties {
    if code.is_empty() { Vec::new() } else { vec![("code".to_owned(), quoted(code))] }
}

fn system(error: &SystemError) -> Properties {
    let path = |path: Option<&std::path::Path>| path.map(|path| quoted(&path.to_string_lossy()));
    let properties = [
        ("errno", error.errno().map(|errno| errno.to_string())),
        ("code", Some(quoted(error.code()))),
        ("syscall", Some(quoted(error.syscall()))),
        ("path", path(error.path())),
        ("dest", path(error.dest())),
        ("address", error.address().map(quoted)),
        ("port", error.port().map(|port| port.to_string())),
        ("hostname", error.hostname().map(quoted)),
    ];
    properties.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
