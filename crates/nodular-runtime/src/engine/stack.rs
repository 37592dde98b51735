//! Stacks as V8 writes them.
//!
//! The engine calls a hook with the error and its call sites whenever it makes a stack. The hook is ours; a program's
//! own `Error.prepareStackTrace` is called by it.

use std::fmt::Write as _;

use rquickjs::function::This;
use rquickjs::{Array, Ctx, Function, Object, Result, Value};

use super::Text;
use super::messages::in_v8;
use crate::host::Host;

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
    translate(&error)?;
    if let Some(own) = class.0.get::<_, Value<'js>>("prepareStackTrace")?.into_function() {
        complete_sites(&ctx, &sites)?;
        return own.call((error, sites));
    }
    let mut text = head(&error).unwrap_or_default();
    let mut places = Vec::new();
    for site in sites.iter::<Object<'js>>() {
        places.push(Place::of(&site?)?);
    }
    name_modules(&mut places);
    for place in places.iter().filter(|place| !place.is_plumbing()) {
        let _infallible = write!(text, "\n    at {place}");
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

/// The error's own text becomes V8's, while nobody has seen it yet.
fn translate<'js>(error: &Value<'js>) -> Result<()> {
    let Some(object) = error.as_object().filter(|_| error.is_error()) else { return Ok(()) };
    let message: Value<'js> = object.get("message")?;
    if message.is_string()
        && let Some(text) = in_v8(message.get::<Text>()?.as_ref())
    {
        object.set("message", text)?;
    }
    Ok(())
}

/// Gives the class of call sites what it lacks, once.
fn complete_sites<'js>(ctx: &Ctx<'js>, sites: &Array<'js>) -> Result<()> {
    let host = Host::of(ctx);
    if host.completed_sites.get() || sites.is_empty() {
        return Ok(());
    }
    let prototype = sites.get::<Object<'js>>(0)?.get_prototype();
    host.completed_sites.set(true);
    host.call(ctx, "completeSites", (prototype,))
}

/// The body of a CommonJS module is called by the loader: V8 calls it a method without a name.
fn name_modules(places: &mut [Place]) {
    for index in 0..places.len() {
        let loader = |place: Option<&Place>| {
            place.is_some_and(|place| {
                place.function.as_deref() == Some("_compile")
                    && place.file.as_deref() == Some(LOADER)
            })
        };
        let is_body = places[index].has_no_name()
            && places.get(index + 1).is_some_and(Place::is_plumbing)
            && loader(places.get(index + 2));
        if is_body {
            places[index].function = Some("Object.<anonymous>".to_owned());
        }
    }
    for place in places.iter_mut().filter(|place| place.file.as_deref() == Some(LOADER)) {
        let name = place.function.as_deref().unwrap_or_default();
        place.function = match name {
            "_compile" | "load" | "_load" | "require" | "runMain" | "runScript" => {
                Some(format!("Module.{name}"))
            }
            "" | "<anonymous>" => Some("Object..js".to_owned()),
            name => Some(name.to_owned()),
        };
    }
}

/// Where CommonJS modules are loaded.
const LOADER: &str = "node:internal/modules/cjs";

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
        let file = text("getFileName")?;
        let line = call("getLineNumber")?.as_int().unwrap_or(0);
        let mut column = call("getColumnNumber")?.as_int().unwrap_or(0);
        // Only CommonJS modules go by their paths; the others have URLs. The call sites that were completed do this
        // themselves.
        let wrapper = WRAPPER.len() as i32;
        let completed = Host::of(site.ctx()).completed_sites.get();
        let is_wrapped = file.as_deref().is_some_and(|file| file.starts_with('/'));
        if line == 1 && is_wrapped && !completed && column > wrapper {
            column -= wrapper;
        }
        Ok(Self { function: text("getFunctionName")?, file, line, column })
    }

    fn has_no_name(&self) -> bool {
        self.function.as_deref().is_none_or(|name| name == "<anonymous>")
    }

    /// The engine's own `apply`, which V8 does not show.
    fn is_plumbing(&self) -> bool {
        self.file.is_none() && matches!(self.function.as_deref(), Some("apply" | "call"))
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
