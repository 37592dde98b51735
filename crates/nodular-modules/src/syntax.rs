/// Whether a source must be an ES module.
pub fn contains_module_syntax(source: &str) -> bool {
    source.lines().any(|line| line.starts_with("import ") || line.starts_with("export "))
}
