//! Who is told of new entries.

mod list;
mod stream;

use std::collections::BTreeSet;
use std::fmt;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;

use crate::Error;
use crate::entry::{EntryType, PerformanceEntry};
use crate::performance::Performance;

pub use crate::observer::list::PerformanceObserverEntryList;
pub use crate::observer::stream::EntryStream;

/// Which entries an observer is told of: Node's options of `observer.observe()`.
///
/// An [`EntryType`] stands for itself, on top of those that are observed already; an array of them for exactly these.
///
/// Node: [`performanceObserver.observe(options)`](https://nodejs.org/api/perf_hooks.html#performanceobserverobserveoptions)
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ObserveOptions {
    /// One type more.
    #[expect(missing_docs, reason = "the next variant's sentences name the fields")]
    Type { entry_type: EntryType, buffered: bool },
    /// Exactly these types.
    Types(Vec<EntryType>),
}

impl ObserveOptions {
    /// One type more, and also the entries of this type that were there before.
    pub fn buffered(entry_type: EntryType) -> Self {
        Self::Type { entry_type, buffered: true }
    }
}

impl From<EntryType> for ObserveOptions {
    fn from(entry_type: EntryType) -> Self {
        Self::Type { entry_type, buffered: false }
    }
}

impl<const N: usize> From<[EntryType; N]> for ObserveOptions {
    fn from(entry_types: [EntryType; N]) -> Self {
        Self::Types(entry_types.into())
    }
}

impl From<Vec<EntryType>> for ObserveOptions {
    fn from(entry_types: Vec<EntryType>) -> Self {
        Self::Types(entry_types)
    }
}

/// Is told of new entries, many at a time.
///
/// Its function is called when the owner of the event loop [flushes](Performance::flush). Until it is
/// [disconnected](Self::disconnect), the observer lives, even if the handle is gone. It is a handle: its clones are the same
/// observer, on any thread. For an asynchronous loop there is the [`stream`](Self::stream).
///
/// Node: [`PerformanceObserver`](https://nodejs.org/api/perf_hooks.html#class-performanceobserver)
///
/// # Examples
///
/// ```
/// use std::sync::mpsc;
///
/// use nodular_perf::{EntryType, Error, Performance, PerformanceObserver};
///
/// let (sender, receiver) = mpsc::channel();
/// let performance = Performance::new();
/// let observer = PerformanceObserver::new(&performance, move |list, observer| {
///     let names: Vec<_> = list.entries().iter().map(|entry| entry.name().to_owned()).collect();
///     let _ = sender.send(names);
///     observer.disconnect();
/// });
/// observer.observe(EntryType::Mark)?;
///
/// performance.mark("late", 20.0)?;
/// performance.mark("early", 10.0)?;
/// assert!(receiver.try_recv().is_err()); // not yet
/// performance.flush();
/// assert_eq!(receiver.try_recv(), Ok(vec!["early".to_owned(), "late".to_owned()]));
/// # Ok::<(), Error>(())
/// ```
pub struct PerformanceObserver<D = ()> {
    performance: Performance<D>,
    core: Arc<Core<D>>,
}

type Callback<D> = dyn Fn(&PerformanceObserverEntryList<D>, &PerformanceObserver<D>) + Send + Sync;

/// What the `Performance` keeps of an observer.
pub(crate) struct Core<D> {
    /// `None` of a stream.
    callback: Option<Box<Callback<D>>>,
    state: Mutex<State<D>>,
}

struct State<D> {
    mode: Mode,
    types: BTreeSet<EntryType>,
    entries: Vec<PerformanceEntry<D>>,
    waker: Option<Waker>,
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Mode {
    Unknown,
    Single,
    Multiple,
}

impl<D> PerformanceObserver<D> {
    /// An observer of nothing yet.
    ///
    /// Node: [`new PerformanceObserver(callback)`](https://nodejs.org/api/perf_hooks.html#new-performanceobservercallback)
    pub fn new<F>(performance: &Performance<D>, callback: F) -> Self
    where
        F: Fn(&PerformanceObserverEntryList<D>, &Self) + Send + Sync + 'static,
    {
        Self::with_callback(performance, Some(Box::new(callback)))
    }

    /// The entries as a stream of lists, which needs no [flush](Performance::flush).
    ///
    /// # Errors
    ///
    /// None today.
    ///
    /// # Examples
    ///
    /// ```
    /// use futures_util::{FutureExt, StreamExt};
    /// use nodular_perf::{EntryType, Error, Performance, PerformanceObserver};
    ///
    /// let performance = Performance::new();
    /// let mut lists = PerformanceObserver::stream(&performance, [EntryType::Mark])?;
    /// performance.mark("a", ())?;
    /// performance.mark("b", ())?;
    /// let list = lists.next().now_or_never().flatten();
    /// assert_eq!(list.map(|list| list.entries().len()), Some(2));
    /// assert!(lists.next().now_or_never().is_none()); // waits for more
    /// # Ok::<(), Error>(())
    /// ```
    pub fn stream(
        performance: &Performance<D>,
        options: impl Into<ObserveOptions>,
    ) -> Result<EntryStream<D>, Error> {
        let observer = Self::with_callback(performance, None);
        observer.observe(options)?;
        Ok(EntryStream::new(observer))
    }

    fn with_callback(performance: &Performance<D>, callback: Option<Box<Callback<D>>>) -> Self {
        let (types, entries) = (BTreeSet::new(), Vec::new());
        let state = Mutex::new(State { mode: Mode::Unknown, types, entries, waker: None });
        Self { performance: performance.clone(), core: Arc::new(Core { callback, state }) }
    }

    /// Is told of these entries from now on.
    ///
    /// Node: [`performanceObserver.observe(options)`](https://nodejs.org/api/perf_hooks.html#performanceobserverobserveoptions)
    ///
    /// # Errors
    ///
    /// [`Error::NotSingle`] or [`Error::NotMultiple`] if the observer observes a list already and is given one type, or the
    /// reverse.
    pub fn observe(&self, options: impl Into<ObserveOptions>) -> Result<(), Error> {
        let mut shared = self.performance.lock();
        let mut state = self.core.lock();
        let mut pending = false;
        match (options.into(), state.mode) {
            (ObserveOptions::Types(_), Mode::Single) => return Err(Error::NotMultiple),
            (ObserveOptions::Type { .. }, Mode::Multiple) => return Err(Error::NotSingle),
            (ObserveOptions::Types(types), _) => {
                state.mode = Mode::Multiple;
                state.types = types.into_iter().collect();
            }
            (ObserveOptions::Type { entry_type, buffered }, _) => {
                state.mode = Mode::Single;
                state.types.insert(entry_type);
                if buffered {
                    state.entries.extend(shared.timeline.entries(None, Some(entry_type)));
                    pending = true;
                }
            }
        }
        if state.types.is_empty() {
            state.forget();
            shared.observers.remove(&self.core);
            return Ok(());
        }
        drop(state);
        shared.observers.add(&self.core);
        let schedule = pending && shared.observers.set_pending(&self.core);
        if schedule {
            shared.plan_telling();
        }
        drop(shared);
        if schedule {
            self.performance.schedule();
        }
        Ok(())
    }

    /// Is told of nothing any longer; what it was not told of yet is lost.
    ///
    /// Node: [`performanceObserver.disconnect()`](https://nodejs.org/api/perf_hooks.html#performanceobserverdisconnect)
    pub fn disconnect(&self) {
        let mut shared = self.performance.lock();
        shared.observers.remove(&self.core);
        self.core.lock().forget();
    }

    /// Takes the entries that it was not told of yet, in the order in which they came.
    ///
    /// Node: [`performanceObserver.takeRecords()`](https://nodejs.org/api/perf_hooks.html#performanceobservertakerecords)
    #[doc(alias = "takeRecords")]
    pub fn take_records(&self) -> Vec<PerformanceEntry<D>> {
        mem::take(&mut self.core.lock().entries)
    }
}

impl<D> Clone for PerformanceObserver<D> {
    fn clone(&self) -> Self {
        Self { performance: self.performance.clone(), core: Arc::clone(&self.core) }
    }
}

impl<D> fmt::Debug for PerformanceObserver<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.core.lock();
        let mut debug = f.debug_struct("PerformanceObserver");
        debug.field("entry_types", &state.types).field("buffered", &state.entries.len());
        debug.finish_non_exhaustive()
    }
}

impl<D> Core<D> {
    fn lock(&self) -> MutexGuard<'_, State<D>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<D> State<D> {
    fn forget(&mut self) {
        self.mode = Mode::Unknown;
        self.types.clear();
        self.entries.clear();
    }
}

/// The observers that observe something, in the order in which they began to, and those that are to be told.
pub(crate) struct Observers<D> {
    observing: Vec<Arc<Core<D>>>,
    pending: Vec<Arc<Core<D>>>,
    /// Whether telling them is scheduled.
    scheduled: bool,
}

impl<D> Observers<D> {
    pub(crate) fn new() -> Self {
        Self { observing: Vec::new(), pending: Vec::new(), scheduled: false }
    }

    /// Whether an observer wants entries of this type.
    pub(crate) fn observe(&self, entry_type: EntryType) -> bool {
        self.observing.iter().any(|core| core.lock().types.contains(&entry_type))
    }

    /// Gives the entry to whom it concerns.
    pub(crate) fn enqueue(&mut self, entry: &PerformanceEntry<D>) -> Enqueued {
        let mut enqueued = Enqueued::default();
        for index in 0..self.observing.len() {
            let core = Arc::clone(&self.observing[index]);
            let mut state = core.lock();
            if !state.types.contains(&entry.entry_type()) {
                continue;
            }
            state.entries.push(entry.clone());
            enqueued.wakers.extend(state.waker.take());
            drop(state);
            enqueued.schedule |= self.set_pending(&core);
        }
        enqueued
    }

    /// Whom to tell now.
    pub(crate) fn take_pending(&mut self) -> Vec<Arc<Core<D>>> {
        self.scheduled = false;
        mem::take(&mut self.pending)
    }

    fn add(&mut self, core: &Arc<Core<D>>) {
        insert(&mut self.observing, core);
    }

    fn remove(&mut self, core: &Arc<Core<D>>) {
        self.observing.retain(|other| !Arc::ptr_eq(other, core));
        self.pending.retain(|other| !Arc::ptr_eq(other, core));
    }

    /// A stream is not told, it asks.
    fn set_pending(&mut self, core: &Arc<Core<D>>) -> bool {
        if core.callback.is_none() {
            return false;
        }
        insert(&mut self.pending, core);
        !mem::replace(&mut self.scheduled, true)
    }
}

/// What is to be done once nothing is locked.
#[derive(Default)]
pub(crate) struct Enqueued {
    /// Whether telling the observers has to be scheduled.
    pub(crate) schedule: bool,
    /// The streams that wait.
    pub(crate) wakers: Vec<Waker>,
}

fn insert<D>(cores: &mut Vec<Arc<Core<D>>>, core: &Arc<Core<D>>) {
    if !cores.iter().any(|other| Arc::ptr_eq(other, core)) {
        cores.push(Arc::clone(core));
    }
}

/// Tells one observer, even if there is nothing left to tell.
pub(crate) fn tell<D>(performance: &Performance<D>, core: Arc<Core<D>>) {
    let observer = PerformanceObserver { performance: performance.clone(), core };
    let list = PerformanceObserverEntryList::new(observer.take_records());
    if let Some(callback) = &observer.core.callback {
        callback(&list, &observer);
    }
}
