//! `Blob` and `File`: the bytes that nobody changes are Rust's.

use nodular_buffer::{Blob, BlobOptions, BlobPart, Endings, ObjectUrls};
use rquickjs::function::Opt;
use rquickjs::{Array, ArrayBuffer, Ctx, Result, Value};

use super::buffer::to_array;
use super::{Binding, given};
use crate::engine::{Bytes, Held, Resource, Text};

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("create", create)?;
    binding.function("size", |blob: Held<'_, Blob>| blob.with(|blob| blob.size() as f64))?;
    binding.function("type", |blob: Held<'_, Blob>| {
        blob.with(|blob| blob.content_type().to_owned())
    })?;
    binding.function(
        "slice",
        |blob: Held<'_, Blob>, start: f64, end: Opt<Option<f64>>, content_type: Text| {
            let end = given(end).map(|end| end as i64);
            blob.with(|blob| Resource(blob.slice(start as i64, end, content_type.as_ref())))
        },
    )?;
    binding.function("arrayBuffer", |ctx: Ctx<'js>, blob: Held<'js, Blob>| {
        ArrayBuffer::new(ctx, blob.with(|blob| Vec::from(blob.bytes())))
    })?;
    binding.function("bytes", |ctx: Ctx<'js>, blob: Held<'js, Blob>| {
        to_array(&ctx, blob.with(|blob| Vec::from(blob.bytes())))
    })?;
    binding.function("text", |blob: Held<'_, Blob>| blob.with(Blob::text))?;

    binding.function("urls", || Resource(ObjectUrls::new()))?;
    binding.function("createURL", |urls: Held<'_, ObjectUrls>, blob: Held<'_, Blob>| {
        urls.with(|urls| blob.with(|blob| urls.create(blob)))
    })?;
    binding.function("resolveURL", |urls: Held<'_, ObjectUrls>, url: Text| {
        urls.with(|urls| urls.resolve(url.as_ref())).map(Resource)
    })?;
    binding.function("revokeURL", |urls: Held<'_, ObjectUrls>, url: Text| {
        urls.with(|urls| urls.revoke(url.as_ref()));
    })
}

/// `(parts, type, native)`: a part is text, the handle of a blob, or bytes.
fn create<'js>(parts: Array<'js>, content_type: Text, native: bool) -> Result<Resource<Blob>> {
    let endings = if native { Endings::Native } else { Endings::Transparent };
    let options = BlobOptions::default().content_type(content_type.as_ref()).endings(endings);
    let mut list: Vec<BlobPart> = Vec::with_capacity(parts.len());
    for part in parts.iter::<Value<'js>>() {
        let part = part?;
        list.push(match Bytes::of(&part) {
            Some(bytes) => bytes.to_vec().into(),
            None if part.is_string() => part.get::<Text>()?.0.into(),
            None => part.get::<Held<'js, Blob>>()?.with(|blob| blob.into()),
        });
    }
    Ok(Resource(Blob::new(list, options)))
}
