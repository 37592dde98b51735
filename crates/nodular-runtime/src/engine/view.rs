//! The bytes of typed arrays.

use rquickjs::TypedArray;

/// Has `work` write into the bytes of `view` from `offset` on, at most `length` of them. `None` if they are not there.
pub(crate) fn fill<R>(
    view: &TypedArray<'_, u8>,
    offset: usize,
    length: usize,
    work: impl FnOnce(&mut [u8]) -> R,
) -> Option<R> {
    let raw = view.as_raw()?;
    if offset.checked_add(length)? > raw.len() {
        return None;
    }
    // SAFETY: the range is inside of the array's bytes, which stay where they are while `view` lives and no JavaScript
    // runs: `work` has no context to run any with. Other threads of a shared buffer may see it half written, as in Node.
    let bytes =
        unsafe { std::slice::from_raw_parts_mut(raw.cast::<u8>().as_ptr().add(offset), length) };
    Some(work(bytes))
}
