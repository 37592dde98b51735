//! A blob's bytes and text in pieces.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use encoding_rs::{CoderResult, Decoder, UTF_8};
use futures_core::Stream;

/// The bytes of a blob, see [`Blob::stream`](crate::Blob::stream). It is always ready.
#[derive(Clone, Debug)]
pub struct BlobStream {
    parts: Arc<[Bytes]>,
    next: usize,
}

impl BlobStream {
    pub(super) fn new(parts: Arc<[Bytes]>) -> Self {
        Self { parts, next: 0 }
    }
}

impl Stream for BlobStream {
    type Item = Bytes;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Bytes>> {
        let chunk = self.parts.get(self.next).cloned();
        self.next += usize::from(chunk.is_some());
        Poll::Ready(chunk)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.parts.len() - self.next;
        (left, Some(left))
    }
}

/// The text of a blob, see [`Blob::text_stream`](crate::Blob::text_stream). It is always ready.
pub struct BlobTextStream {
    chunks: BlobStream,
    decoder: Option<Decoder>,
}

impl BlobTextStream {
    pub(super) fn new(chunks: BlobStream) -> Self {
        Self { chunks, decoder: Some(UTF_8.new_decoder_with_bom_removal()) }
    }
}

/// The chunks that are left.
impl std::fmt::Debug for BlobTextStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("BlobTextStream").field(&self.chunks).finish()
    }
}

impl Stream for BlobTextStream {
    type Item = String;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<String>> {
        let this = &mut *self;
        while let Some(decoder) = &mut this.decoder {
            let text = match ready!(Pin::new(&mut this.chunks).poll_next(context)) {
                Some(chunk) => decode(decoder, &chunk, false),
                None => {
                    let text = decode(decoder, &[], true);
                    this.decoder = None;
                    text
                }
            };
            if !text.is_empty() {
                return Poll::Ready(Some(text));
            }
        }
        Poll::Ready(None)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.chunks.size_hint().0 + usize::from(self.decoder.is_some())))
    }
}

fn decode(decoder: &mut Decoder, mut bytes: &[u8], last: bool) -> String {
    // Well-formed text is as long as its bytes, and a character that was cut before.
    let mut text = String::with_capacity(bytes.len() + 8);
    loop {
        let (result, read, _) = decoder.decode_to_string(bytes, &mut text, last);
        bytes = &bytes[read..];
        match result {
            CoderResult::InputEmpty => return text,
            CoderResult::OutputFull => text.reserve(bytes.len() + text.len() / 2 + 8),
        }
    }
}
