//! What is shared between threads.

use nodular_buffer::{Buffer, Encoding, Error, Pattern, StringDecoder};

fn is_shareable<T: Send + Sync + Unpin>() {}

#[test]
fn public_types_are_send_and_sync() {
    is_shareable::<Buffer>();
    is_shareable::<Encoding>();
    is_shareable::<Error>();
    is_shareable::<Pattern<'_>>();
    is_shareable::<StringDecoder>();
}
