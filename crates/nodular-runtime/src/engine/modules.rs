//! ES modules: the engine links and runs them; what specifiers stand for and what is behind them is asked elsewhere.

use rquickjs::loader::{ImportAttributes, Loader, Resolver};
use rquickjs::module::Declared;
use rquickjs::{Ctx, Function, Module, Object, Promise, Result, Runtime, Value};

/// Finds and loads modules. Stateless: the engine may come back to it while it is being asked.
pub(crate) trait Modules: 'static {
    /// The URL that `specifier` stands for in the module or script `base`.
    fn resolve(
        ctx: &Ctx<'_>,
        base: &str,
        specifier: &str,
        attributes: &[(String, String)],
    ) -> Result<String>;

    /// What is at `url`.
    fn load<'js>(ctx: &Ctx<'js>, url: &str) -> Result<Loaded<'js>>;
}

/// The source of a module.
pub(crate) struct Loaded<'js> {
    pub(crate) source: String,
    /// What `import.meta` has, in this order.
    pub(crate) meta: Vec<(&'static str, Value<'js>)>,
}

struct Hooks<M>(std::marker::PhantomData<M>);

/// Has the engine ask `M`.
pub(crate) fn install<M: Modules>(runtime: &Runtime) {
    let hooks = || Hooks::<M>(std::marker::PhantomData);
    runtime.set_loader(hooks(), hooks());
}

impl<M: Modules> Resolver for Hooks<M> {
    fn resolve<'js>(
        &mut self,
        ctx: &Ctx<'js>,
        base: &str,
        name: &str,
        attributes: Option<ImportAttributes<'js>>,
    ) -> Result<String> {
        let mut pairs = Vec::new();
        if let Some(attributes) = attributes {
            for key in attributes.keys() {
                let key = key?;
                let value = attributes.get(&key)?.unwrap_or_default();
                pairs.push((key, value));
            }
        }
        M::resolve(ctx, base, name, &pairs)
    }
}

impl<M: Modules> Loader for Hooks<M> {
    fn load<'js>(
        &mut self,
        ctx: &Ctx<'js>,
        name: &str,
        _attributes: Option<ImportAttributes<'js>>,
    ) -> Result<Module<'js, Declared>> {
        let loaded = M::load(ctx, name)?;
        declare(ctx, name, loaded)
    }
}

fn declare<'js>(ctx: &Ctx<'js>, name: &str, loaded: Loaded<'js>) -> Result<Module<'js, Declared>> {
    let module = Module::declare(ctx.clone(), name, loaded.source)?;
    let meta: Object<'js> = module.meta()?;
    // What the engine has put there is not Node's.
    for key in meta.keys::<String>().collect::<Result<Vec<_>>>()? {
        meta.remove(key)?;
    }
    for (key, value) in loaded.meta {
        meta.set(key, value)?;
    }
    Ok(module)
}

/// Links and runs the module at `url`, unless that was done before: `give` gets its namespace when it is done.
///
/// The promise is settled at once unless something in its graph waits.
pub(crate) fn run<'js>(ctx: &Ctx<'js>, url: &str, give: Function<'js>) -> Result<Promise<'js>> {
    let specifier = literal(url);
    let loaded = Loaded {
        source: format!("import * as namespace from {specifier}; import.meta.give(namespace);"),
        meta: vec![("give", give.into_value())],
    };
    let module = declare(ctx, &format!("{ENTRY}{url}"), loaded)?;
    let (_, promise) = module.eval()?;
    Ok(promise)
}

/// The namespace of a module that exports all that the one at `url`, which has run, does, and the mark `__esModule`.
pub(crate) fn marked<'js>(ctx: &Ctx<'js>, url: &str) -> Result<Object<'js>> {
    let from = literal(url);
    let source = format!(
        "export * from {from}; export {{ default }} from {from}; export const __esModule = true;"
    );
    let name = format!("{ENTRY}marked {url}");
    let (module, _) = declare(ctx, &name, Loaded { source, meta: Vec::new() })?.eval()?;
    module.namespace()
}

/// Whether the source compiles: throws what is wrong with it.
pub(crate) fn check(ctx: &Ctx<'_>, url: &str, source: String) -> Result<()> {
    Module::declare(ctx.clone(), url, source).map(drop)
}

/// The names of modules that only import another one start with this.
pub(crate) const ENTRY: &str = "nodular:run ";

/// A URL as a literal of JavaScript.
fn literal(text: &str) -> String {
    let mut quoted = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(char);
            }
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\u{2028}' => quoted.push_str("\\u2028"),
            '\u{2029}' => quoted.push_str("\\u2029"),
            char => quoted.push(char),
        }
    }
    quoted.push('"');
    quoted
}

/// The source of a module whose `names` come from elsewhere: `import.meta.load()` returns its default and the others.
///
/// `import.meta.keep()` is given a function that has the names follow what changed since.
pub(crate) fn synthetic_source(names: &[String], is_common_js: bool) -> String {
    let mut source = String::from("const load = import.meta.load; let [def, all] = load();");
    let mut exports = String::from("export { def as default");
    if is_common_js {
        exports.push_str(", def as \"module.exports\"");
    }
    let mut update = String::new();
    for (index, name) in names.iter().enumerate() {
        source.push_str(&format!("let v{index} = all[{index}];"));
        update.push_str(&format!("v{index} = all[{index}];"));
        exports.push_str(&format!(", v{index} as {}", literal(name)));
    }
    source.push_str(&format!("import.meta.keep(() => {{ [def, all] = load(); {update} }});"));
    source.push_str(&exports);
    source.push_str(" };");
    source
}
