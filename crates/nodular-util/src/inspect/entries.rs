use std::cmp::Ordering;

/// The printed entries of one object, one behind the other in one text.
#[derive(Debug)]
pub(super) struct Entries {
    pub(super) text: String,
    ends: Vec<usize>,
}

impl Entries {
    /// With room for what most objects have.
    pub(super) fn new() -> Self {
        Self { text: String::with_capacity(256), ends: Vec::with_capacity(16) }
    }

    /// What was written to the text since the last entry is one.
    pub(super) fn close(&mut self) {
        self.ends.push(self.text.len());
    }

    pub(super) fn push(&mut self, entry: &str) {
        self.text.push_str(entry);
        self.close();
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start..self.ends[index]]
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let entry = &self.text[start..end];
            start = end;
            entry
        })
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    /// Sorts the entries from `first` on.
    pub(super) fn sort(&mut self, first: usize, compare: impl Fn(&str, &str) -> Ordering) {
        let mut order: Vec<String> = self.iter().map(str::to_owned).collect();
        let Some(tail) = order.get_mut(first..) else { return };
        tail.sort_by(|a, b| compare(a, b));
        self.clear();
        for entry in order {
            self.push(&entry);
        }
    }
}

/// The order of JavaScript's strings.
pub(super) fn by_utf16(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}
