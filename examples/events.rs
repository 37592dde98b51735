//! A ticket shop that tells what happens to it: several listeners, `once`, errors, listening to listeners.
//!
//! Run with `cargo run --example events`.

use std::cell::Cell;

use nodular::events::{ERROR, Error, Event, EventEmitter, NEW_LISTENER, REMOVE_LISTENER};

#[derive(Clone)]
struct Order {
    who: &'static str,
    tickets: u32,
}

const ORDER: Event<Order> = Event::new("order");
const SOLD: Event<Order> = Event::new("sold");
const SOLD_OUT: Event<()> = Event::new("sold out");

fn main() -> Result<(), Error> {
    let shop = EventEmitter::new();
    shop.on(NEW_LISTENER, |about| println!("+ somebody listens to '{}'", about.event))?;
    shop.on(REMOVE_LISTENER, |about| println!("- one less listens to '{}'", about.event))?;

    // The shop hears its own orders: through a weak reference, or it would live for ever.
    let (left, weak) = (Cell::new(5), shop.downgrade());
    let counter = shop.on(ORDER, move |order| {
        let Some(shop) = weak.upgrade() else { return };
        let Order { who, tickets } = order;
        let happened = if *tickets > left.get() {
            shop.emit_error(format!("{who} wants {tickets} tickets, {} are left", left.get()))
        } else {
            left.set(left.get() - tickets);
            shop.emit(SOLD, order)
        };
        if let Err(error) = happened {
            println!("! nobody hears of the error: {error}");
        }
        if left.get() == 0 {
            let _ = shop.emit(SOLD_OUT, &());
        }
    })?;
    shop.once(SOLD, |order| println!("{} is the first customer", order.who))?;
    shop.on(SOLD, |order| println!("{} bought {} tickets", order.who, order.tickets))?;
    shop.prepend_listener(SOLD, |_| println!("ka-ching!"))?;
    shop.emit(ORDER, &Order { who: "Ada", tickets: 2 })?;
    shop.emit(ORDER, &Order { who: "Grace", tickets: 4 })?;
    shop.on(ERROR, |error| println!("sorry: {error}"))?;
    shop.emit(ORDER, &Order { who: "Edsger", tickets: 9 })?;

    let guard = shop.guard(counter);
    shop.once(SOLD_OUT, move |()| {
        println!("the shop closes");
        drop(guard);
    })?;
    shop.emit(ORDER, &Order { who: "Barbara", tickets: 3 })?;
    let heard = shop.emit(ORDER, &Order { who: "Donald", tickets: 1 })?;
    println!("is Donald's order heard? {heard}");
    Ok(())
}
