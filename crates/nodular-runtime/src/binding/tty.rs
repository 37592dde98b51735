//! `node:tty`: what the system says of terminals, and `nodular-util` of their colours.

use std::cell::RefCell;
use std::os::fd::BorrowedFd;

use rquickjs::{Object, Result};
use rustix::termios::{OptionalActions, Termios};

use super::Binding;
use crate::engine::{Text, terminal};

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("isatty", |fd: i32| terminal(fd).is_some_and(rustix::termios::isatty))?;
    binding.function("windowSize", |fd: i32| {
        let size = terminal(fd).and_then(|fd| rustix::termios::tcgetwinsize(fd).ok());
        size.map(|size| vec![size.ws_col, size.ws_row])
    })?;
    binding.function("setRawMode", set_raw_mode)?;
    binding.function("colorDepth", color_depth)
}

thread_local! {
    /// How the terminals were before they were made raw.
    static BEFORE: RefCell<Vec<(i32, Termios)>> = const { RefCell::new(Vec::new()) };
}

/// `(fd, raw)`: whether it could be done.
fn set_raw_mode(fd: i32, raw: bool) -> bool {
    let Some(file) = terminal(fd) else { return false };
    change(fd, file, raw).is_ok()
}

fn change(number: i32, file: BorrowedFd<'_>, raw: bool) -> rustix::io::Result<()> {
    let mut mode = rustix::termios::tcgetattr(file)?;
    BEFORE.with_borrow_mut(|before| {
        let known = before.iter().position(|(known, _)| *known == number);
        if raw {
            if known.is_none() {
                before.push((number, mode.clone()));
            }
            // As Node's: what is written still gets its carriage returns.
            let output = mode.output_modes;
            mode.make_raw();
            mode.output_modes = output;
        } else if let Some(index) = known {
            mode = before.swap_remove(index).1;
        }
        rustix::termios::tcsetattr(file, OptionalActions::Drain, &mode)
    })
}

/// The bits of colour that a terminal with this environment shows.
fn color_depth(env: Object<'_>) -> u32 {
    nodular_util::get_color_depth(|name| {
        env.get::<_, Option<Text>>(name).ok().flatten().map(|text| text.0)
    })
}
