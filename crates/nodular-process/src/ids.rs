//! Users and groups; POSIX only, as in Node.

use std::io;

use nodular_error::Errno;

use crate::error::Error;
use crate::sys;

/// A user or group: its number or its name.
///
/// # Examples
///
/// ```
/// use nodular_process::Id;
///
/// assert_eq!(Id::from(1000), Id::Number(1000));
/// assert_eq!(Id::from("nobody"), Id::Name("nobody".to_owned()));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Id {
    /// The number
    Number(u32),
    /// The name
    Name(String),
}

impl From<u32> for Id {
    fn from(id: u32) -> Self {
        Self::Number(id)
    }
}

impl From<&str> for Id {
    fn from(name: &str) -> Self {
        Self::Name(name.to_owned())
    }
}

impl Id {
    fn user(self) -> Result<u32, Error> {
        self.number("User", sys::user_id)
    }

    fn group(self) -> Result<u32, Error> {
        self.number("Group", sys::group_id)
    }

    fn number(self, kind: &'static str, look_up: fn(&str) -> Option<u32>) -> Result<u32, Error> {
        match self {
            // The number that means "no change" to the system.
            Self::Number(u32::MAX) => Err(unknown(kind, u32::MAX.to_string())),
            Self::Number(id) => Ok(id),
            Self::Name(name) => look_up(&name).ok_or_else(|| unknown(kind, name)),
        }
    }
}

fn unknown(kind: &'static str, id: String) -> Error {
    Error::UnknownCredential { kind, id }
}

fn refused(errno: i32, syscall: &'static str) -> Error {
    let code = Errno::from(io::Error::from_raw_os_error(errno)).code();
    Error::Refused { code, message: sys::message(errno), syscall }
}

/// The user that the process belongs to.
///
/// Node: [`process.getuid()`](https://nodejs.org/api/process.html#processgetuid)
pub fn getuid() -> u32 {
    sys::getuid()
}

/// The user whose rights the process has.
///
/// Node: [`process.geteuid()`](https://nodejs.org/api/process.html#processgeteuid)
pub fn geteuid() -> u32 {
    sys::geteuid()
}

/// The group that the process belongs to.
///
/// Node: [`process.getgid()`](https://nodejs.org/api/process.html#processgetgid)
pub fn getgid() -> u32 {
    sys::getgid()
}

/// The group whose rights the process has.
///
/// Node: [`process.getegid()`](https://nodejs.org/api/process.html#processgetegid)
pub fn getegid() -> u32 {
    sys::getegid()
}

/// Makes the process, all its threads included, belong to a user.
///
/// Drop the groups first ([`setgroups`], [`setgid`]): a process without rights cannot.
///
/// Node: [`process.setuid(id)`](https://nodejs.org/api/process.html#processsetuidid)
///
/// # Errors
///
/// - [`Error::UnknownCredential`] if there is no user of this name.
/// - [`Error::Refused`] if the process may not.
///
/// # Examples
///
/// ```
/// let error = nodular_process::setuid("no-such-user").unwrap_err();
/// assert_eq!(error.code(), "ERR_UNKNOWN_CREDENTIAL");
/// assert_eq!(error.to_string(), "User identifier does not exist: no-such-user");
/// ```
pub fn setuid(id: impl Into<Id>) -> Result<(), Error> {
    sys::setuid(id.into().user()?).map_err(|errno| refused(errno, "setuid"))
}

/// Gives the process the rights of a user, until it is given others.
///
/// Node: [`process.seteuid(id)`](https://nodejs.org/api/process.html#processseteuidid)
///
/// # Errors
///
/// As [`setuid`].
pub fn seteuid(id: impl Into<Id>) -> Result<(), Error> {
    sys::seteuid(id.into().user()?).map_err(|errno| refused(errno, "seteuid"))
}

/// Makes the process, all its threads included, belong to a group.
///
/// Node: [`process.setgid(id)`](https://nodejs.org/api/process.html#processsetgidid)
///
/// # Errors
///
/// As [`setuid`].
pub fn setgid(id: impl Into<Id>) -> Result<(), Error> {
    sys::setgid(id.into().group()?).map_err(|errno| refused(errno, "setgid"))
}

/// Gives the process the rights of a group, until it is given others.
///
/// Node: [`process.setegid(id)`](https://nodejs.org/api/process.html#processsetegidid)
///
/// # Errors
///
/// As [`setuid`].
pub fn setegid(id: impl Into<Id>) -> Result<(), Error> {
    sys::setegid(id.into().group()?).map_err(|errno| refused(errno, "setegid"))
}

/// The groups that the process has the rights of besides its own, and that one.
///
/// Node: [`process.getgroups()`](https://nodejs.org/api/process.html#processgetgroups)
///
/// # Errors
///
/// [`Error::Refused`] on Apple's systems, where the groups that this crate could ask for are not the right ones.
///
/// # Examples
///
/// ```
/// # #[cfg(target_os = "linux")] {
/// use nodular_process::{getegid, getgroups};
///
/// assert!(getgroups()?.contains(&getegid()));
/// # }
/// # Ok::<(), nodular_process::Error>(())
/// ```
pub fn getgroups() -> Result<Vec<u32>, Error> {
    let mut groups = sys::getgroups().map_err(|errno| refused(errno, "getgroups"))?;
    let own = getegid();
    if !groups.contains(&own) {
        groups.push(own);
    }
    Ok(groups)
}

/// Sets the groups that the process has the rights of besides its own.
///
/// Node: [`process.setgroups(groups)`](https://nodejs.org/api/process.html#processsetgroupsgroups)
///
/// # Errors
///
/// As [`setuid`]; [`Error::Refused`] on Apple's systems.
pub fn setgroups<I: Into<Id>>(groups: impl IntoIterator<Item = I>) -> Result<(), Error> {
    let groups: Result<Vec<u32>, Error> =
        groups.into_iter().map(|group| group.into().group()).collect();
    sys::setgroups(&groups?).map_err(|errno| refused(errno, "setgroups"))
}

/// Sets the groups of the process to all those of a user, and `extra_group`.
///
/// Node: [`process.initgroups(user, extraGroup)`](https://nodejs.org/api/process.html#processinitgroupsuser-extragroup)
///
/// # Errors
///
/// As [`setuid`]; [`Error::Refused`] on Apple's systems.
pub fn initgroups(user: impl Into<Id>, extra_group: impl Into<Id>) -> Result<(), Error> {
    let user = match user.into() {
        // As in Node, a name is not looked up.
        Id::Name(name) => name,
        Id::Number(id) => sys::user_name(id).ok_or_else(|| unknown("User", id.to_string()))?,
    };
    let group = extra_group.into().group()?;
    sys::initgroups(&user, group).map_err(|errno| refused(errno, "initgroups"))
}
