mod repeated;

use crate::tree::{ErrorText, Id, Kind, Object, Value};

use super::formatter::{Formatter, Keys};
use super::prefix::Name;
use super::style::Style;

use self::repeated::{Repeated, repeated};

/// In a stack of more lines, those that repeat are left out.
const MAX_FRAMES: usize = 10;

impl<'a> Formatter<'a> {
    /// The stack of an error; takes away the properties that it shows, and adds `cause` and `errors`.
    pub(super) fn error(
        &self,
        object: &'a Object,
        error: &'a ErrorText,
        name: Name<'_>,
        keys: &mut Keys<'a>,
        level: i64,
    ) -> String {
        let stack = stack_of(error);
        if !self.options.show_hidden {
            keys.retain(|property| {
                let shown = match &property.key {
                    key if key.is("stack") => return false,
                    key if key.is("message") => &error.message,
                    key if key.is("name") => &error.name,
                    _ => return true,
                };
                matches!(property.value(), Some(Value::String(_))) && !stack.contains(&**shown)
            });
            for added in ["cause", "errors"] {
                let own = object.properties.iter().find(|property| property.key.is(added));
                let is_list = |value: Option<&Value>| match value {
                    Some(Value::Object(id)) => self.is_array(*id, level),
                    _ => false,
                };
                if let Some(own) = own
                    && !own.enumerable
                    && (added == "cause" || is_list(own.value()))
                {
                    keys.push(own);
                }
            }
        }
        let stack = improve(stack, name, &error.name);
        let stack = self.lines(stack, object, &error.message, level);
        let mut indented = String::new();
        self.push_indented(&mut indented, &stack);
        indented
    }

    /// The message in brackets if there are no lines below it, else those lines without what the cause shows too.
    fn lines(&self, stack: String, object: &Object, message: &str, level: i64) -> String {
        let behind = match stack.find(message) {
            Some(at) if at > 0 && !message.is_empty() => at + message.len(),
            _ => 0,
        };
        let Some(start) = stack[behind..].find("\n    at").map(|at| at + behind) else {
            return format!("[{stack}]");
        };
        let mut frames: Vec<String> = stack[start + 1..].split('\n').map(str::to_owned).collect();
        if let Some(cause) = self.cause(object, level) {
            self.skip_shared(&mut frames, &cause);
        }
        if frames.len() > MAX_FRAMES {
            self.skip_repeated(&mut frames);
        }
        let mut result = stack[..start].to_owned();
        for frame in frames {
            result.push('\n');
            match self.options.colors {
                true if is_core(&frame) => self.paint(&mut result, Style::Undefined, &frame),
                true => {
                    let mut marked = String::new();
                    self.mark_modules(&mut marked, &frame);
                    self.mark_directory(&mut result, &marked);
                }
                false => result.push_str(&frame),
            }
        }
        result
    }

    /// The lines of the stack of the error's cause.
    fn cause(&self, object: &Object, level: i64) -> Option<Vec<String>> {
        let property = object.properties.iter().find(|property| property.key.is("cause"))?;
        let Some(Value::Object(id)) = property.value() else { return None };
        let Kind::Error(error) = &self.find(*id, level + 1)?.kind else { return None };
        let stack = stack_of(error);
        let start = stack.find("\n    at")?;
        Some(stack[start + 1..].split('\n').map(str::to_owned).collect())
    }

    fn skip_shared(&self, frames: &mut Vec<String>, cause: &[String]) {
        let Some((start, length)) = shared_lines(frames, cause) else { return };
        let skipped = length - 2;
        let mut note = String::new();
        let text = format!("    ... {skipped} lines matching cause stack trace ...");
        self.paint(&mut note, Style::Undefined, &text);
        frames.splice(start + 1..start + 1 + skipped, [note]);
    }

    fn is_array(&self, id: Id, level: i64) -> bool {
        let object = self.find(id, level + 1);
        object.is_some_and(|object| matches!(object.kind, Kind::Array(_)))
    }

    fn skip_repeated(&self, frames: &mut Vec<String>) {
        for Repeated { start, length, times } in repeated(frames).into_iter().rev() {
            let lines = length * times;
            let above = match times {
                1 => "lines ...".to_owned(),
                _ => format!("{length} lines {times} times..."),
            };
            let text = format!("    ... collapsed {lines} duplicate lines matching above {above}");
            let mut note = String::new();
            self.paint(&mut note, Style::Undefined, &text);
            frames.splice(start..start + lines, [note]);
        }
    }

    /// Grays the working directory, with the brackets around the place.
    fn mark_directory(&self, out: &mut String, line: &str) {
        let directory = self.options.working_directory.as_deref().unwrap_or_default();
        let found = if directory.is_empty() { None } else { line.find(directory) };
        let Some(at) = found else { return out.push_str(line) };
        let end = at + directory.len();
        let end = end + line[end..].chars().next().map_or(0, char::len_utf8);
        let before = line[..at].strip_suffix("file://").unwrap_or(&line[..at]);
        let (before, is_open) = match before.strip_suffix('(') {
            Some(before) => (before, true),
            None => (before, false),
        };
        out.push_str(before);
        self.paint(out, Style::Undefined, &line[before.len()..end]);
        match line[end..].strip_suffix(')') {
            Some(rest) if is_open => {
                out.push_str(rest);
                self.paint(out, Style::Undefined, ")");
            }
            _ => out.push_str(&line[end..]),
        }
    }

    /// Underlines the names of packages in `node_modules`.
    fn mark_modules(&self, out: &mut String, line: &str) {
        const FOLDER: &str = "node_modules";
        let bytes = line.as_bytes();
        let (mut kept, mut from) = (0, 0);
        while let Some(at) = line[from..].find(FOLDER).map(|at| at + from) {
            let start = at + FOLDER.len() + 1;
            let is_slash = |byte: Option<&u8>| matches!(byte, Some(b'/' | b'\\'));
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            if !is_slash(before) || !is_slash(bytes.get(start - 1)) {
                from = at + 1;
                continue;
            }
            let separator = before.copied().map_or('/', char::from);
            let slash = |from: usize| {
                line.get(from..).and_then(|rest| rest.find(separator)).map(|at| at + from)
            };
            let mut end = slash(start).unwrap_or(line.len());
            if end < line.len() && bytes.get(start) == Some(&b'@') {
                end = slash(end + 1).unwrap_or(line.len());
            }
            out.push_str(&line[kept..start]);
            self.paint(out, Style::Module, &line[start..end]);
            (kept, from) = (end, end);
        }
        out.push_str(&line[kept..]);
    }
}

fn stack_of(error: &ErrorText) -> String {
    match (&error.stack, &*error.name, &*error.message) {
        (Some(stack), ..) if !stack.is_empty() => stack.clone().into_owned(),
        (_, name, "") => name.to_owned(),
        (_, "", message) => message.to_owned(),
        (_, name, message) => format!("{name}: {message}"),
    }
}

/// Puts the class and tag of an error into the first line of its stack.
fn improve(stack: String, name: Name<'_>, own: &str) -> String {
    let rest = stack.strip_prefix(own);
    let is_regular = own.ends_with("Error")
        && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '\n']));
    if name.class.is_some() && !is_regular {
        return stack;
    }
    let (mut fallback, mut length) = ("Error", own.len());
    if name.class.is_none() {
        let start = first_words(&stack);
        length = start.len();
        if !start.is_empty() {
            fallback = start;
        }
    }
    let prefix = name.prefix(fallback, None);
    let prefix = &prefix[..prefix.len() - 1];
    let rest = stack.get(length..).unwrap_or_default();
    if own == prefix {
        stack
    } else if !prefix.contains(own) {
        format!("{prefix} [{own}]{rest}")
    } else if length == 0 {
        format!("{prefix}: {stack}")
    } else {
        format!("{prefix}{rest}")
    }
}

/// The words before the first colon of a stack, if they look like the name of an error.
fn first_words(stack: &str) -> &str {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"_ []()-".contains(&byte);
    let length = stack.bytes().take_while(|byte| is_word(*byte)).count();
    let rest = &stack[length..];
    let ends = rest.starts_with(':') || rest.starts_with("\n    at");
    if length > 1 && stack.starts_with(|char: char| char.is_ascii_uppercase()) && ends {
        return &stack[..length];
    }
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if stack.ends_with("Error") && stack.bytes().all(is_name) { stack } else { "" }
}

/// The first run of more than three lines that both have: where it is in `a`, and how long.
fn shared_lines(a: &[String], b: &[String]) -> Option<(usize, usize)> {
    for start in 0..a.len().saturating_sub(3) {
        let Some(other) = b.iter().position(|line| *line == a[start]) else { continue };
        let pairs = a[start..].iter().zip(&b[other..]);
        let length = pairs.take_while(|(a, b)| a == b).count();
        if length > 3 {
            return Some((start, length));
        }
    }
    None
}

/// Whether a line of a stack is in Node itself.
fn is_core(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("    at ") else { return false };
    let place = match rest.split_once(" (") {
        Some((function, place)) if !function.contains(['/', '\\', '(']) => place,
        _ => rest,
    };
    place.starts_with("node:")
}
