/// What a piece of text is, for its color.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Style {
    Special,
    Number,
    BigInt,
    Boolean,
    Undefined,
    Null,
    String,
    Symbol,
    Date,
    Module,
}

impl Style {
    /// The numbers of the escape sequences that begin and end its color: Node's `inspect.styles`.
    pub(super) fn codes(self) -> (u8, u8) {
        match self {
            Self::Special => (36, 39),
            Self::Number | Self::BigInt | Self::Boolean => (33, 39),
            Self::Undefined => (90, 39),
            Self::Null => (1, 22),
            Self::String | Self::Symbol => (32, 39),
            Self::Date => (35, 39),
            Self::Module => (4, 24),
        }
    }
}
