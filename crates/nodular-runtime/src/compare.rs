//! Deep equality of JavaScript values, as `node:assert` and `util.isDeepStrictEqual` have it.

use std::collections::HashSet;

use rquickjs::atom::PredefinedAtom;
use rquickjs::{Array, Ctx, Function, Object, Result, Value};

use crate::engine::keys::{self, Key, Keys};
use crate::engine::{Brand, Bytes, Text, shape};
use crate::host::Host;

/// Deeper values count as too deep for the stack, as they are for Node's.
const DEEPEST: usize = 4_000;

/// What counts as equal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Mode {
    /// Primitives by `==`, whatever the prototypes: `assert.deepEqual`.
    Loose,
    /// Primitives by `Object.is`, with the same prototypes: `assert.deepStrictEqual`.
    Strict,
    /// As `Strict`, without a look at prototypes.
    AnyPrototype,
    /// The first value has all that is in the second: `assert.partialDeepStrictEqual`.
    Partial,
}

/// Whether `a` equals `b`.
pub(crate) fn deep_equal<'js>(
    ctx: &Ctx<'js>,
    a: &Value<'js>,
    b: &Value<'js>,
    mode: Mode,
) -> Result<bool> {
    let mut comparison = Comparison { ctx: ctx.clone(), mode, inside: HashSet::new(), depth: 0 };
    comparison.values(a, b)
}

struct Comparison<'js> {
    ctx: Ctx<'js>,
    mode: Mode,
    /// The objects that the current ones are in, of both values.
    inside: HashSet<usize>,
    depth: usize,
}

impl<'js> Comparison<'js> {
    fn values(&mut self, a: &Value<'js>, b: &Value<'js>) -> Result<bool> {
        if keys::strict_equal(a, b) {
            return Ok(self.mode == Mode::Loose || !a.is_number() || keys::same(a, b));
        }
        let (a_object, b_object) = (plain_object(a), plain_object(b));
        match (a_object, b_object) {
            (Some(a), Some(b)) => self.objects(a, b),
            (None, None) if self.mode == Mode::Loose => {
                // Functions are not objects here, but `==` could still convert them.
                Ok(is_nan(a) && is_nan(b) || keys::loosely_equal(a, b)?)
            }
            (None, None) => Ok(is_nan(a) && is_nan(b)),
            _ => Ok(false),
        }
    }

    fn objects(&mut self, a: &Object<'js>, b: &Object<'js>) -> Result<bool> {
        if self.mode == Mode::Strict
            && a.get_prototype() != b.get_prototype()
            && !same_constructor(a, b)?
        {
            return Ok(false);
        }
        let (kind, other) = (Brand::of(a), Brand::of(b));
        // The same constructor's instances mostly have the same tags.
        let (tag, other_tag) = (tag(a)?, tag(b)?);
        let same_tag = match (&tag, &other_tag) {
            (None, None) => builtin_tag(a, kind) == builtin_tag(b, other),
            (Some(tag), Some(other)) => tag == other,
            _ => false,
        };
        if !same_tag {
            return Ok(false);
        }
        let (is_array, is_other_array) = (is_array(a), is_array(b));
        if is_array || is_other_array {
            return Ok(is_array && is_other_array && self.arrays(a, b)?);
        }
        if kind != other && (is_special(kind) || is_special(other)) {
            return Ok(false);
        }
        let same = match kind {
            Brand::Date => self.dates(a, b)?,
            Brand::RegExp => self.regexps(a, b)?,
            Brand::Error => {
                return Ok(self.errors(a, b)? && self.properties(a, b, Inside::Nothing)?);
            }
            Brand::Map => return Ok(self.sizes(a, b, kind)? && self.properties(a, b, Inside::Map)?),
            Brand::Set => return Ok(self.sizes(a, b, kind)? && self.properties(a, b, Inside::Set)?),
            Brand::ArrayBuffer | Brand::SharedArrayBuffer | Brand::DataView => {
                self.bytes(a, b, kind)?
            }
            Brand::WeakMap | Brand::WeakSet | Brand::Promise => false,
            _ if kind.is_typed_array() => {
                return Ok(self.bytes(a, b, kind)? && self.properties(a, b, Inside::Bytes)?);
            }
            _ if kind.is_boxed() => {
                let (a, b) = (self.ask("unbox", a)?, self.ask("unbox", b)?);
                a.type_of() == b.type_of() && keys::same(&a, &b)
            }
            _ if shape::inherits_error(a)? || shape::inherits_error(b)? => self.errors(a, b)?,
            _ if tag.as_deref() == Some("URL") => {
                let (a, b): (Value<'js>, Value<'js>) = (a.get("href")?, b.get("href")?);
                keys::same(&a, &b)
            }
            _ => true,
        };
        Ok(same && self.properties(a, b, Inside::Nothing)?)
    }

    fn dates(&self, a: &Object<'js>, b: &Object<'js>) -> Result<bool> {
        Ok(keys::same(&self.ask("dateValue", a)?, &self.ask("dateValue", b)?))
    }

    fn regexps(&self, a: &Object<'js>, b: &Object<'js>) -> Result<bool> {
        let parts = |object: &Object<'js>| -> Result<(Text, Text)> {
            let parts: Array<'js> = self.ask("regexpParts", object)?.get()?;
            Ok((parts.get(0)?, parts.get(1)?))
        };
        let last = |object: &Object<'js>| object.get::<_, Value<'js>>("lastIndex");
        Ok(parts(a)? == parts(b)? && keys::same(&last(a)?, &last(b)?))
    }

    /// What an error says is compared although it is not enumerable.
    fn errors(&mut self, a: &Object<'js>, b: &Object<'js>) -> Result<bool> {
        for name in ["message", "name", "cause", "errors"] {
            let (own, other) = (shape::own_property(a, name)?, shape::own_property(b, name)?);
            let (has, other_has) =
                (!matches!(own, shape::Slot::Missing), !matches!(other, shape::Slot::Missing));
            if has != other_has && (self.mode != Mode::Partial || other_has) {
                // A message that one of them inherits can be the same.
                if matches!(name, "cause" | "errors") {
                    return Ok(false);
                }
            }
            if self.mode == Mode::Partial && !other_has && name != "name" {
                continue;
            }
            let (own, other): (Value<'js>, Value<'js>) = (a.get(name)?, b.get(name)?);
            if !self.values(&own, &other)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn sizes(&self, a: &Object<'js>, b: &Object<'js>, kind: Brand) -> Result<bool> {
        let how = if kind == Brand::Map { "mapSize" } else { "setSize" };
        let (size, other): (f64, f64) = (self.ask(how, a)?.get()?, self.ask(how, b)?.get()?);
        Ok(size == other || (self.mode == Mode::Partial && size > other))
    }

    fn bytes(&self, a: &Object<'js>, b: &Object<'js>, kind: Brand) -> Result<bool> {
        let is_float =
            matches!(kind, Brand::Float16Array | Brand::Float32Array | Brand::Float64Array);
        if is_float && self.mode == Mode::Loose {
            return self.floats(a, b);
        }
        let bytes = |object: &Object<'js>| {
            Bytes::of(object.as_value()).map(|bytes| bytes.to_vec()).unwrap_or_default()
        };
        let (a, b) = (bytes(a), bytes(b));
        if self.mode != Mode::Partial {
            return Ok(a == b);
        }
        // What is expected is in it, in this order.
        let width = match kind {
            Brand::Int16Array | Brand::Uint16Array | Brand::Float16Array => 2,
            Brand::Int32Array | Brand::Uint32Array | Brand::Float32Array => 4,
            Brand::Float64Array | Brand::BigInt64Array | Brand::BigUint64Array => 8,
            _ => 1,
        };
        let mut all = a.chunks(width);
        Ok(b.chunks(width).all(|expected| all.any(|element| element == expected)))
    }

    fn floats(&self, a: &Object<'js>, b: &Object<'js>) -> Result<bool> {
        let (length, other) = (a.get::<_, u32>("length")?, b.get::<_, u32>("length")?);
        if length != other {
            return Ok(false);
        }
        for index in 0..length {
            if a.get::<_, f64>(index)? != b.get::<_, f64>(index)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn arrays(&mut self, a: &Object<'js>, b: &Object<'js>) -> Result<bool> {
        let (length, other): (f64, f64) = (a.get("length")?, b.get("length")?);
        if length == other {
            return self.properties(
                a,
                b,
                if self.mode == Mode::Partial { Inside::List } else { Inside::Nothing },
            );
        }
        Ok(self.mode == Mode::Partial && length > other && self.properties(a, b, Inside::List)?)
    }

    /// The own enumerable properties, and what else is inside.
    fn properties(&mut self, a: &Object<'js>, b: &Object<'js>, inside: Inside) -> Result<bool> {
        let symbols = self.mode != Mode::Loose;
        let (own, other) = (Keys::of(a, symbols)?, Keys::of(b, symbols)?);
        let counts = |key: &Key| !inside.has_indices() || !key.is_index();
        if !own.same_order(&other) {
            if self.mode != Mode::Partial && own.len() != other.len() {
                return Ok(false);
            }
            let set = own.set();
            if !other.iter().filter(counts).all(|key| set.contains(&key)) {
                return Ok(false);
            }
        }
        if other.len() == 0 && !matches!(inside, Inside::Map | Inside::Set) {
            return Ok(true);
        }
        let (at, other_at) = (shape::identity(a), shape::identity(b));
        // Values in themselves are equal if both come back to where they are at the same time.
        let (is_new, is_other_new) = (self.inside.insert(at), self.inside.insert(other_at));
        if !is_new || !is_other_new {
            if is_new {
                self.inside.remove(&at);
            }
            if is_other_new {
                self.inside.remove(&other_at);
            }
            return Ok(!is_new && !is_other_new);
        }
        if self.depth >= DEEPEST {
            return Err(rquickjs::Exception::throw_range(
                &self.ctx,
                "Maximum call stack size exceeded",
            ));
        }
        self.depth += 1;
        let equal = self.contents(a, b, (&own, &other), inside);
        self.inside.remove(&at);
        self.inside.remove(&other_at);
        self.depth -= 1;
        equal
    }

    fn contents(
        &mut self,
        a: &Object<'js>,
        b: &Object<'js>,
        (own, other): (&Keys<'js>, &Keys<'js>),
        inside: Inside,
    ) -> Result<bool> {
        let same = match inside {
            Inside::Nothing | Inside::Bytes => true,
            Inside::Set => self.sets(a, b)?,
            Inside::Map => self.maps(a, b)?,
            Inside::List => self.sublist(a, b, (own, other))?,
        };
        if !same {
            return Ok(false);
        }
        for key in other.iter().filter(|key| !inside.has_indices() || !key.is_index()) {
            if !self.values(&own.get(a, key)?, &other.get(b, key)?)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether the elements of `b` are among those of `a` in the same order.
    fn sublist(
        &mut self,
        a: &Object<'js>,
        b: &Object<'js>,
        (own, other): (&Keys<'js>, &Keys<'js>),
    ) -> Result<bool> {
        let mut all = own.iter().filter(|key| key.is_index());
        'expected: for key in other.iter().filter(|key| key.is_index()) {
            let expected = other.get(b, key)?;
            for key in all.by_ref() {
                if self.values(&own.get(a, key)?, &expected)? {
                    continue 'expected;
                }
            }
            return Ok(false);
        }
        Ok(true)
    }

    fn sets(&mut self, a: &Object<'js>, b: &Object<'js>) -> Result<bool> {
        let (mut all, expected) = (self.list("setValues", a)?, self.list("setValues", b)?);
        let has: Function<'js> = self.intrinsic("setHas")?;
        let mut unknown = Vec::new();
        // What both have needs no search.
        for value in expected {
            if has.call::<_, bool>((a.clone(), value.clone()))? {
                continue;
            }
            if self.mode != Mode::Loose && plain_object(&value).is_none() {
                return Ok(false);
            }
            unknown.push(value);
        }
        if unknown.is_empty() {
            return Ok(true);
        }
        let mut rest = Vec::with_capacity(all.len());
        for value in all.drain(..) {
            let is_candidate = self.mode == Mode::Loose || plain_object(&value).is_some();
            if is_candidate && !has.call::<_, bool>((b.clone(), value.clone()))? {
                rest.push(Some(value));
            }
        }
        // Mostly they are in the same order: the search begins where the last one ended.
        let mut next = 0;
        for value in &unknown {
            let Some(found) = self.find(&rest, next, |this, other| this.values(other, value))?
            else {
                return Ok(false);
            };
            rest[found] = None;
            next = found + 1;
        }
        Ok(true)
    }

    fn maps(&mut self, a: &Object<'js>, b: &Object<'js>) -> Result<bool> {
        let expected = self.pairs(b)?;
        let (has, get) = (self.intrinsic("mapHas")?, self.intrinsic("mapGet")?);
        let mut unknown = Vec::new();
        for (key, value) in expected {
            if has.call::<_, bool>((a.clone(), key.clone()))? {
                let own: Value<'js> = get.call((a.clone(), key.clone()))?;
                if self.values(&own, &value)? {
                    continue;
                }
                if self.mode != Mode::Loose {
                    return Ok(false);
                }
            } else if self.mode != Mode::Loose && plain_object(&key).is_none() {
                return Ok(false);
            }
            unknown.push((key, value));
        }
        if unknown.is_empty() {
            return Ok(true);
        }
        let mut rest = Vec::new();
        for (key, value) in self.pairs(a)? {
            let is_candidate = self.mode == Mode::Loose || plain_object(&key).is_some();
            if is_candidate
                && !(has.call::<_, bool>((b.clone(), key.clone()))? && self.mode != Mode::Loose)
            {
                rest.push(Some((key, value)));
            }
        }
        let mut next = 0;
        for (key, value) in &unknown {
            let found = self.find(&rest, next, |this, (other, own)| {
                Ok(this.values(other, key)? && this.values(own, value)?)
            })?;
            let Some(found) = found else { return Ok(false) };
            rest[found] = None;
            next = found + 1;
        }
        Ok(true)
    }

    /// The place of one that fits, from `start` on and around.
    fn find<T>(
        &mut self,
        list: &[Option<T>],
        start: usize,
        mut fits: impl FnMut(&mut Self, &T) -> Result<bool>,
    ) -> Result<Option<usize>> {
        for step in 0..list.len() {
            let at = (start + step) % list.len();
            if let Some(one) = &list[at]
                && fits(self, one)?
            {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    fn list(&self, how: &str, object: &Object<'js>) -> Result<Vec<Value<'js>>> {
        self.ask(how, object)?.get()
    }

    fn pairs(&self, map: &Object<'js>) -> Result<Vec<(Value<'js>, Value<'js>)>> {
        let list: Vec<Array<'js>> = self.ask("mapEntries", map)?.get()?;
        list.iter().map(|pair| Ok((pair.get(0)?, pair.get(1)?))).collect()
    }

    fn ask(&self, what: &str, object: &Object<'js>) -> Result<Value<'js>> {
        self.intrinsic(what)?.call((object.clone(),))
    }

    fn intrinsic(&self, name: &str) -> Result<Function<'js>> {
        Host::of(&self.ctx).intrinsics(&self.ctx)?.get(name)
    }
}

/// What an object holds besides its properties.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Inside {
    Nothing,
    Map,
    Set,
    /// Elements of which only some are expected.
    List,
    /// Bytes, which were compared already.
    Bytes,
}

impl Inside {
    /// Whether the properties that are indices are no concern of [`Comparison::properties`].
    fn has_indices(self) -> bool {
        matches!(self, Self::List | Self::Bytes)
    }
}

/// Whether objects of different prototypes are still of one class: what their `constructor` is.
fn same_constructor<'js>(a: &Object<'js>, b: &Object<'js>) -> Result<bool> {
    let is_own = |object: &Object<'js>| -> Result<bool> {
        Ok(!matches!(shape::own_property(object, "constructor")?, shape::Slot::Missing))
    };
    let (class, other): (Value<'js>, Value<'js>) = (a.get("constructor")?, b.get("constructor")?);
    Ok(!class.is_undefined() && keys::strict_equal(&class, &other) && !is_own(a)? && !is_own(b)?)
}

/// Objects that have something inside, so that the other must be of the same kind.
fn is_special(kind: Brand) -> bool {
    kind.is_typed_array()
        || kind.is_boxed()
        || matches!(
            kind,
            Brand::Date
                | Brand::RegExp
                | Brand::Error
                | Brand::Map
                | Brand::Set
                | Brand::ArrayBuffer
                | Brand::SharedArrayBuffer
                | Brand::DataView
                | Brand::WeakMap
                | Brand::WeakSet
                | Brand::Promise
        )
}

/// The value as an object, unless it is a function.
fn plain_object<'a, 'js>(value: &'a Value<'js>) -> Option<&'a Object<'js>> {
    value.as_object().filter(|_| !value.is_function())
}

fn is_nan(value: &Value<'_>) -> bool {
    value.as_number().is_some_and(f64::is_nan)
}

/// `Array.isArray`
fn is_array(object: &Object<'_>) -> bool {
    let mut value = object.as_value().clone();
    while let Some((target, _)) = shape::proxy(&value) {
        value = target;
    }
    value.is_array()
}

/// `object[Symbol.toStringTag]` if it is text.
fn tag(object: &Object<'_>) -> Result<Option<String>> {
    let value: Value<'_> = object.get(PredefinedAtom::SymbolToStringTag)?;
    Ok(if value.is_string() { Some(value.get::<Text>()?.0) } else { None })
}

/// What `Object.prototype.toString` tells of an object without a tag.
fn builtin_tag(object: &Object<'_>, kind: Brand) -> Brand {
    match kind {
        Brand::Arguments
        | Brand::Error
        | Brand::Boolean
        | Brand::Number
        | Brand::String
        | Brand::Date
        | Brand::RegExp
        | Brand::Array => kind,
        _ if is_array(object) => Brand::Array,
        _ => Brand::Object,
    }
}
