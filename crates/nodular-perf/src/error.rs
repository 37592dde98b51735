use nodular_error::{ArgumentError, Class, Number};

/// Why a measurement or a histogram was refused.
///
/// `Display` is Node's `message`; [`Error::code`] is Node's `code`, [`Error::name`] its `name`.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant's sentence names every field")]
pub enum Error {
    /// An argument has a value that is not allowed.
    #[error(transparent)]
    Argument(Box<ArgumentError>),
    /// A mark or a measure would begin or end at `timestamp`, before the time origin.
    #[error("{timestamp} is not a valid timestamp")]
    InvalidTimestamp { timestamp: Number },
    /// A measure was to have a start, an end and a duration.
    #[error("Must not have options.start, options.end, and options.duration specified")]
    OverdeterminedMeasure,
    /// A measure begins or ends at the mark `name`, which does not exist.
    #[error("The \"{name}\" performance mark has not been set")]
    MarkNotSet { name: String },
    /// An observer of one entry type at a time was to observe a list of them.
    #[error("PerformanceObserver can not change to multiple observations")]
    NotMultiple,
    /// An observer of a list of entry types was to observe a single one more.
    #[error("PerformanceObserver can not change to single observation")]
    NotSingle,
    /// The value is more than a histogram can ever count, 2<sup>63</sup> − 1.
    #[error("value is out of range")]
    ValueOutOfRange,
    /// No histogram can tell values apart as finely as the options ask.
    #[error("Invalid histogram options")]
    InvalidHistogram,
}

impl Error {
    /// Node's `code`; `None` for a `DOMException`, which has a [number](Self::dom_code).
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_perf::Performance;
    ///
    /// let performance = Performance::new();
    /// let error = performance.mark("a", -1.0).unwrap_err();
    /// assert_eq!(error.code(), Some("ERR_PERFORMANCE_INVALID_TIMESTAMP"));
    /// assert_eq!(error.to_string(), "-1 is not a valid timestamp");
    /// ```
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Argument(error) => Some(error.code()),
            Self::InvalidTimestamp { .. } => Some("ERR_PERFORMANCE_INVALID_TIMESTAMP"),
            Self::OverdeterminedMeasure => Some("ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS"),
            Self::MarkNotSet { .. } | Self::NotMultiple | Self::NotSingle => None,
            Self::ValueOutOfRange => Some("ERR_OUT_OF_RANGE"),
            Self::InvalidHistogram => Some("ERR_INVALID_ARG_VALUE"),
        }
    }

    /// The legacy `code` of a `DOMException`.
    pub fn dom_code(&self) -> Option<u16> {
        match self {
            Self::MarkNotSet { .. } => Some(12),
            Self::NotMultiple | Self::NotSingle => Some(13),
            _ => None,
        }
    }

    /// Node's `name`: the error's class, or what kind of `DOMException` it is.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Argument(error) => error.class().name(),
            Self::InvalidTimestamp { .. }
            | Self::OverdeterminedMeasure
            | Self::InvalidHistogram => Class::TypeError.name(),
            Self::MarkNotSet { .. } => "SyntaxError",
            Self::NotMultiple | Self::NotSingle => "InvalidModificationError",
            Self::ValueOutOfRange => Class::RangeError.name(),
        }
    }
}

impl From<ArgumentError> for Error {
    fn from(error: ArgumentError) -> Self {
        Self::Argument(Box::new(error))
    }
}
