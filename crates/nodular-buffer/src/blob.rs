//! Bytes that nobody changes, with a type.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use crate::encoding::Encoding;

mod options;
mod part;
mod stream;

pub use self::options::{BlobOptions, Endings};
pub use self::part::BlobPart;
pub use self::stream::{BlobStream, BlobTextStream};

/// Bytes that nobody changes, with a MIME type: what forms and requests of the web carry.
///
/// A blob shares the memory of what it is made from, and so do its slices and clones: nothing is copied until
/// [`bytes`](Self::bytes) has to join several parts. It is all in memory, so that reading never waits and never fails,
/// where Node has promises.
///
/// Node: [`Class: Blob`](https://nodejs.org/api/buffer.html#class-blob)
///
/// # Examples
///
/// ```
/// use bytes::Bytes;
/// use nodular_buffer::{Blob, BlobOptions, BlobPart};
///
/// let image = Bytes::from_static(b"GIF89a");
/// let parts = [BlobPart::from("--x\r\n\r\n"), image.into(), "\r\n--x--".into()];
/// let blob = Blob::new(parts, BlobOptions::default().content_type("multipart/form-data"));
/// assert_eq!(blob.size(), 20);
/// assert_eq!(blob.slice(7, 13, "image/gif").bytes(), "GIF89a");
/// assert_eq!(blob.slice(-7, None, "").text(), "\r\n--x--");
/// ```
#[derive(Clone, Default)]
pub struct Blob {
    /// None of them is empty.
    parts: Arc<[Bytes]>,
    size: u64,
    content_type: String,
}

impl Blob {
    /// The bytes of all `parts`, one after another.
    ///
    /// Parts of several types are given as [`BlobPart`]s, which all of them convert into.
    ///
    /// Node: [`new buffer.Blob(sources, options)`](https://nodejs.org/api/buffer.html#new-bufferblobsources-options)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{Blob, BlobOptions, BlobPart};
    /// let hello = Blob::new(["hello", " "], BlobOptions::default());
    /// let parts = [BlobPart::from(&hello), vec![b'y', b'o', b'u'].into()];
    /// let blob = Blob::new(parts, BlobOptions::default().content_type("Text/Plain"));
    /// assert_eq!((blob.text().as_str(), blob.content_type()), ("hello you", "text/plain"));
    /// ```
    pub fn new<P: Into<BlobPart>>(
        parts: impl IntoIterator<Item = P>,
        options: BlobOptions,
    ) -> Self {
        let mut list = Vec::new();
        for part in parts {
            part.into().append_to(&mut list, options.endings);
        }
        Self::from_parts(list, options.content_type)
    }

    fn from_parts(parts: Vec<Bytes>, content_type: String) -> Self {
        let size = parts.iter().map(|part| part.len() as u64).sum();
        Self { parts: parts.into(), size, content_type }
    }

    /// The number of bytes.
    ///
    /// Node: [`blob.size`](https://nodejs.org/api/buffer.html#blobsize)
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The MIME type, in lower case; empty if nobody gave one, or if it had other characters than those of ASCII that can be
    /// seen.
    ///
    /// Node: [`blob.type`](https://nodejs.org/api/buffer.html#blobtype)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::Blob;
    /// let blob = Blob::from("{}").slice(0, None, "application/JSON");
    /// assert_eq!(blob.content_type(), "application/json");
    /// assert_eq!(blob.slice(0, None, "ümlaut/plain").content_type(), "");
    /// ```
    #[doc(alias = "type")]
    pub fn content_type(&self) -> &str {
        &self.content_type
    }

    /// The bytes from `start` to before `end`, in the same memory; either counts from the end if it is negative, and
    /// neither fails. The type is not inherited.
    ///
    /// Node: [`blob.slice(start, end, type)`](https://nodejs.org/api/buffer.html#blobslicestart-end-type)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::Blob;
    /// let blob = Blob::from("hello");
    /// assert_eq!(blob.slice(1, -1, "").text(), "ell");
    /// assert_eq!(blob.slice(-2, None, "text/plain").text(), "lo");
    /// assert_eq!(blob.slice(4, 2, "").size(), 0);
    /// ```
    pub fn slice(&self, start: i64, end: impl Into<Option<i64>>, content_type: &str) -> Self {
        let absolute = |position: i64| match u64::try_from(position) {
            Ok(position) => position.min(self.size),
            Err(_) => self.size.saturating_sub(position.unsigned_abs()),
        };
        let mut skipped = absolute(start);
        let mut wanted = end.into().map_or(self.size, absolute).saturating_sub(skipped);
        let mut take = |part: &Bytes| {
            let from = take_from(&mut skipped, part.len());
            let length = take_from(&mut wanted, part.len() - from);
            (length > 0).then(|| part.slice(from..from + length))
        };
        let parts = self.parts.iter().filter_map(&mut take).collect();
        Self::from_parts(parts, options::normal_type(content_type))
    }

    /// All bytes: the memory of the only part, or a copy that joins several.
    ///
    /// Node: [`blob.bytes()`](https://nodejs.org/api/buffer.html#blobbytes),
    /// [`blob.arrayBuffer()`](https://nodejs.org/api/buffer.html#blobarraybuffer)
    ///
    /// # Panics
    ///
    /// As [`Vec::with_capacity`]: parts that share memory may be larger together than all memory there is.
    ///
    /// # Examples
    ///
    /// ```
    /// # use bytes::Bytes;
    /// # use nodular_buffer::Blob;
    /// let bytes = Bytes::from("hello");
    /// assert_eq!(Blob::from(bytes.clone()).bytes().as_ptr(), bytes.as_ptr());
    /// ```
    #[doc(alias = "arrayBuffer")]
    pub fn bytes(&self) -> Bytes {
        match &*self.parts {
            [] => Bytes::new(),
            [part] => part.clone(),
            parts => parts.concat().into(),
        }
    }

    /// The bytes as UTF-8: what is malformed becomes U+FFFD, and a byte order mark at the start is dropped.
    ///
    /// Node: [`blob.text()`](https://nodejs.org/api/buffer.html#blobtext)
    ///
    /// # Panics
    ///
    /// As [`bytes`](Self::bytes).
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::Blob;
    /// assert_eq!(Blob::from(&b"h\xffi"[..]).text(), "h\u{fffd}i");
    /// assert_eq!(Blob::from("\u{feff}hi").text(), "hi");
    /// ```
    pub fn text(&self) -> String {
        let bytes = self.bytes();
        Encoding::Utf8.to_text(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes))
    }

    /// The bytes as a stream: a chunk a part, in the memory of the part, as Node's.
    ///
    /// Node: [`blob.stream()`](https://nodejs.org/api/buffer.html#blobstream)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{Blob, BlobOptions};
    /// use futures_util::StreamExt;
    ///
    /// # futures_util::FutureExt::now_or_never(async {
    /// let blob = Blob::new(["head", "body"], BlobOptions::default());
    /// let mut stream = blob.slice(2, None, "").stream();
    /// assert_eq!(stream.next().await.unwrap(), "ad");
    /// assert_eq!(stream.next().await.unwrap(), "body");
    /// assert_eq!(stream.next().await, None);
    /// # }).unwrap();
    /// ```
    pub fn stream(&self) -> BlobStream {
        BlobStream::new(self.parts.clone())
    }

    /// The text as a stream, decoded as by [`text`](Self::text): no character is cut between two chunks.
    ///
    /// Node: [`blob.textStream()`](https://nodejs.org/api/buffer.html#blobtextstream)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{Blob, BlobOptions};
    /// use futures_util::StreamExt;
    ///
    /// # futures_util::FutureExt::now_or_never(async {
    /// let blob = Blob::new([&b"5 \xe2"[..], b"\x82\xac!"], BlobOptions::default());
    /// assert_eq!(blob.text_stream().collect::<Vec<_>>().await, ["5 ", "€!"]);
    /// # }).unwrap();
    /// ```
    #[doc(alias = "textStream")]
    pub fn text_stream(&self) -> BlobTextStream {
        BlobTextStream::new(self.stream())
    }
}

/// Its size and type.
impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Blob").field("size", &self.size).field("type", &self.content_type).finish()
    }
}

impl From<Blob> for Bytes {
    fn from(blob: Blob) -> Self {
        blob.bytes()
    }
}

macro_rules! from_one_part {
    ($($part:ty),*) => {
        $(
            /// A blob of this part, without a type.
            impl From<$part> for Blob {
                fn from(part: $part) -> Self {
                    Self::new([part], BlobOptions::default())
                }
            }
        )*
    };
}

from_one_part!(Bytes, bytes::BytesMut, Vec<u8>, &[u8], crate::Buffer, String, &str);

/// Takes as much as possible, up to `most`, off `amount`, and says how much that is.
fn take_from(amount: &mut u64, most: usize) -> usize {
    let taken = usize::try_from(*amount).map_or(most, |amount| amount.min(most));
    *amount -= taken as u64;
    taken
}
