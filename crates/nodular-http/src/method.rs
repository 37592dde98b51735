//! The request methods that Node's parser knows.

/// The methods that a server understands, in alphabetical order.
///
/// Node: [`http.METHODS`](https://nodejs.org/api/http.html#httpmethods)
///
/// ```
/// # use nodular_http::METHODS;
/// assert!(METHODS.contains(&"GET"));
/// assert!(!METHODS.contains(&"get"));
/// ```
#[rustfmt::skip]
pub const METHODS: [&str; 35] = [
    "ACL", "BIND", "CHECKOUT", "CONNECT", "COPY", "DELETE", "GET", "HEAD", "LINK", "LOCK", "M-SEARCH", "MERGE",
    "MKACTIVITY", "MKCALENDAR", "MKCOL", "MOVE", "NOTIFY", "OPTIONS", "PATCH", "POST", "PROPFIND", "PROPPATCH",
    "PURGE", "PUT", "QUERY", "REBIND", "REPORT", "SEARCH", "SOURCE", "SUBSCRIBE", "TRACE", "UNBIND", "UNLINK",
    "UNLOCK", "UNSUBSCRIBE",
];

/// What the parser knows beyond [`METHODS`]: HTTP/2's preface and RTSP.
#[rustfmt::skip]
const OTHERS: [&str; 12] = [
    "ANNOUNCE", "DESCRIBE", "FLUSH", "GET_PARAMETER", "PAUSE", "PLAY", "PRI", "RECORD", "REDIRECT", "SETUP",
    "SET_PARAMETER", "TEARDOWN",
];

/// What stands before the version in a request line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Protocol {
    Http,
    Rtsp,
    Ice,
}

/// Whether a known method begins with `bytes`.
pub(crate) fn is_prefix(bytes: &[u8]) -> bool {
    METHODS.iter().chain(&OTHERS).any(|method| method.as_bytes().starts_with(bytes))
}

pub(crate) fn is_known(bytes: &[u8]) -> bool {
    contains(&METHODS, bytes) || contains(&OTHERS, bytes)
}

pub(crate) fn belongs_to(method: &[u8], protocol: Protocol) -> bool {
    match protocol {
        Protocol::Http => method == b"PRI" || contains(&METHODS, method),
        Protocol::Rtsp => {
            matches!(method, b"OPTIONS" | b"GET" | b"POST")
                || method != b"PRI" && contains(&OTHERS, method)
        }
        Protocol::Ice => method == b"SOURCE",
    }
}

fn contains(methods: &[&str], method: &[u8]) -> bool {
    methods.iter().any(|known| known.as_bytes() == method)
}
