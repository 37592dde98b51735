//! The kinds of text that a path can be.

/// Text that can be a path: [`str`], `[u8]`, and with the feature `std` also `OsStr` and `Path`, but on Windows.
///
/// Every function of this crate takes any of them and answers with the same kind: a part of it, or its owned
/// form (`String`, `Vec<u8>`, `OsString`, `PathBuf`). The rules look at ASCII bytes only, so a path need not be
/// UTF-8. The trait is sealed.
///
/// ```
/// use nodular_path::posix;
///
/// assert_eq!(posix::basename("/srv/a.txt"), "a.txt");
/// assert_eq!(posix::basename(b"/srv/\xFF.txt".as_slice()), b"\xFF.txt");
///
/// # #[cfg(unix)] {
/// use std::path::{Path, PathBuf};
///
/// assert_eq!(posix::join([Path::new("/srv"), Path::new("../a")]), PathBuf::from("/a"));
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no text that a path can be",
    label = "is not `str`, `[u8]`, `OsStr` or `Path`",
    note = "lend what an owner holds: `text.as_str()` of a `String`, `path.as_path()` of a `PathBuf`, `&*path` of a `Cow`",
    note = "several paths are given as they are: `join([\"a\", \"b\"])`, not `join(&[\"a\", \"b\"])`"
)]
pub trait PathStr: sealed::Text {}

impl<S: sealed::Text + ?Sized> PathStr for S {}

pub(crate) mod sealed {
    use alloc::borrow::ToOwned;
    use alloc::string::String;
    use alloc::vec::Vec;
    use core::ops::Range;

    /// What the rules need of a text: its bytes, a part of it, and a way back from bytes.
    ///
    /// `range` and `bytes` are always cut at ASCII bytes or put together from whole texts and ASCII, so a `str`
    /// stays UTF-8.
    pub trait Text: ToOwned + 'static {
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

        use super::Text;

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
