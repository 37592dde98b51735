//! Comparing names without regard to case, as JavaScript's `toLowerCase` does it.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// Whether two names are the same in lower case.
pub(crate) fn eq(a: &[u8], b: &[u8]) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(b);
    }
    lower(a) == lower(b)
}

/// `text` in lower case; what is not UTF-8 stays as it is.
pub(crate) fn lower(text: &[u8]) -> Cow<'_, [u8]> {
    match String::from_utf8_lossy(text) {
        Cow::Borrowed(text) => Cow::Owned(text.to_lowercase().into_bytes()),
        Cow::Owned(_) => {
            let mut lower = Vec::with_capacity(text.len());
            for chunk in text.utf8_chunks() {
                lower.extend_from_slice(chunk.valid().to_lowercase().as_bytes());
                lower.extend_from_slice(chunk.invalid());
            }
            Cow::Owned(lower)
        }
    }
}
