//! Whom the process belongs to.

use nodular_process::{self as process, Id};
use rquickjs::{Ctx, Result, Value};

use super::super::Binding;
use super::thrown;
use crate::engine::Text;

pub(super) fn define(binding: &Binding<'_>) -> Result<()> {
    binding.function("getuid", process::getuid)?;
    binding.function("geteuid", process::geteuid)?;
    binding.function("getgid", process::getgid)?;
    binding.function("getegid", process::getegid)?;
    binding.function("getgroups", |ctx: Ctx<'_>| {
        process::getgroups().map_err(|error| thrown(&ctx, &error))
    })?;
    type Set = fn(Id) -> std::result::Result<(), process::Error>;
    let setters: [(&str, Set); 4] = [
        ("setuid", process::setuid),
        ("seteuid", process::seteuid),
        ("setgid", process::setgid),
        ("setegid", process::setegid),
    ];
    for (name, set) in setters {
        binding.function(name, move |ctx: Ctx<'_>, id: Value<'_>| {
            set(self::id(&id)?).map_err(|error| thrown(&ctx, &error))
        })?;
    }
    binding.function("setgroups", |ctx: Ctx<'_>, groups: Vec<Value<'_>>| {
        let groups: Vec<Id> = groups.iter().map(id).collect::<Result<_>>()?;
        process::setgroups(groups).map_err(|error| thrown(&ctx, &error))
    })?;
    binding.function("initgroups", |ctx: Ctx<'_>, user: Value<'_>, group: Value<'_>| {
        process::initgroups(id(&user)?, id(&group)?).map_err(|error| thrown(&ctx, &error))
    })
}

/// A number or a name, as the JavaScript side has checked.
fn id(value: &Value<'_>) -> Result<Id> {
    Ok(match value.as_number() {
        Some(number) => Id::Number(number as u32),
        None => Id::Name(value.get::<Text>()?.0),
    })
}
