/// A system whose error numbers Nodular knows. All of them are compiled everywhere.
///
/// # Examples
///
/// ```
/// use nodular_error::Platform;
///
/// let in_use = |platform: Platform| platform.system_error("EADDRINUSE").map(|entry| entry.errno);
/// assert_eq!(in_use(Platform::Linux), Some(-98));
/// assert_eq!(in_use(Platform::MacOs), Some(-48));
/// assert_eq!(in_use(Platform::Windows), Some(-4091));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Platform {
    /// Linux, with the numbers that x86, Arm and RISC-V share.
    Linux,
    /// macOS and the other systems of Apple.
    MacOs,
    /// Windows: it has no such numbers of its own, so these are libuv's.
    Windows,
}

impl Platform {
    /// The platform this program was compiled for; Linux stands in for a Unix that is not listed.
    pub const CURRENT: Self = if cfg!(windows) {
        Self::Windows
    } else if cfg!(target_vendor = "apple") {
        Self::MacOs
    } else {
        Self::Linux
    };

    /// Node's name for it, as in `process.platform`.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_error::Platform;
    ///
    /// assert_eq!(Platform::MacOs.name(), "darwin");
    /// assert_eq!(Platform::Windows.name(), "win32");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Linux => "linux",
            Self::MacOs => "darwin",
            Self::Windows => "win32",
        }
    }

    pub(crate) const fn choose(self, linux: i32, macos: i32, windows: i32) -> i32 {
        match self {
            Self::Linux => linux,
            Self::MacOs => macos,
            Self::Windows => windows,
        }
    }
}
