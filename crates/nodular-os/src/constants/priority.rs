//! Node's `os.constants.priority`: names for some of the priorities that [`set_priority`](crate::set_priority) takes.

use nodular_error::Platform;

use super::{Constants, Row};

/// The lowest, for what must not disturb anything else.
pub const PRIORITY_LOW: i32 = 19;
/// Between low and normal.
pub const PRIORITY_BELOW_NORMAL: i32 = 10;
/// What a process has if nobody says otherwise.
pub const PRIORITY_NORMAL: i32 = 0;
/// Between normal and high.
pub const PRIORITY_ABOVE_NORMAL: i32 = -7;
/// High, for what must answer at once.
pub const PRIORITY_HIGH: i32 = -14;
/// The highest: even the system's own work may have to wait.
pub const PRIORITY_HIGHEST: i32 = -20;

/// All of them, the same on each platform.
pub const fn of(platform: Platform) -> Constants {
    Constants::new(platform, ROWS)
}

const ROWS: &[Row] = &[
    Row::everywhere("PRIORITY_LOW", PRIORITY_LOW),
    Row::everywhere("PRIORITY_BELOW_NORMAL", PRIORITY_BELOW_NORMAL),
    Row::everywhere("PRIORITY_NORMAL", PRIORITY_NORMAL),
    Row::everywhere("PRIORITY_ABOVE_NORMAL", PRIORITY_ABOVE_NORMAL),
    Row::everywhere("PRIORITY_HIGH", PRIORITY_HIGH),
    Row::everywhere("PRIORITY_HIGHEST", PRIORITY_HIGHEST),
];
