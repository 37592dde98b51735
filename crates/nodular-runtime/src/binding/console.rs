//! `node:console`

use rquickjs::{Array, Result};

use super::Binding;
use crate::engine::Text;

pub(super) fn define(binding: &Binding<'_>) -> Result<()> {
    binding.function("draw", draw)?;
    binding.function("formatDuration", nodular_console::format_duration)
}

/// A table of columns: `[head, cells]` each.
fn draw(columns: Vec<Array<'_>>) -> Result<String> {
    let mut heads = Vec::with_capacity(columns.len());
    for column in columns {
        let cells: Vec<Text> = column.get(1)?;
        heads.push((column.get::<Text>(0)?.0, cells.into_iter().map(|cell| cell.0).collect()));
    }
    Ok(nodular_console::draw_table(&heads))
}
