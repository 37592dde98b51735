//! `node:path`

use nodular_path::{posix, win32};
use rquickjs::{Ctx, Object, Result};

use super::Binding;
use crate::engine::Text;

macro_rules! rules {
    ($binding:ident, $name:literal, $rules:ident) => {{
        let part = Binding { ctx: $binding.ctx.clone(), object: Object::new($binding.ctx.clone())? };
        part.function("normalize", |path: Text| $rules::normalize(path.as_ref()).to_string())?;
        part.function("join", |parts: Vec<Text>| {
            $rules::join(parts.iter().map(AsRef::as_ref)).to_string()
        })?;
        part.function("isAbsolute", |path: Text| $rules::is_absolute(path.as_ref()))?;
        $binding.object.set($name, part.object)?;
    }};
}

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    let _context: &Ctx<'_> = &binding.ctx;
    rules!(binding, "posix", posix);
    rules!(binding, "win32", win32);
    Ok(())
}
