//! Node's `node:os`: processors, memory, load, network interfaces, users and constants.

#![forbid(unsafe_code)]
