//! The entries that a `Performance` keeps until they are cleared.

use std::collections::HashMap;
use std::fmt;
use std::mem;
use std::sync::Arc;

use crate::entry::{self, EntryType, PerformanceEntry};

/// From how many marks, or measures, on Node suspects a leak.
const SUSPICIOUS: usize = 1_000_000;

/// That very many marks or measures were made and never cleared.
///
/// `Display` is the message of Node's `MaxPerformanceEntryBufferExceededWarning`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BufferWarning {
    /// Whether there are so many marks or measures.
    pub entry_type: EntryType,
    /// How many there are.
    pub count: usize,
}

impl fmt::Display for BufferWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { entry_type, count } = self;
        let clear = if *entry_type == EntryType::Mark { "clearMarks" } else { "clearMeasures" };
        write!(
            f,
            "Possible perf_hooks memory leak detected. {count} {entry_type} entries added to the global performance \
             entry buffer. Use performance.{clear} to clear the buffer."
        )
    }
}

/// What came of adding the entry of a resource.
pub(crate) enum Added {
    Kept,
    /// There was no room for it; this is the first one.
    Full,
    /// There was no room for an earlier one either.
    StillFull,
}

pub(crate) struct Timeline<D> {
    /// When the last mark of each name was.
    pub(crate) mark_times: HashMap<Arc<str>, f64>,
    marks: Buffer<D>,
    measures: Buffer<D>,
    resources: Vec<PerformanceEntry<D>>,
    /// Entries of resources that wait for room.
    waiting: Vec<PerformanceEntry<D>>,
    full: bool,
    pub(crate) resource_limit: usize,
}

struct Buffer<D> {
    entries: Vec<PerformanceEntry<D>>,
    warned: bool,
}

impl<D> Timeline<D> {
    pub(crate) fn new() -> Self {
        let buffer = || Buffer { entries: Vec::new(), warned: false };
        Self {
            mark_times: HashMap::new(),
            marks: buffer(),
            measures: buffer(),
            resources: Vec::new(),
            waiting: Vec::new(),
            full: false,
            resource_limit: 250,
        }
    }

    /// Keeps a mark or a measure.
    pub(crate) fn add(&mut self, entry: PerformanceEntry<D>) -> Option<BufferWarning> {
        let entry_type = entry.entry_type();
        let buffer = match entry_type {
            EntryType::Mark => &mut self.marks,
            EntryType::Measure => &mut self.measures,
            _ => return None,
        };
        buffer.entries.push(entry);
        let count = buffer.entries.len();
        if count <= SUSPICIOUS || mem::replace(&mut buffer.warned, true) {
            return None;
        }
        Some(BufferWarning { entry_type, count })
    }

    pub(crate) fn add_resource(&mut self, entry: PerformanceEntry<D>) -> Added {
        if !self.full && self.resources.len() < self.resource_limit {
            self.resources.push(entry);
            return Added::Kept;
        }
        self.waiting.push(entry);
        if mem::replace(&mut self.full, true) { Added::StillFull } else { Added::Full }
    }

    /// Whether entries wait for room; once there are none, there is room again.
    pub(crate) fn is_waiting(&mut self) -> bool {
        self.full = !self.waiting.is_empty();
        self.full
    }

    /// Moves what waits to where there is room. If there is none, what waits is dropped.
    pub(crate) fn make_room(&mut self) {
        let room = self.resource_limit.saturating_sub(self.resources.len()).min(self.waiting.len());
        if room == 0 {
            self.waiting.clear();
        }
        self.resources.extend(self.waiting.drain(..room));
    }

    /// The entries of this name and this type, sorted.
    pub(crate) fn entries(
        &self,
        name: Option<&str>,
        entry_type: Option<EntryType>,
    ) -> Vec<PerformanceEntry<D>> {
        let buffers = [
            (EntryType::Mark, &self.marks.entries),
            (EntryType::Measure, &self.measures.entries),
            (EntryType::Resource, &self.resources),
        ];
        let buffers =
            buffers.into_iter().filter(|(of, _)| entry_type.is_none_or(|wanted| wanted == *of));
        let entries = buffers.flat_map(|(_, entries)| entries);
        let mut found: Vec<_> =
            entries.filter(|entry| name.is_none_or(|name| entry.name() == name)).cloned().collect();
        entry::sort(&mut found);
        found
    }

    /// Forgets the marks, measures or resources of this name, or all of them.
    pub(crate) fn clear(&mut self, entry_type: EntryType, name: Option<&str>) {
        let entries = match entry_type {
            EntryType::Mark => &mut self.marks.entries,
            EntryType::Measure => &mut self.measures.entries,
            _ => &mut self.resources,
        };
        entries.retain(|entry| name.is_some_and(|name| entry.name() != name));
    }
}
