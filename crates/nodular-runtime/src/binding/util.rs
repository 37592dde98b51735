//! `node:util`

use nodular_util::{
    ArgOption, ArgValue, Change, Compact, DebugEnv, Getters, InspectOptions, ParseArgs, ParsedArgs,
    STYLES, Sorted, Token, format_values, get_string_width, get_system_error_map,
    get_system_error_message, get_system_error_name, inspect_name, inspect_value,
    strip_vt_control_characters, style_text,
};
use rquickjs::function::Opt;
use rquickjs::promise::PromiseState;
use rquickjs::{Array, Ctx, IntoJs as _, Object, Promise, Result, Value};

use super::Binding;
use crate::compare::{self, Mode};
use crate::engine::{Brand, Text};
use crate::inspect::Snapshot;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("inspect", inspect)?;
    binding.function("format", format)?;
    binding.function("stripVTControlCharacters", |text: Text| {
        strip_vt_control_characters(text.as_ref()).to_string()
    })?;
    binding.function("getStringWidth", |text: Text| get_string_width(text.as_ref()))?;
    binding.function("classOf", |value: Value<'js>| {
        value.as_object().map(|object| Brand::of(object).name())
    })?;
    binding.function("deepEqual", deep_equal)?;
    binding.function("diff", diff)?;
    binding.function("diffLines", diff_lines)?;
    binding.function("styleText", |ctx: Ctx<'js>, formats: Vec<Text>, text: Text| {
        let formats: Vec<&str> = formats.iter().map(AsRef::as_ref).collect();
        style_text(&formats, text.as_ref()).map_err(|error| super::throw_argument(&ctx, &error))
    })?;
    binding.function("styles", || {
        STYLES
            .iter()
            .map(|(name, open, close)| format!("{name} {open} {close}"))
            .collect::<Vec<_>>()
    })?;
    binding.function("systemErrorName", |errno: i32| {
        get_system_error_name(errno).ok().map(|text| text.into_owned())
    })?;
    binding.function("systemErrorMessage", |errno: i32| {
        get_system_error_message(errno).ok().map(|text| text.to_string())
    })?;
    binding.function("systemErrors", system_errors)?;
    binding.function("parseArgs", parse_args)?;
    binding.function("isDebugged", |wanted: Text, section: Text| {
        DebugEnv::new(wanted.as_ref()).is_enabled(section.as_ref())
    })?;
    binding.function("promiseState", |promise: Promise<'js>| match promise.state() {
        PromiseState::Pending => 0,
        PromiseState::Resolved => 1,
        PromiseState::Rejected => 2,
    })
}

/// `(a, b, mode)`, the mode as in [`MODES`].
fn deep_equal<'js>(ctx: Ctx<'js>, a: Value<'js>, b: Value<'js>, mode: usize) -> Result<bool> {
    compare::deep_equal(&ctx, &a, &b, MODES.get(mode).copied().unwrap_or(Mode::Strict))
}

const MODES: [Mode; 4] = [Mode::Loose, Mode::Strict, Mode::AnyPrototype, Mode::Partial];

/// The changes from one list of texts to another: -1, 0 or 1, and the text.
fn diff(ctx: Ctx<'_>, actual: Vec<Text>, expected: Vec<Text>) -> Result<Array<'_>> {
    let list = Array::new(ctx.clone())?;
    for (index, (change, text)) in nodular_util::diff(&actual, &expected).into_iter().enumerate() {
        let pair = Array::new(ctx.clone())?;
        let change = match change {
            Change::Delete => -1,
            Change::Keep => 0,
            Change::Insert => 1,
        };
        pair.set(0, change)?;
        pair.set(1, text.as_ref())?;
        list.set(index, pair)?;
    }
    Ok(list)
}

/// As [`diff`], where a comma at the end of a line makes no difference: it is shown if both have it.
fn diff_lines(ctx: Ctx<'_>, actual: Vec<Text>, expected: Vec<Text>) -> Result<Array<'_>> {
    let bare = |lines: &[Text]| -> Vec<String> {
        lines.iter().map(|line| line.0.strip_suffix(',').unwrap_or(&line.0).to_owned()).collect()
    };
    let (bare_actual, bare_expected) = (bare(&actual), bare(&expected));
    let list = Array::new(ctx.clone())?;
    let (mut at, mut other_at) = (0, 0);
    for (index, (change, _)) in
        nodular_util::diff(&bare_actual, &bare_expected).into_iter().enumerate()
    {
        let pair = Array::new(ctx.clone())?;
        let (change, text) = match change {
            Change::Delete => (-1, expected.get(other_at)),
            Change::Insert => (1, actual.get(at)),
            Change::Keep => {
                let is_last = actual.get(at).is_some_and(|line| !line.0.ends_with(','));
                (0, if is_last { expected.get(other_at) } else { actual.get(at) })
            }
        };
        at += usize::from(change >= 0);
        other_at += usize::from(change <= 0);
        pair.set(0, change)?;
        pair.set(1, text.map_or("", AsRef::as_ref))?;
        list.set(index, pair)?;
    }
    Ok(list)
}

/// `[errno, [name, message]]` of each.
fn system_errors(ctx: Ctx<'_>) -> Result<Array<'_>> {
    let list = Array::new(ctx.clone())?;
    for (index, entry) in get_system_error_map().iter().enumerate() {
        let pair = Array::new(ctx.clone())?;
        pair.set(0, entry.errno)?;
        pair.set(1, vec![entry.code, entry.message])?;
        list.set(index, pair)?;
    }
    Ok(list)
}

/// `(arguments, options, { lax, positionals, negative })`; an option is
/// `[name, isString, short, multiple, defaults]`. Answers `{ values: [[name, value]], positionals, tokens }`.
fn parse_args<'js>(
    ctx: Ctx<'js>,
    arguments: Vec<Text>,
    options: Vec<Array<'js>>,
    how: Object<'js>,
) -> Result<Object<'js>> {
    let mut command = ParseArgs::new();
    for option in options {
        let name: Text = option.get(0)?;
        let mut described = if option.get(1)? { ArgOption::string() } else { ArgOption::boolean() };
        if let Some(letter) = option.get::<Option<Text>>(2)?.and_then(|text| text.0.chars().next())
        {
            described = described.short(letter);
        }
        if option.get(3)? {
            described = described.multiple();
        }
        if let Some(defaults) = option.get::<Option<Vec<Value<'js>>>>(4)? {
            let defaults: Vec<ArgValue> = defaults
                .iter()
                .map(|value| match value.as_bool() {
                    Some(flag) => Ok(ArgValue::Boolean(flag)),
                    None => value.get::<Text>().map(|text| ArgValue::String(text.0)),
                })
                .collect::<Result<_>>()?;
            described = described.defaults(defaults);
        }
        command = command.option(name.0, described);
    }
    if how.get("lax")? {
        command = command.lax();
    }
    command = match how.get("positionals")? {
        true => command.allow_positionals(),
        false => command.refuse_positionals(),
    };
    if how.get("negative")? {
        command = command.allow_negative();
    }
    let parsed = command
        .parse(arguments.into_iter().map(|text| text.0))
        .map_err(|error| super::throw_coded(&ctx, error.class(), error.code(), &error))?;
    parsed_args(&ctx, &parsed)
}

fn parsed_args<'js>(ctx: &Ctx<'js>, parsed: &ParsedArgs) -> Result<Object<'js>> {
    let answer = Object::new(ctx.clone())?;
    let values = Array::new(ctx.clone())?;
    let value = |value: &ArgValue| -> Result<Value<'js>> {
        match value {
            ArgValue::Boolean(flag) => flag.into_js(ctx),
            ArgValue::String(text) => text.as_str().into_js(ctx),
        }
    };
    for (index, (name, list, is_list)) in parsed.values.iter().enumerate() {
        let pair = Array::new(ctx.clone())?;
        pair.set(0, name)?;
        if is_list {
            pair.set(1, list.iter().map(value).collect::<Result<Vec<_>>>()?)?;
        } else if let Some(last) = list.last() {
            pair.set(1, value(last)?)?;
        }
        values.set(index, pair)?;
    }
    answer.set("values", values)?;
    answer.set("positionals", parsed.positionals.iter().map(String::as_str).collect::<Vec<_>>())?;
    let tokens = Array::new(ctx.clone())?;
    for (at, token) in parsed.tokens.iter().enumerate() {
        let object = Object::new(ctx.clone())?;
        match token {
            Token::Option { index, name, raw_name, value, inline } => {
                object.set("kind", "option")?;
                object.set("name", name.as_str())?;
                object.set("rawName", raw_name.as_str())?;
                object.set("index", *index as f64)?;
                match value {
                    Some(value) => object.set("value", value.as_str())?,
                    None => object.set("value", rquickjs::Undefined)?,
                }
                match inline {
                    Some(inline) => object.set("inlineValue", *inline)?,
                    None => object.set("inlineValue", rquickjs::Undefined)?,
                }
            }
            Token::Positional { index, value } => {
                object.set("kind", "positional")?;
                object.set("index", *index as f64)?;
                object.set("value", value.as_str())?;
            }
            Token::OptionTerminator { index } => {
                object.set("kind", "option-terminator")?;
                object.set("index", *index as f64)?;
            }
        }
        tokens.set(at, object)?;
    }
    answer.set("tokens", tokens)?;
    Ok(answer)
}

/// `(value, options, userOptions)`: without `userOptions`, objects' own inspection functions are not called.
fn inspect<'js>(
    ctx: Ctx<'js>,
    value: Value<'js>,
    options: Object<'js>,
    user_options: Opt<Option<Object<'js>>>,
) -> Result<String> {
    let below = options.get::<_, Value<'js>>("depth")?.as_number().is_some_and(|depth| depth < 0.0);
    let options = inspect_options(&options)?;
    let mut snapshot = Snapshot::new(&ctx, &options, super::given(user_options));
    if below {
        snapshot = snapshot.below();
        let shown = snapshot.value(&value)?;
        return Ok(inspect_name(&snapshot.tree, &shown, &options));
    }
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
