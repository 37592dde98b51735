//! V8's texts for the errors of the engine that programs see most.

/// What V8 says instead of `message`; `None` if it is the same, or not known.
pub(super) fn in_v8(message: &str) -> Option<String> {
    let whole = match message {
        "cannot convert symbol to string" => "Cannot convert a Symbol value to a string",
        "cannot convert symbol to number" => "Cannot convert a Symbol value to a number",
        "cannot convert to object" => "Cannot convert undefined or null to object",
        "circular reference" => "Converting circular structure to JSON",
        _ => return with_names(message),
    };
    Some(whole.to_owned())
}

fn with_names(message: &str) -> Option<String> {
    for (start, verb, ing) in
        [("cannot read property '", "read", "reading"), ("cannot set property '", "set", "setting")]
    {
        if let Some((name, of)) =
            message.strip_prefix(start).and_then(|rest| rest.split_once("' of "))
        {
            return matches!(of, "undefined" | "null")
                .then(|| format!("Cannot {verb} properties of {of} ({ing} '{name}')"));
        }
    }
    let name = message.strip_suffix(" is not initialized")?;
    Some(format!("Cannot access '{}' before initialization", name.trim_matches('\'')))
}

#[cfg(test)]
mod tests {
    use super::in_v8;

    #[test]
    fn says_what_v8_says() {
        assert_eq!(
            in_v8("cannot read property 'x' of undefined").as_deref(),
            Some("Cannot read properties of undefined (reading 'x')")
        );
        assert_eq!(
            in_v8("a is not initialized").as_deref(),
            Some("Cannot access 'a' before initialization")
        );
        assert_eq!(in_v8("a is not defined"), None);
    }
}
