use super::entries::Entries;
use super::formatter::Formatter;
use super::head::Head;
use super::options::Compact;
use super::string::{push_spaces, utf16_length};

impl Formatter<'_> {
    /// Appends the entries of an object at `level`, on one line, in columns or one a line; gives their memory back.
    pub(super) fn lay_out(
        &mut self,
        mut entries: Entries,
        head: &Head,
        level: i64,
        is_numeric: bool,
        out: &mut String,
    ) -> Entries {
        let Compact::Levels(levels) = self.options.compact else {
            self.lay_out_compactly(&entries, head, out);
            return entries;
        };
        if levels >= 1 {
            let count = entries.len();
            if head.is_array && count > 6 {
                entries = self.group(entries, is_numeric);
            }
            // The innermost levels go on one line, if there is room.
            if self.current_depth - level < i64::from(levels) && count == entries.len() {
                let brackets = utf16_length(&head.open) + utf16_length(&head.base);
                let start = entries.len() + self.indentation + brackets + 10;
                if self.fits(&entries, start, &head.base) && !entries.text.contains('\n') {
                    push_base(out, &head.base);
                    out.push_str(&head.open);
                    out.push(' ');
                    push_joined(out, &entries, ", ");
                    out.push(' ');
                    out.push_str(head.close);
                    return entries;
                }
            }
        }
        push_base(out, &head.base);
        out.push_str(&head.open);
        push_lines(out, &entries, self.indentation + 2);
        push_line_break(out, self.indentation);
        out.push_str(head.close);
        entries
    }

    fn lay_out_compactly(&self, entries: &Entries, head: &Head, out: &mut String) {
        let Head { base, open, close, .. } = head;
        out.push_str(open);
        if self.fits(entries, 0, base) {
            if !base.is_empty() {
                out.push(' ');
                out.push_str(base);
            }
            out.push(' ');
            push_joined(out, entries, ", ");
        } else if base.is_empty() && open.len() == 1 {
            out.push(' ');
            let mut separator = String::from(",");
            push_line_break(&mut separator, self.indentation + 2);
            push_joined(out, entries, &separator);
        } else {
            if !base.is_empty() {
                out.push(' ');
                out.push_str(base);
            }
            push_lines(out, entries, self.indentation + 2);
        }
        out.push(' ');
        out.push_str(close);
    }

    /// Whether the entries fit on one line that is `start` long already.
    fn fits(&self, entries: &Entries, start: usize, base: &str) -> bool {
        let Some(room) = self.options.break_length else {
            return !base.contains('\n') && !entries.text.contains('\n');
        };
        let mut total = entries.len() + start;
        // No UTF-16 unit has more than three bytes.
        let is_too_long = !self.options.colors && entries.text.len() / 3 > room;
        if is_too_long || total + entries.len() > room {
            return false;
        }
        if !self.options.colors && entries.text.is_ascii() {
            total += entries.text.len();
            return total <= room && !base.contains('\n');
        }
        for entry in entries.iter() {
            total += if self.options.colors {
                length_without_colors(entry)
            } else {
                utf16_length(entry)
            };
            if total > room {
                return false;
            }
        }
        !base.contains('\n')
    }
}

fn push_base(out: &mut String, base: &str) {
    if !base.is_empty() {
        out.push_str(base);
        out.push(' ');
    }
}

/// Appends each entry on a line of its own.
fn push_lines(out: &mut String, entries: &Entries, indentation: usize) {
    out.reserve(entries.text.len() + entries.len() * (indentation + 2) + indentation);
    push_line_break(out, indentation);
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            out.push(',');
            push_line_break(out, indentation);
        }
        out.push_str(entry);
    }
}

fn push_line_break(out: &mut String, indentation: usize) {
    out.push('\n');
    push_spaces(out, indentation);
}

fn push_joined(out: &mut String, entries: &Entries, separator: &str) {
    out.reserve(entries.text.len() + entries.len() * separator.len());
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        out.push_str(entry);
    }
}

/// The length without `ESC [ n m`, where `n` has one or two digits.
fn length_without_colors(text: &str) -> usize {
    let mut length = utf16_length(text);
    for (at, _) in text.match_indices("\u{1b}[") {
        let rest = &text.as_bytes()[at + 2..];
        let digits = rest.iter().take(2).take_while(|byte| byte.is_ascii_digit()).count();
        if digits > 0 && rest.get(digits) == Some(&b'm') {
            length -= digits + 3;
        }
    }
    length
}
