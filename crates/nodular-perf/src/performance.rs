//! The clock, the timeline and those who watch it.

mod node;
mod timerify;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;
use std::time::{Duration, Instant, SystemTime};

use nodular_error::{ArgumentError, Number};

use crate::Error;
use crate::clock::{Clock, SystemClock};
use crate::entry::{EntryType, PerformanceEntry};
use crate::measure::{MarkOptions, MeasureOptions, Point};
use crate::node_timing::Milestone;
use crate::observer::{self, Enqueued, Observers};
use crate::resource::PerformanceResourceTiming;
use crate::timeline::{Added, BufferWarning, Timeline};
use crate::utilization::LoopMetrics;

pub use crate::performance::timerify::TimerifyOptions;

/// Measures time, and keeps what was measured.
///
/// It is a handle: its clones are the same, on any thread. `D` is the type of the details that marks, measures and other
/// entries carry; [`Performance::new`] makes one without details.
///
/// Node: [`performance`](https://nodejs.org/api/perf_hooks.html#perf_hooksperformance)
///
/// # Examples
///
/// ```
/// use nodular_perf::{Error, Performance};
///
/// let performance = Performance::new();
/// performance.mark("start", ())?;
/// let sum: u64 = (1..=1_000).sum();
/// let measure = performance.measure("sum", "start")?;
/// assert!(measure.duration() >= 0.0);
/// # assert_eq!(sum, 500_500);
/// # Ok::<(), Error>(())
/// ```
pub struct Performance<D = ()> {
    shared: Arc<Shared<D>>,
}

struct Shared<D> {
    clock: Box<dyn Clock>,
    origin: Instant,
    time_origin: SystemTime,
    state: Mutex<State<D>>,
    hooks: Mutex<Hooks<D>>,
}

pub(crate) struct State<D> {
    pub(crate) timeline: Timeline<D>,
    pub(crate) observers: Observers<D>,
    /// What the next flush does, in this order.
    tasks: Vec<Task>,
    milestones: [Option<Instant>; Milestone::COUNT],
}

#[derive(Clone, Copy)]
enum Task {
    TellObservers,
    MakeRoom,
}

type Listener<T> = Arc<dyn Fn(&T) + Send + Sync>;

/// What the owner wants to be called, or asked.
struct Hooks<D> {
    schedule: Option<Arc<dyn Fn() + Send + Sync>>,
    buffer_full: Option<Listener<Performance<D>>>,
    warning: Option<Listener<BufferWarning>>,
    loop_metrics: Option<Arc<dyn LoopMetrics>>,
}

impl Performance {
    /// One that begins now by the system's clock, whose entries carry no details.
    pub fn new() -> Self {
        Self::with_clock(SystemClock)
    }
}

impl Default for Performance {
    fn default() -> Self {
        Self::new()
    }
}

impl<D> Performance<D> {
    /// One that begins now by this clock.
    pub fn with_clock(clock: impl Clock + 'static) -> Self {
        let (origin, time_origin) = (clock.now(), clock.wall());
        Self::since(clock, origin, time_origin)
    }

    /// One that began earlier, such as with the process, by both of the clock's times.
    pub fn since(clock: impl Clock + 'static, origin: Instant, time_origin: SystemTime) -> Self {
        let (timeline, observers) = (Timeline::new(), Observers::new());
        let mut milestones = [None; Milestone::COUNT];
        milestones[Milestone::NodeStart as usize] = Some(origin);
        let state = Mutex::new(State { timeline, observers, tasks: Vec::new(), milestones });
        let hooks = Hooks { schedule: None, buffer_full: None, warning: None, loop_metrics: None };
        let (clock, hooks) = (Box::new(clock), Mutex::new(hooks));
        Self { shared: Arc::new(Shared { clock, origin, time_origin, state, hooks }) }
    }

    /// Milliseconds since the time origin, with fractions.
    ///
    /// Node: [`performance.now()`](https://nodejs.org/api/perf_hooks.html#performancenow)
    pub fn now(&self) -> f64 {
        self.at(self.shared.clock.now())
    }

    /// The milliseconds since the time origin at which a time was; below 0 before.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::{Duration, Instant, SystemTime};
    ///
    /// use nodular_perf::{Performance, SystemClock};
    ///
    /// let origin = Instant::now();
    /// let performance = Performance::<()>::since(SystemClock, origin, SystemTime::now());
    /// assert_eq!(performance.at(origin + Duration::from_micros(250)), 0.25);
    /// ```
    pub fn at(&self, time: Instant) -> f64 {
        match time.checked_duration_since(self.shared.origin) {
            Some(after) => milliseconds(after),
            None => -milliseconds(self.shared.origin.saturating_duration_since(time)),
        }
    }

    /// The time origin, in milliseconds since 1970-01-01 00:00 UTC.
    ///
    /// Node: [`performance.timeOrigin`](https://nodejs.org/api/perf_hooks.html#performancetimeorigin)
    #[doc(alias = "timeOrigin")]
    pub fn time_origin(&self) -> f64 {
        match self.shared.time_origin.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => after.as_micros() as f64 / 1_000.0,
            Err(before) => -(before.duration().as_micros() as f64 / 1_000.0),
        }
    }

    /// The time origin, as a [`SystemTime`].
    pub fn time_origin_system(&self) -> SystemTime {
        self.shared.time_origin
    }

    /// Marks a time: keeps it as an entry, and tells observers.
    ///
    /// Node: [`performance.mark(name[, options])`](https://nodejs.org/api/perf_hooks.html#performancemarkname-options)
    ///
    /// # Errors
    ///
    /// - [`Error::Argument`] if the name is that of a [milestone](crate::Milestone), such as `nodeStart`
    /// - [`Error::InvalidTimestamp`] if the time is below 0
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_perf::{Error, MarkOptions, Performance, SystemClock};
    ///
    /// let performance = Performance::with_clock(SystemClock);
    /// let mark = performance.mark("login", MarkOptions::new().start_time(5.0).detail("ada"))?;
    /// assert_eq!((mark.start_time(), mark.detail()), (5.0, Some(&"ada")));
    /// # Ok::<(), Error>(())
    /// ```
    pub fn mark(
        &self,
        name: impl Into<String>,
        options: impl Into<MarkOptions<D>>,
    ) -> Result<PerformanceEntry<D>, Error> {
        let mark = self.create_mark(name, options)?;
        self.publish(&mark);
        Ok(mark)
    }

    /// A mark that measures can name, but which is neither kept as an entry nor told to observers.
    ///
    /// Node: [`new PerformanceMark(name[, options])`](https://nodejs.org/api/perf_hooks.html#class-performancemark-extends-performanceentry)
    ///
    /// # Errors
    ///
    /// As [`mark`](Self::mark).
    #[doc(alias = "PerformanceMark")]
    pub fn create_mark(
        &self,
        name: impl Into<String>,
        options: impl Into<MarkOptions<D>>,
    ) -> Result<PerformanceEntry<D>, Error> {
        let (name, options) = (name.into(), options.into());
        refuse_milestone(&name)?;
        let start_time = options.start_time.unwrap_or_else(|| self.now());
        let start_time = validate_timestamp(start_time)?;
        let name: Arc<str> = name.into();
        self.lock().timeline.mark_times.insert(Arc::clone(&name), start_time);
        Ok(PerformanceEntry::new(name, EntryType::Mark, start_time, 0.0)
            .into_detailed(options.detail))
    }

    /// Measures from one time to another: keeps it as an entry, and tells observers.
    ///
    /// Node: [`performance.measure(name[, startMarkOrOptions[, endMark]])`](https://nodejs.org/api/perf_hooks.html#performancemeasurename-startmarkoroptions-endmark)
    ///
    /// # Errors
    ///
    /// - [`Error::MarkNotSet`] if there is no mark of a name
    /// - [`Error::InvalidTimestamp`] if a time is below 0
    /// - [`Error::OverdeterminedMeasure`] if the start, the end and the duration are given
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_perf::{Error, Performance};
    ///
    /// let performance = Performance::new();
    /// performance.mark("a", 10.0)?;
    /// let measure = performance.measure("a to 12", ("a", 12.0))?;
    /// assert_eq!((measure.start_time(), measure.duration()), (10.0, 2.0));
    /// assert_eq!(
    ///     performance.measure("from b", "b").unwrap_err().to_string(),
    ///     "The \"b\" performance mark has not been set",
    /// );
    /// # Ok::<(), Error>(())
    /// ```
    pub fn measure(
        &self,
        name: impl Into<String>,
        options: impl Into<MeasureOptions<D>>,
    ) -> Result<PerformanceEntry<D>, Error> {
        let MeasureOptions { start, end, duration, detail } = options.into();
        let (start, end) = match (start, end, duration) {
            (Some(_), Some(_), Some(_)) => return Err(Error::OverdeterminedMeasure),
            (Some(start), Some(end), None) => {
                let end = self.resolve(&end)?;
                (self.resolve(&start)?, end)
            }
            (Some(start), None, Some(duration)) => {
                let start = self.resolve(&start)?;
                (start, start + self.resolve(&duration)?)
            }
            (Some(start), None, None) => {
                let end = self.now();
                (self.resolve(&start)?, end)
            }
            (None, Some(end), Some(duration)) => {
                let end = self.resolve(&end)?;
                (end - self.resolve(&duration)?, end)
            }
            (None, Some(end), None) => (0.0, self.resolve(&end)?),
            (None, None, _) => (0.0, self.now()),
        };
        let measure = PerformanceEntry::new(name.into(), EntryType::Measure, start, end - start);
        let measure = measure.into_detailed(detail);
        self.publish(&measure);
        Ok(measure)
    }

    /// Keeps the entry of a resource that was fetched, if there is room, and tells observers.
    ///
    /// Node: [`performance.markResourceTiming(…)`](https://nodejs.org/api/perf_hooks.html#performancemarkresourcetimingtiminginfo-requestedurl-initiatortype-global-cachemode-bodyinfo-responsestatus-deliverytype)
    #[doc(alias = "markResourceTiming")]
    pub fn mark_resource_timing(&self, resource: PerformanceResourceTiming) -> PerformanceEntry<D> {
        let entry = PerformanceEntry::resource_timing(resource);
        let mut state = self.lock();
        let mut enqueued = state.tell(&entry);
        if let Added::Full = state.timeline.add_resource(entry.clone()) {
            state.tasks.push(Task::MakeRoom);
            enqueued.schedule = true;
        }
        drop(state);
        self.follow_up(enqueued);
        entry
    }

    /// How many entries of resources are kept; 250 by default. Those that are kept already stay.
    ///
    /// Node: [`performance.setResourceTimingBufferSize(maxSize)`](https://nodejs.org/api/perf_hooks.html#performancesetresourcetimingbuffersizemaxsize)
    #[doc(alias = "setResourceTimingBufferSize")]
    pub fn set_resource_timing_buffer_size(&self, max_size: usize) {
        self.lock().timeline.resource_limit = max_size;
    }

    /// Calls this in a [flush](Self::flush) when there is no room for the entry of a resource; it may make some.
    ///
    /// Node: [the event `resourcetimingbufferfull`](https://nodejs.org/api/perf_hooks.html#event-resourcetimingbufferfull)
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_perf::{EntryType, Performance, PerformanceResourceTiming};
    ///
    /// let performance = Performance::new();
    /// performance.set_resource_timing_buffer_size(1);
    /// performance.on_resource_timing_buffer_full(|performance| performance.clear_resource_timings(None));
    /// for name in ["/a", "/b"] {
    ///     let name = name.to_owned();
    ///     performance.mark_resource_timing(PerformanceResourceTiming { name, ..Default::default() });
    /// }
    /// performance.flush();
    /// assert_eq!(performance.entries_by_type(EntryType::Resource)[0].name(), "/b");
    /// ```
    #[doc(alias = "onresourcetimingbufferfull")]
    pub fn on_resource_timing_buffer_full(&self, listener: impl Fn(&Self) + Send + Sync + 'static) {
        self.hooks().buffer_full = Some(Arc::new(listener));
    }

    /// Calls this when there are more than a million marks, or measures; once for each.
    #[doc(alias = "MaxPerformanceEntryBufferExceededWarning")]
    pub fn on_buffer_warning(&self, listener: impl Fn(&BufferWarning) + Send + Sync + 'static) {
        self.hooks().warning = Some(Arc::new(listener));
    }

    /// Forgets the marks of this name, or all marks.
    ///
    /// Node: [`performance.clearMarks([name])`](https://nodejs.org/api/perf_hooks.html#performanceclearmarksname)
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if the name is that of a [milestone](crate::Milestone), such as `nodeStart`
    #[doc(alias = "clearMarks")]
    pub fn clear_marks<'a>(&self, name: impl Into<Option<&'a str>>) -> Result<(), Error> {
        let name = name.into();
        let mut state = self.lock();
        match name {
            None => state.timeline.mark_times.clear(),
            Some(name) => {
                refuse_milestone(name)?;
                state.timeline.mark_times.remove(name);
            }
        }
        state.timeline.clear(EntryType::Mark, name);
        Ok(())
    }

    /// Forgets the measures of this name, or all measures.
    ///
    /// Node: [`performance.clearMeasures([name])`](https://nodejs.org/api/perf_hooks.html#performanceclearmeasuresname)
    #[doc(alias = "clearMeasures")]
    pub fn clear_measures<'a>(&self, name: impl Into<Option<&'a str>>) {
        self.lock().timeline.clear(EntryType::Measure, name.into());
    }

    /// Forgets the entries of resources of this name, or all of them.
    ///
    /// Node: [`performance.clearResourceTimings([name])`](https://nodejs.org/api/perf_hooks.html#performanceclearresourcetimingsname)
    #[doc(alias = "clearResourceTimings")]
    pub fn clear_resource_timings<'a>(&self, name: impl Into<Option<&'a str>>) {
        self.lock().timeline.clear(EntryType::Resource, name.into());
    }

    /// The marks, measures and resources that are kept, sorted by the times at which they began.
    ///
    /// Node: [`performance.getEntries()`](https://nodejs.org/api/perf_hooks.html#performancegetentries)
    #[doc(alias = "getEntries")]
    pub fn entries(&self) -> Vec<PerformanceEntry<D>> {
        self.lock().timeline.entries(None, None)
    }

    /// Those of this name and, if one is given, of this type.
    ///
    /// Node: [`performance.getEntriesByName(name[, type])`](https://nodejs.org/api/perf_hooks.html#performancegetentriesbynamename-type)
    #[doc(alias = "getEntriesByName")]
    pub fn entries_by_name(
        &self,
        name: &str,
        entry_type: impl Into<Option<EntryType>>,
    ) -> Vec<PerformanceEntry<D>> {
        self.lock().timeline.entries(Some(name), entry_type.into())
    }

    /// Those of this type.
    ///
    /// Node: [`performance.getEntriesByType(type)`](https://nodejs.org/api/perf_hooks.html#performancegetentriesbytypetype)
    #[doc(alias = "getEntriesByType")]
    pub fn entries_by_type(&self, entry_type: EntryType) -> Vec<PerformanceEntry<D>> {
        self.lock().timeline.entries(None, Some(entry_type))
    }

    /// Tells observers of an entry that is not kept, as those of types `dns`, `function`, `gc`, `http` and `net` are not.
    pub fn enqueue(&self, entry: &PerformanceEntry<D>) {
        let enqueued = self.lock().tell(entry);
        self.follow_up(enqueued);
    }

    /// Whether anybody observes entries of this type; if nobody does, there is no need to make any.
    pub fn has_observer(&self, entry_type: EntryType) -> bool {
        self.lock().observers.observe(entry_type)
    }

    /// Calls this whenever there is a reason to [flush](Self::flush) soon: what Node does with `setImmediate()`.
    ///
    /// It is called on the thread that made the entry, and should only note that there is something to do.
    pub fn on_schedule(&self, schedule: impl Fn() + Send + Sync + 'static) {
        self.hooks().schedule = Some(Arc::new(schedule));
    }

    /// Tells observers of what came since the last flush. The owner of the event loop calls it.
    ///
    /// What observers' functions add is told at the next one.
    pub fn flush(&self) {
        let tasks = std::mem::take(&mut self.lock().tasks);
        for task in tasks {
            match task {
                Task::TellObservers => {
                    let pending = self.lock().observers.take_pending();
                    pending.into_iter().for_each(|core| observer::tell(self, core));
                }
                Task::MakeRoom => self.make_room(),
            }
        }
    }

    fn make_room(&self) {
        while self.lock().timeline.is_waiting() {
            let listener = self.hooks().buffer_full.clone();
            if let Some(listener) = listener {
                listener(self);
            }
            self.lock().timeline.make_room();
        }
    }

    fn publish(&self, entry: &PerformanceEntry<D>) {
        let mut state = self.lock();
        let enqueued = state.tell(entry);
        let warning = state.timeline.add(entry.clone());
        drop(state);
        self.follow_up(enqueued);
        if let Some(warning) = warning {
            let listener = self.hooks().warning.clone();
            if let Some(listener) = listener {
                listener(&warning);
            }
        }
    }

    fn resolve(&self, point: &Point) -> Result<f64, Error> {
        let name = match point {
            Point::Time(time) => return validate_timestamp(*time),
            Point::Mark(name) => name,
        };
        if let Some(milestone) = Milestone::named(name) {
            return Ok(self.milestone(milestone));
        }
        let time = self.lock().timeline.mark_times.get(&**name).copied();
        time.ok_or_else(|| Error::MarkNotSet { name: name.clone() })
    }

    fn follow_up(&self, enqueued: Enqueued) {
        if enqueued.schedule {
            self.schedule();
        }
        enqueued.wakers.into_iter().for_each(Waker::wake);
    }

    /// Says that a flush is due.
    pub(crate) fn schedule(&self) {
        let schedule = self.hooks().schedule.clone();
        if let Some(schedule) = schedule {
            schedule();
        }
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, State<D>> {
        self.shared.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hooks(&self) -> MutexGuard<'_, Hooks<D>> {
        self.shared.hooks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<D> State<D> {
    /// Gives the entry to observers.
    fn tell(&mut self, entry: &PerformanceEntry<D>) -> Enqueued {
        let enqueued = self.observers.enqueue(entry);
        if enqueued.schedule {
            self.plan_telling();
        }
        enqueued
    }

    /// The next flush is to tell observers.
    pub(crate) fn plan_telling(&mut self) {
        self.tasks.push(Task::TellObservers);
    }
}

impl<D> Clone for Performance<D> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared) }
    }
}

impl<D> fmt::Debug for Performance<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Performance");
        debug.field("node_timing", &self.node_timing()).field("time_origin", &self.time_origin());
        debug.finish_non_exhaustive()
    }
}

/// Milliseconds, as precise as a number of JavaScript holds them.
pub(crate) fn milliseconds(duration: Duration) -> f64 {
    (duration.as_secs() as f64 * 1e9 + f64::from(duration.subsec_nanos())) / 1e6
}

fn validate_timestamp(timestamp: f64) -> Result<f64, Error> {
    if timestamp < 0.0 {
        return Err(Error::InvalidTimestamp { timestamp: Number::from(timestamp) });
    }
    Ok(timestamp)
}

fn refuse_milestone(name: &str) -> Result<(), Error> {
    match Milestone::named(name) {
        None => Ok(()),
        Some(_) => Err(ArgumentError::invalid_value("name", name, "is invalid").into()),
    }
}
