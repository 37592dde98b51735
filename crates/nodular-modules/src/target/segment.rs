use nodular_url::querystring::unescape_buffer;

/// What kind of segments a path has between its slashes, both kinds of them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Segments {
    /// Names.
    Plain,
    /// An empty one: allowed for now.
    Empty,
    /// `.`, `..` or `node_modules`, percent-encoded or not: it would lead out of the package.
    Forbidden,
}

pub(super) fn segments(path: &str) -> Segments {
    let mut kind = Segments::Plain;
    for segment in path.split(['/', '\\']) {
        if segment.is_empty() {
            kind = Segments::Empty;
        } else if is_forbidden(segment) {
            return Segments::Forbidden;
        }
    }
    kind
}

fn is_forbidden(segment: &str) -> bool {
    // Each letter is three characters at most.
    if segment.len() > "node_modules".len() * 3 {
        return false;
    }
    let name = unescape_buffer(segment);
    matches!(&name[..], b"." | b"..") || name.eq_ignore_ascii_case(b"node_modules")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_out_is_forbidden() {
        for path in [".", "a/..", "a\\..", "%2e", ".%2E/a", "x/node_modules", "NODE%5fmoduleS/x"] {
            assert_eq!(segments(path), Segments::Forbidden, "{path}");
        }
        for path in ["...", "a", "a.b/c", "node_modulesx", "%2e%2e%2e", "node%255fmodules"] {
            assert_eq!(segments(path), Segments::Plain, "{path}");
        }
        for path in ["", "a/", "/a", "a//b"] {
            assert_eq!(segments(path), Segments::Empty, "{path}");
        }
    }
}
