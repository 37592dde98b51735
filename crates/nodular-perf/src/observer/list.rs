use crate::entry::{self, EntryType, PerformanceEntry};

/// The entries that an observer is told of, sorted by the times at which they began.
///
/// Node: [`PerformanceObserverEntryList`](https://nodejs.org/api/perf_hooks.html#class-performanceobserverentrylist)
#[derive(Debug)]
pub struct PerformanceObserverEntryList<D = ()> {
    entries: Vec<PerformanceEntry<D>>,
}

impl<D> PerformanceObserverEntryList<D> {
    pub(crate) fn new(mut entries: Vec<PerformanceEntry<D>>) -> Self {
        entry::sort(&mut entries);
        Self { entries }
    }

    /// All of them.
    #[doc(alias = "getEntries")]
    pub fn entries(&self) -> &[PerformanceEntry<D>] {
        &self.entries
    }

    /// Those of this name and, if one is given, of this type.
    #[doc(alias = "getEntriesByName")]
    pub fn entries_by_name(
        &self,
        name: &str,
        entry_type: impl Into<Option<EntryType>>,
    ) -> Vec<PerformanceEntry<D>> {
        let wanted = entry_type.into();
        self.filter(|entry| {
            entry.name() == name && wanted.is_none_or(|wanted| entry.entry_type() == wanted)
        })
    }

    /// Those of this type.
    #[doc(alias = "getEntriesByType")]
    pub fn entries_by_type(&self, entry_type: EntryType) -> Vec<PerformanceEntry<D>> {
        self.filter(|entry| entry.entry_type() == entry_type)
    }

    fn filter(&self, wanted: impl Fn(&PerformanceEntry<D>) -> bool) -> Vec<PerformanceEntry<D>> {
        self.entries.iter().filter(|entry| wanted(entry)).cloned().collect()
    }
}

/// The entries, sorted.
impl<D> IntoIterator for PerformanceObserverEntryList<D> {
    type Item = PerformanceEntry<D>;
    type IntoIter = std::vec::IntoIter<PerformanceEntry<D>>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}
