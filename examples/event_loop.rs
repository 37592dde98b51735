//! In which order Node's event loop runs what was scheduled: main program, ticks, microtasks, I/O, immediates, timers.
//!
//! Run with `cargo run --example event_loop`.

use nodular::timers::{Error, EventLoop};

fn say(text: &'static str) -> impl Fn(&EventLoop) {
    move |_| println!("{text}")
}

fn main() -> Result<(), Error> {
    let event_loop = EventLoop::new();

    // An I/O operation, and what its callback schedules.
    event_loop.spawn(async {}, |event_loop, ()| {
        println!("4. I/O callback");
        event_loop.set_timeout(0, |event_loop| {
            println!("9. timeout: after the immediate");
            event_loop.next_tick(say("10. tick of the timeout"));
        });
        event_loop.set_immediate(|event_loop| {
            println!("7. immediate: always before the timeout, inside of I/O");
            event_loop.queue_microtask(say("8. microtask of the immediate"));
        });
        event_loop.queue_microtask(say("6. microtask of the I/O callback"));
        event_loop.next_tick(say("5. tick of the I/O callback"));
    });
    event_loop.queue_microtask(say("3. microtask"));
    event_loop.next_tick(say("2. tick: before the microtask that was queued first"));
    println!("1. main program");

    event_loop.on_before_exit(say("11. nothing is left to do"));
    event_loop.run()
}
