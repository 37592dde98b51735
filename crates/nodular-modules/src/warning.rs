/// What Node warns of while it resolves: something that works but should not be relied on.
///
/// `Display` is Node's message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Warning {
    /// `"DEP0128"`, `"DEP0151"`, `"DEP0155"`, `"DEP0166"` or `"MODULE_TYPELESS_PACKAGE_JSON"`.
    pub code: &'static str,
    /// Node's message.
    pub message: String,
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl Warning {
    pub(crate) fn new(code: &'static str, message: String) -> Self {
        Self { code, message }
    }
}
