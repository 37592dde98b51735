//! The text of `.env` files.

use std::collections::BTreeMap;

/// The names and values of a `.env` file, sorted by name; of a name that is there twice, the last.
///
/// There is no error: a line that is no assignment is skipped. Nothing is expanded but `\n` in double quotes; `$NAME`
/// stays as it is. A value in quotes (`'`, `"` or a backtick) may have several lines, and ends at the next such quote.
///
/// Node: [`util.parseEnv(content)`](https://nodejs.org/api/util.html#utilparseenvcontent)
///
/// # Examples
///
/// ```
/// use nodular_process::parse_env;
///
/// let vars = parse_env(
///     "# The server\nexport HOST=localhost # here\nGREETING=\"Hello,\\nworld\"\nPASSWORD='a#b'\nURL=http://$HOST",
/// );
/// assert_eq!(vars["HOST"], "localhost");
/// assert_eq!(vars["GREETING"], "Hello,\nworld");
/// assert_eq!(vars["PASSWORD"], "a#b");
/// assert_eq!(vars["URL"], "http://$HOST");
/// ```
#[doc(alias = "parseEnv")]
pub fn parse_env(content: &str) -> BTreeMap<String, String> {
    // Every carriage return goes, also one in quotes or alone.
    let content = content.replace('\r', "");
    let mut rest = trim(&content);
    let mut vars = BTreeMap::new();
    // The blanks at the start of a line are skipped only behind some kinds of lines. Behind the others, a `#` after them
    // starts no comment but a name.
    while !rest.is_empty() {
        if rest.starts_with(['#', '\n']) {
            rest = after_line(rest);
            continue;
        }
        let Some(equals) = rest.find(['=', '\n']).filter(|&at| rest[at..].starts_with('=')) else {
            rest = trim(after_line(rest));
            continue;
        };
        let name = trim(&rest[..equals]);
        rest = &rest[equals + 1..];
        if rest.is_empty() || rest.starts_with('\n') {
            // Nothing behind the `=`: here the name may be empty, and keeps its `export`.
            vars.insert(name.to_owned(), String::new());
            rest = after_line(rest);
            continue;
        }
        if name.is_empty() {
            // The line goes on as if it started behind the `=`.
            rest = trim(rest);
            continue;
        }
        let name = name.strip_prefix("export ").map_or(name, trim);
        let (value, after) = take_value(rest);
        vars.insert(name.to_owned(), value);
        rest = after;
    }
    vars
}

/// The value at the start of `text`, and what follows its line.
fn take_value(text: &str) -> (String, &str) {
    // A value of blanks only reaches over the end of its line to the next text.
    let text = trim(text);
    if let Some(quote @ ('"' | '\'' | '`')) = text.chars().next() {
        let Some((value, rest)) = text[1..].split_once(quote) else {
            // Unclosed: the whole line, comment and blanks included.
            return (first_line(text).to_owned(), trim(after_line(text)));
        };
        let value = if quote == '"' { value.replace("\\n", "\n") } else { value.to_owned() };
        return (value, after_line(rest));
    }
    let line = first_line(text);
    let value = line.split_once('#').map_or(line, |(value, _)| value);
    (trim(value).to_owned(), trim(after_line(text)))
}

fn first_line(text: &str) -> &str {
    text.split_once('\n').map_or(text, |(line, _)| line)
}

fn after_line(text: &str) -> &str {
    text.split_once('\n').map_or("", |(_, rest)| rest)
}

/// Only these three are blank; a vertical tab or U+00A0 is a letter like others.
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n'])
}
