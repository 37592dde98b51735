//! Bytes that own their memory.

use std::borrow::Borrow;
use std::fmt;
use std::ops::{Deref, DerefMut};

use bytes::{Bytes, BytesMut};

use crate::constants::MAX_LENGTH;
use crate::encoding::Encoding;
use crate::error::Error;
use crate::ext::{BufferExt, write_inspected};
use crate::pattern::Pattern;

#[cfg(feature = "serde")]
mod serde;

/// A fixed number of bytes that own their memory, as Node's `Buffer`.
///
/// It is a slice in all but owning: what it can do is in [`BufferExt`], [`BufferRead`](crate::BufferRead) and
/// [`BufferWrite`](crate::BufferWrite), which work for every `[u8]`. Its parts are slices that borrow; parts that are
/// shared and kept are of [`Bytes`], into and from which it converts without copying, as from and into `Vec<u8>`.
///
/// Node: [`Class: Buffer`](https://nodejs.org/api/buffer.html#class-buffer)
///
/// # Examples
///
/// ```
/// use bytes::Bytes;
/// use nodular_buffer::{Buffer, BufferExt, Encoding};
///
/// let mut buffer = Buffer::from("hello");
/// buffer[0] = b'j';
/// buffer.subarray_mut(-1, None).fill(b'y');
/// assert_eq!(buffer.to_string(Encoding::Utf8), "jelly");
/// assert_eq!(format!("{buffer:?}"), "<Buffer 6a 65 6c 6c 79>");
///
/// // Cheap slices of shared memory.
/// let shared: Bytes = buffer.into();
/// let end: Bytes = shared.slice(3..);
/// assert_eq!(end, "ly");
/// ```
#[derive(Clone, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Buffer(Vec<u8>);

impl Buffer {
    /// `size` bytes, all of them 0.
    ///
    /// Node: [`Buffer.alloc(size)`](https://nodejs.org/api/buffer.html#static-method-bufferallocsize-fill-encoding)
    ///
    /// # Panics
    ///
    /// As [`Vec::with_capacity`], if `size` is more than `isize::MAX`. [`try_alloc`](Self::try_alloc) is for sizes that
    /// strangers name.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::Buffer;
    /// assert_eq!(*Buffer::alloc(3), [0, 0, 0]);
    /// ```
    pub fn alloc(size: usize) -> Self {
        Self(vec![0; size])
    }

    /// `size` bytes filled with `pattern`, again and again.
    ///
    /// Node: [`Buffer.alloc(size, fill, encoding)`](https://nodejs.org/api/buffer.html#static-method-bufferallocsize-fill-encoding)
    ///
    /// # Errors
    ///
    /// - As [`try_alloc`](Self::try_alloc).
    /// - `ERR_INVALID_ARG_VALUE` if the pattern has no bytes, and `size` is not 0. Empty text is 0.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{Buffer, Encoding, Error};
    /// assert_eq!(*Buffer::alloc_filled(5, "ab")?, *b"ababa");
    /// assert_eq!(
    ///     Buffer::alloc_filled(5, ("zz", Encoding::Hex)).unwrap_err().to_string(),
    ///     "The argument 'value' is invalid. Received 'zz'",
    /// );
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "alloc")]
    pub fn alloc_filled<'a>(size: usize, pattern: impl Into<Pattern<'a>>) -> Result<Self, Error> {
        let mut buffer = Self::try_alloc(size)?;
        buffer.fill_pattern(pattern, ..)?;
        Ok(buffer)
    }

    /// `size` bytes, for those who will write all of them.
    ///
    /// They are 0 as those of [`alloc`](Self::alloc): Node's have what was in the memory before, which safe Rust
    /// cannot hand out. The name is kept for programs that come from Node.
    ///
    /// Node: [`Buffer.allocUnsafe(size)`](https://nodejs.org/api/buffer.html#static-method-bufferallocunsafesize)
    ///
    /// # Panics
    ///
    /// As [`alloc`](Self::alloc).
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::Buffer;
    /// assert_eq!(Buffer::alloc_unsafe(3).len(), 3);
    /// ```
    #[doc(alias = "allocUnsafe", alias = "allocUnsafeSlow")]
    pub fn alloc_unsafe(size: usize) -> Self {
        Self::alloc(size)
    }

    /// `size` bytes, all of them 0, if there is memory for them.
    ///
    /// # Errors
    ///
    /// - `ERR_OUT_OF_RANGE` if `size` is more than [`MAX_LENGTH`].
    /// - [`Error::AllocationFailed`] if there is no memory for so many bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::Buffer;
    /// assert_eq!(Buffer::try_alloc(3)?.len(), 3);
    /// assert_eq!(
    ///     Buffer::try_alloc(1 << 53).unwrap_err().to_string(),
    ///     "The value of \"size\" is out of range. It must be >= 0 && <= 9007199254740991. \
    ///      Received 9_007_199_254_740_992",
    /// );
    /// # Ok::<(), nodular_buffer::Error>(())
    /// ```
    pub fn try_alloc(size: usize) -> Result<Self, Error> {
        if size as u64 > MAX_LENGTH {
            return Err(Error::range("size", format_args!(">= 0 && <= {MAX_LENGTH}"), size));
        }
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(size).map_err(|_| Error::AllocationFailed)?;
        bytes.resize(size, 0);
        Ok(Self(bytes))
    }

    /// The bytes that `text` stands for in `encoding`, see [`Encoding::to_bytes`].
    ///
    /// Node: [`Buffer.from(string, encoding)`](https://nodejs.org/api/buffer.html#static-method-bufferfromstring-encoding)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{Buffer, Encoding};
    /// assert_eq!(*Buffer::from_text("aGk=", Encoding::Base64), *b"hi");
    /// ```
    #[doc(alias = "from")]
    pub fn from_text(text: &str, encoding: Encoding) -> Self {
        Self(encoding.to_bytes(text))
    }

    /// The bytes of all of `list`, one after another.
    ///
    /// Node: [`Buffer.concat(list)`](https://nodejs.org/api/buffer.html#static-method-bufferconcatlist-totallength)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::Buffer;
    /// assert_eq!(*Buffer::concat([b"he".as_slice(), b"llo"]), *b"hello");
    /// ```
    pub fn concat<I: AsRef<[u8]>>(list: impl IntoIterator<Item = I>) -> Self {
        let list: Vec<I> = list.into_iter().collect();
        let size = list.iter().map(|part| part.as_ref().len()).sum();
        let mut bytes = Vec::with_capacity(size);
        for part in &list {
            bytes.extend_from_slice(part.as_ref());
        }
        Self(bytes)
    }

    /// As [`concat`](Self::concat), cut or filled up with 0 to `total_length` bytes. An empty list stays empty.
    ///
    /// Node: [`Buffer.concat(list, totalLength)`](https://nodejs.org/api/buffer.html#static-method-bufferconcatlist-totallength)
    ///
    /// # Errors
    ///
    /// As [`try_alloc`](Self::try_alloc).
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{Buffer, Error};
    /// assert_eq!(*Buffer::concat_to([b"he".as_slice(), b"llo"], 3)?, *b"hel");
    /// assert_eq!(*Buffer::concat_to([b"he"], 3)?, *b"he\0");
    /// # Ok::<(), Error>(())
    /// ```
    #[doc(alias = "concat")]
    pub fn concat_to<I: AsRef<[u8]>>(
        list: impl IntoIterator<Item = I>,
        total_length: usize,
    ) -> Result<Self, Error> {
        let mut list = list.into_iter().peekable();
        if list.peek().is_none() {
            return Ok(Self::default());
        }
        let mut buffer = Self::try_alloc(total_length)?;
        let mut room = &mut buffer.0[..];
        for part in list {
            let part = part.as_ref();
            let length = part.len().min(room.len());
            let (written, rest) = room.split_at_mut(length);
            written.copy_from_slice(&part[..length]);
            room = rest;
        }
        Ok(buffer)
    }
}

/// What `util.inspect` shows: `<Buffer 68 69>`.
impl fmt::Debug for Buffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_inspected(f, self)
    }
}

impl Deref for Buffer {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl DerefMut for Buffer {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }
}

impl AsRef<[u8]> for Buffer {
    fn as_ref(&self) -> &[u8] {
        self
    }
}

impl AsMut<[u8]> for Buffer {
    fn as_mut(&mut self) -> &mut [u8] {
        self
    }
}

impl Borrow<[u8]> for Buffer {
    fn borrow(&self) -> &[u8] {
        self
    }
}

/// The text's bytes in UTF-8.
impl From<&str> for Buffer {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().to_vec())
    }
}

/// The text's own memory.
impl From<String> for Buffer {
    fn from(text: String) -> Self {
        Self(text.into_bytes())
    }
}

impl From<&[u8]> for Buffer {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl<const N: usize> From<[u8; N]> for Buffer {
    fn from(bytes: [u8; N]) -> Self {
        Self(bytes.into())
    }
}

impl<const N: usize> From<&[u8; N]> for Buffer {
    fn from(bytes: &[u8; N]) -> Self {
        Self(bytes.to_vec())
    }
}

impl From<Vec<u8>> for Buffer {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

/// The same memory if nobody shares it, else a copy.
impl From<Bytes> for Buffer {
    fn from(bytes: Bytes) -> Self {
        Self(bytes.into())
    }
}

/// The same memory if nobody shares it, else a copy.
impl From<BytesMut> for Buffer {
    fn from(bytes: BytesMut) -> Self {
        Self(bytes.into())
    }
}

impl From<Buffer> for Vec<u8> {
    fn from(buffer: Buffer) -> Self {
        buffer.0
    }
}

/// The same memory, from then on shared and unchangeable.
impl From<Buffer> for Bytes {
    fn from(buffer: Buffer) -> Self {
        buffer.0.into()
    }
}

/// The same memory, from then on able to grow.
impl From<Buffer> for BytesMut {
    fn from(buffer: Buffer) -> Self {
        Bytes::from(buffer).into()
    }
}

impl FromIterator<u8> for Buffer {
    fn from_iter<I: IntoIterator<Item = u8>>(bytes: I) -> Self {
        Self(bytes.into_iter().collect())
    }
}

impl IntoIterator for Buffer {
    type IntoIter = std::vec::IntoIter<u8>;
    type Item = u8;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Buffer {
    type IntoIter = std::slice::Iter<'a, u8>;
    type Item = &'a u8;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl PartialEq<[u8]> for Buffer {
    fn eq(&self, other: &[u8]) -> bool {
        **self == *other
    }
}

impl PartialEq<&[u8]> for Buffer {
    fn eq(&self, other: &&[u8]) -> bool {
        **self == **other
    }
}

impl<const N: usize> PartialEq<[u8; N]> for Buffer {
    fn eq(&self, other: &[u8; N]) -> bool {
        **self == *other
    }
}

impl PartialEq<Vec<u8>> for Buffer {
    fn eq(&self, other: &Vec<u8>) -> bool {
        self.0 == *other
    }
}
