//! The tests of nodular-os' public API.

mod auto_traits;
mod cgroup;
mod files;
mod laws;
mod machines;
#[cfg(feature = "serde")]
mod serialize;
mod stable;
#[cfg(target_os = "linux")]
mod system;
