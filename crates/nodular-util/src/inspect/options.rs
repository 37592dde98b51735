use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

/// How a value is shown; `Default` has Node's defaults.
///
/// Node: [`util.inspect(object, options)`](https://nodejs.org/api/util.html#utilinspectobject-options)
///
/// # Examples
///
/// ```
/// use nodular_util::{InspectOptions, inspect_with};
///
/// let options = InspectOptions { depth: Some(0), ..InspectOptions::default() };
/// assert_eq!(inspect_with(&[[1], [2]], &options), "[ [Array], [Array] ]");
/// ```
#[derive(Clone, Debug)]
pub struct InspectOptions {
    /// Whether properties that are not enumerable are shown too.
    pub show_hidden: bool,
    /// How many levels of objects are shown below the first; `None` shows all.
    pub depth: Option<u32>,
    /// Whether the text has escape sequences for colors.
    pub colors: bool,
    /// Whether a proxy is shown as its target and handler.
    pub show_proxy: bool,
    /// How many elements of an array, a set, a map or a typed array are shown; `None` shows all.
    pub max_array_length: Option<usize>,
    /// How many UTF-16 units of a string are shown; `None` shows all.
    pub max_string_length: Option<usize>,
    /// The length at which a line is broken; `None` breaks none.
    pub break_length: Option<usize>,
    /// What stands on one line.
    pub compact: Compact,
    /// The order of properties, and of entries of sets and maps.
    pub sorted: Sorted,
    /// Which getters show their result, as far as the tree has it.
    pub getters: Getters,
    /// Whether numbers have `_` between thousands.
    pub numeric_separator: bool,
    /// The directory that is gray in the lines of a stack, with `colors`; Node's is `process.cwd()`.
    pub working_directory: Option<String>,
}

impl Default for InspectOptions {
    fn default() -> Self {
        Self {
            show_hidden: false,
            depth: Some(2),
            colors: false,
            show_proxy: false,
            max_array_length: Some(100),
            max_string_length: Some(10_000),
            break_length: Some(80),
            compact: Compact::Levels(3),
            sorted: Sorted::No,
            getters: Getters::No,
            numeric_separator: false,
            working_directory: None,
        }
    }
}

/// Node's `compact`: what stands on one line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Compact {
    /// As many of the innermost levels as fit; 0 is Node's `false`.
    Levels(u32),
    /// All that fits, without a line break after an opening bracket: Node's `true`.
    Always,
}

/// Node's `sorted`.
#[derive(Clone, Default)]
pub enum Sorted {
    /// As they are.
    #[default]
    No,
    /// By the UTF-16 units of what is printed.
    Yes,
    /// By this comparison of what is printed.
    By(Arc<Comparison>),
}

/// Compares two printed properties.
type Comparison = dyn Fn(&str, &str) -> Ordering + Send + Sync;

impl fmt::Debug for Sorted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::No => "No",
            Self::Yes => "Yes",
            Self::By(_) => "By(..)",
        })
    }
}

/// Node's `getters`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Getters {
    /// None.
    #[default]
    No,
    /// All.
    All,
    /// Those without a setter: Node's `'get'`.
    WithoutSetter,
    /// Those with a setter: Node's `'set'`.
    WithSetter,
}

impl Getters {
    pub(super) fn shows(self, setter: bool) -> bool {
        match self {
            Self::No => false,
            Self::All => true,
            Self::WithoutSetter => !setter,
            Self::WithSetter => setter,
        }
    }
}
