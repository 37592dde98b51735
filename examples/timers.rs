//! A kitchen's timers: timeouts, intervals, a refreshed and an unref'd one, and waiting that is given up.
//!
//! Run with `cargo run --example timers`.

use nodular::events::AbortController;
use nodular::timers::{Error, EventLoop, promises};

fn main() -> Result<(), Error> {
    let event_loop = EventLoop::new();

    let mut minutes = 0;
    event_loop.set_interval(40, move |event_loop| {
        minutes += 1;
        println!("the eggs boil, minute {minutes}");
        if minutes == 3
            && let Some(interval) = event_loop.current_timeout()
        {
            interval.close();
        }
    });

    // Somebody opens the oven: it needs its whole time again.
    let oven = event_loop.set_timeout(200, |_| println!("the cake is done"));
    event_loop.set_timeout(60, move |_| {
        println!("the oven was opened");
        oven.refresh();
    });

    event_loop.set_timeout(10, |_| println!("never")).close();
    let radio = event_loop.set_interval(60_000, |_| println!("the news"));
    radio.unref(); // nobody stays for that
    println!("the radio keeps the kitchen open: {}", radio.has_ref());

    // The guests wait, but not for ever.
    let patience = AbortController::new();
    let dinner = promises::set_timeout(&event_loop, 60_000, "dinner", &patience.signal());
    event_loop.spawn(dinner, |_, dinner| match dinner {
        Ok(dinner) => println!("{dinner}"),
        Err(error) => println!("{}: {error}", error.code()),
    });
    let pause = promises::set_timeout(&event_loop, 150, "the guests leave", ());
    event_loop.spawn(pause, move |_, text| {
        println!("{}", text.unwrap_or_default());
        patience.abort();
    });

    event_loop.run()
}
