//! `node:util`

use nodular_util::{
    Compact, Getters, InspectOptions, Sorted, format_values, get_string_width, inspect_value,
    strip_vt_control_characters,
};
use rquickjs::function::Opt;
use rquickjs::{Ctx, Object, Result, Value};

use super::Binding;
use crate::engine::Text;
use crate::inspect::Snapshot;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("inspect", inspect)?;
    binding.function("format", format)?;
    binding.function("stripVTControlCharacters", |text: Text| {
        strip_vt_control_characters(text.as_ref()).to_string()
    })?;
    binding.function("getStringWidth", |text: Text| get_string_width(text.as_ref()))?;
    binding.function("classOf", class_of)
}

/// `(value, options, userOptions)`: without `userOptions`, objects' own inspection functions are not called.
fn inspect<'js>(
    ctx: Ctx<'js>,
    value: Value<'js>,
    options: Object<'js>,
    user_options: Opt<Option<Object<'js>>>,
) -> Result<String> {
    let options = inspect_options(&options)?;
    let mut snapshot = Snapshot::new(&ctx, &options, super::given(user_options));
    let shown = snapshot.value(&value)?;
    Ok(inspect_value(&snapshot.tree, &shown, &options))
}

/// `(values, options, userOptions)`
fn format<'js>(
    ctx: Ctx<'js>,
    values: Vec<Value<'js>>,
    options: Object<'js>,
    user_options: Opt<Option<Object<'js>>>,
) -> Result<String> {
    let options = inspect_options(&options)?;
    let mut snapshot = Snapshot::new(&ctx, &options, super::given(user_options));
    let shown = values.iter().map(|value| snapshot.value(value)).collect::<Result<Vec<_>>>()?;
    Ok(format_values(&snapshot.tree, &shown, &options))
}

/// The options of `util.inspect`; a missing one keeps its default.
pub(crate) fn inspect_options(options: &Object<'_>) -> Result<InspectOptions> {
    let defaults = InspectOptions::default();
    let flag = |name: &str, default: bool| -> Result<bool> {
        let value: Value<'_> = options.get(name)?;
        Ok(if value.is_undefined() { default } else { value.get::<rquickjs::Coerced<bool>>()?.0 })
    };
    // A count; `null` and `Infinity` stand for no limit.
    let count = |name: &str, default: Option<usize>| -> Result<Option<usize>> {
        let value: Value<'_> = options.get(name)?;
        Ok(match value.as_number() {
            Some(number) if number == f64::INFINITY => None,
            Some(number) => Some(number.max(0.0) as usize),
            None if value.is_null() => None,
            None => default,
        })
    };
    let compact: Value<'_> = options.get("compact")?;
    let sorted: Value<'_> = options.get("sorted")?;
    let getters: Value<'_> = options.get("getters")?;
    Ok(InspectOptions {
        show_hidden: flag("showHidden", defaults.show_hidden)?,
        depth: count("depth", Some(2))?.map(|depth| depth.try_into().unwrap_or(u32::MAX)),
        colors: flag("colors", defaults.colors)?,
        show_proxy: flag("showProxy", defaults.show_proxy)?,
        max_array_length: count("maxArrayLength", defaults.max_array_length)?,
        max_string_length: count("maxStringLength", defaults.max_string_length)?,
        break_length: count("breakLength", defaults.break_length)?,
        compact: match (compact.as_bool(), compact.as_number()) {
            (Some(true), _) => Compact::Always,
            (Some(false), _) => Compact::Levels(0),
            (None, Some(levels)) => Compact::Levels(levels.max(0.0) as u32),
            (None, None) => defaults.compact,
        },
        sorted: sorted_by(&sorted),
        getters: match (getters.as_bool(), getters.get::<Text>().ok()) {
            (Some(true), _) => Getters::All,
            (_, Some(text)) if text.as_ref() == "get" => Getters::WithoutSetter,
            (_, Some(text)) if text.as_ref() == "set" => Getters::WithSetter,
            _ => Getters::No,
        },
        numeric_separator: flag("numericSeparator", defaults.numeric_separator)?,
        ..defaults
    })
}

fn sorted_by(value: &Value<'_>) -> Sorted {
    match value.as_bool() {
        Some(true) => Sorted::Yes,
        _ => Sorted::No,
    }
}

/// The name of the engine's class of an object: what it is, whatever its prototype says.
fn class_of(value: Value<'_>) -> Result<Option<String>> {
    let Some(object) = value.as_object() else { return Ok(None) };
    if value.is_proxy() {
        return Ok(Some("Proxy".into()));
    }
    if crate::engine::shape::is_namespace(object) {
        return Ok(Some("Module".into()));
    }
    crate::engine::shape::class_name(object).map(Some)
}
