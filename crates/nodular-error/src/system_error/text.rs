//! What a system error says.

use std::fmt;

use super::{Fields, Form, SystemError};
use crate::errno::Errno;

impl fmt::Display for SystemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fields { form, code, syscall, .. } = &*self.0;
        let errno = self.0.errno.unwrap_or(Errno::UNKNOWN);
        let message = self.0.message.as_deref().unwrap_or(errno.message());
        match form {
            Form::Plain => {
                write!(f, "{code}: {message}, {syscall}")?;
                self.write_paths(f, " '", " -> '", "'")
            }
            Form::Listen => {
                write!(f, "{syscall} {code}: {message}")?;
                self.write_address(f)
            }
            Form::Socket => {
                write!(f, "{syscall} {code}")?;
                self.write_address(f)
            }
            Form::Dns => {
                write!(f, "{syscall} {code}")?;
                self.hostname().map_or(Ok(()), |hostname| write!(f, " {hostname}"))
            }
            Form::Coded { prefix } => {
                write!(f, "{prefix}: {syscall} returned {} ({message})", errno.code())?;
                self.write_paths(f, " ", " => ", "")
            }
        }
    }
}

impl SystemError {
    fn write_paths(
        &self,
        f: &mut fmt::Formatter<'_>,
        before_path: &str,
        before_dest: &str,
        after: &str,
    ) -> fmt::Result {
        if let Some(path) = self.path() {
            write!(f, "{before_path}{}{after}", path.display())?;
        }
        if let Some(dest) = self.dest() {
            write!(f, "{before_dest}{}{after}", dest.display())?;
        }
        Ok(())
    }

    fn write_address(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.address().unwrap_or_default(), self.port()) {
            (address, Some(port)) => write!(f, " {address}:{port}")?,
            ("", None) => {}
            (address, None) => write!(f, " {address}")?,
        }
        let Some(local) = self.0.local else {
            return Ok(());
        };
        // Node puts no brackets around an IPv6 address.
        write!(f, " - Local ({}:{})", local.ip(), local.port())
    }
}

/// The message, and then the properties that are there.
impl fmt::Debug for SystemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fields { code, errno, syscall, path, dest, address, port, hostname, .. } = &*self.0;
        let properties: [(&str, Option<&dyn fmt::Debug>); 8] = [
            ("code", Some(code)),
            ("errno", errno.as_ref().map(|errno| errno as _)),
            ("syscall", Some(syscall)),
            ("path", path.as_ref().map(|path| path as _)),
            ("dest", dest.as_ref().map(|dest| dest as _)),
            ("address", address.as_ref().map(|address| address as _)),
            ("port", port.as_ref().map(|port| port as _)),
            ("hostname", hostname.as_ref().map(|hostname| hostname as _)),
        ];
        let mut debug = f.debug_struct("SystemError");
        debug.field("message", &self.to_string());
        for (name, value) in properties {
            if let Some(value) = value {
                debug.field(name, value);
            }
        }
        debug.finish()
    }
}
