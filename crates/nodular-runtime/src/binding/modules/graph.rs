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
    /// The modules that were loaded since the current job began: only they can be running.
    fresh: RefCell<HashSet<String>>,
    /// The modules that are known to run right now: CommonJS ones that are imported, and those that require others.
    running: RefCell<Vec<String>>,
}

impl ModuleGraph {
    /// JavaScript runs: what is resolved for the modules so far is `import()` from now on.
    pub(crate) fn begin(&self) {
        self.linking.borrow_mut().clear();
    }

    /// A job of the engine begins: no module is in the middle of anything.
    pub(crate) fn begin_job(&self) {
        self.begin();
        self.fresh.borrow_mut().clear();
    }

    /// Whether the module may be running right now.
    pub(crate) fn may_run(&self, url: &str) -> bool {
        self.fresh.borrow().contains(url)
    }

    /// The module was loaded; what it imports comes next.
    pub(crate) fn loaded(&self, url: &str) {
        self.linking.borrow_mut().insert(url.to_owned());
        self.fresh.borrow_mut().insert(url.to_owned());
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

    /// A module runs that is about to have others run.
    pub(crate) fn enter(&self, url: &str) {
        self.running.borrow_mut().push(url.to_owned());
    }

    /// The one that started last is done with it.
    pub(crate) fn leave(&self) {
        self.running.borrow_mut().pop();
    }

    /// Whether the module waits for one that runs: the engine must not be asked to run it again.
    pub(crate) fn is_waiting(&self, url: &str) -> bool {
        let running = self.running.borrow();
        if running.is_empty() {
            return false;
        }
        let below = self.reached(url);
        running.iter().any(|running| below.contains(running))
    }

    /// Whether `url` has a module in its graph that waits for one that runs.
    pub(crate) fn is_cycle(&self, url: &str) -> bool {
        !self.running.borrow().is_empty()
            && self.reached(url).iter().any(|module| self.is_waiting(module))
    }

    /// The module and all that it imports.
    fn reached(&self, url: &str) -> HashSet<String> {
        let imports = self.imports.borrow();
        let mut seen = HashSet::from([url.to_owned()]);
        let mut open = vec![url.to_owned()];
        while let Some(url) = open.pop() {
            for next in imports.get(&url).into_iter().flatten() {
                if seen.insert(next.clone()) {
                    open.push(next.clone());
                }
            }
        }
        seen
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
        assert!(!graph.is_cycle("a"));
        graph.enter("b");
        assert!(graph.is_cycle("a"));
        assert!(!graph.is_cycle("c"));
        graph.leave();
        assert!(!graph.is_waiting("a"));
    }
}
