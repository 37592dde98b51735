//! File descriptors that a program names by their numbers.

use std::os::fd::BorrowedFd;

/// The descriptor of this number, for questions about terminals.
pub(crate) fn terminal(fd: i32) -> Option<BorrowedFd<'static>> {
    if fd < 0 {
        return None;
    }
    // SAFETY: the number is only handed to system calls at once, which refuse one that is not open; it is not -1.
    Some(unsafe { BorrowedFd::borrow_raw(fd) })
}
