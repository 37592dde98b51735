//! Node's `console`: `log`, `table`, `time`, `count`, `group` and the rest, over any two writers.

#![forbid(unsafe_code)]
