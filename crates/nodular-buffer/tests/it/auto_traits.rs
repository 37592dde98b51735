//! What is shared between threads.

use nodular_buffer::{
    Blob, BlobPart, BlobStream, BlobTextStream, Buffer, Encoding, Error, File, FileOptions,
    ObjectUrls, Pattern, StringDecoder,
};

fn is_shareable<T: Send + Sync + Unpin>() {}

#[test]
fn public_types_are_send_and_sync() {
    is_shareable::<Blob>();
    is_shareable::<BlobPart>();
    is_shareable::<BlobStream>();
    is_shareable::<BlobTextStream>();
    is_shareable::<Buffer>();
    is_shareable::<Encoding>();
    is_shareable::<Error>();
    is_shareable::<File>();
    is_shareable::<FileOptions>();
    is_shareable::<ObjectUrls>();
    is_shareable::<Pattern<'_>>();
    is_shareable::<StringDecoder>();
}
