use nodular_error::Received;

/// The values of options, in the order in which they were first given, then the defaults.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArgValues {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq)]
struct Entry {
    name: String,
    values: Vec<ArgValue>,
    is_list: bool,
}

/// A value of an option.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ArgValue {
    /// Whether it was given
    Boolean(bool),
    /// What was given
    String(String),
}

impl ArgValues {
    /// The last value of an option.
    pub fn get(&self, name: &str) -> Option<&ArgValue> {
        self.list(name).last()
    }

    /// Whether an option is `true`.
    pub fn is_set(&self, name: &str) -> bool {
        self.get(name) == Some(&ArgValue::Boolean(true))
    }

    /// The last value of an option if it is text.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            ArgValue::String(text) => Some(text),
            ArgValue::Boolean(_) => None,
        }
    }

    /// All values of an option.
    pub fn list(&self, name: &str) -> &[ArgValue] {
        let entry = self.entries.iter().find(|entry| entry.name == name);
        entry.map_or(&[], |entry| &entry.values)
    }

    /// The options that have a value: their name, their values, and whether those are a list.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[ArgValue], bool)> {
        self.entries.iter().map(|entry| (&*entry.name, &*entry.values, entry.is_list))
    }

    pub(super) fn store(&mut self, name: &str, value: ArgValue, is_list: bool) {
        match self.entries.iter_mut().find(|entry| entry.name == name) {
            Some(entry) if is_list => entry.values.push(value),
            Some(entry) => entry.values = vec![value],
            None => {
                let name = name.to_owned();
                self.entries.push(Entry { name, values: vec![value], is_list });
            }
        }
    }

    pub(super) fn store_default(&mut self, name: &str, values: &[ArgValue], is_list: bool) {
        if !self.entries.iter().any(|entry| entry.name == name) {
            let (name, values) = (name.to_owned(), values.to_vec());
            self.entries.push(Entry { name, values, is_list });
        }
    }
}

impl ArgValue {
    pub(super) fn received(&self) -> Received {
        match self {
            Self::Boolean(value) => Received::Boolean(*value),
            Self::String(text) => Received::String(text.clone()),
        }
    }
}

impl From<bool> for ArgValue {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<&str> for ArgValue {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl From<String> for ArgValue {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}
