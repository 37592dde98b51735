//! The names of events, and the types of what they carry.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

/// An event of an emitter: its name, and the type `T` of what it carries.
///
/// An event is a small value to be copied. Declare the events of a type as constants next to it.
///
/// Node: [`eventName`](https://nodejs.org/api/events.html#emitteroneventname-listener)
///
/// # Examples
///
/// ```
/// use nodular_events::{Error, Event, EventEmitter};
///
/// const MOVED: Event<(i32, i32)> = Event::new("moved");
///
/// let emitter = EventEmitter::new();
/// emitter.on(MOVED, |&(x, y)| assert_eq!(x + y, 7))?;
/// assert!(emitter.emit(MOVED, &(3, 4))?);
/// # Ok::<(), Error>(())
/// ```
pub struct Event<'a, T> {
    name: EventName<'a>,
    payload: PhantomData<fn(&T)>,
}

impl<T> Event<'static, T> {
    /// The event of this name.
    pub const fn new(name: &'static str) -> Self {
        Self { name: EventName::new(name), payload: PhantomData }
    }

    /// The event of the symbol with this description.
    ///
    /// Two symbols of the same description are one event, and no string is equal to them.
    pub const fn symbol(description: &'static str) -> Self {
        Self { name: EventName::symbol(description), payload: PhantomData }
    }
}

impl<'a, T> Event<'a, T> {
    /// The event of a name that is known only at run time.
    ///
    /// The name is an [`EventName`], a `&str`, a [`Name`] or an `&Arc<str>`; an emitter that needs to keep it clones
    /// the `Arc` rather than copying the text. An emitter looks through its events one by one: it is made for tens of
    /// them, not for thousands.
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_events::{Error, Event, EventEmitter};
    /// let emitter = EventEmitter::new();
    /// for channel in ["red", "green", "blue"] {
    ///     emitter.on(Event::<u8>::named(channel), |_| {})?;
    /// }
    /// assert_eq!(emitter.listener_count("green"), 1);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn named(name: impl Into<EventName<'a>>) -> Self {
        Self { name: name.into(), payload: PhantomData }
    }

    /// The name alone.
    pub const fn name(self) -> EventName<'a> {
        self.name
    }
}

impl<T> Clone for Event<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Event<'_, T> {}

impl<T> fmt::Debug for Event<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Event<{}>({})", std::any::type_name::<T>(), self.name)
    }
}

/// The name of an event, borrowed: a string or a symbol.
#[derive(Clone, Copy)]
pub struct EventName<'a> {
    text: Text<'a>,
    is_symbol: bool,
}

#[derive(Clone, Copy)]
enum Text<'a> {
    Static(&'static str),
    Shared(&'a Arc<str>),
    Borrowed(&'a str),
}

impl EventName<'static> {
    /// The name that is this string.
    pub const fn new(name: &'static str) -> Self {
        Self { text: Text::Static(name), is_symbol: false }
    }

    /// The name that is the symbol with this description.
    pub const fn symbol(description: &'static str) -> Self {
        Self { text: Text::Static(description), is_symbol: true }
    }
}

impl<'a> EventName<'a> {
    /// The string, or the symbol's description.
    #[inline]
    pub fn as_str(&self) -> &'a str {
        match self.text {
            Text::Static(text) | Text::Borrowed(text) => text,
            Text::Shared(text) => text,
        }
    }

    /// Whether this is a symbol: no string is equal to one.
    #[inline]
    pub const fn is_symbol(&self) -> bool {
        self.is_symbol
    }

    /// The name to keep.
    pub fn to_name(self) -> Name {
        let text = match self.text {
            Text::Static(text) => Owned::Static(text),
            Text::Shared(text) => Owned::Shared(Arc::clone(text)),
            Text::Borrowed(text) => Owned::Shared(Arc::from(text)),
        };
        Name { text, is_symbol: self.is_symbol }
    }

    /// Whether this is the string `text`.
    #[inline]
    pub(crate) fn is(&self, text: &str) -> bool {
        !self.is_symbol && self.as_str() == text
    }
}

impl PartialEq for EventName<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.is_symbol == other.is_symbol && same_text(self.as_str(), other.as_str())
    }
}

impl Eq for EventName<'_> {}

impl Hash for EventName<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.is_symbol, self.as_str()).hash(state);
    }
}

/// Prints a string as it is and a symbol as JavaScript's `String(symbol)`.
impl fmt::Display for EventName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_symbol {
            write!(f, "Symbol({})", self.as_str())
        } else {
            f.write_str(self.as_str())
        }
    }
}

impl fmt::Debug for EventName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_symbol { fmt::Display::fmt(self, f) } else { fmt::Debug::fmt(self.as_str(), f) }
    }
}

impl<'a> From<&'a str> for EventName<'a> {
    fn from(text: &'a str) -> Self {
        Self { text: Text::Borrowed(text), is_symbol: false }
    }
}

impl<'a> From<&'a String> for EventName<'a> {
    fn from(text: &'a String) -> Self {
        Self::from(text.as_str())
    }
}

impl<'a> From<&'a Arc<str>> for EventName<'a> {
    fn from(text: &'a Arc<str>) -> Self {
        Self { text: Text::Shared(text), is_symbol: false }
    }
}

impl<'a> From<&'a Name> for EventName<'a> {
    fn from(name: &'a Name) -> Self {
        name.as_event_name()
    }
}

impl<'a, T> From<Event<'a, T>> for EventName<'a> {
    fn from(event: Event<'a, T>) -> Self {
        event.name
    }
}

/// The name of an event, kept: a string or a symbol.
///
/// Cloning one never copies the text.
#[derive(Clone)]
pub struct Name {
    text: Owned,
    is_symbol: bool,
}

#[derive(Clone)]
enum Owned {
    Static(&'static str),
    Shared(Arc<str>),
}

impl Name {
    /// The name that is this string.
    pub fn new(name: impl Into<Arc<str>>) -> Self {
        Self { text: Owned::Shared(name.into()), is_symbol: false }
    }

    /// The name that is the symbol with this description.
    ///
    /// Two symbols of the same description are one name: who needs unique ones makes the descriptions unique.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_events::Name;
    ///
    /// let symbol = Name::symbol(format!("private {}", 1));
    /// assert_eq!(symbol.to_string(), "Symbol(private 1)");
    /// assert_ne!(symbol, Name::new("private 1"));
    /// ```
    pub fn symbol(description: impl Into<Arc<str>>) -> Self {
        Self { text: Owned::Shared(description.into()), is_symbol: true }
    }

    /// The string, or the symbol's description.
    #[inline]
    pub fn as_str(&self) -> &str {
        match &self.text {
            Owned::Static(text) => text,
            Owned::Shared(text) => text,
        }
    }

    /// Whether this is a symbol: no string is equal to one.
    pub const fn is_symbol(&self) -> bool {
        self.is_symbol
    }

    /// The name, borrowed.
    pub fn as_event_name(&self) -> EventName<'_> {
        let text = match &self.text {
            Owned::Static(text) => Text::Static(text),
            Owned::Shared(text) => Text::Shared(text),
        };
        EventName { text, is_symbol: self.is_symbol }
    }

    #[inline]
    pub(crate) fn matches(&self, name: EventName<'_>) -> bool {
        self.is_symbol == name.is_symbol && same_text(self.as_str(), name.as_str())
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.as_event_name() == other.as_event_name()
    }
}

impl Eq for Name {}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        self.as_event_name().is(other)
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        self.as_event_name().is(other)
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_event_name().hash(state);
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.as_event_name(), f)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.as_event_name(), f)
    }
}

impl From<EventName<'_>> for Name {
    fn from(name: EventName<'_>) -> Self {
        name.to_name()
    }
}

/// Equality that mostly ends at the pointers: an event is usually emitted with the text it was listened to with.
#[inline]
fn same_text(left: &str, right: &str) -> bool {
    left.len() == right.len() && (std::ptr::eq(left.as_ptr(), right.as_ptr()) || left == right)
}
