//! ES modules: their specifiers, and what is behind their URLs.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use nodular_error::SystemError;
use nodular_modules::{
    Format, Import, ImportOptions, Resolution, common_js_exports, validate_attributes,
};
use nodular_url::{Url, file_url_to_path, path_to_file_url};
use rquickjs::{Ctx, Error, Function, IntoJs, Object, Promise, Result, Value};

use super::{Binding, thrown};
use crate::engine::modules::{self, ENTRY, Loaded, Modules};
use crate::engine::{Coded, Engine, Text, throw};
use crate::host::Host;

struct NodeModules;

/// Has the engine load modules as Node does.
pub(crate) fn install(engine: &Engine) {
    modules::install::<NodeModules>(engine.runtime());
}

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("runModule", |ctx: Ctx<'js>, url: Text, give: Function<'js>| {
        Host::of(&ctx).modules.begin();
        modules::run(&ctx, url.as_ref(), give)
    })?;
    // What a promise has come to: [whether it was fulfilled, the value]; nothing while it is pending.
    binding.function("settled", |promise: Promise<'js>| -> Result<Option<Vec<Value<'js>>>> {
        let Some(value) = crate::engine::shape::promise_result(&promise) else { return Ok(None) };
        let is_fulfilled = promise.state() == rquickjs::promise::PromiseState::Resolved;
        Ok(Some(vec![is_fulfilled.into_js(value.ctx())?, value]))
    })?;
    binding.function("markedNamespace", |ctx: Ctx<'js>, url: Text| {
        Host::of(&ctx).modules.begin();
        modules::marked(&ctx, url.as_ref())
    })?;
    binding.function("checkModule", |ctx: Ctx<'js>, url: Text, source: Text| {
        modules::check(&ctx, url.as_ref(), without_shebang(source.0))
    })?;
    binding.function("importResolve", |ctx: Ctx<'_>, specifier: Text, base: Text| {
        let import = import(&ctx, base.as_ref(), specifier.as_ref())?;
        Ok::<_, Error>(import.url.href().to_owned())
    })?;
    binding.function("isCycle", |ctx: Ctx<'_>, url: Text| {
        Host::of(&ctx).modules.is_cycle(url.as_ref())
    })?;
    binding.function("mayRun", |ctx: Ctx<'_>, url: Text| {
        Host::of(&ctx).modules.may_run(url.as_ref())
    })?;
    binding.function("enterModule", |ctx: Ctx<'_>, url: Text| {
        Host::of(&ctx).modules.enter(url.as_ref());
    })?;
    binding.function("leaveModule", |ctx: Ctx<'_>| Host::of(&ctx).modules.leave())?;
    binding.function("requireFormat", |ctx: Ctx<'_>, file: Text, source: Text| {
        let host = Host::of(&ctx);
        let file = Path::new(file.as_ref());
        let format = host.resolver.require_format(file, source.as_ref().as_bytes());
        format.map(Format::as_str).map_err(|error| thrown(&ctx, &error))
    })?;
    binding.function("containsModuleSyntax", |source: Text| {
        nodular_modules::contains_module_syntax(source.as_ref())
    })?;
    binding.function("pathToUrl", |ctx: Ctx<'_>, path: Text| file_url(&ctx, path.as_ref()))?;
    binding.function("findPackageJson", |ctx: Ctx<'_>, specifier: Text, base: Text| {
        let base = base_url(&ctx, base.as_ref())?;
        let host = Host::of(&ctx);
        let conditions = conditions(&host, &IMPORT);
        let options = ImportOptions { conditions: &conditions, ..ImportOptions::default() };
        let found = host.resolver.find_package_json(specifier.as_ref(), &base, &options);
        let found = found.map_err(|error| thrown(&ctx, &error))?;
        Ok::<_, Error>(found.map(|path| path.to_string_lossy().into_owned()))
    })
}

const IMPORT: [&str; 4] = ["node", "import", "module-sync", "node-addons"];

/// The conditions of Node and those that the program was started with.
pub(super) fn conditions<'a>(host: &'a Host, own: &[&'a str]) -> Vec<&'a str> {
    let given = host.options.flags.iter().filter(|(name, _)| name == "conditions");
    own.iter().copied().chain(given.map(|(_, value)| value.as_str())).collect()
}

/// Whether symbolic links stay in the paths of modules.
pub(super) fn keeps_links(host: &Host) -> bool {
    flag(host, "preserve-symlinks") || host.env.borrow().get("NODE_PRESERVE_SYMLINKS") == Some("1")
}

pub(super) fn flag(host: &Host, name: &str) -> bool {
    host.options
        .flags
        .iter()
        .rev()
        .find(|(key, _)| key == name)
        .is_some_and(|(_, value)| value == "true")
}

impl Modules for NodeModules {
    fn resolve(
        ctx: &Ctx<'_>,
        base: &str,
        specifier: &str,
        attributes: &[(String, String)],
    ) -> Result<String> {
        prepare(ctx)?;
        if base.starts_with(ENTRY) {
            return Ok(specifier.to_owned());
        }
        let import = import(ctx, base, specifier)?;
        let url = import.url.href();
        if let Some(format) = import.format.or_else(|| data_format(&import)) {
            let attributes: Vec<(&str, &str)> =
                attributes.iter().map(|(key, value)| (&**key, &**value)).collect();
            validate_attributes(url, format, &attributes).map_err(|error| thrown(ctx, &error))?;
        }
        let host = Host::of(ctx);
        if host.modules.is_waiting(url) {
            return Err(cycle(ctx, specifier, base));
        }
        host.modules.resolved(base, url);
        Ok(url.to_owned())
    }

    fn load<'js>(ctx: &Ctx<'js>, url: &str) -> Result<Loaded<'js>> {
        let host = Host::of(ctx);
        prepare(ctx)?;
        host.modules.loaded(url);
        let parsed = Url::new(url).map_err(|error| thrown(ctx, &error.into()))?;
        let path = match parsed.protocol() {
            "file:" => file_url_to_path(&parsed).ok(),
            _ => None,
        };
        let source = match (&path, parsed.protocol()) {
            (Some(path), _) => read(ctx, path, url)?,
            (None, "data:") => super::data_url::text(url).ok_or_else(|| invalid_url(ctx, url))?,
            _ => String::new(),
        };
        let import = Import { format: known_format(&host, &parsed, ctx)?, url: parsed };
        let format = host.resolver.load_format(&import, source.as_bytes());
        let format = format.map_err(|error| thrown(ctx, &error))?;
        tell_warnings(ctx, &host)?;
        match format {
            Format::Module => {
                Ok(Loaded { source: without_shebang(source), meta: meta(ctx, url, path)? })
            }
            Format::Builtin => {
                let id = url.strip_prefix("node:").unwrap_or(url).to_owned();
                let names: Vec<Text> = host.call(ctx, "builtinNames", (&*id,))?;
                synthetic(ctx, names.into_iter().map(|name| name.0).collect(), "loadBuiltin", id)
            }
            Format::CommonJs => {
                let path = path.unwrap_or_default();
                let names = export_names(&host, &path, &source);
                synthetic(ctx, names, "loadCommonJs", path)
            }
            Format::Json => {
                let value: Value<'js> = host.call(ctx, "parseJsonModule", (source, url))?;
                let load = constant(ctx, value)?;
                Ok(Loaded {
                    source: "const [value] = import.meta.load(); export default value;".into(),
                    meta: vec![("load", load.into_value())],
                })
            }
            other => {
                let message = format!("not yet in Nodular: modules of the format {other}");
                let coded = Coded {
                    class: nodular_error::Class::Error,
                    code: "ERR_METHOD_NOT_IMPLEMENTED",
                    message: &message,
                };
                Err(throw(ctx, &coded, |_| Ok(())))
            }
        }
    }
}

/// A module that was required imports one that is still running.
fn cycle(ctx: &Ctx<'_>, specifier: &str, base: &str) -> Error {
    let from = Url::parse(base).and_then(|url| file_url_to_path(&url).ok());
    let message = format!(
        "Cannot import Module {specifier} in a cycle. (from {}) {CYCLE}",
        from.as_deref().unwrap_or(base)
    );
    let (class, code) = (nodular_error::Class::Error, "ERR_REQUIRE_CYCLE_MODULE");
    throw(ctx, &Coded { class, code, message: &message }, |_| Ok(()))
}

const CYCLE: &str = "A cycle involving require(esm) is disallowed to maintain invariants mandated by the ECMAScript \
    specification. Try making at least part of the dependency in the graph lazily loaded.";

/// Has the JavaScript side loaded that the loader asks.
fn prepare(ctx: &Ctx<'_>) -> Result<()> {
    let host = Host::of(ctx);
    if host.has_hook("moduleHooks") { Ok(()) } else { host.call(ctx, "prepareModules", ()) }
}

/// What `specifier` stands for in `base`, which is a module's URL or a script's file.
fn import(ctx: &Ctx<'_>, base: &str, specifier: &str) -> Result<Import> {
    let host = Host::of(ctx);
    let parent = base_url(ctx, base)?;
    let cwd = std::env::current_dir().ok();
    let conditions = conditions(&host, &IMPORT);
    let options = ImportOptions {
        conditions: &conditions,
        preserve_symlinks: keeps_links(&host),
        cwd: cwd.as_deref(),
        ..ImportOptions::default()
    };
    let found = host.resolver.import(specifier, &parent, &options);
    tell_warnings(ctx, &host)?;
    found.map_err(|error| thrown(ctx, &error))
}

fn base_url(ctx: &Ctx<'_>, base: &str) -> Result<Url> {
    let url = if base.starts_with('/') {
        path_to_file_url(base)
    } else if let Some(url) = Url::parse(base).filter(|url| url.protocol() != "node:") {
        return Ok(url);
    } else {
        // A script without a file: as if it were in the working directory.
        path_to_file_url(&format!("{}/", std::env::current_dir()?.display()))
    };
    url.map_err(|error| thrown(ctx, &error.into()))
}

fn file_url(ctx: &Ctx<'_>, path: &str) -> Result<String> {
    let url = path_to_file_url(path).map_err(|error| thrown(ctx, &error.into()))?;
    Ok(url.href().to_owned())
}

/// The format as far as the URL tells, which the engine has forgotten since it was resolved.
fn known_format(host: &Host, url: &Url, ctx: &Ctx<'_>) -> Result<Option<Format>> {
    if url.protocol() != "file:" {
        return Ok(None);
    }
    let options = ImportOptions { preserve_symlinks: true, ..ImportOptions::default() };
    let found = host.resolver.import(url.href(), url, &options);
    Ok(found.map_err(|error| thrown(ctx, &error))?.format)
}

fn data_format(import: &Import) -> Option<Format> {
    let kind = import.url.href().strip_prefix("data:")?.split([';', ',']).next()?;
    (kind == "application/json").then_some(Format::Json)
}

fn read(ctx: &Ctx<'_>, path: &str, url: &str) -> Result<String> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let message = format!("Cannot find module '{path}' imported from {url}");
            let (class, code) = (nodular_error::Class::Error, "ERR_MODULE_NOT_FOUND");
            Err(throw(ctx, &Coded { class, code, message: &message }, |_| Ok(())))
        }
        Err(error) => {
            let error = SystemError::from_io(error, "open").with_path(path);
            Err(super::super::throw_system(ctx, &error))
        }
    }
}

fn invalid_url(ctx: &Ctx<'_>, url: &str) -> Error {
    let message = format!("Invalid URL: {url}");
    let (class, code) = (nodular_error::Class::TypeError, "ERR_INVALID_URL");
    throw(ctx, &Coded { class, code, message: &message }, |object| object.set("input", url))
}

fn without_shebang(source: String) -> String {
    match source.strip_prefix("#!") {
        Some(rest) => format!("//{rest}"),
        None => source,
    }
}

/// `import.meta` of a module.
fn meta<'js>(
    ctx: &Ctx<'js>,
    url: &str,
    path: Option<String>,
) -> Result<Vec<(&'static str, Value<'js>)>> {
    let mut meta = Vec::new();
    if let Some(path) = path {
        let folder = nodular_path::posix::dirname(&path).to_owned();
        meta.push(("dirname", folder.into_js(ctx)?));
        meta.push(("filename", path.into_js(ctx)?));
    }
    let [is_main, resolve]: [Value<'js>; 2] = {
        let made: Vec<Value<'js>> = Host::of(ctx).call(ctx, "importMeta", (url,))?;
        made.try_into().map_err(|_| Error::Unknown)?
    };
    meta.push(("main", is_main));
    meta.push(("resolve", resolve));
    meta.push(("url", url.into_js(ctx)?));
    Ok(meta)
}

/// A module whose values `hook` returns when it runs.
fn synthetic<'js>(
    ctx: &Ctx<'js>,
    names: Vec<String>,
    hook: &'static str,
    argument: String,
) -> Result<Loaded<'js>> {
    let source = modules::synthetic_source(&names, hook == "loadCommonJs");
    let load = Function::new(ctx.clone(), move |ctx: Ctx<'js>| {
        Host::of(&ctx).call::<Value<'js>>(&ctx, hook, (&*argument, names.clone()))
    })?;
    let keep: Value<'js> = Host::of(ctx).hook::<Object<'js>>(ctx, "moduleHooks")?.get("keep")?;
    Ok(Loaded { source, meta: vec![("load", load.into_value()), ("keep", keep)] })
}

fn constant<'js>(ctx: &Ctx<'js>, value: Value<'js>) -> Result<Function<'js>> {
    let hooks: Object<'js> = Host::of(ctx).hook(ctx, "moduleHooks")?;
    hooks.get::<_, Function<'js>>("constant")?.call((value,))
}

/// The names that the CommonJS module and those that it passes on export.
fn export_names(host: &Host, path: &str, source: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut seen = HashSet::new();
    let mut open = vec![(PathBuf::from(path), source.to_owned())];
    while let Some((path, source)) = open.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let found = common_js_exports(&source);
        for name in found.exports {
            if name != "default" && name != "module.exports" && !names.contains(&name) {
                names.push(name);
            }
        }
        let folder = path.parent().unwrap_or(&path);
        for request in found.reexports {
            let options = nodular_modules::RequireOptions::default();
            let target = host.resolver.require(&request, folder, Some(&path), &options);
            if let Ok(Resolution::File(target)) = target
                && let Ok(bytes) = std::fs::read(&target)
            {
                open.push((target, String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
    }
    names
}

/// What the resolver found odd becomes Node's warnings.
pub(super) fn tell_warnings(ctx: &Ctx<'_>, host: &Host) -> Result<()> {
    for warning in host.resolver.take_warnings() {
        prepare(ctx)?;
        host.call::<()>(ctx, "moduleWarning", (warning.code, warning.message))?;
    }
    Ok(())
}
