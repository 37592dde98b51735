//! Node's `os.constants.dlopen`: how a native addon is loaded. Windows has none of them.

super::constants! {
    // Linux, macOS, Windows
    RTLD_LAZY     1 1 _;
    RTLD_NOW      2 2 _;
    RTLD_GLOBAL   256 8 _;
    RTLD_LOCAL    0 4 _;
    RTLD_DEEPBIND 8 _ _;
}
