//! What may cross threads.

use nodular_timers::{Closed, Delay, Error, Handle, Metrics, Request, SystemClock, Turn, Warning};

fn is_send_and_sync<T: Send + Sync>() {}

#[test]
fn public_types_are_send_and_sync() {
    is_send_and_sync::<Closed>();
    is_send_and_sync::<Delay>();
    is_send_and_sync::<Error>();
    is_send_and_sync::<Handle>();
    is_send_and_sync::<Metrics>();
    is_send_and_sync::<Request>();
    is_send_and_sync::<SystemClock>();
    is_send_and_sync::<Turn>();
    is_send_and_sync::<Warning>();
}
