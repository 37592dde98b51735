//! A response as bytes: its head, chunks and trailers.

use bytes::{BufMut, BytesMut};

use crate::headers::checked_value;
use crate::{Error, Headers, status};

/// Writes the head of an HTTP/1.1 response, up to and with its empty line.
///
/// Without `reason` it is that of [`STATUS_CODES`](crate::STATUS_CODES), else `unknown`. A [`Headers`] can hold no
/// line end, so no value can end the head early.
///
/// Node: [`response.writeHead(statusCode[, statusMessage][, headers])`](https://nodejs.org/api/http.html#responsewriteheadstatuscode-statusmessage-headers)
///
/// # Errors
///
/// - [`Error::InvalidStatusCode`] if `status` is not 100 to 999.
/// - [`Error::InvalidChar`] if `reason` has a control character or one above U+00FF.
///
/// ```
/// # use bytes::BytesMut;
/// # use nodular_http::{Error, Headers, h1};
/// let mut out = BytesMut::new();
/// h1::encode_head(&mut out, 404, None, &Headers::from_iter([("Content-Length", "0")]))?;
/// assert_eq!(&out[..], b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
///
/// let error = h1::encode_head(&mut out, 200, Some("OK\r\nX: 1"), &Headers::new()).unwrap_err();
/// assert_eq!(error.to_string(), "Invalid character in statusMessage");
/// # Ok::<(), Error>(())
/// ```
pub fn encode_head(
    out: &mut BytesMut,
    status: u16,
    reason: Option<&str>,
    headers: &Headers,
) -> Result<(), Error> {
    if !(100..=999).contains(&status) {
        return Err(Error::InvalidStatusCode(status));
    }
    let reason = reason.or_else(|| status::reason_phrase(status)).unwrap_or("unknown");
    let reason = checked_value("", reason, "statusMessage")
        .map_err(|_| Error::InvalidChar { what: "statusMessage", name: None })?;
    let digits = [status / 100, status / 10 % 10, status % 10].map(|digit| b'0' + digit as u8);
    out.reserve(b"HTTP/1.1 200 \r\n\r\n".len() + reason.len() + headers.encoded_len());
    out.put_slice(b"HTTP/1.1 ");
    out.put_slice(&digits);
    out.put_u8(b' ');
    out.put_slice(&reason);
    out.put_slice(b"\r\n");
    encode_fields(out, headers);
    Ok(())
}

/// Writes `data` as a chunk; nothing if it is empty, since an empty chunk would end the body.
///
/// ```
/// # use bytes::BytesMut;
/// # use nodular_http::{Headers, h1};
/// let mut out = BytesMut::new();
/// h1::encode_chunk(&mut out, b"Hello, world!!!!");
/// h1::encode_last_chunk(&mut out, &Headers::from_iter([("X-Sum", "7")]));
/// assert_eq!(&out[..], b"10\r\nHello, world!!!!\r\n0\r\nX-Sum: 7\r\n\r\n");
/// ```
pub fn encode_chunk(out: &mut BytesMut, data: &[u8]) {
    if data.is_empty() {
        return;
    }
    out.reserve(data.len() + usize::BITS as usize / 4 + 4);
    encode_chunk_size(out, data.len());
    out.put_slice(data);
    out.put_slice(b"\r\n");
}

/// Writes the line before a chunk of `len` bytes, for who sends the data itself without a copy: `len` bytes and
/// `\r\n` must follow. `len` is not 0.
///
/// ```
/// # use bytes::BytesMut;
/// # use nodular_http::h1;
/// let mut out = BytesMut::new();
/// h1::encode_chunk_size(&mut out, 0x1f0);
/// assert_eq!(&out[..], b"1f0\r\n");
/// ```
pub fn encode_chunk_size(out: &mut BytesMut, len: usize) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = (usize::BITS - len.leading_zeros()).div_ceil(4).max(1);
    for digit in (0..digits).rev() {
        out.put_u8(DIGITS[len >> (4 * digit) & 0xf]);
    }
    out.put_slice(b"\r\n");
}

/// Writes the last chunk and the trailers; see [`encode_chunk`].
///
/// Node: [`response.addTrailers(headers)`](https://nodejs.org/api/http.html#responseaddtrailersheaders)
pub fn encode_last_chunk(out: &mut BytesMut, trailers: &Headers) {
    out.reserve(b"0\r\n\r\n".len() + trailers.encoded_len());
    out.put_slice(b"0\r\n");
    encode_fields(out, trailers);
}

fn encode_fields(out: &mut BytesMut, headers: &Headers) {
    for (name, value) in headers.iter_bytes() {
        out.put_slice(name);
        out.put_slice(b": ");
        out.put_slice(value);
        out.put_slice(b"\r\n");
    }
    out.put_slice(b"\r\n");
}
