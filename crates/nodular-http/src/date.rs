//! The `Date` header, formatted once a second.

use std::cell::Cell;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::BytesMut;

/// `Sun, 06 Nov 1994 08:49:37 GMT`
const LENGTH: usize = 29;

thread_local! {
    static CACHE: Cell<(u64, [u8; LENGTH])> = const { Cell::new((u64::MAX, [0; LENGTH])) };
}

/// Appends `Date: …\r\n`.
pub(crate) fn write_header(out: &mut BytesMut) {
    out.extend_from_slice(b"Date: ");
    out.extend_from_slice(&now());
    out.extend_from_slice(b"\r\n");
}

fn now() -> [u8; LENGTH] {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let (cached, text) = CACHE.get();
    if cached == seconds {
        return text;
    }
    let text = format(seconds);
    CACHE.set((seconds, text));
    text
}

fn format(seconds: u64) -> [u8; LENGTH] {
    let formatted = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds));
    let mut text = [b' '; LENGTH];
    for (to, from) in text.iter_mut().zip(formatted.bytes()) {
        *to = from;
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_form_that_http_asks_for() {
        assert_eq!(&super::format(784_111_777), b"Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(super::now().len(), 29);
    }
}
