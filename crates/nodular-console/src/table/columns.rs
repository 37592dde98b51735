use std::borrow::Cow;
use std::collections::HashMap;

use super::Column;
use super::own::index;

/// Columns by name, in the order in which JavaScript has an object's keys.
#[derive(Debug, Default)]
pub(super) struct Columns<'a> {
    columns: Vec<Column<'a>>,
    places: HashMap<Cow<'a, str>, usize>,
}

impl<'a> Columns<'a> {
    /// Sets a cell; those above it that were never set are empty.
    pub(super) fn set(&mut self, name: Cow<'a, str>, row: usize, cell: String) {
        let place = match self.places.get(&name) {
            Some(place) => *place,
            None => {
                self.places.insert(name.clone(), self.columns.len());
                self.columns.push((name, Vec::new()));
                self.columns.len() - 1
            }
        };
        let Some((_, cells)) = self.columns.get_mut(place) else { return };
        // A name can be given twice.
        cells.resize(row, String::new());
        cells.push(cell);
    }

    /// Those that are indices first, in their order, then the others as they came.
    pub(super) fn in_order(mut self) -> Vec<Column<'a>> {
        self.columns.sort_by_key(|(name, _)| index(name).unwrap_or(u32::MAX));
        self.columns
    }
}
