mod text;

use std::borrow::Cow;
use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::class::Class;
use crate::errno::Errno;

/// An error of the operating system, with Node's properties and Node's text.
///
/// Node words them differently from place to place, so there is a constructor for each form:
///
/// | constructor | text | where |
/// | --- | --- | --- |
/// | [`new`](Self::new) | `ENOENT: no such file or directory, open 'x'` | files, processes |
/// | [`listen`](Self::listen) | `listen EADDRINUSE: address already in use :::80` | servers |
/// | [`socket`](Self::socket) | `connect ECONNREFUSED 127.0.0.1:80` | other sockets, child processes |
/// | [`dns`](Self::dns) | `getaddrinfo ENOTFOUND nodejs.invalid` | name resolution |
/// | [`coded`](Self::coded) | `A system error occurred: uv_uptime returned EIO (i/o error)` | where Node adds a code of its own |
///
/// Node: [Class: `SystemError`](https://nodejs.org/api/errors.html#class-systemerror)
///
/// # Examples
///
/// ```
/// use nodular_error::{Errno, SystemError};
///
/// let error = SystemError::new(Errno::ENOENT, "open").with_path("notes.txt");
/// assert_eq!(error.to_string(), "ENOENT: no such file or directory, open 'notes.txt'");
/// assert_eq!(error.code(), "ENOENT");
/// assert_eq!(error.syscall(), "open");
///
/// let error = SystemError::listen(Errno::EADDRINUSE).with_socket_addr(([127, 0, 0, 1], 8080));
/// assert_eq!(error.to_string(), "listen EADDRINUSE: address already in use 127.0.0.1:8080");
/// assert_eq!(error.port(), Some(8080));
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct SystemError(Box<Fields>);

#[derive(Clone, Debug, Eq, PartialEq)]
struct Fields {
    form: Form,
    code: Cow<'static, str>,
    errno: Option<Errno>,
    syscall: Cow<'static, str>,
    message: Option<Cow<'static, str>>,
    path: Option<PathBuf>,
    dest: Option<PathBuf>,
    address: Option<String>,
    port: Option<u16>,
    local: Option<SocketAddr>,
    hostname: Option<String>,
    kind: Option<io::ErrorKind>,
    source: Option<Source>,
}

/// Which of Node's texts the error has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Form {
    Plain,
    Listen,
    Socket,
    Dns,
    Coded { prefix: &'static str },
}

impl SystemError {
    /// An error in the form of files and processes: `ENOENT: no such file or directory, open 'x'`.
    pub fn new(errno: impl Into<Errno>, syscall: impl Into<Cow<'static, str>>) -> Self {
        let errno = errno.into();
        Self::of(Form::Plain, errno.code().into(), Some(errno), syscall.into())
    }

    /// An error in the form of a server that cannot listen: `listen EADDRINUSE: address already in use :::80`.
    pub fn listen(errno: impl Into<Errno>) -> Self {
        let errno = errno.into();
        Self::of(Form::Listen, errno.code().into(), Some(errno), "listen".into())
    }

    /// An error in the form of sockets and child processes: `connect ECONNREFUSED 127.0.0.1:80`.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::{Errno, SystemError};
    ///
    /// assert_eq!(SystemError::socket(Errno::ECONNRESET, "read").to_string(), "read ECONNRESET");
    /// let error = SystemError::socket(Errno::ENOENT, "spawn nosuch");
    /// assert_eq!(error.to_string(), "spawn nosuch ENOENT");
    /// ```
    pub fn socket(errno: impl Into<Errno>, syscall: impl Into<Cow<'static, str>>) -> Self {
        let errno = errno.into();
        Self::of(Form::Socket, errno.name(), Some(errno), syscall.into())
    }

    /// An error in the form of name resolution by the system: `getaddrinfo ENOTFOUND nodejs.invalid`.
    ///
    /// Node says `ENOTFOUND` for `EAI_NODATA` and `EAI_NONAME`. An empty `hostname` is left out.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::{Errno, SystemError};
    ///
    /// let error = SystemError::dns(Errno::EAI_NONAME, "getaddrinfo", "nodejs.invalid");
    /// assert_eq!(error.to_string(), "getaddrinfo ENOTFOUND nodejs.invalid");
    /// assert_eq!(error.errno(), Some(-3008));
    /// ```
    pub fn dns(
        errno: impl Into<Errno>,
        syscall: impl Into<Cow<'static, str>>,
        hostname: impl Into<String>,
    ) -> Self {
        let errno = errno.into();
        let code = match errno {
            Errno::EAI_NODATA | Errno::EAI_NONAME => "ENOTFOUND".into(),
            other => other.name(),
        };
        Self::of(Form::Dns, code, Some(errno), syscall.into()).with_hostname(hostname.into())
    }

    /// An error in the form of name resolution by a resolver, whose codes have no number: `queryTxt ENODATA x`.
    ///
    /// Node: [Error codes of `node:dns`](https://nodejs.org/api/dns.html#error-codes)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::SystemError;
    ///
    /// let error = SystemError::dns_code("ESERVFAIL", "queryMx", "nodejs.invalid");
    /// assert_eq!(error.to_string(), "queryMx ESERVFAIL nodejs.invalid");
    /// assert_eq!(error.errno(), None);
    /// ```
    pub fn dns_code(
        code: impl Into<Cow<'static, str>>,
        syscall: impl Into<Cow<'static, str>>,
        hostname: impl Into<String>,
    ) -> Self {
        Self::of(Form::Dns, code.into(), None, syscall.into()).with_hostname(hostname.into())
    }

    /// An error to which Node gives a `code` of its own and a text that starts with `prefix`.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::{Errno, SystemError};
    ///
    /// let prefix = "A system error occurred";
    /// let error = SystemError::coded("ERR_SYSTEM_ERROR", prefix, Errno::ESRCH, "uv_os_setpriority");
    /// assert_eq!(
    ///     error.to_string(),
    ///     "A system error occurred: uv_os_setpriority returned ESRCH (no such process)",
    /// );
    /// assert_eq!(error.code(), "ERR_SYSTEM_ERROR");
    /// ```
    pub fn coded(
        code: &'static str,
        prefix: &'static str,
        errno: impl Into<Errno>,
        syscall: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::of(Form::Coded { prefix }, code.into(), Some(errno.into()), syscall.into())
    }

    /// The error that `error` says in the form of [`new`](Self::new), its kind and its cause kept.
    ///
    /// If `error` was made of a [`SystemError`], that one is returned as it was. For what a socket refused, whose text
    /// has an address, take [`SystemError::socket(&error, "connect")`](Self::socket).
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::SystemError;
    ///
    /// let missing = std::fs::read("/no/such/file").unwrap_err();
    /// let error = SystemError::from_io(missing, "open").with_path("/no/such/file");
    /// assert_eq!(error.to_string(), "ENOENT: no such file or directory, open '/no/such/file'");
    /// assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
    /// ```
    pub fn from_io(error: io::Error, syscall: impl Into<Cow<'static, str>>) -> Self {
        let error = match error.downcast::<Self>() {
            Ok(error) => return error,
            Err(error) => error,
        };
        let mut new = Self::new(&error, syscall);
        new.0.kind = Some(error.kind());
        new.0.source = error.into_inner().map(|source| Source(Arc::from(source)));
        new
    }

    fn of(
        form: Form,
        code: Cow<'static, str>,
        errno: Option<Errno>,
        syscall: Cow<'static, str>,
    ) -> Self {
        Self(Box::new(Fields {
            form,
            code,
            errno,
            syscall,
            message: None,
            path: None,
            dest: None,
            address: None,
            port: None,
            local: None,
            hostname: None,
            kind: None,
            source: None,
        }))
    }

    /// Sets the file that the call was about.
    #[must_use]
    pub fn with_path(mut self, path: impl Into<PathBuf>) -> Self {
        self.0.path = Some(path.into());
        self
    }

    /// Sets the second file of a call that has two, such as `rename`.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::{Errno, SystemError};
    ///
    /// let error = SystemError::new(Errno::EXDEV, "rename").with_path("a").with_dest("/mnt/a");
    /// assert_eq!(
    ///     error.to_string(),
    ///     "EXDEV: cross-device link not permitted, rename 'a' -> '/mnt/a'",
    /// );
    /// ```
    #[must_use]
    pub fn with_dest(mut self, dest: impl Into<PathBuf>) -> Self {
        self.0.dest = Some(dest.into());
        self
    }

    /// Sets the address that the call was about: of an interface, or the path of a pipe.
    ///
    /// Only the texts of [`listen`](Self::listen) and [`socket`](Self::socket) show it.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::{Errno, SystemError};
    ///
    /// let error = SystemError::listen(Errno::EACCES).with_address("/run/app.sock");
    /// assert_eq!(error.to_string(), "listen EACCES: permission denied /run/app.sock");
    /// ```
    #[must_use]
    pub fn with_address(mut self, address: impl Into<String>) -> Self {
        self.0.address = Some(address.into());
        self
    }

    /// Sets the port that the call was about; 0 is no port, as in Node.
    #[must_use]
    pub fn with_port(mut self, port: u16) -> Self {
        self.0.port = Some(port).filter(|&port| port != 0);
        self
    }

    /// Sets address and port.
    #[must_use]
    pub fn with_socket_addr(self, address: impl Into<SocketAddr>) -> Self {
        let address = address.into();
        self.with_address(address.ip().to_string()).with_port(address.port())
    }

    /// Adds the near end of the connection to the text.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::{Errno, SystemError};
    ///
    /// let error = SystemError::socket(Errno::EADDRNOTAVAIL, "connect")
    ///     .with_socket_addr(([10, 0, 0, 9], 80))
    ///     .with_local(([127, 0, 0, 1], 5000));
    /// assert_eq!(
    ///     error.to_string(),
    ///     "connect EADDRNOTAVAIL 10.0.0.9:80 - Local (127.0.0.1:5000)",
    /// );
    /// ```
    #[must_use]
    pub fn with_local(mut self, local: impl Into<SocketAddr>) -> Self {
        self.0.local = Some(local.into());
        self
    }

    /// Says `message` instead of the description that belongs to the number.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::{Errno, SystemError};
    ///
    /// let error = SystemError::new(Errno::ENOSPC, "watch")
    ///     .with_message("System limit for number of file watchers reached")
    ///     .with_path("src");
    /// assert_eq!(
    ///     error.to_string(),
    ///     "ENOSPC: System limit for number of file watchers reached, watch 'src'",
    /// );
    /// ```
    #[must_use]
    pub fn with_message(mut self, message: impl Into<Cow<'static, str>>) -> Self {
        self.0.message = Some(message.into());
        self
    }

    fn with_hostname(mut self, hostname: String) -> Self {
        self.0.hostname = Some(hostname).filter(|hostname| !hostname.is_empty());
        self
    }

    /// Node's `error.code`: `ENOENT`.
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// Node's `error.errno`: the number of the error, negative. Only [`dns_code`](Self::dns_code) has none.
    pub fn errno(&self) -> Option<i32> {
        self.0.errno.map(Errno::number)
    }

    /// Node's `error.syscall`: the call that failed.
    pub fn syscall(&self) -> &str {
        &self.0.syscall
    }

    /// Node's `error.path`: the file that the call was about.
    pub fn path(&self) -> Option<&Path> {
        self.0.path.as_deref()
    }

    /// Node's `error.dest`: the second file of a call that has two.
    pub fn dest(&self) -> Option<&Path> {
        self.0.dest.as_deref()
    }

    /// Node's `error.address`: the address that the call was about.
    pub fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }

    /// Node's `error.port`: the port that the call was about.
    pub fn port(&self) -> Option<u16> {
        self.0.port
    }

    /// Node's `error.hostname`: the name that was to be resolved.
    pub fn hostname(&self) -> Option<&str> {
        self.0.hostname.as_deref()
    }

    /// The class of the error in JavaScript: `SystemError` for the form of [`coded`](Self::coded).
    pub fn class(&self) -> Class {
        match self.0.form {
            Form::Coded { .. } => Class::SystemError,
            _ => Class::Error,
        }
    }

    /// The kind that [`std::io`] has for it.
    pub fn kind(&self) -> io::ErrorKind {
        let by_errno = || self.0.errno.map_or(io::ErrorKind::Other, Errno::kind);
        self.0.kind.unwrap_or_else(by_errno)
    }
}

impl Error for SystemError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source.as_ref().map(|Source(source)| source.as_ref() as _)
    }
}

/// An [`io::Error`] of the same kind, in which the [`SystemError`] is found again by `downcast`.
impl From<SystemError> for io::Error {
    fn from(error: SystemError) -> Self {
        Self::new(error.kind(), error)
    }
}

/// A cause, equal only to itself.
#[derive(Clone, Debug)]
struct Source(Arc<dyn Error + Send + Sync>);

impl Eq for Source {}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
