//! Node's [`os.constants`](https://nodejs.org/api/os.html#os-constants): what the platform's numbers are called.
//!
//! Each module has the constants of the platform that the program is compiled for, and a function `of` with those of
//! any platform, to look up by name or by number.
//!
//! ```
//! use nodular_error::Platform;
//! use nodular_os::constants::{errno, signals};
//!
//! assert_eq!(signals::SIGINT, 2);
//! assert_eq!(signals::of(Platform::MacOs).get("SIGUSR1"), Some(30));
//! assert_eq!(errno::of(Platform::Linux).name(98), Some("EADDRINUSE"));
//! ```

pub mod dlopen;
pub mod errno;
pub mod priority;
pub mod signals;

use nodular_error::Platform;

/// Node's `os.constants.UV_UDP_REUSEADDR`: that a UDP socket may have an address that is in use.
pub const UV_UDP_REUSEADDR: i32 = 4;

/// A platform's constants of one kind, in Node's order.
///
/// # Examples
///
/// ```
/// use nodular_error::Platform;
/// use nodular_os::constants::signals;
///
/// let signals = signals::of(Platform::Windows);
/// assert_eq!(signals.get("SIGBREAK"), Some(21));
/// assert_eq!(signals.get("SIGUSR1"), None);
/// assert_eq!(signals.name(9), Some("SIGKILL"));
/// assert_eq!(signals.iter().next(), Some(("SIGHUP", 1)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Constants {
    platform: Platform,
    rows: &'static [Row],
}

impl Constants {
    const fn new(platform: Platform, rows: &'static [Row]) -> Self {
        Self { platform, rows }
    }

    /// The number that `name` stands for; none if this platform does not have it.
    pub fn get(&self, name: &str) -> Option<i32> {
        self.iter().find(|&(other, _)| other == name).map(|(_, number)| number)
    }

    /// The name of the number; the first, where there are several.
    pub fn name(&self, number: i32) -> Option<&'static str> {
        self.iter().find(|&(_, other)| other == number).map(|(name, _)| name)
    }

    /// The names and their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, i32)> + use<> {
        let platform = self.platform;
        self.rows.iter().filter_map(move |row| Some((row.name, row.number(platform)?)))
    }
}

/// A name with its number on Linux, macOS and Windows.
#[derive(Debug)]
struct Row {
    name: &'static str,
    numbers: [Option<i32>; 3],
}

impl Row {
    const fn everywhere(name: &'static str, number: i32) -> Self {
        Self { name, numbers: [Some(number); 3] }
    }

    fn number(&self, platform: Platform) -> Option<i32> {
        let [linux, macos, windows] = self.numbers;
        match platform {
            Platform::MacOs => macos,
            Platform::Windows => windows,
            _ => linux,
        }
    }
}

/// `NAME linux macos windows;` with `_` where a platform has no such constant.
macro_rules! constants {
    ($($name:ident $linux:tt $macos:tt $windows:tt;)*) => {
        $(
            $crate::constants::constants!(@item not(any(windows, target_vendor = "apple")), $name $linux);
            $crate::constants::constants!(@item target_vendor = "apple", $name $macos);
            $crate::constants::constants!(@item windows, $name $windows);
        )*

        /// Those of `platform`.
        pub const fn of(platform: nodular_error::Platform) -> super::Constants {
            super::Constants::new(platform, ROWS)
        }

        const ROWS: &[super::Row] = &[$(super::Row {
            name: stringify!($name),
            numbers: [
                $crate::constants::constants!(@number $linux),
                $crate::constants::constants!(@number $macos),
                $crate::constants::constants!(@number $windows),
            ],
        }),*];
    };
    (@item $platform:meta, $name:ident _) => {};
    (@item $platform:meta, $name:ident $number:literal) => {
        #[cfg($platform)]
        #[doc = concat!("`", stringify!($name), "`, which is ", $number, " here.")]
        pub const $name: i32 = $number;
    };
    (@number _) => { None };
    (@number $number:literal) => { Some($number) };
}
use constants;
