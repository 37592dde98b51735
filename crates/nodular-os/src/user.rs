//! The user of the process.

use std::path::PathBuf;

use crate::Error;
use crate::sys;

/// What the system knows of a user.
///
/// With the feature `serde` it serializes as Node's object.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UserInfo {
    /// The number of the user; none on Windows, where Node has -1.
    #[cfg_attr(feature = "serde", serde(serialize_with = "id"))]
    pub uid: Option<u32>,
    /// The number of the user's first group; none on Windows, where Node has -1.
    #[cfg_attr(feature = "serde", serde(serialize_with = "id"))]
    pub gid: Option<u32>,
    /// The name; bytes that are not UTF-8 are replaced.
    pub username: String,
    /// The home folder, whatever the environment says.
    pub homedir: PathBuf,
    /// The shell; none on Windows.
    pub shell: Option<PathBuf>,
}

/// The user that the process runs as, from the system's own list: the environment has no say in it.
///
/// Paths keep every byte, as they do in Node with the encoding `buffer`.
///
/// Node: [`os.userInfo([options])`](https://nodejs.org/api/os.html#osuserinfooptions)
///
/// # Errors
///
/// `ERR_SYSTEM_ERROR` if the system does not know the user, as in a container that runs with a bare number (`ENOENT`);
/// on Windows always, as yet.
///
/// # Examples
///
/// ```
/// match nodular_os::user_info() {
///     Ok(user) => println!("{} at home in {}", user.username, user.homedir.display()),
///     Err(error) => println!("nobody known: {error}"),
/// }
/// ```
#[doc(alias = "userInfo")]
pub fn user_info() -> Result<UserInfo, Error> {
    sys::user_info().map_err(|error| Error::system(&error, "uv_os_get_passwd"))
}

#[cfg(feature = "serde")]
#[expect(clippy::ref_option, reason = "the signature is serde's")]
fn id<S: serde::Serializer>(id: &Option<u32>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i64(id.map_or(-1, i64::from))
}
