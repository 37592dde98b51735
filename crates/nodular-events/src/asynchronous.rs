//! Listeners that are `async`, and what becomes of their errors.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::emitter::{Emitter, Place, WeakEmitter};
use crate::error::{Error, SharedError};
use crate::event::{Event, Name};
use crate::flavor::{Accepts, Flavor, Listener, Spawns};
use crate::list::ListenerId;

/// An asynchronous listener failed.
///
/// Node: [Capture rejections of promises](https://nodejs.org/api/events.html#capture-rejections-of-promises)
#[derive(Clone, Debug)]
pub struct Rejection {
    /// The event that it was called for.
    pub event: Name,
    /// Why it failed.
    pub error: SharedError,
}

impl<K: Flavor> Emitter<K> {
    /// Adds an asynchronous listener to the end of the event's listeners.
    ///
    /// `listener` is called as any other; the future that it returns is handed to `spawn`, which is to run it to its
    /// end: `|task| drop(tokio::spawn(task))`. If that end is an error, it goes to the
    /// [rejection handler](Self::set_rejection_handler), else it is emitted as [`ERROR`](crate::ERROR); if nobody
    /// listens to that, it is a [`Warning`](crate::Warning).
    ///
    /// Node: [Capture rejections of promises](https://nodejs.org/api/events.html#capture-rejections-of-promises)
    ///
    /// # Errors
    ///
    /// As [`on`](Self::on).
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_events::{ERROR, Event, once, sync::EventEmitter};
    ///
    /// const JOB: Event<String> = Event::new("job");
    ///
    /// # let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    /// # runtime.block_on(async {
    /// let emitter = EventEmitter::new();
    /// emitter.on_async(JOB, |task| drop(tokio::spawn(task)), |job| {
    ///     let job = job.clone();
    ///     async move { Err::<(), _>(format!("cannot do {job}")) }
    /// })?;
    /// let failed = once(&emitter, ERROR);
    /// emitter.emit(JOB, &"homework".to_owned())?;
    /// assert_eq!(failed.await?.to_string(), "cannot do homework");
    /// # Ok::<(), nodular_events::Error>(())
    /// # }).unwrap();
    /// ```
    #[doc(alias = "captureRejections")]
    pub fn on_async<T, S, F, R, E>(
        &self,
        event: Event<'_, T>,
        spawn: S,
        listener: F,
    ) -> Result<ListenerId, Error>
    where
        T: 'static,
        S: Fn(K::Task) + 'static,
        F: Fn(&T) -> R + 'static,
        R: Future<Output = Result<(), E>> + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
        K: Accepts<T, Spawning<K, F, S, R>> + Spawns<Watched<K, R>>,
    {
        let listener = Spawning {
            emitter: self.downgrade(),
            event: event.name().to_name(),
            listener,
            spawn,
            task: PhantomData,
        };
        self.add(event, listener, Place::LAST)
    }

    /// Sets what is called when an asynchronous listener fails, instead of the `error` event's listeners.
    ///
    /// Node: [`emitter[Symbol.for('nodejs.rejection')](err, eventName[, ...args])`](https://nodejs.org/api/events.html#emittersymbolfornodejsrejectionerr-eventname-args)
    #[doc(alias = "captureRejectionSymbol")]
    pub fn set_rejection_handler<F>(&self, handler: F)
    where
        F: Fn(&Rejection) + 'static,
        K: Accepts<Rejection, F>,
    {
        self.set_on_rejection(K::callback(handler));
    }
}

/// A listener whose futures are spawned.
#[expect(missing_debug_implementations, reason = "is only named in bounds")]
pub struct Spawning<K: Flavor, F, S, R> {
    emitter: WeakEmitter<K>,
    event: Name,
    listener: F,
    spawn: S,
    task: PhantomData<fn() -> R>,
}

impl<K, T, F, S, R, E> Listener<T> for Spawning<K, F, S, R>
where
    K: Spawns<Watched<K, R>>,
    F: Fn(&T) -> R + 'static,
    S: Fn(K::Task) + 'static,
    R: Future<Output = Result<(), E>> + 'static,
    E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
{
    fn call(&self, payload: &T) {
        let future = Box::pin((self.listener)(payload));
        let (emitter, event) = (self.emitter.clone(), self.event.clone());
        (self.spawn)(K::task(Watched { emitter, event, future }));
    }
}

/// A listener's future whose error is told to the emitter.
#[expect(missing_debug_implementations, reason = "is only named in bounds")]
pub struct Watched<K: Flavor, R> {
    emitter: WeakEmitter<K>,
    event: Name,
    future: Pin<Box<R>>,
}

impl<K, R, E> Future for Watched<K, R>
where
    K: Flavor,
    R: Future<Output = Result<(), E>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        let Poll::Ready(result) = this.future.as_mut().poll(context) else { return Poll::Pending };
        if let (Err(error), Some(emitter)) = (result, this.emitter.upgrade()) {
            let error = SharedError::from(error.into());
            emitter.reject(Rejection { event: this.event.clone(), error });
        }
        Poll::Ready(())
    }
}

impl<K: Flavor, R> Unpin for Watched<K, R> {}
