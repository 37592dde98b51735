//! `node:path`

use nodular_path::{ParsedPath, posix, win32};
use rquickjs::function::Opt;
use rquickjs::{Ctx, Object, Result};

use super::{Binding, given};
use crate::engine::Text;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.object.set("isWindows", cfg!(windows))?;
    let posix = Binding { ctx: binding.ctx.clone(), object: posix_rules(&binding.ctx)? };
    posix.function("resolveIn", |cwd: Text, parts: Vec<Text>| {
        posix::resolve_in(cwd.as_ref(), parts.iter().map(AsRef::as_ref))
    })?;
    binding.object.set("posix", posix.object)?;
    binding.object.set("win32", win32_rules(&binding.ctx)?)
}

/// The functions of one kind of system: their names and signatures are the same.
macro_rules! rules {
    ($name:ident, $rules:ident) => {
        fn $name<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
            let part = Binding { ctx: ctx.clone(), object: Object::new(ctx.clone())? };
            part.function("normalize", |path: Text| $rules::normalize(path.as_ref()).into_owned())?;
            part.function("join", |parts: Vec<Text>| {
                $rules::join(parts.iter().map(AsRef::as_ref))
            })?;
            part.function("resolve", |parts: Vec<Text>| {
                $rules::resolve(parts.iter().map(AsRef::as_ref)).map_err(rquickjs::Error::from)
            })?;
            part.function("isAbsolute", |path: Text| $rules::is_absolute(path.as_ref()))?;
            part.function("relative", |from: Text, to: Text| {
                $rules::relative(from.as_ref(), to.as_ref()).map_err(rquickjs::Error::from)
            })?;
            part.function("toNamespacedPath", |path: Text| {
                let namespaced = $rules::to_namespaced_path(path.as_ref());
                namespaced.map(|path| path.into_owned()).map_err(rquickjs::Error::from)
            })?;
            part.function("dirname", |path: Text| $rules::dirname(path.as_ref()).to_owned())?;
            part.function("basename", |path: Text, suffix: Opt<Option<Text>>| {
                match given(suffix) {
                    Some(suffix) => {
                        $rules::basename_without(path.as_ref(), suffix.as_ref()).to_owned()
                    }
                    None => $rules::basename(path.as_ref()).to_owned(),
                }
            })?;
            part.function("extname", |path: Text| $rules::extname(path.as_ref()).to_owned())?;
            part.function("format", |dir: Text, root: Text, base: Text, name: Text, ext: Text| {
                $rules::format(&ParsedPath {
                    root: root.as_ref(),
                    dir: dir.as_ref(),
                    base: base.as_ref(),
                    ext: ext.as_ref(),
                    name: name.as_ref(),
                })
            })?;
            part.function("parse", |ctx: Ctx<'js>, path: Text| {
                let parsed = $rules::parse(path.as_ref());
                let object = Object::new(ctx)?;
                object.set("root", parsed.root)?;
                object.set("dir", parsed.dir)?;
                object.set("base", parsed.base)?;
                object.set("ext", parsed.ext)?;
                object.set("name", parsed.name)?;
                Ok::<_, rquickjs::Error>(object)
            })?;
            part.function("matchesGlob", |path: Text, pattern: Text| {
                $rules::matches_glob(path.as_ref(), pattern.as_ref())
            })?;
            Ok(part.object)
        }
    };
}

rules!(posix_rules, posix);
rules!(win32_rules, win32);
