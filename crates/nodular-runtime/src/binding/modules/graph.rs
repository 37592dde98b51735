//! Which module imports which: to tell a `require()` of a module that is just running.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// The modules that were linked, by their URLs.
#[derive(Debug, Default)]
pub(crate) struct ModuleGraph {
    /// What each module imports, without `import()`.
    imports: RefCell<HashMap<String, Vec<String>>>,
    /// The modules that were loaded since JavaScript last ran: only they can be linking.
    linking: RefCell<HashSet<String>>,
}

impl ModuleGraph {
    /// JavaScript runs: what is resolved for the modules so far is `import()` from now on.
    pub(crate) fn begin(&self) {
        self.linking.borrow_mut().clear();
    }

    /// The module was loaded; what it imports comes next.
    pub(crate) fn loaded(&self, url: &str) {
        self.linking.borrow_mut().insert(url.to_owned());
        self.imports.borrow_mut().entry(url.to_owned()).or_default();
    }

    /// `from` imports `to`.
    pub(crate) fn resolved(&self, from: &str, to: &str) {
        if self.linking.borrow().contains(from)
            && let Some(imports) = self.imports.borrow_mut().get_mut(from)
        {
            imports.push(to.to_owned());
        }
    }

    /// Whether `url` has a module in its graph that waits for one of `running`.
    pub(crate) fn is_cycle(&self, url: &str, running: &[String]) -> bool {
        let imports = self.imports.borrow();
        let reached = |from: &str| {
            let mut seen = HashSet::from([from.to_owned()]);
            let mut open = vec![from.to_owned()];
            while let Some(url) = open.pop() {
                for next in imports.get(&url).into_iter().flatten() {
                    if seen.insert(next.clone()) {
                        open.push(next.clone());
                    }
                }
            }
            seen
        };
        !running.is_empty()
            && reached(url).iter().any(|module| {
                let below = reached(module);
                running.iter().any(|running| below.contains(running))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_running_module_cannot_be_required_by_what_it_imports() {
        let graph = ModuleGraph::default();
        graph.loaded("a");
        graph.resolved("a", "b");
        graph.loaded("b");
        graph.loaded("c");
        graph.begin();
        graph.resolved("c", "b");
        assert!(graph.is_cycle("a", &["b".into()]));
        assert!(!graph.is_cycle("c", &["b".into()]));
        assert!(!graph.is_cycle("a", &[]));
    }
}
