//! Emitting allocates nothing: counted by the allocator of this process.

#![expect(unsafe_code, reason = "a global allocator is an unsafe trait")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use nodular_events::{Event, EventEmitter, sync};

const DATA: Event<(u32, u32)> = Event::new("data");

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

struct Counting;

// SAFETY: every call is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the caller keeps `alloc`'s contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps `dealloc`'s contract.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// One test, so that no other thread allocates meanwhile.
#[test]
fn emitting_allocates_nothing() {
    let local = EventEmitter::new();
    let shared = sync::EventEmitter::new();
    let name = "data".to_owned();
    for listeners in 0..4 {
        assert_eq!(allocations(|| _ = local.emit(DATA, &(1, 2))), 0, "{listeners} listeners");
        assert_eq!(allocations(|| _ = shared.emit(DATA, &(1, 2))), 0, "{listeners} listeners");
        let by_name = || _ = local.emit(Event::named(&name), &(1_u32, 2_u32));
        assert_eq!(allocations(by_name), 0, "{listeners} listeners by name");
        let mut prepared = local.prepare(DATA);
        assert_eq!(allocations(|| _ = prepared.emit(&(1, 2))), 0, "{listeners} prepared");
        drop(prepared);

        local.on(DATA, |(a, b)| assert_eq!(a + b, 3)).unwrap();
        shared.on(DATA, |(a, b)| assert_eq!(a + b, 3)).unwrap();
    }
    // And what does allocate is counted.
    assert_ne!(allocations(|| _ = local.on(DATA, |_| {})), 0);
}

fn allocations(mut run: impl FnMut()) -> usize {
    let before = ALLOCATIONS.load(Ordering::Relaxed);
    for _ in 0..1_000 {
        run();
    }
    ALLOCATIONS.load(Ordering::Relaxed) - before
}
