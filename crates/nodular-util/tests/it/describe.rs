//! Builds the values that `tests/record/lib/values.mjs` describes, as trees.

use std::collections::HashMap;

use nodular_util::tree::{
    Element, ElementType, ErrorText, FunctionKind, Id, IteratorOf, Key, Kind, Object, PromiseState,
    Property, Slot, Tree, Value,
};
use nodular_util::{Compact, Getters, InspectOptions, Sorted};
use serde_json::Value as Json;

/// A tree and the described value in it.
pub(crate) fn build(described: &Json) -> (Tree, Value) {
    let mut builder = Builder::default();
    let value = builder.value(described);
    (builder.tree, value)
}

/// Several values in one tree.
pub(crate) fn build_all<'a>(described: impl IntoIterator<Item = &'a Json>) -> (Tree, Vec<Value>) {
    let mut builder = Builder::default();
    let mut values = Vec::new();
    for one in described {
        builder.known.clear();
        values.push(builder.value(one));
    }
    (builder.tree, values)
}

pub(crate) fn options(described: &Json) -> InspectOptions {
    let mut options = InspectOptions::default();
    let Some(described) = described.as_object() else { return options };
    for (name, value) in described {
        let number = value.as_u64();
        let size = number.map(|number| number as usize);
        let truth = value.as_bool();
        match &**name {
            "depth" => options.depth = number.map(|number| number as u32),
            "breakLength" => options.break_length = size,
            "maxArrayLength" => options.max_array_length = size,
            "maxStringLength" => options.max_string_length = size,
            "cwd" => options.working_directory = value.as_str().map(str::to_owned),
            "compact" => {
                options.compact = match truth {
                    Some(true) => Compact::Always,
                    _ => Compact::Levels(number.unwrap_or(0) as u32),
                }
            }
            "sorted" => options.sorted = Sorted::Yes,
            "colors" => options.colors = truth == Some(true),
            "showHidden" => options.show_hidden = truth == Some(true),
            "showProxy" => options.show_proxy = truth == Some(true),
            "numericSeparator" => options.numeric_separator = truth == Some(true),
            "getters" => {
                options.getters = match value.as_str() {
                    Some("get") => Getters::WithoutSetter,
                    Some("set") => Getters::WithSetter,
                    _ => Getters::All,
                }
            }
            other => panic!("option {other}"),
        }
    }
    options
}

#[derive(Default)]
struct Builder {
    tree: Tree,
    known: HashMap<u64, Id>,
}

impl Builder {
    fn value(&mut self, described: &Json) -> Value {
        match described {
            Json::Null => Value::Null,
            Json::Bool(value) => Value::Boolean(*value),
            Json::Number(number) => Value::Number(number.as_f64().expect("a number")),
            Json::String(text) => Value::from(text.clone()),
            Json::Array(parts) => self.special(parts),
            Json::Object(_) => self.object(described),
        }
    }

    fn special(&mut self, parts: &[Json]) -> Value {
        let text = || parts[1].as_str().map(str::to_owned);
        match parts[0].as_str() {
            Some("undefined") => Value::Undefined,
            Some("num") => Value::Number(text().expect("text").parse().expect("a number")),
            Some("big") => Value::BigInt(text().expect("digits").into()),
            Some("sym") => Value::Symbol(text().map(Into::into)),
            Some("ref") => {
                let id = self.known.get(&parts[1].as_u64().expect("an id"));
                id.map_or(Value::Undefined, |id| Value::Object(*id))
            }
            other => panic!("{other:?}"),
        }
    }

    fn values(&mut self, described: &Json) -> Vec<Value> {
        described.as_array().expect("values").iter().map(|value| self.value(value)).collect()
    }

    fn pairs(&mut self, described: &Json) -> Vec<(Value, Value)> {
        let pairs = described.as_array().expect("pairs");
        pairs.iter().map(|pair| (self.value(&pair[0]), self.value(&pair[1]))).collect()
    }

    fn object(&mut self, d: &Json) -> Value {
        let id = self.tree.add(Object::new(Kind::Object));
        // Sets and maps are filled after they exist, promises are made of what exists.
        let is_filled = matches!(d["k"].as_str(), Some("array" | "set" | "map" | "object"));
        if let Some(number) = d["id"].as_u64()
            && is_filled
        {
            self.known.insert(number, id);
        }
        let kind = self.kind(d);
        if let Some(number) = d["id"].as_u64() {
            self.known.insert(number, id);
        }
        let mut object = Object::new(kind);
        match &d["c"] {
            Json::String(class) => object.class = Some(class.clone().into()),
            Json::Null if d.get("c").is_some() => object.class = None,
            _ => {}
        }
        if let Some(tag) = d["tag"].as_str() {
            object.tag = Some(tag.to_owned().into());
        }
        for property in d["p"].as_array().into_iter().flatten() {
            object.properties.push(self.property(property));
        }
        for property in d["inherited"].as_array().into_iter().flatten() {
            object.inherited.push(self.property(property));
        }
        self.tree[id] = object;
        Value::Object(id)
    }

    fn property(&mut self, described: &Json) -> Property {
        let key = match &described[0] {
            Json::String(name) => Key::from(name.clone()),
            symbol => Key::Symbol(symbol["sym"].as_str().map(|text| text.to_owned().into())),
        };
        let value = self.value(&described[1]);
        let flag = described[2].as_str();
        let slot = match flag {
            Some("get") => Slot::Getter { result: Some(Ok(value)), setter: false },
            Some("getset") => Slot::Getter { result: Some(Ok(value)), setter: true },
            Some("set") => Slot::Setter,
            _ => Slot::Value(value),
        };
        Property { key, slot, enumerable: flag != Some("hidden") }
    }

    fn kind(&mut self, d: &Json) -> Kind {
        let text = |name: &str| d[name].as_str().unwrap_or_default().to_owned();
        let bytes = || -> Vec<u8> {
            let bytes = d["bytes"].as_array().expect("bytes");
            bytes.iter().map(|byte| byte.as_u64().expect("a byte") as u8).collect()
        };
        let of = if d["of"] == "Map" { IteratorOf::Map } else { IteratorOf::Set };
        match d["k"].as_str().expect("a kind") {
            "object" => Kind::Object,
            "arguments" => Kind::Arguments,
            "array" => {
                let elements = d["e"].as_array().expect("elements").iter();
                Kind::Array(
                    elements
                        .map(|element| match element["holes"].as_u64() {
                            Some(count) => Element::Holes(count as u32),
                            None => Element::Value(self.value(element)),
                        })
                        .collect(),
                )
            }
            "set" => Kind::Set(self.values(&d["e"])),
            "map" => Kind::Map(self.pairs(&d["e"])),
            "typed" => {
                let element = element_type(&text("type"));
                let bytes: Vec<u8> = self
                    .values(&d["e"])
                    .iter()
                    .flat_map(|value| bytes_of(element, value))
                    .collect();
                let buffer_length = bytes.len();
                Kind::TypedArray { element, bytes, byte_offset: 0, buffer_length }
            }
            "buffer" => Kind::Buffer(bytes()),
            "arraybuffer" => Kind::ArrayBuffer { bytes: bytes(), shared: d["shared"] == true },
            "dataview" => {
                let buffer = Object::new(Kind::ArrayBuffer { bytes: bytes(), shared: false });
                let buffer = self.tree.value(buffer);
                let number = |name: &str| d[name].as_u64().expect("a number") as usize;
                Kind::DataView {
                    byte_length: number("length"),
                    byte_offset: number("offset"),
                    buffer,
                }
            }
            "date" => Kind::Date(d["ms"].as_f64().unwrap_or(f64::NAN)),
            "regexp" => Kind::RegExp { source: text("source").into(), flags: text("flags").into() },
            "error" => Kind::Error(ErrorText {
                name: text("name").into(),
                message: text("message").into(),
                stack: Some(text("stack").into()),
            }),
            "function" => Kind::Function {
                name: text("name").into(),
                kind: match &*text("type") {
                    "AsyncFunction" => FunctionKind::Async,
                    "GeneratorFunction" => FunctionKind::Generator,
                    "AsyncGeneratorFunction" => FunctionKind::AsyncGenerator,
                    _ => FunctionKind::Plain,
                },
            },
            "class" => Kind::Class {
                name: text("name").into(),
                extends: d["extends"].as_str().map(|name| name.to_owned().into()),
            },
            "promise" => Kind::Promise(match &*text("state") {
                "pending" => PromiseState::Pending,
                "fulfilled" => PromiseState::Fulfilled(self.value(&d["v"])),
                _ => PromiseState::Rejected(self.value(&d["v"])),
            }),
            "proxy" => {
                Kind::Proxy { target: self.value(&d["target"]), handler: self.value(&d["handler"]) }
            }
            "boxed" => Kind::Boxed(self.value(&d["v"])),
            "weakset" => Kind::WeakSet(Vec::new()),
            "weakmap" => Kind::WeakMap(Vec::new()),
            "iterator" => Kind::Iterator { of, items: self.values(&d["e"]) },
            "entries" => Kind::Entries { of, pairs: self.pairs(&d["e"]) },
            "custom" => Kind::Custom(text("text").into()),
            other => panic!("kind {other}"),
        }
    }
}

fn element_type(name: &str) -> ElementType {
    use ElementType::*;
    let all = [
        Int8,
        Uint8,
        Uint8Clamped,
        Int16,
        Uint16,
        Int32,
        Uint32,
        Float32,
        Float64,
        BigInt64,
        BigUint64,
    ];
    all.into_iter().find(|element| element.name() == name).expect("a typed array")
}

fn bytes_of(element: ElementType, value: &Value) -> Vec<u8> {
    let number = match value {
        Value::Number(number) => *number,
        Value::BigInt(digits) => digits.parse().expect("digits"),
        other => panic!("{other:?}"),
    };
    match element {
        ElementType::Float32 => (number as f32).to_le_bytes().to_vec(),
        ElementType::Float64 => number.to_le_bytes().to_vec(),
        _ => (number as u64).to_le_bytes()[..element.size()].to_vec(),
    }
}
