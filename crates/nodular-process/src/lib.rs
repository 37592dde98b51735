//! Node's `process`: environment, `.env` files, signals, usage, warnings, exit hooks and last-resort handlers.

#![forbid(unsafe_code)]
