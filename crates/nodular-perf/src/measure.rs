use std::time::Duration;

/// The beginning or the end of a measure: a mark, or milliseconds since the time origin.
///
/// Texts are marks; numbers and [`Duration`]s are times.
#[derive(Clone, Debug, PartialEq)]
pub enum Point {
    /// The last mark of this name, or a [milestone](crate::Milestone) by its name in Node.
    Mark(String),
    /// Milliseconds since the time origin.
    Time(f64),
}

impl From<&str> for Point {
    fn from(mark: &str) -> Self {
        Self::Mark(mark.to_owned())
    }
}

impl From<String> for Point {
    fn from(mark: String) -> Self {
        Self::Mark(mark)
    }
}

impl From<f64> for Point {
    fn from(time: f64) -> Self {
        Self::Time(time)
    }
}

/// The time since the time origin.
impl From<Duration> for Point {
    fn from(time: Duration) -> Self {
        Self::Time(crate::milliseconds(time))
    }
}

/// When a mark was, and its details: Node's options of `performance.mark()`.
///
/// `()` for now, a number for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkOptions<D = ()> {
    pub(crate) start_time: Option<f64>,
    pub(crate) detail: Option<D>,
}

impl<D> MarkOptions<D> {
    /// A mark of now, without details.
    pub fn new() -> Self {
        Self { start_time: None, detail: None }
    }

    /// When it was, in milliseconds since the time origin; now by default.
    #[doc(alias = "startTime")]
    pub fn start_time(mut self, start_time: f64) -> Self {
        self.start_time = Some(start_time);
        self
    }

    /// What else there is to know of it.
    pub fn detail(mut self, detail: D) -> Self {
        self.detail = Some(detail);
        self
    }
}

impl<D> Default for MarkOptions<D> {
    fn default() -> Self {
        Self::new()
    }
}

impl<D> From<()> for MarkOptions<D> {
    fn from((): ()) -> Self {
        Self::new()
    }
}

impl<D> From<f64> for MarkOptions<D> {
    fn from(start_time: f64) -> Self {
        Self::new().start_time(start_time)
    }
}

/// From when to when a measure is, and its details: Node's options of `performance.measure()`.
///
/// `()` for the time until now, a mark's name for the time since that mark, two of them for the time between.
///
/// # Examples
///
/// ```
/// use nodular_perf::{Error, MeasureOptions, Performance};
///
/// let performance = Performance::new();
/// performance.mark("begin", 100.0)?;
/// performance.mark("end", 150.0)?;
/// assert_eq!(performance.measure("both", ("begin", "end"))?.duration(), 50.0);
///
/// let ten = MeasureOptions::new().start("begin").duration(10.0);
/// assert_eq!(performance.measure("ten", ten)?.start_time(), 100.0);
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureOptions<D = ()> {
    pub(crate) start: Option<Point>,
    pub(crate) end: Option<Point>,
    pub(crate) duration: Option<Point>,
    pub(crate) detail: Option<D>,
}

impl<D> MeasureOptions<D> {
    /// A measure from the time origin until now.
    pub fn new() -> Self {
        Self { start: None, end: None, duration: None, detail: None }
    }

    /// Where it begins; the time origin by default, or a duration before the end.
    pub fn start(mut self, start: impl Into<Point>) -> Self {
        self.start = Some(start.into());
        self
    }

    /// Where it ends; now by default, or a duration after the start.
    pub fn end(mut self, end: impl Into<Point>) -> Self {
        self.end = Some(end.into());
        self
    }

    /// How long it takes, in milliseconds, if either the start or the end is given, and not both.
    ///
    /// As in Node it is ignored if neither is given, and the name of a mark stands for the time of that mark.
    pub fn duration(mut self, duration: impl Into<Point>) -> Self {
        self.duration = Some(duration.into());
        self
    }

    /// What else there is to know of it.
    pub fn detail(mut self, detail: D) -> Self {
        self.detail = Some(detail);
        self
    }
}

impl<D> Default for MeasureOptions<D> {
    fn default() -> Self {
        Self::new()
    }
}

impl<D> From<()> for MeasureOptions<D> {
    fn from((): ()) -> Self {
        Self::new()
    }
}

impl<D> From<&str> for MeasureOptions<D> {
    fn from(start: &str) -> Self {
        Self::new().start(start)
    }
}

impl<D, S: Into<Point>, E: Into<Point>> From<(S, E)> for MeasureOptions<D> {
    fn from((start, end): (S, E)) -> Self {
        Self::new().start(start).end(end)
    }
}
