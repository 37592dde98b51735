//! What blobs are made from.

use bytes::{Bytes, BytesMut};

use super::{Blob, Endings};
use crate::buffer::Buffer;
use crate::file::File;

/// Bytes, text or another blob: what a blob is made from.
///
/// `Bytes`, `Vec<u8>`, [`Buffer`], `String` and [`Blob`] come without a copy, `&[u8]` and `&str` with one.
///
/// # Examples
///
/// ```
/// use nodular_buffer::{Blob, BlobOptions, BlobPart};
///
/// let parts: [BlobPart; 2] = [vec![0x68].into(), "i".into()];
/// assert_eq!(Blob::new(parts, BlobOptions::default()).text(), "hi");
/// ```
#[derive(Clone, Debug)]
pub struct BlobPart(Part);

#[derive(Clone, Debug)]
enum Part {
    Bytes(Bytes),
    Text(String),
    Blob(Blob),
}

impl BlobPart {
    pub(super) fn append_to(self, list: &mut Vec<Bytes>, endings: Endings) {
        let bytes = match self.0 {
            Part::Bytes(bytes) => bytes,
            Part::Text(text) => endings.convert(text).into(),
            Part::Blob(blob) => {
                list.extend_from_slice(&blob.parts);
                return;
            }
        };
        if !bytes.is_empty() {
            list.push(bytes);
        }
    }
}

impl From<Bytes> for BlobPart {
    fn from(bytes: Bytes) -> Self {
        Self(Part::Bytes(bytes))
    }
}

impl From<BytesMut> for BlobPart {
    fn from(bytes: BytesMut) -> Self {
        bytes.freeze().into()
    }
}

impl From<Vec<u8>> for BlobPart {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<&[u8]> for BlobPart {
    fn from(bytes: &[u8]) -> Self {
        Bytes::copy_from_slice(bytes).into()
    }
}

impl<const N: usize> From<&[u8; N]> for BlobPart {
    fn from(bytes: &[u8; N]) -> Self {
        bytes.as_slice().into()
    }
}

impl From<Buffer> for BlobPart {
    fn from(buffer: Buffer) -> Self {
        Bytes::from(buffer).into()
    }
}

impl From<String> for BlobPart {
    fn from(text: String) -> Self {
        Self(Part::Text(text))
    }
}

impl From<&str> for BlobPart {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Blob> for BlobPart {
    fn from(blob: Blob) -> Self {
        Self(Part::Blob(blob))
    }
}

impl From<&Blob> for BlobPart {
    fn from(blob: &Blob) -> Self {
        blob.clone().into()
    }
}

impl From<File> for BlobPart {
    fn from(file: File) -> Self {
        Blob::from(file).into()
    }
}

impl From<&File> for BlobPart {
    fn from(file: &File) -> Self {
        Self::from(&**file)
    }
}
