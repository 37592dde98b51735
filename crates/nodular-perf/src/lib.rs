//! Node's `node:perf_hooks`: `performance`, marks and measures, observers, histograms and event loop delay.

#![forbid(unsafe_code)]
