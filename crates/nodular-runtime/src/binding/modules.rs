//! `node:module`: what `nodular-modules` finds, and the engine's compiler.

mod data_url;
mod esm;
mod graph;

use std::path::{Path, PathBuf};

use nodular_modules::{
    BUILTIN_MODULES, RequireOptions, Resolution, builtin_id, node_modules_paths,
};
use rquickjs::function::Opt;
use rquickjs::{Ctx, Result, Value};

use super::Binding;
use crate::engine::{self, Coded, Text, throw};
use crate::host::Host;

pub(crate) use self::esm::install;
pub(crate) use self::graph::ModuleGraph;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    esm::define(binding)?;
    binding.object.set("wrapperLength", engine::WRAPPER.len())?;
    binding.object.set("builtinModules", BUILTIN_MODULES.to_vec())?;
    binding.function("builtinId", |specifier: Text| builtin_id(specifier.as_ref()))?;
    binding.function("resolve", resolve)?;
    binding.function("resolveIn", resolve_in)?;
    binding.function("nodeModulesPaths", |folder: Text| {
        texts(node_modules_paths(Path::new(folder.as_ref())))
    })?;
    binding.function("globalPaths", |ctx: Ctx<'_>| texts(global_paths(&Host::of(&ctx))))?;
    binding.function("readText", read_text)?;
    binding.function("compileFunction", compile_function)?;
    binding.function("evaluate", |ctx: Ctx<'js>, source: Text, file: Text| {
        engine::evaluate(&ctx, source.as_ref(), file.as_ref())
    })
}

/// `(request, folder, parent, extensions)`: the file, or the id of a builtin module with `node:`.
fn resolve(
    ctx: Ctx<'_>,
    request: Text,
    folder: Text,
    parent: Opt<Option<Text>>,
    extensions: Vec<Text>,
    is_main: Opt<bool>,
) -> Result<String> {
    let host = Host::of(&ctx);
    let globals = global_paths(&host);
    let extensions: Vec<&str> = extensions.iter().map(AsRef::as_ref).collect();
    let defaults = RequireOptions::default();
    let conditions = esm::conditions(&host, defaults.conditions);
    let options = RequireOptions {
        conditions: &conditions,
        extensions: &extensions,
        global_paths: &globals,
        preserve_symlinks: match is_main.0 {
            Some(true) => esm::flag(&host, "preserve-symlinks-main"),
            _ => esm::keeps_links(&host),
        },
        ..defaults
    };
    let parent = super::given(parent).map(|parent| PathBuf::from(parent.0));
    let folder = Path::new(folder.as_ref());
    let found = host.resolver.require(request.as_ref(), folder, parent.as_deref(), &options);
    esm::tell_warnings(&ctx, &host)?;
    match found {
        Ok(Resolution::Builtin(id)) => Ok(format!("node:{id}")),
        Ok(Resolution::File(path)) => Ok(text(path)),
        Err(error) => Err(thrown(&ctx, &error)),
    }
}

/// `(request, folders, extensions)`
fn resolve_in(
    ctx: Ctx<'_>,
    request: Text,
    folders: Vec<Text>,
    extensions: Vec<Text>,
) -> Result<String> {
    let extensions: Vec<&str> = extensions.iter().map(AsRef::as_ref).collect();
    let options = RequireOptions { extensions: &extensions, ..RequireOptions::default() };
    let folders: Vec<PathBuf> = folders.into_iter().map(|folder| folder.0.into()).collect();
    let found = Host::of(&ctx).resolver.require_in(request.as_ref(), &folders, &options);
    found.map(text).map_err(|error| thrown(&ctx, &error))
}

fn thrown(ctx: &Ctx<'_>, error: &nodular_modules::Error) -> rquickjs::Error {
    let message = error.to_string();
    throw(ctx, &Coded { class: error.class(), code: error.code(), message: &message }, |object| {
        if let Some(url) = error.url() {
            object.set("url", url)?;
        }
        if let Some(path) = error.path() {
            object.set("path", path.to_string_lossy().as_ref())?;
        }
        Ok(())
    })
}

/// `NODE_PATH`, and the folders of old in the user's home.
fn global_paths(host: &Host) -> Vec<PathBuf> {
    let variable = |name: &str| {
        let found = host.options.environment.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.clone()).filter(|value| !value.is_empty())
    };
    let mut paths: Vec<PathBuf> = variable("NODE_PATH")
        .map(|value| {
            std::env::split_paths(&value).filter(|path| !path.as_os_str().is_empty()).collect()
        })
        .unwrap_or_default();
    if let Some(home) = variable("HOME").map(PathBuf::from) {
        paths.extend([home.join(".node_modules"), home.join(".node_libraries")]);
    }
    paths
}

/// The file as text; bytes that are not UTF-8 become U+FFFD.
fn read_text(ctx: Ctx<'_>, path: Text) -> Result<String> {
    match std::fs::read(path.as_ref()) {
        Ok(bytes) => Ok(String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())),
        Err(error) => {
            let error = nodular_error::SystemError::from_io(error, "open").with_path(path.as_ref());
            Err(super::throw_system(&ctx, &error))
        }
    }
}

/// The body of a CommonJS module as the function that Node makes of it.
fn compile_function<'js>(ctx: Ctx<'js>, source: Text, file: Text) -> Result<Value<'js>> {
    let source = source.as_ref();
    // A `#!` line becomes a comment: the lines below keep their numbers.
    let body = source.strip_prefix("#!").map(|rest| format!("//{rest}"));
    let body = body.as_deref().unwrap_or(source);
    engine::evaluate(&ctx, &format!("{}{body}\n}})", engine::WRAPPER), file.as_ref())
}

fn texts(paths: Vec<PathBuf>) -> Vec<String> {
    paths.into_iter().map(text).collect()
}

fn text(path: PathBuf) -> String {
    path.to_string_lossy().into_owned()
}
