//! Swapping the byte order.

use crate::error::Error;

pub(crate) fn swap<const N: usize>(bytes: &mut [u8]) -> Result<(), Error> {
    match bytes.as_chunks_mut::<N>() {
        (integers, []) => {
            integers.iter_mut().for_each(|integer| integer.reverse());
            Ok(())
        }
        _ => Err(Error::InvalidSize { bits: N * 8 }),
    }
}
