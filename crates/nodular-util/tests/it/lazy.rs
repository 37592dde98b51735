//! Objects as an engine would give them.

use std::cell::{Cell, RefCell};

use nodular_util::tree::{Id, Key, Kind, LazyTree, Object, Property, Slot, Value};
use nodular_util::{Getters, InspectOptions, inspect_value};

/// An object of an engine, by its number in the heap.
enum Heap {
    /// With the numbers of what it refers to
    Plain(&'static str, Vec<(&'static str, u32)>),
    NullPrototype,
    Getter(Result<&'static str, u32>),
    Text(&'static str),
    Instead(u32),
    Proxy(u32, u32),
    Error(&'static str),
}

/// What an engine's binding does: it reads an object when that is asked for, and calls getters if they are shown.
fn read(heap: &[Heap], options: &InspectOptions, id: Id) -> Object {
    let object = |number: u32| Value::Object(Id::new(number));
    match &heap[id.number() as usize] {
        Heap::Plain(class, properties) => {
            let mut result = Object::new(Kind::Object).with_class(*class);
            for (name, number) in properties {
                result.properties.push(Property::new(*name, object(*number)));
            }
            let symbol = Property::new(Key::Symbol(Some("s".into())), 1);
            result.properties.push(symbol);
            result
        }
        Heap::NullPrototype => Object::new(Kind::Object).with_null_prototype(),
        Heap::Getter(result) => {
            let result = match result {
                Ok(text) => Ok(Value::from(*text)),
                Err(thrown) => Err(object(*thrown)),
            };
            let result = (options.getters != Getters::No).then_some(result);
            let slot = Slot::Getter { result, setter: false };
            let mut holder = Object::new(Kind::Object);
            holder.properties.push(Property { key: Key::from("g"), slot, enumerable: true });
            holder
        }
        Heap::Text(text) => Object::new(Kind::Custom((*text).into())),
        Heap::Instead(number) => Object::new(Kind::Instead(object(*number))),
        Heap::Proxy(target, handler) => {
            Object::new(Kind::Proxy { target: object(*target), handler: object(*handler) })
        }
        Heap::Error(message) => Object::new(Kind::Error(nodular_util::tree::ErrorText {
            name: "Error".into(),
            message: (*message).into(),
            stack: None,
        })),
    }
}

fn show(heap: &[Heap], options: &InspectOptions) -> (String, Vec<u32>) {
    let asked = RefCell::new(Vec::new());
    let tree = LazyTree::new(|id, _| {
        asked.borrow_mut().push(id.number());
        read(heap, options, id)
    });
    let text = inspect_value(&tree, &Value::Object(Id::new(0)), options);
    (text, asked.into_inner())
}

#[test]
fn objects_are_asked_for_once_and_only_if_shown() {
    let heap = [
        Heap::Plain("Root", vec![("a", 1), ("again", 1), ("self", 0)]),
        Heap::Plain("Leaf", vec![("hidden", 2)]),
        Heap::Plain("Below", vec![("deeper", 3)]),
        Heap::Plain("Never", vec![]),
    ];
    let options = InspectOptions { depth: Some(1), ..InspectOptions::default() };
    let (text, asked) = show(&heap, &options);
    let expected = "<ref *1> Root {\n  a: Leaf { hidden: [Below], Symbol(s): 1 },\n  again: Leaf { \
                    hidden: [Below], Symbol(s): 1 },\n  self: [Circular *1],\n  Symbol(s): 1\n}";
    assert_eq!(text, expected);
    assert_eq!(asked, [0, 1, 2]);
}

#[test]
fn what_an_engine_has() {
    let getters = InspectOptions { getters: Getters::All, ..InspectOptions::default() };
    let plain = InspectOptions::default();
    let proxies = InspectOptions { show_proxy: true, ..InspectOptions::default() };
    let cases: [(Vec<Heap>, &InspectOptions, &str); 9] = [
        (vec![Heap::Getter(Ok("x"))], &plain, "{ g: [Getter] }"),
        (vec![Heap::Getter(Ok("x"))], &getters, "{ g: [Getter: 'x'] }"),
        (
            vec![Heap::Getter(Err(1)), Heap::Error("no")],
            &getters,
            "{ g: [Getter: <Inspection threw ([Error: no])>] }",
        ),
        (vec![Heap::NullPrototype], &plain, "[Object: null prototype] {}"),
        (vec![Heap::Text("a\nb")], &plain, "a\nb"),
        (
            vec![Heap::Instead(1), Heap::Instead(2), Heap::NullPrototype],
            &plain,
            "[Object: null prototype] {}",
        ),
        (
            vec![Heap::Proxy(1, 1), Heap::NullPrototype],
            &plain,
            "Proxy([Object: null prototype] {})",
        ),
        (
            vec![Heap::Proxy(1, 1), Heap::NullPrototype],
            &proxies,
            "Proxy [ [Object: null prototype] {}, [Object: null prototype] {} ]",
        ),
        (
            vec![Heap::Instead(0)],
            &plain,
            "[Object: Inspection interrupted prematurely. Maximum call stack size exceeded.]",
        ),
    ];
    for (heap, options, expected) in cases {
        assert_eq!(show(&heap, options).0, expected);
    }
}

#[test]
fn the_depth_that_is_left_is_told() {
    let depths = RefCell::new(Vec::new());
    let tree = LazyTree::new(|id: Id, depth| {
        depths.borrow_mut().push(depth);
        Object::new(Kind::Object).with("next", Value::Object(Id::new(id.number() + 1)))
    });
    inspect_value(&tree, &Value::Object(Id::new(0)), &InspectOptions::default());
    assert_eq!(depths.into_inner(), [Some(2), Some(1), Some(0), Some(-1)]);
}

#[test]
fn endless_objects_end() {
    let count = Cell::new(0);
    let tree = LazyTree::new(|id: Id, _| {
        count.set(count.get() + 1);
        Object::new(Kind::Object).with("next", Value::Object(Id::new(id.number() + 1)))
    });
    let all = InspectOptions { depth: None, ..InspectOptions::default() };
    let text = inspect_value(&tree, &Value::Object(Id::new(u32::MAX - 1000)), &all);
    assert!(text.contains("Maximum call stack size exceeded"));
    assert!(count.get() < 1000);
}
