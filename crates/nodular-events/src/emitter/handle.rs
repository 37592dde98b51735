//! What does not keep an emitter alive: weak emitters and the guards of listeners.

use std::fmt;

use super::{Core, Emitter};
use crate::flavor::{Flavor, Local};
use crate::list::ListenerId;

impl<K: Flavor> Emitter<K> {
    /// The listener's guard: dropping it removes the listener.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{Error, Event, EventEmitter};
    /// const DATA: Event<()> = Event::new("data");
    ///
    /// let emitter = EventEmitter::new();
    /// {
    ///     let _guard = emitter.guard(emitter.on(DATA, |_| {})?);
    ///     assert_eq!(emitter.listener_count(DATA), 1);
    /// }
    /// assert_eq!(emitter.listener_count(DATA), 0);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn guard(&self, id: ListenerId) -> ListenerGuard<K> {
        ListenerGuard { emitter: self.downgrade(), id }
    }

    /// The emitter, not kept alive.
    pub fn downgrade(&self) -> WeakEmitter<K> {
        WeakEmitter { core: K::downgrade(&self.core) }
    }
}

/// An emitter that is not kept alive: what a listener of the emitter itself should hold.
pub struct WeakEmitter<K: Flavor = Local> {
    core: K::Weak<Core<K>>,
}

impl<K: Flavor> WeakEmitter<K> {
    /// The emitter, if it is still there.
    pub fn upgrade(&self) -> Option<Emitter<K>> {
        Some(Emitter { core: K::upgrade(&self.core)? })
    }
}

impl<K: Flavor> Clone for WeakEmitter<K> {
    fn clone(&self) -> Self {
        Self { core: self.core.clone() }
    }
}

impl<K: Flavor> fmt::Debug for WeakEmitter<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WeakEmitter")
    }
}

/// Keeps a listener on an emitter; the listener is removed when this is dropped.
#[must_use = "the listener is removed when this is dropped"]
pub struct ListenerGuard<K: Flavor = Local> {
    emitter: WeakEmitter<K>,
    id: ListenerId,
}

impl<K: Flavor> ListenerGuard<K> {
    /// The listener.
    pub fn id(&self) -> ListenerId {
        self.id
    }
}

impl<K: Flavor> Drop for ListenerGuard<K> {
    fn drop(&mut self) {
        if let Some(emitter) = self.emitter.upgrade() {
            emitter.off(self.id);
        }
    }
}

impl<K: Flavor> fmt::Debug for ListenerGuard<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ListenerGuard").field(&self.id).finish()
    }
}
