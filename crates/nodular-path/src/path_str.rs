//! The kinds of text that a path can be.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;

/// What can be given as a path: a [`PathText`], what owns one, or a reference to either.
///
/// Every function of this crate answers with the kind of text that it is given: a part of it, or its owned form.
/// The trait is sealed.
///
/// | given | a part | owned |
/// | --- | --- | --- |
/// | `str`, `String`, `Cow<str>` | `&str` | `String` |
/// | `[u8]`, `[u8; N]`, `Vec<u8>`, `Cow<[u8]>` | `&[u8]` | `Vec<u8>` |
/// | `OsStr`, `OsString`, `Cow<OsStr>` | `&OsStr` | `OsString` |
/// | `Path`, `PathBuf`, `Cow<Path>` | `&Path` | `PathBuf` |
///
/// The last two need the feature `std`, and are not there on Windows. The rules look at ASCII bytes only, so a path
/// need not be UTF-8.
///
/// ```
/// use nodular_path::posix;
///
/// assert_eq!(posix::basename("/srv/a.txt"), "a.txt");
/// assert_eq!(posix::basename(b"/srv/\xFF.txt"), b"\xFF.txt");
///
/// let name = String::from("a/../b");
/// assert_eq!(posix::basename(&posix::normalize(&name)), "b");
///
/// # #[cfg(unix)] {
/// use std::path::{Path, PathBuf};
///
/// assert_eq!(posix::join([Path::new("/srv"), Path::new("../a")]), PathBuf::from("/a"));
/// assert_eq!(posix::dirname(&PathBuf::from("/srv/a")), Path::new("/srv"));
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no text that a path can be",
    label = "is not `str`, `[u8]`, `OsStr` or `Path`, nor their owner or `Cow`",
    note = "on Windows `OsStr` and `Path` are none: take `path.to_str()`"
)]
pub trait PathStr: sealed::Sealed {
    /// The kind of text that it holds.
    type Text: PathText + ?Sized;

    /// The text itself.
    fn text(&self) -> &Self::Text;
}

/// The kinds of text themselves: [`str`], `[u8]`, and with the feature `std` also `OsStr` and `Path`, but on Windows.
///
/// The trait is sealed.
pub trait PathText: sealed::Text {}

impl<S: sealed::Text + ?Sized> PathText for S {}

#[inline]
pub(crate) fn bytes<S: PathStr + ?Sized>(path: &S) -> &[u8] {
    sealed::Text::bytes(path.text())
}

/// The owned form of a path's text.
pub(crate) type Owned<S> = <<S as PathStr>::Text as ToOwned>::Owned;

macro_rules! path_str {
    ($([$($parameters:tt)*] $kind:ty => $text:ty;)+) => {$(
        impl<$($parameters)*> sealed::Sealed for $kind {}

        impl<$($parameters)*> PathStr for $kind {
            type Text = $text;

            #[inline]
            fn text(&self) -> &$text {
                self
            }
        }
    )+};
}

path_str! {
    [] str => str;
    [] String => str;
    [] [u8] => [u8];
    [const N: usize] [u8; N] => [u8];
    [] Vec<u8> => [u8];
    [S: PathText + ?Sized] Cow<'_, S> => S;
}

impl<S: PathStr + ?Sized> sealed::Sealed for &S {}

impl<S: PathStr + ?Sized> PathStr for &S {
    type Text = S::Text;

    #[inline]
    fn text(&self) -> &S::Text {
        S::text(self)
    }
}

pub(crate) mod sealed {
    use alloc::borrow::ToOwned;
    use alloc::string::String;
    use alloc::vec::Vec;
    use core::ops::Range;

    use super::PathStr;

    pub trait Sealed {}

    /// What the rules need of a text: its bytes, a part of it, and a way back from bytes.
    ///
    /// `range` and `bytes` are always cut at ASCII bytes or put together from whole texts and ASCII, so a `str`
    /// stays UTF-8.
    pub trait Text: PathStr<Text = Self> + ToOwned + 'static {
        fn bytes(&self) -> &[u8];
        fn part(&self, range: Range<usize>) -> &Self;
        fn build(bytes: Vec<u8>) -> Self::Owned;
        fn literal(text: &'static str) -> &'static Self;
        /// The system's text for a folder, where this kind of text can hold it.
        #[cfg(feature = "std")]
        fn from_system(text: std::ffi::OsString) -> std::io::Result<Self::Owned>;
    }

    impl Text for str {
        fn bytes(&self) -> &[u8] {
            self.as_bytes()
        }

        fn part(&self, range: Range<usize>) -> &str {
            self.get(range).unwrap_or(self)
        }

        fn build(bytes: Vec<u8>) -> String {
            String::from_utf8(bytes)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
        }

        fn literal(text: &'static str) -> &'static str {
            text
        }

        #[cfg(feature = "std")]
        fn from_system(text: std::ffi::OsString) -> std::io::Result<String> {
            let not_utf8 = |_| {
                let message = "the working directory's name is not UTF-8";
                std::io::Error::new(std::io::ErrorKind::InvalidData, message)
            };
            text.into_string().map_err(not_utf8)
        }
    }

    impl Text for [u8] {
        fn bytes(&self) -> &[u8] {
            self
        }

        fn part(&self, range: Range<usize>) -> &[u8] {
            self.get(range).unwrap_or(self)
        }

        fn build(bytes: Vec<u8>) -> Vec<u8> {
            bytes
        }

        fn literal(text: &'static str) -> &'static [u8] {
            text.as_bytes()
        }

        #[cfg(feature = "std")]
        fn from_system(text: std::ffi::OsString) -> std::io::Result<Vec<u8>> {
            Ok(text.into_encoded_bytes())
        }
    }

    #[cfg(all(feature = "std", any(unix, target_os = "wasi")))]
    mod os {
        use std::ffi::{OsStr, OsString};
        use std::io;
        use std::ops::Range;
        #[cfg(unix)]
        use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
        #[cfg(target_os = "wasi")]
        use std::os::wasi::ffi::{OsStrExt as _, OsStringExt as _};
        use std::path::{Path, PathBuf};

        use super::super::{PathStr, sealed};
        use super::Text;

        path_str! {
            [] OsStr => OsStr;
            [] OsString => OsStr;
            [] Path => Path;
            [] PathBuf => Path;
        }

        impl Text for OsStr {
            fn bytes(&self) -> &[u8] {
                self.as_bytes()
            }

            fn part(&self, range: Range<usize>) -> &OsStr {
                OsStr::from_bytes(self.as_bytes().part(range))
            }

            fn build(bytes: Vec<u8>) -> OsString {
                OsString::from_vec(bytes)
            }

            fn literal(text: &'static str) -> &'static OsStr {
                text.as_ref()
            }

            fn from_system(text: OsString) -> io::Result<OsString> {
                Ok(text)
            }
        }

        impl Text for Path {
            fn bytes(&self) -> &[u8] {
                self.as_os_str().bytes()
            }

            fn part(&self, range: Range<usize>) -> &Path {
                Path::new(self.as_os_str().part(range))
            }

            fn build(bytes: Vec<u8>) -> PathBuf {
                OsString::from_vec(bytes).into()
            }

            fn literal(text: &'static str) -> &'static Path {
                Path::new(text)
            }

            fn from_system(text: OsString) -> io::Result<PathBuf> {
                Ok(text.into())
            }
        }
    }
}
