use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use crate::resource::PerformanceResourceTiming;

/// What kind of thing an entry tells of.
///
/// Node: [`performanceEntry.entryType`](https://nodejs.org/api/perf_hooks.html#performanceentryentrytype)
///
/// # Examples
///
/// ```
/// use nodular_perf::EntryType;
///
/// assert_eq!("mark".parse(), Ok(EntryType::Mark));
/// assert_eq!(EntryType::Http2.to_string(), "http2");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
#[doc(alias = "entryType")]
pub enum EntryType {
    /// A name that was looked up.
    Dns,
    /// A call of a [timed](crate::Performance::timerify) function.
    Function,
    /// A garbage collection.
    Gc,
    /// An HTTP request or response.
    Http,
    /// An HTTP/2 session or stream.
    Http2,
    /// A [mark](crate::Performance::mark).
    Mark,
    /// A [measure](crate::Performance::measure).
    Measure,
    /// A connection.
    Net,
    /// A QUIC endpoint, session or stream.
    Quic,
    /// A [resource](crate::Performance::mark_resource_timing) that was fetched.
    Resource,
}

impl EntryType {
    /// All of them, in Node's order.
    ///
    /// Node: [`PerformanceObserver.supportedEntryTypes`](https://nodejs.org/api/perf_hooks.html#performanceobserversupportedentrytypes)
    #[doc(alias = "supportedEntryTypes")]
    pub const SUPPORTED: [Self; 10] = [
        Self::Dns,
        Self::Function,
        Self::Gc,
        Self::Http,
        Self::Http2,
        Self::Mark,
        Self::Measure,
        Self::Net,
        Self::Quic,
        Self::Resource,
    ];

    /// Its name in Node.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Function => "function",
            Self::Gc => "gc",
            Self::Http => "http",
            Self::Http2 => "http2",
            Self::Mark => "mark",
            Self::Measure => "measure",
            Self::Net => "net",
            Self::Quic => "quic",
            Self::Resource => "resource",
        }
    }
}

impl fmt::Display for EntryType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for EntryType {
    type Err = UnknownEntryType;

    fn from_str(name: &str) -> Result<Self, UnknownEntryType> {
        let found = Self::SUPPORTED.into_iter().find(|entry_type| entry_type.name() == name);
        found.ok_or(UnknownEntryType)
    }
}

/// No [`EntryType`] has this name.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("Unknown entry type")]
pub struct UnknownEntryType;

/// Something that happened at some time, and how long it took.
///
/// It is cheap to clone. `D` is the type of the [details](Self::detail).
///
/// Node: [`PerformanceEntry`](https://nodejs.org/api/perf_hooks.html#class-performanceentry), and
/// `PerformanceMark`, `PerformanceMeasure` and `PerformanceNodeEntry`, which differ by their type only
///
/// # Examples
///
/// ```
/// use nodular_perf::{EntryType, PerformanceEntry};
///
/// let entry = PerformanceEntry::new("lookup", EntryType::Dns, 12.5, 3.0).with_detail("example.com");
/// assert_eq!((entry.name(), entry.start_time(), entry.duration()), ("lookup", 12.5, 3.0));
/// assert_eq!(entry.detail(), Some(&"example.com"));
/// ```
#[doc(alias = "PerformanceMark", alias = "PerformanceMeasure", alias = "PerformanceNodeEntry")]
pub struct PerformanceEntry<D = ()> {
    fields: Arc<Fields<D>>,
}

struct Fields<D> {
    name: Arc<str>,
    entry_type: EntryType,
    start_time: f64,
    duration: f64,
    extra: Extra<D>,
}

enum Extra<D> {
    Nothing,
    Detail(D),
    Resource(Box<PerformanceResourceTiming>),
}

impl<D> PerformanceEntry<D> {
    /// An entry without details; times are milliseconds since the time origin.
    pub fn new(
        name: impl Into<Arc<str>>,
        entry_type: EntryType,
        start_time: f64,
        duration: f64,
    ) -> Self {
        Self::with_extra(name.into(), entry_type, start_time, duration, Extra::Nothing)
    }

    /// The same with these details.
    pub fn with_detail(self, detail: D) -> Self {
        self.into_detailed(Some(detail))
    }

    pub(crate) fn into_detailed(self, detail: Option<D>) -> Self {
        let Fields { name, entry_type, start_time, duration, .. } = &*self.fields;
        let extra = detail.map_or(Extra::Nothing, Extra::Detail);
        Self::with_extra(Arc::clone(name), *entry_type, *start_time, *duration, extra)
    }

    /// The entry of a resource that was fetched.
    pub fn resource_timing(resource: PerformanceResourceTiming) -> Self {
        let name = Arc::from(&*resource.name);
        let (start_time, duration) = (resource.start_time(), resource.duration());
        let extra = Extra::Resource(Box::new(resource));
        Self::with_extra(name, EntryType::Resource, start_time, duration, extra)
    }

    fn with_extra(
        name: Arc<str>,
        entry_type: EntryType,
        start_time: f64,
        duration: f64,
        extra: Extra<D>,
    ) -> Self {
        Self { fields: Arc::new(Fields { name, entry_type, start_time, duration, extra }) }
    }

    /// Its name; a resource's is its URL.
    pub fn name(&self) -> &str {
        &self.fields.name
    }

    /// Its type.
    #[doc(alias = "entryType")]
    pub fn entry_type(&self) -> EntryType {
        self.fields.entry_type
    }

    /// When it began, in milliseconds since the time origin.
    #[doc(alias = "startTime")]
    pub fn start_time(&self) -> f64 {
        self.fields.start_time
    }

    /// How long it took, in milliseconds; a measure that ends before it begins took less than nothing.
    pub fn duration(&self) -> f64 {
        self.fields.duration
    }

    /// How long it took; `None` if that was less than nothing.
    ///
    /// # Examples
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use nodular_perf::{EntryType, PerformanceEntry};
    /// let entry = PerformanceEntry::<()>::new("a", EntryType::Measure, 0.0, 2.5);
    /// assert_eq!(entry.elapsed(), Some(Duration::from_micros(2_500)));
    /// ```
    pub fn elapsed(&self) -> Option<Duration> {
        Duration::try_from_secs_f64(self.duration() / 1_000.0).ok()
    }

    /// What else there is to know of it.
    pub fn detail(&self) -> Option<&D> {
        match &self.fields.extra {
            Extra::Detail(detail) => Some(detail),
            _ => None,
        }
    }

    /// The phases of a fetch; `None` unless it is the entry of a resource.
    pub fn resource(&self) -> Option<&PerformanceResourceTiming> {
        match &self.fields.extra {
            Extra::Resource(resource) => Some(resource),
            _ => None,
        }
    }
}

impl<D> Clone for PerformanceEntry<D> {
    fn clone(&self) -> Self {
        Self { fields: Arc::clone(&self.fields) }
    }
}

impl<D: fmt::Debug> fmt::Debug for PerformanceEntry<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("PerformanceEntry");
        debug.field("name", &self.name()).field("entry_type", &self.entry_type());
        debug.field("start_time", &self.start_time()).field("duration", &self.duration());
        match &self.fields.extra {
            Extra::Nothing => debug.finish(),
            Extra::Detail(detail) => debug.field("detail", detail).finish(),
            Extra::Resource(resource) => debug.field("resource", resource).finish(),
        }
    }
}

/// Sorts entries by the times at which they began; those of one time stay as they are, and `NaN` comes last.
pub(crate) fn sort<D>(entries: &mut [PerformanceEntry<D>]) {
    // Adding 0 makes 0 of -0, which JavaScript does not tell apart.
    entries.sort_by(|a, b| (a.start_time() + 0.0).total_cmp(&(b.start_time() + 0.0)));
}
