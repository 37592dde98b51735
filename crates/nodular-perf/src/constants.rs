//! The numbers in the details of an entry of type `gc`.
//!
//! Node: [`perf_hooks.constants`](https://nodejs.org/api/perf_hooks.html#performanceentrykind)

/// The `kind` of a collection of everything.
pub const NODE_PERFORMANCE_GC_MAJOR: u32 = 4;
/// The `kind` of a collection of what is young.
pub const NODE_PERFORMANCE_GC_MINOR: u32 = 1;
/// The `kind` of a collection of what is young, by marking and sweeping.
pub const NODE_PERFORMANCE_GC_MINOR_MARK_SWEEP: u32 = 2;
/// The `kind` of a step of a collection.
pub const NODE_PERFORMANCE_GC_INCREMENTAL: u32 = 8;
/// The `kind` of running the callbacks of weak references.
pub const NODE_PERFORMANCE_GC_WEAKCB: u32 = 16;

/// No `flags`.
pub const NODE_PERFORMANCE_GC_FLAGS_NO: u32 = 0;
/// A flag: what is kept is listed.
pub const NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: u32 = 2;
/// A flag: the program asked for it.
pub const NODE_PERFORMANCE_GC_FLAGS_FORCED: u32 = 4;
/// A flag: callbacks ran at once.
pub const NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: u32 = 8;
/// A flag: all garbage that could be found.
pub const NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: u32 = 16;
/// A flag: because of memory outside of the engine.
pub const NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: u32 = 32;
/// A flag: while there was nothing else to do.
pub const NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: u32 = 64;
