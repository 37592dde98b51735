//! What may cross threads, and what may not.

use nodular_events::{
    AbortController, AbortError, AbortListener, AbortSignal, Aborted, DomException, Error, Event,
    EventName, EventStream, ListenerGuard, Name, OnceEvent, Prepared, Registration, Shared,
    Warning, sync,
};

fn is_send_and_sync<T: Send + Sync>() {}

#[test]
fn public_types_are_send_and_sync() {
    is_send_and_sync::<AbortController>();
    is_send_and_sync::<AbortError>();
    is_send_and_sync::<AbortListener>();
    is_send_and_sync::<AbortSignal>();
    is_send_and_sync::<Aborted>();
    is_send_and_sync::<DomException>();
    is_send_and_sync::<Error>();
    // Even of a payload that is not: a name is not a payload.
    is_send_and_sync::<Event<'static, std::rc::Rc<()>>>();
    is_send_and_sync::<EventName<'static>>();
    is_send_and_sync::<Name>();
    is_send_and_sync::<Registration>();
    is_send_and_sync::<Warning>();
    is_send_and_sync::<sync::EventEmitter>();
    is_send_and_sync::<sync::WeakEmitter>();
    is_send_and_sync::<ListenerGuard<Shared>>();
    is_send_and_sync::<Prepared<Shared, u8>>();
    is_send_and_sync::<OnceEvent<Shared, u8>>();
    is_send_and_sync::<EventStream<Shared, u8>>();
    is_send_and_sync::<sync::EventTarget>();
    is_send_and_sync::<sync::EventListener>();
    is_send_and_sync::<sync::Event>();
}
