//! `node:v8`: the engine's figures, and the primitives of the serialization format.

mod format;

use std::cell::RefCell;

use rquickjs::{Ctx, Exception, Object, Result, TypedArray, Value};

use self::format::{Reader, Writer};
use super::Binding;
use crate::engine::{Bytes, Held, Resource, Units, memory_usage, new_string};

type Output = RefCell<Writer>;
type Input = RefCell<Reader>;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("memoryUsage", |ctx: Ctx<'js>| {
        let usage = memory_usage(&ctx);
        let object = Object::new(ctx)?;
        object.set("allocated", usage.malloc_size as f64)?;
        object.set("used", usage.memory_used_size as f64)?;
        object.set("limit", usage.malloc_limit as f64)?;
        object.set("objects", usage.obj_count as f64)?;
        object.set("code", (usage.js_func_size + usage.js_func_code_size) as f64)?;
        Ok::<_, rquickjs::Error>(object)
    })?;
    binding.function("gc", |ctx: Ctx<'js>| ctx.run_gc())?;
    define_writer(binding)?;
    define_reader(binding)
}

fn define_writer<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("writer", || Resource(Output::default()))?;
    binding.function("writeHeader", |writer: Held<'js, Output>| {
        writer.with(|writer| writer.borrow_mut().header())
    })?;
    binding.function("writeByte", |writer: Held<'js, Output>, byte: u8| {
        writer.with(|writer| writer.borrow_mut().byte(byte))
    })?;
    binding.function("writeVarint", |writer: Held<'js, Output>, value: f64| {
        writer.with(|writer| writer.borrow_mut().varint(value as u64))
    })?;
    binding.function("writeUint64", |writer: Held<'js, Output>, high: f64, low: f64| {
        let value = (high as u64) << 32 | low as u64;
        writer.with(|writer| writer.borrow_mut().varint(value))
    })?;
    binding.function("writeZigzag", |writer: Held<'js, Output>, value: i32| {
        writer.with(|writer| writer.borrow_mut().zigzag(value))
    })?;
    binding.function("writeDouble", |writer: Held<'js, Output>, value: f64| {
        writer.with(|writer| writer.borrow_mut().double(value))
    })?;
    binding.function("writeString", |writer: Held<'js, Output>, value: Value<'js>| {
        let Some(units) = Units::of(&value) else { return Ok(()) };
        units.with_units(|units| writer.with(|writer| writer.borrow_mut().string(units)))
    })?;
    binding.function("writeRaw", |writer: Held<'js, Output>, value: Value<'js>| {
        if let Some(bytes) = Bytes::of(&value) {
            bytes.with(|bytes| writer.with(|writer| writer.borrow_mut().raw(bytes)));
        }
    })?;
    binding.function("release", |ctx: Ctx<'js>, writer: Held<'js, Output>| {
        TypedArray::<u8>::new(ctx, writer.with(|writer| writer.borrow_mut().take()))
    })
}

fn define_reader<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("reader", |value: Value<'js>| {
        let bytes = Bytes::of(&value).map(|bytes| bytes.to_vec()).unwrap_or_default();
        Resource(Input::new(Reader::new(bytes)))
    })?;
    binding.function("readHeader", |reader: Held<'js, Input>| {
        reader.with(|reader| reader.borrow_mut().header())
    })?;
    binding.function("readByte", |ctx: Ctx<'js>, reader: Held<'js, Input>| {
        found(&ctx, reader.with(|reader| reader.borrow_mut().byte()))
    })?;
    binding.function("peek", |reader: Held<'js, Input>| {
        reader.with(|reader| reader.borrow_mut().peek()).map_or(-1, i32::from)
    })?;
    binding.function("readVarint", |ctx: Ctx<'js>, reader: Held<'js, Input>| {
        found(&ctx, reader.with(|reader| reader.borrow_mut().varint())).map(|value| value as f64)
    })?;
    binding.function("readUint64", |ctx: Ctx<'js>, reader: Held<'js, Input>| {
        let value = found(&ctx, reader.with(|reader| reader.borrow_mut().varint()))?;
        Ok::<_, rquickjs::Error>(vec![(value >> 32) as f64, f64::from(value as u32)])
    })?;
    binding.function("readZigzag", |ctx: Ctx<'js>, reader: Held<'js, Input>| {
        found(&ctx, reader.with(|reader| reader.borrow_mut().zigzag()))
    })?;
    binding.function("readDouble", |ctx: Ctx<'js>, reader: Held<'js, Input>| {
        found(&ctx, reader.with(|reader| reader.borrow_mut().double()))
    })?;
    binding.function("readString", |ctx: Ctx<'js>, reader: Held<'js, Input>, tag: u8| {
        let units = found(&ctx, reader.with(|reader| reader.borrow_mut().string(tag)))?;
        new_string(&ctx, &units)
    })?;
    binding.function("readRaw", |ctx: Ctx<'js>, reader: Held<'js, Input>, length: f64| {
        found(&ctx, reader.with(|reader| reader.borrow_mut().raw(length as usize)))
            .map(|start| start as f64)
    })?;
    binding.function("position", |reader: Held<'js, Input>| {
        reader.with(|reader| reader.borrow().position()) as f64
    })
}

/// What was read, or V8's complaint.
fn found<T>(ctx: &Ctx<'_>, value: Option<T>) -> Result<T> {
    value.ok_or_else(|| Exception::throw_message(ctx, "Unable to deserialize cloned data."))
}
