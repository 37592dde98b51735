//! Stacks as V8 writes them.
//!
//! The engine calls a hook with the error and its call sites whenever it makes a stack. The hook is ours; a program's
//! own `Error.prepareStackTrace` is called by it.

use std::fmt::Write as _;

use rquickjs::function::This;
use rquickjs::{Array, Ctx, Function, Object, Result, Value};

use super::Text;

/// How many characters the wrapper of a CommonJS module puts before its first line.
pub(crate) const WRAPPER: &str = "(function (exports, require, module, __filename, __dirname) { ";

/// Puts the hook in place. The engine's accessor `Error.prepareStackTrace` goes: in Node the property is absent.
pub(crate) fn install(ctx: &Ctx<'_>) -> Result<()> {
    let error: Object<'_> = ctx.globals().get("Error")?;
    error.set("prepareStackTrace", Function::new(ctx.clone(), prepare)?)?;
    error.remove("prepareStackTrace")
}

fn prepare<'js>(
    class: This<Object<'js>>,
    error: Value<'js>,
    sites: Array<'js>,
) -> Result<Value<'js>> {
    let ctx = sites.ctx().clone();
    if let Some(own) = class.0.get::<_, Value<'js>>("prepareStackTrace")?.into_function() {
        return own.call((error, sites));
    }
    let mut text = head(&error).unwrap_or_default();
    for site in sites.iter::<Object<'js>>() {
        let _infallible = write!(text, "\n    at {}", Place::of(&site?)?);
    }
    Ok(rquickjs::String::from_str(ctx, &text)?.into_value())
}

/// `Name [CODE]: message`, as `String(error)`, with the code where the error is one of Node's.
fn head<'js>(error: &Value<'js>) -> Option<String> {
    let object = error.as_object()?;
    let text = |name: &str| -> Option<String> {
        let value: Value<'js> = object.get(name).ok()?;
        value.is_string().then(|| value.get::<Text>().ok().map(|text| text.0)).flatten()
    };
    if !error.is_error() {
        return Some(text("name").unwrap_or_else(|| "Error".to_owned()));
    }
    let name = text("name").unwrap_or_else(|| "Error".to_owned());
    let message = text("message").unwrap_or_default();
    let coded: bool = object.get("__nodeError").unwrap_or(false);
    let name = match text("code").filter(|_| coded) {
        Some(code) => format!("{name} [{code}]"),
        None => name,
    };
    Some(match (name.is_empty(), message.is_empty()) {
        (true, _) => message,
        (false, true) => name,
        (false, false) => format!("{name}: {message}"),
    })
}

/// One line of a stack.
struct Place {
    function: Option<String>,
    file: Option<String>,
    line: i32,
    column: i32,
}

impl Place {
    fn of(site: &Object<'_>) -> Result<Self> {
        let call = |name: &str| -> Result<Value<'_>> {
            site.get::<_, Function<'_>>(name)?.call((This(site.clone()),))
        };
        let text = |name: &str| -> Result<Option<String>> {
            Ok(call(name)?
                .get::<Option<Text>>()?
                .map(|text| text.0)
                .filter(|text| !text.is_empty()))
        };
        Ok(Self {
            function: text("getFunctionName")?,
            file: text("getFileName")?,
            line: call("getLineNumber")?.as_int().unwrap_or(0),
            column: call("getColumnNumber")?.as_int().unwrap_or(0),
        })
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let function = self.function.as_deref().filter(|name| *name != "<anonymous>");
        let place = match &self.file {
            Some(file) => format!("{file}:{}:{}", self.line, self.column),
            None => "native".to_owned(),
        };
        match function {
            Some(function) => write!(f, "{function} ({place})"),
            None => f.write_str(&place),
        }
    }
}
