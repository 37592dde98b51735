use crate::tree::{Element, ElementType, Kind, Object, Value};
use crate::width::{get_string_width, width};

use super::entries::Entries;
use super::formatter::Formatter;
use super::options::Compact;
use super::string::push_spaces;

/// A comma and a blank.
const SEPARATOR: usize = 2;

impl Formatter<'_> {
    /// Puts many short entries into columns, numbers to the right; the result has a row an entry.
    pub(super) fn group(&mut self, entries: Entries, to_right: bool) -> Entries {
        let has_rest = self.options.max_array_length.is_some_and(|most| most < entries.len());
        let count = entries.len() - usize::from(has_rest);
        let measure =
            |entry| if self.options.colors { get_string_width(entry) } else { width(entry) };
        let widths: Vec<usize> = entries.iter().take(count).map(measure).collect();
        let Some(columns) = self.columns(&widths, entries.len()) else { return entries };
        let column_widths: Vec<usize> = (0..columns)
            .map(|column| {
                let cells = widths.iter().skip(column).step_by(columns);
                cells.max().copied().unwrap_or(0) + SEPARATOR
            })
            .collect();
        let mut rows = self.pooled();
        for row in (0..count).step_by(columns) {
            let last = (row + columns).min(count) - 1;
            for cell in row..=last {
                let is_last = cell == last;
                let separator = if is_last { 0 } else { SEPARATOR };
                let width = column_widths[cell - row] - (SEPARATOR - separator);
                let space = width.saturating_sub(widths[cell] + separator);
                if to_right {
                    push_spaces(&mut rows.text, space);
                }
                rows.text.push_str(entries.get(cell));
                if !is_last {
                    rows.text.push_str(", ");
                    if !to_right {
                        push_spaces(&mut rows.text, space);
                    }
                }
            }
            rows.close();
        }
        if has_rest {
            rows.push(entries.get(count));
        }
        self.give_back(entries);
        rows
    }

    /// How many columns make the entries look like a square, unless one is enough.
    fn columns(&self, widths: &[usize], entries: usize) -> Option<usize> {
        let total: usize = widths.iter().map(|width| width + SEPARATOR).sum();
        let longest = widths.iter().copied().max().unwrap_or(0);
        let cell = longest + SEPARATOR;
        let line = self.options.break_length;
        let three_fit = line.is_none_or(|line| cell * 3 + self.indentation < line);
        // Entries of very different lengths would leave large gaps.
        let are_alike = total as f64 / cell as f64 > 5.0 || longest <= 6;
        if !three_fit || !are_alike {
            return None;
        }
        let bias = (cell as f64 - total as f64 / entries as f64).sqrt();
        let biased = (cell as f64 - 3.0 - bias).max(1.0);
        // A character is about 2.5 times as high as wide.
        let square = ((2.5 * biased * widths.len() as f64).sqrt() / biased + 0.5).floor() as usize;
        let fitting = line.map_or(usize::MAX, |line| (line - self.indentation.min(line)) / cell);
        let Compact::Levels(levels) = self.options.compact else { return None };
        let columns = square.min(fitting).min(levels as usize * 4).min(15);
        (columns > 1).then_some(columns)
    }
}

/// Whether the first `count` elements are all numbers.
pub(super) fn is_numeric(object: &Object, count: usize) -> bool {
    match &object.kind {
        Kind::Array(elements) => {
            let is_number = |element: &Element| {
                matches!(element, Element::Value(Value::Number(_) | Value::BigInt(_)))
            };
            elements.len() >= count && elements.iter().take(count).all(is_number)
        }
        Kind::TypedArray { element, bytes, .. } => {
            bytes.len() / ElementType::size(*element) >= count
        }
        _ => false,
    }
}
