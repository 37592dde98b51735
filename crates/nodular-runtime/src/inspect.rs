//! JavaScript values as the tree that `nodular-util` prints.
//!
//! The tree is a snapshot: as deep as will be shown, with the getters called that will be shown, and with what objects'
//! own `[util.inspect.custom]` functions return in their places.

use nodular_util::tree::{
    Element, ElementType, ErrorText, FunctionKind, IteratorOf, Key, Kind, Object as Node, Pairs,
    PromiseState, Property, Slot, Tree, Value as Shown,
};
use nodular_util::{Getters, InspectOptions};
use rquickjs::atom::PredefinedAtom;
use rquickjs::{Array, ArrayBuffer, Coerced, Ctx, Function, Object, Promise, Result, Value};

use crate::engine::{Text, shape};
use crate::host::Host;

/// Deeper objects are left out: who asks for every level gets as many as the native stack holds.
const DEEPEST: u32 = 4_000;

/// A snapshot of values that will be printed with `options`.
pub(crate) struct Snapshot<'js, 'a> {
    ctx: Ctx<'js>,
    options: &'a InspectOptions,
    /// The options object that custom functions are given; without it they are not called.
    user_options: Option<Object<'js>>,
    pub(crate) tree: Tree,
    /// The depth is below zero: even the outermost object is only named.
    below: bool,
    /// The objects that the current one is in.
    path: Vec<(usize, nodular_util::tree::Id)>,
}

impl<'js, 'a> Snapshot<'js, 'a> {
    pub(crate) fn new(
        ctx: &Ctx<'js>,
        options: &'a InspectOptions,
        user_options: Option<Object<'js>>,
    ) -> Self {
        Self {
            ctx: ctx.clone(),
            options,
            user_options,
            tree: Tree::new(),
            below: false,
            path: Vec::new(),
        }
    }

    /// The same for a depth below zero.
    pub(crate) fn below(mut self) -> Self {
        self.below = true;
        self
    }

    /// The value as the tree has it.
    pub(crate) fn value(&mut self, value: &Value<'js>) -> Result<Shown> {
        self.shown(value, 0)
    }

    fn shown(&mut self, value: &Value<'js>, level: u32) -> Result<Shown> {
        if let Some(primitive) = primitive(value)? {
            return Ok(primitive);
        }
        let Some(object) = value.as_object() else { return Ok(Shown::Undefined) };
        self.object(object, level)
    }

    fn object(&mut self, object: &Object<'js>, level: u32) -> Result<Shown> {
        let proxied = shape::proxy(object.as_value());
        let object = match proxied {
            Some((target, handler)) if self.options.show_proxy => {
                let kind = if target.is_null() {
                    Kind::RevokedProxy
                } else {
                    let target = self.shown(&target, level + 1)?;
                    Kind::Proxy { target, handler: self.shown(&handler, level + 1)? }
                };
                return Ok(self.tree.value(Node::new(kind)));
            }
            Some(_) => match innermost(object.as_value()) {
                Some(target) => target,
                None => return Ok(self.tree.value(Node::new(Kind::RevokedProxy))),
            },
            None => object.clone(),
        };
        if let Some(custom) = self.custom(&object, level)? {
            return Ok(custom);
        }
        let identity = shape::identity(&object);
        if let Some((_, id)) = self.path.iter().find(|(known, _)| *known == identity) {
            return Ok(Shown::Object(*id));
        }
        let id = self.tree.add(Node::new(Kind::Object));
        self.path.push((identity, id));
        let node = self.node(&object, level);
        self.path.pop();
        self.tree[id] = node?;
        Ok(Shown::Object(id))
    }

    /// Whether what is in an object of this level will be shown.
    fn opens(&self, level: u32) -> bool {
        level <= self.options.depth.unwrap_or(DEEPEST).min(DEEPEST)
    }

    fn node(&mut self, object: &Object<'js>, level: u32) -> Result<Node> {
        let brand = shape::class_name(object)?;
        let kind = self.kind(object, &brand, level)?;
        let skips_indices =
            matches!(kind, Kind::Array(_) | Kind::TypedArray { .. } | Kind::Buffer(_))
                || matches!(&kind, Kind::Boxed(Shown::String(_)));
        let is_error = matches!(kind, Kind::Error(_));
        let mut node = Node::new(kind);
        let class = constructor_name(object)?;
        node.class = class.map(Into::into);
        node.tag = tag(object)?.map(Into::into);
        for own in shape::own_properties(object, self.options.show_hidden || is_error)? {
            if skips_indices && is_index(&own.key) {
                continue;
            }
            if let Some(property) = self.property(object, own, level)? {
                node.properties.push(property);
            }
        }
        Ok(node)
    }

    fn property(
        &mut self,
        object: &Object<'js>,
        own: shape::Own<'js>,
        level: u32,
    ) -> Result<Option<Property>> {
        let key = match own.key.as_symbol() {
            Some(symbol) => {
                let description: Option<Text> = symbol.description()?.get()?;
                Key::Symbol(description.map(|text| text.0.into()))
            }
            None => Key::String(own.key.get::<Text>()?.0.into()),
        };
        let slot = match own.slot {
            shape::Slot::Missing => return Ok(None),
            shape::Slot::Value(value) if self.opens(level) => {
                Slot::Value(self.shown(&value, level + 1)?)
            }
            shape::Slot::Value(_) => Slot::Value(Shown::Undefined),
            shape::Slot::Accessor { getter: Some(getter), setter } => {
                let result = self.getter(object, &getter, setter, level)?;
                Slot::Getter { result, setter }
            }
            shape::Slot::Accessor { getter: None, setter: true } => Slot::Setter,
            shape::Slot::Accessor { getter: None, setter: false } => Slot::Value(Shown::Undefined),
        };
        Ok(Some(Property { key, slot, enumerable: own.enumerable }))
    }

    fn getter(
        &mut self,
        object: &Object<'js>,
        getter: &Value<'js>,
        setter: bool,
        level: u32,
    ) -> Result<Option<std::result::Result<Shown, Shown>>> {
        let called = match self.options.getters {
            Getters::No => false,
            Getters::All => true,
            Getters::WithoutSetter => !setter,
            Getters::WithSetter => setter,
        };
        let Some(getter) = getter.as_function().filter(|_| called && self.opens(level)) else {
            return Ok(None);
        };
        let result: Result<Value<'js>> = getter.call((rquickjs::function::This(object.clone()),));
        Ok(Some(match result {
            Ok(value) => Ok(self.shown(&value, level + 1)?),
            Err(_) => {
                let thrown = self.ctx.catch();
                Err(self.shown(&thrown, level + 1)?)
            }
        }))
    }

    fn kind(&mut self, object: &Object<'js>, brand: &str, level: u32) -> Result<Kind> {
        if object.is_function() {
            return function_kind(object, brand);
        }
        Ok(match brand {
            "Array" => Kind::Array(self.elements(object, level)?),
            "Arguments" => Kind::Arguments,
            "Map" => Kind::Map(self.pairs(object, "mapEntries", level)?),
            "Set" => Kind::Set(self.items(object, "setValues", level)?),
            "Map Iterator" => Kind::Iterator { of: IteratorOf::Map, items: Vec::new() },
            "Set Iterator" => Kind::Iterator { of: IteratorOf::Set, items: Vec::new() },
            "WeakMap" => Kind::WeakMap(Vec::new()),
            "WeakSet" => Kind::WeakSet(Vec::new()),
            "Date" => Kind::Date(self.intrinsic("dateValue")?.call((object.clone(),))?),
            "RegExp" => {
                let (source, flags): (Text, Text) = self.regexp(object)?;
                Kind::RegExp { source: source.0.into(), flags: flags.0.into() }
            }
            "Error" => Kind::Error(error_text(object)),
            "Promise" => Kind::Promise(self.promise(object, level)?),
            "Number" | "String" | "Boolean" | "Symbol" | "BigInt" => {
                let value: Value<'js> = self.intrinsic("unbox")?.call((object.clone(),))?;
                Kind::Boxed(primitive(&value)?.unwrap_or_default())
            }
            "ArrayBuffer" | "SharedArrayBuffer" => {
                Kind::ArrayBuffer { bytes: bytes_of(object), shared: brand.starts_with('S') }
            }
            "DataView" => self.data_view(object, level)?,
            _ => match element_type(brand) {
                Some(element) => self.typed_array(object, element)?,
                None if shape::is_namespace(object) => Kind::Module,
                None if self.is_error(object)? => Kind::Error(error_text(object)),
                None => Kind::Object,
            },
        })
    }

    /// Whether an object that is no error for the engine has the prototype of errors.
    fn is_error(&self, object: &Object<'js>) -> Result<bool> {
        let error: Object<'js> =
            self.ctx.globals().get::<_, Object<'js>>("Error")?.get("prototype")?;
        let mut current = object.get_prototype();
        while let Some(prototype) = current {
            if prototype == error {
                return Ok(true);
            }
            current = prototype.get_prototype();
        }
        Ok(false)
    }

    fn elements(&mut self, array: &Object<'js>, level: u32) -> Result<Vec<Element>> {
        let length = array.get::<_, f64>("length")? as u32;
        let shown = self.options.max_array_length.unwrap_or(usize::MAX);
        let has_own: Function<'js> = self.intrinsic("hasOwn")?;
        let mut elements = Vec::new();
        for index in 0..length {
            if elements.len() >= shown || (!self.opens(level) && !elements.is_empty()) {
                // What is beyond is only counted.
                elements.resize(
                    elements.len() + (length - index) as usize,
                    Element::Value(Shown::Undefined),
                );
                break;
            }
            let value: Value<'js> = array.get(index)?;
            if value.is_undefined() && !has_own.call::<_, bool>((array.clone(), index))? {
                match elements.last_mut() {
                    Some(Element::Holes(count)) => *count += 1,
                    _ => elements.push(Element::Holes(1)),
                }
                continue;
            }
            let value =
                if self.opens(level) { self.shown(&value, level + 1)? } else { Shown::Undefined };
            elements.push(Element::Value(value));
        }
        Ok(elements)
    }

    fn items(&mut self, object: &Object<'js>, how: &str, level: u32) -> Result<Vec<Shown>> {
        let list: Array<'js> = self.intrinsic(how)?.call((object.clone(),))?;
        list.iter::<Value<'js>>().map(|value| self.inner(&value?, level)).collect()
    }

    fn pairs(&mut self, object: &Object<'js>, how: &str, level: u32) -> Result<Pairs> {
        let list: Array<'js> = self.intrinsic(how)?.call((object.clone(),))?;
        let mut pairs = Vec::with_capacity(list.len());
        for pair in list.iter::<Array<'js>>() {
            let pair = pair?;
            let key = self.inner(&pair.get(0)?, level)?;
            pairs.push((key, self.inner(&pair.get(1)?, level)?));
        }
        Ok(pairs)
    }

    fn inner(&mut self, value: &Value<'js>, level: u32) -> Result<Shown> {
        if self.opens(level) { self.shown(value, level + 1) } else { Ok(Shown::Undefined) }
    }

    fn regexp(&self, object: &Object<'js>) -> Result<(Text, Text)> {
        let parts: Array<'js> = self.intrinsic("regexpParts")?.call((object.clone(),))?;
        Ok((parts.get(0)?, parts.get(1)?))
    }

    fn promise(&mut self, object: &Object<'js>, level: u32) -> Result<PromiseState> {
        let Some(promise) = Promise::from_value(object.clone().into_value()).ok() else {
            return Ok(PromiseState::Pending);
        };
        let Some(result) = shape::promise_result(&promise) else {
            return Ok(PromiseState::Pending);
        };
        let shown = self.inner(&result, level)?;
        Ok(match promise.state() {
            rquickjs::promise::PromiseState::Rejected => PromiseState::Rejected(shown),
            _ => PromiseState::Fulfilled(shown),
        })
    }

    fn typed_array(&mut self, object: &Object<'js>, element: ElementType) -> Result<Kind> {
        let buffer: Object<'js> = object.get("buffer")?;
        let offset = object.get::<_, f64>("byteOffset")? as usize;
        let length = object.get::<_, f64>("byteLength")? as usize;
        let all = bytes_of(&buffer);
        let bytes = all.get(offset..offset + length).unwrap_or_default().to_vec();
        Ok(Kind::TypedArray { element, bytes, byte_offset: offset, buffer_length: all.len() })
    }

    fn data_view(&mut self, object: &Object<'js>, level: u32) -> Result<Kind> {
        let buffer: Value<'js> = object.get("buffer")?;
        Ok(Kind::DataView {
            byte_length: object.get::<_, f64>("byteLength")? as usize,
            byte_offset: object.get::<_, f64>("byteOffset")? as usize,
            buffer: self.inner(&buffer, level)?,
        })
    }

    /// What the object's own inspection function makes of it.
    fn custom(&mut self, object: &Object<'js>, level: u32) -> Result<Option<Shown>> {
        let Some(user_options) = self.user_options.clone() else { return Ok(None) };
        let call: Function<'js> = self.intrinsic("callCustom")?;
        let depth = match self.options.depth {
            Some(depth) => f64::from(depth) - f64::from(level) - f64::from(u8::from(self.below)),
            None => f64::INFINITY,
        };
        // The JavaScript side answers with [value], or nothing if the object has no such function.
        let answer: Option<Array<'js>> = call.call((object.clone(), depth, user_options))?;
        let Some(answer) = answer else { return Ok(None) };
        let value: Value<'js> = answer.get(0)?;
        if value.is_string() {
            let text: Text = value.get()?;
            return Ok(Some(self.tree.value(Node::new(Kind::Custom(text.0.into())))));
        }
        self.shown(&value, level).map(Some)
    }

    fn intrinsic(&self, name: &str) -> Result<Function<'js>> {
        let host = Host::of(&self.ctx);
        host.intrinsics(&self.ctx)?.get(name)
    }
}

/// The value if it is not an object.
fn primitive(value: &Value<'_>) -> Result<Option<Shown>> {
    Ok(Some(if value.is_undefined() {
        Shown::Undefined
    } else if value.is_null() {
        Shown::Null
    } else if let Some(flag) = value.as_bool() {
        Shown::Boolean(flag)
    } else if let Some(number) = value.as_number() {
        Shown::Number(number)
    } else if value.is_string() {
        Shown::String(value.get::<Text>()?.0.into())
    } else if value.is_big_int() {
        Shown::BigInt(value.get::<Coerced<String>>()?.0.into())
    } else if let Some(symbol) = value.as_symbol() {
        let description: Option<Text> = symbol.description()?.get()?;
        Shown::Symbol(description.map(|text| text.0.into()))
    } else {
        return Ok(None);
    }))
}

/// The target behind proxies of proxies; `None` if one was revoked.
fn innermost<'js>(value: &Value<'js>) -> Option<Object<'js>> {
    let mut value = value.clone();
    while let Some((target, _)) = shape::proxy(&value) {
        value = target;
    }
    value.into_object()
}

/// The name of the nearest constructor in the chain of prototypes; `None` if the chain has none.
fn constructor_name(object: &Object<'_>) -> Result<Option<String>> {
    let mut current = Some(object.clone());
    while let Some(object) = current {
        if let shape::Slot::Value(value) = shape::own_property(&object, "constructor")?
            && let Some(function) = value.as_function()
        {
            let name = function.get::<_, Value<'_>>("name")?.get::<Text>().unwrap_or_default().0;
            if !name.is_empty() {
                return Ok(Some(name));
            }
        }
        current = object.get_prototype();
    }
    Ok(None)
}

/// `object[Symbol.toStringTag]`, empty if it is not text.
fn tag(object: &Object<'_>) -> Result<Option<String>> {
    let ctx = object.ctx();
    let value: Value<'_> = match object.get(PredefinedAtom::SymbolToStringTag) {
        Ok(value) => value,
        Err(_) => {
            drop(ctx.catch());
            return Ok(Some(String::new()));
        }
    };
    Ok(Some(if value.is_string() { value.get::<Text>()?.0 } else { String::new() }))
}

fn function_kind(object: &Object<'_>, brand: &str) -> Result<Kind> {
    let name = object.get::<_, Value<'_>>("name").ok().and_then(|name| name.get::<Text>().ok());
    let name = name.unwrap_or_default().0;
    let source = object.ctx().globals().get::<_, Object<'_>>("Function")?;
    let source: Function<'_> = source.get::<_, Object<'_>>("prototype")?.get("toString")?;
    let source: String = source
        .call::<_, Text>((rquickjs::function::This(object.clone()),))
        .map(|text| text.0)
        .unwrap_or_default();
    if source.starts_with("class") && source.ends_with('}') {
        let parent = object.get_prototype();
        let extends = parent
            .and_then(|parent| parent.get::<_, Text>("name").ok())
            .filter(|name| !name.0.is_empty())
            .map(|name| name.0.into());
        return Ok(Kind::Class { name: name.into(), extends });
    }
    let kind = match brand {
        "GeneratorFunction" => FunctionKind::Generator,
        "AsyncGeneratorFunction" => FunctionKind::AsyncGenerator,
        "AsyncFunction" => FunctionKind::Async,
        _ => FunctionKind::Plain,
    };
    Ok(Kind::Function { name: name.into(), kind })
}

fn error_text(object: &Object<'_>) -> ErrorText {
    let text = |name: &str| -> Option<String> {
        let value: Value<'_> = match object.get(name) {
            Ok(value) => value,
            Err(_) => {
                drop(object.ctx().catch());
                return None;
            }
        };
        value.is_string().then(|| value.get::<Text>().ok().map(|text| text.0)).flatten()
    };
    ErrorText {
        name: text("name").unwrap_or_else(|| "Error".into()).into(),
        message: text("message").unwrap_or_default().into(),
        stack: text("stack").map(Into::into),
    }
}

fn bytes_of(object: &Object<'_>) -> Vec<u8> {
    let buffer = ArrayBuffer::from_object(object.clone());
    let raw = buffer.as_ref().and_then(ArrayBuffer::as_raw);
    raw.map(|bytes| shape::copy_bytes(bytes)).unwrap_or_default()
}

fn is_index(key: &Value<'_>) -> bool {
    let Ok(text) = key.get::<Text>() else { return false };
    text.0.parse::<u32>().is_ok_and(|index| index != u32::MAX && index.to_string() == text.0)
}

fn element_type(brand: &str) -> Option<ElementType> {
    Some(match brand {
        "Int8Array" => ElementType::Int8,
        "Uint8Array" => ElementType::Uint8,
        "Uint8ClampedArray" => ElementType::Uint8Clamped,
        "Int16Array" => ElementType::Int16,
        "Uint16Array" => ElementType::Uint16,
        "Int32Array" => ElementType::Int32,
        "Uint32Array" => ElementType::Uint32,
        "Float32Array" => ElementType::Float32,
        "Float64Array" => ElementType::Float64,
        "BigInt64Array" => ElementType::BigInt64,
        "BigUint64Array" => ElementType::BigUint64,
        _ => return None,
    })
}
