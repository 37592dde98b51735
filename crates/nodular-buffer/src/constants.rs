//! Node's limits.
//!
//! Node: [`buffer.constants`](https://nodejs.org/api/buffer.html#buffer-constants)

/// The most bytes that a buffer of Node's may have, also known as `kMaxLength`. Memory ends long before.
#[doc(alias = "kMaxLength")]
pub const MAX_LENGTH: u64 = (1 << 53) - 1;

/// The most UTF-16 units that a string of Node's may have, also known as `kStringMaxLength`. Rust's have no such limit.
#[doc(alias = "kStringMaxLength")]
pub const MAX_STRING_LENGTH: u64 = (1 << 29) - 24;

/// How many bytes of a buffer are shown, see [`BufferExt::inspect`](crate::BufferExt::inspect).
pub const INSPECT_MAX_BYTES: usize = 50;
