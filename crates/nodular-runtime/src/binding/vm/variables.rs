//! The names that a script declares by `var` at its top level.

/// The names, as far as a look at the tokens tells; variables inside of blocks are not found.
pub(super) fn declared(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    if !text.contains("var") {
        return names;
    }
    let tokens = tokens(text);
    let mut depth = 0usize;
    let mut index = 0;
    while index < tokens.len() {
        match tokens[index] {
            "(" if depth == 0 && index > 0 && tokens[index - 1] == "for" => {
                // The head of a loop declares for what is around the loop.
                if tokens.get(index + 1) == Some(&"var") {
                    index = declarators(&tokens, index + 2, &mut names);
                    depth += 1;
                    continue;
                }
                depth += 1;
            }
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            "var" if depth == 0 && (index == 0 || tokens[index - 1] != ".") => {
                index = declarators(&tokens, index + 1, &mut names);
                continue;
            }
            _ => {}
        }
        index += 1;
    }
    names
}

/// Adds the names of a declaration that begins at `index`; where it ends.
fn declarators(tokens: &[&str], mut index: usize, names: &mut Vec<String>) -> usize {
    let mut depth = 0usize;
    let mut expects_name = true;
    while let Some(&token) = tokens.get(index) {
        if expects_name && depth == 0 {
            if !is_name(token) {
                // A pattern: the engine declares what is in it.
                return index;
            }
            names.push(token.to_owned());
            expects_name = false;
            index += 1;
            continue;
        }
        match token {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" if depth == 0 => return index,
            ")" | "]" | "}" => depth -= 1,
            "," if depth == 0 => expects_name = true,
            ";" if depth == 0 => return index,
            "var" | "let" | "const" | "if" | "for" | "while" | "return" | "try" | "switch"
            | "throw"
                if depth == 0 =>
            {
                return index;
            }
            _ => {}
        }
        index += 1;
    }
    index
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_' || first == '$')
}

/// Names and numbers, single other characters, and one token for each literal.
fn tokens(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut tokens: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            byte if byte.is_ascii_whitespace() => {
                at += 1;
                continue;
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at = text[at..].find('\n').map_or(bytes.len(), |length| at + length);
                continue;
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at = text[at + 2..].find("*/").map_or(bytes.len(), |length| at + length + 4);
                continue;
            }
            b'/' if !ends_operand(tokens.last().copied()) => at = regexp_end(bytes, at),
            quote @ (b'"' | b'\'' | b'`') => at = quoted_end(bytes, at, quote),
            byte if byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 128 => {
                while at < bytes.len()
                    && (bytes[at].is_ascii_alphanumeric()
                        || matches!(bytes[at], b'_' | b'$' | 128..))
                {
                    at += 1;
                }
            }
            _ => at += 1,
        }
        tokens.push(text.get(start..at).unwrap_or_default());
    }
    tokens
}

/// Whether a slash behind this token divides.
fn ends_operand(token: Option<&str>) -> bool {
    match token {
        None => false,
        Some("return" | "typeof" | "case" | "in" | "of" | "delete" | "void" | "throw" | "new") => {
            false
        }
        Some(")" | "]" | "}") => true,
        Some(token) => token.starts_with(|first: char| {
            first.is_alphanumeric() || matches!(first, '_' | '$' | '"' | '\'' | '`')
        }),
    }
}

fn regexp_end(bytes: &[u8], mut at: usize) -> usize {
    let mut in_class = false;
    at += 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => return at + 1,
            b'\n' => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

fn quoted_end(bytes: &[u8], mut at: usize, quote: u8) -> usize {
    at += 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' if quote != b'`' => return at,
            _ if byte == quote => return at + 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::declared;

    #[test]
    fn finds_the_top_level() {
        let found = |text: &str| declared(text).join(" ");
        assert_eq!(found("var a = f(1, b), c\nfunction g() { var d }"), "a c");
        assert_eq!(found("for (var i = 0; i < 1; i++) { }"), "i");
        assert_eq!(found("x.var = 1; '; var y'; /var z/ // var q"), "");
        assert_eq!(found("var s = 'a, b', t = /[/,]/, u"), "s t u");
        assert_eq!(found("var 값 = 1"), "값");
    }
}
