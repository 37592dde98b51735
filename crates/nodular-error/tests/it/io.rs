use std::error::Error;
use std::io::{self, ErrorKind};

use nodular_error::{ArgumentError, Errno, SystemError};

/// The kinds that std gives an error of the system are ours, where they can be named.
#[cfg(unix)]
#[test]
fn kinds_like_std() {
    let nameless = |kind: ErrorKind| {
        let name = format!("{kind:?}");
        matches!(&*name, "Uncategorized" | "FilesystemLoop" | "InProgress" | "QuotaExceeded")
    };
    for entry in nodular_error::get_system_error_map() {
        let errno = Errno::new(entry.errno);
        let raw = io::Error::from_raw_os_error(-entry.errno);
        if !nameless(raw.kind()) {
            assert_eq!(errno.kind(), raw.kind(), "{}", entry.code);
        }
        assert_eq!(Errno::from(&raw), errno, "{}", entry.code);
        let error = SystemError::from_io(raw, "open");
        assert_eq!((error.code(), error.errno()), (entry.code, Some(entry.errno)));
    }
}

#[test]
fn there_and_back_keeps_the_kind_and_the_error() {
    for entry in nodular_error::get_system_error_map() {
        let error = SystemError::new(entry.errno, "open").with_path("x");
        let io = io::Error::from(error.clone());
        assert_eq!(io.kind(), error.kind());
        assert_eq!(io.to_string(), error.to_string());
        let inner = io.get_ref().and_then(|inner| inner.downcast_ref::<SystemError>());
        assert_eq!(inner, Some(&error));
        assert_eq!(Errno::from(&io).number(), entry.errno);
        assert_eq!(SystemError::from_io(io, "another"), error);
    }
}

#[cfg(unix)]
#[test]
fn a_kind_without_a_name_is_kept() {
    let loops = io::Error::from_raw_os_error(-Errno::ELOOP.number());
    let kind = loops.kind();
    let error = SystemError::from_io(loops, "open");
    assert_eq!(error.kind(), kind);
    assert_eq!(io::Error::from(error).kind(), kind);
}

#[test]
fn a_kind_without_a_number_stands_for_one() {
    let code =
        |kind: ErrorKind| SystemError::from_io(io::Error::from(kind), "read").code().to_owned();
    assert_eq!(code(ErrorKind::NotFound), "ENOENT");
    assert_eq!(code(ErrorKind::PermissionDenied), "EACCES");
    assert_eq!(code(ErrorKind::UnexpectedEof), "EOF");
    assert_eq!(code(ErrorKind::TimedOut), "ETIMEDOUT");
    assert_eq!(code(ErrorKind::InvalidData), "EINVAL");
    assert_eq!(code(ErrorKind::Unsupported), "ENOSYS");
    assert_eq!(code(ErrorKind::Other), "UNKNOWN");
    assert_eq!(Errno::from(io::Error::from(ErrorKind::AddrInUse)), Errno::EADDRINUSE);
}

#[test]
fn a_cause_is_kept() {
    let io = io::Error::new(ErrorKind::ConnectionReset, "the peer left");
    let error = SystemError::from_io(io, "read");
    assert_eq!(error.to_string(), "ECONNRESET: connection reset by peer, read");
    assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("the peer left"));
    assert_eq!(error, error.clone());
    assert_ne!(error, SystemError::new(Errno::ECONNRESET, "read"));
}

#[test]
fn real_errors_of_the_system() {
    let folder = std::env::temp_dir();
    let missing = folder.join("nodular-error").join("missing");
    let error = std::fs::read(&missing).unwrap_err();
    let error = SystemError::from_io(error, "open").with_path(&missing);
    assert_eq!(
        error.to_string(),
        format!("ENOENT: no such file or directory, open '{}'", missing.display()),
    );

    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = taken.local_addr().unwrap();
    let error = std::net::TcpListener::bind(address).unwrap_err();
    let error = SystemError::listen(error).with_socket_addr(address);
    assert_eq!(error.code(), "EADDRINUSE");
    assert_eq!(error.to_string(), format!("listen EADDRINUSE: address already in use {address}"),);
    assert_eq!(io::Error::from(error).kind(), ErrorKind::AddrInUse);
}

#[test]
fn a_refused_argument_is_invalid_input() {
    let error = ArgumentError::missing(&[&["url"]]);
    let io = io::Error::from(error.clone());
    assert_eq!(io.kind(), ErrorKind::InvalidInput);
    assert_eq!(io.downcast::<ArgumentError>().unwrap(), error);
}
