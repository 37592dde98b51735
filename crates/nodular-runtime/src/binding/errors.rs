//! The texts of the argument errors, which `nodular-error` writes.

use nodular_error::{ArgumentError, Number, Received};
use rquickjs::{Coerced, Ctx, Function, Object, Result, Value};

use super::Binding;
use crate::engine::Text;
use crate::host::Host;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("invalidType", |name: Text, expected: Vec<Text>, value: Value<'_>| {
        let expected: Vec<String> = expected.into_iter().map(|text| text.0).collect();
        Ok::<_, rquickjs::Error>(
            ArgumentError::invalid_type(name.0, expected, received(&value)?).to_string(),
        )
    })?;
    binding.function("invalidValue", |name: Text, value: Value<'_>, reason: Text| {
        Ok::<_, rquickjs::Error>(
            ArgumentError::invalid_value(name.0, received(&value)?, reason.0).to_string(),
        )
    })?;
    binding.function("outOfRange", |name: Text, range: Text, value: Value<'_>| {
        Ok::<_, rquickjs::Error>(
            ArgumentError::out_of_range(name.0, range.0, received(&value)?).to_string(),
        )
    })?;
    Ok(())
}

/// What an error tells of `value`.
pub(super) fn received(value: &Value<'_>) -> Result<Received> {
    if value.is_null() {
        return Ok(Received::Null);
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Received::Boolean(flag));
    }
    if let Some(number) = value.as_number() {
        return Ok(Received::Number(Number::from(number)));
    }
    if value.is_string() {
        return Ok(Received::String(value.get::<Text>()?.0));
    }
    if value.is_big_int() {
        let text = value.get::<Coerced<String>>()?.0;
        return Ok(text.parse().map_or(Received::Undefined, Received::BigInt));
    }
    if let Some(symbol) = value.as_symbol() {
        let description: Option<Text> = symbol.description()?.get()?;
        return Ok(Received::Symbol(description.unwrap_or_default().0));
    }
    let Some(object) = value.as_object() else {
        return Ok(Received::Undefined);
    };
    let inspected = inspect(value)?;
    if value.is_function() {
        let name = object.get::<_, Value<'_>>("name")?.get::<Text>().unwrap_or_default();
        return Ok(Received::Function { name: name.0.into(), inspected: inspected.into() });
    }
    Ok(Received::Instance { class: class_name(object).into(), inspected: inspected.into() })
}

/// `value.constructor.name`; empty where there is none.
fn class_name(object: &Object<'_>) -> String {
    let constructor: Option<Object<'_>> = object.get("constructor").ok();
    let name = constructor.and_then(|constructor| constructor.get::<_, Text>("name").ok());
    name.unwrap_or_default().0
}

/// What `util.inspect` shows of it without going deeper, once `util` has told how.
fn inspect(value: &Value<'_>) -> Result<String> {
    let ctx: &Ctx<'_> = value.ctx();
    match Host::of(ctx).hook::<Function<'_>>(ctx, "inspectShallow") {
        Ok(inspect) => Ok(inspect.call::<_, Text>((value.clone(),))?.0),
        Err(_) => Ok(String::new()),
    }
}
