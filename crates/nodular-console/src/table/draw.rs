use nodular_util::get_string_width;

use super::Column;

/// Draws a table: a frame, the heads, and as many rows as the longest column has.
pub(super) fn draw(columns: &[Column<'_>]) -> String {
    let rows = columns.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let widths: Vec<usize> = columns.iter().map(width).collect();
    let mut out = String::new();
    rule(&mut out, ["┌", "┬", "┐"], &widths);
    out.push('\n');
    row(&mut out, columns.iter().map(|(head, _)| &**head), &widths);
    rule(&mut out, ["├", "┼", "┤"], &widths);
    out.push('\n');
    for at in 0..rows {
        let cells = columns.iter().map(|(_, cells)| cells.get(at).map_or("", String::as_str));
        row(&mut out, cells, &widths);
    }
    rule(&mut out, ["└", "┴", "┘"], &widths);
    out
}

fn width((head, cells): &Column<'_>) -> usize {
    let cells = cells.iter().map(|cell| get_string_width(cell)).max().unwrap_or(0);
    cells.max(get_string_width(head))
}

fn rule(out: &mut String, [left, middle, right]: [&str; 3], widths: &[usize]) {
    for (column, width) in widths.iter().enumerate() {
        out.push_str(if column == 0 { left } else { middle });
        out.extend(std::iter::repeat_n('─', width + 2));
    }
    out.push_str(right);
}

fn row<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>, widths: &[usize]) {
    for (cell, width) in cells.zip(widths) {
        out.push_str("│ ");
        out.push_str(cell);
        out.extend(std::iter::repeat_n(' ', width - get_string_width(cell) + 1));
    }
    out.push_str("│\n");
}
