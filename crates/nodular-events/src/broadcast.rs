//! Events as messages of a `tokio::sync::broadcast` channel, and the other way round.

use std::future::Future;

use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{self, Receiver, Sender};

use crate::emitter::{Emitter, Place};
use crate::error::Error;
use crate::event::Event;
use crate::flavor::{Accepts, Flavor, Listener};

/// Sends each of the event's payloads, cloned, to a new channel that keeps the last `capacity` of them.
///
/// The listener stays as long as the emitter does; a receiver that falls behind misses the oldest, as in any such
/// channel. A `capacity` below 1 or above 1,048,576 counts as these.
///
/// # Errors
///
/// As [`Emitter::on`].
///
/// # Examples
///
/// ```
/// use nodular_events::{Error, Event, broadcast, sync::EventEmitter};
///
/// const DATA: Event<u32> = Event::new("data");
///
/// let emitter = EventEmitter::new();
/// let mut receiver = broadcast(&emitter, DATA, 16)?;
/// emitter.emit(DATA, &7)?;
/// assert_eq!(receiver.try_recv(), Ok(7));
/// # Ok::<(), Error>(())
/// ```
pub fn broadcast<K, T>(
    emitter: &Emitter<K>,
    event: Event<'_, T>,
    capacity: usize,
) -> Result<Receiver<T>, Error>
where
    K: Accepts<T, Sending<T>>,
    T: Clone + 'static,
{
    // The channel makes room for all of them at once, and panics at 0.
    let capacity = capacity.clamp(1, 1 << 20);
    let (sender, receiver) = broadcast::channel(capacity);
    emitter.add(event, Sending(sender), Place::LAST)?;
    Ok(receiver)
}

/// Emits what `receiver` receives, until its channel is closed or the emitter is dropped.
///
/// Messages that were missed because the receiver fell behind are not emitted.
///
/// # Errors
///
/// The first error of [`Emitter::emit`], which ends it.
///
/// # Examples
///
/// ```
/// use nodular_events::{Error, Event, EventEmitter, emit_broadcast};
///
/// const DATA: Event<u32> = Event::new("data");
///
/// # let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
/// # runtime.block_on(async {
/// let emitter = EventEmitter::new();
/// emitter.on(DATA, |n| assert_eq!(*n, 7))?;
/// let (sender, receiver) = tokio::sync::broadcast::channel(16);
/// sender.send(7).unwrap();
/// drop(sender);
/// emit_broadcast(&emitter, DATA, receiver).await
/// # }).unwrap();
/// ```
pub fn emit_broadcast<K, T>(
    emitter: &Emitter<K>,
    event: Event<'static, T>,
    mut receiver: Receiver<T>,
) -> impl Future<Output = Result<(), Error>> + use<K, T>
where
    K: Flavor,
    T: Clone + 'static,
{
    let weak = emitter.downgrade();
    async move {
        loop {
            let payload = match receiver.recv().await {
                Ok(payload) => payload,
                Err(RecvError::Lagged(_)) => continue,
                Err(RecvError::Closed) => return Ok(()),
            };
            let Some(emitter) = weak.upgrade() else { return Ok(()) };
            emitter.emit(event, &payload)?;
        }
    }
}

/// Sends what is emitted.
#[expect(missing_debug_implementations, reason = "is only named in bounds")]
pub struct Sending<T>(Sender<T>);

impl<T: Clone + 'static> Listener<T> for Sending<T> {
    fn call(&self, payload: &T) {
        // Without a receiver nobody wants it.
        let _ = self.0.send(payload.clone());
    }
}
