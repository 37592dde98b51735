//! Values that outlive the call that made them.

use std::cell::RefCell;
use std::rc::Rc;

use rquickjs::{Ctx, FromJs, Persistent, Result, Value};

/// The values that Rust holds on to: a table, so that all of them can be let go before the engine ends.
#[derive(Clone, Default)]
pub(crate) struct Handles {
    table: Rc<RefCell<Table>>,
}

#[derive(Default)]
struct Table {
    slots: Vec<Option<Persistent<Value<'static>>>>,
    free: Vec<usize>,
}

/// A value in the table, which leaves it when this is dropped.
pub(crate) struct Pinned {
    handles: Handles,
    slot: usize,
}

impl Handles {
    /// Keeps `value`.
    pub(crate) fn pin<'js>(&self, ctx: &Ctx<'js>, value: impl Into<Value<'js>>) -> Pinned {
        let value = Persistent::save(ctx, value.into());
        let mut table = self.table.borrow_mut();
        let slot = match table.free.pop() {
            Some(slot) => slot,
            None => {
                table.slots.push(None);
                table.slots.len() - 1
            }
        };
        table.slots[slot] = Some(value);
        Pinned { handles: self.clone(), slot }
    }

    /// Lets go of every value; what is pinned still answers with an error.
    pub(crate) fn clear(&self) {
        // Freeing a value can run code that drops other pins: the table must not be borrowed meanwhile.
        let slots = std::mem::take(&mut self.table.borrow_mut().slots);
        drop(slots);
    }
}

impl Pinned {
    /// The value again.
    pub(crate) fn get<'js, T: FromJs<'js>>(&self, ctx: &Ctx<'js>) -> Result<T> {
        let value = self.handles.table.borrow().slots.get(self.slot).cloned().flatten();
        let value = value.ok_or(rquickjs::Error::UnrelatedRuntime)?.restore(ctx)?;
        T::from_js(ctx, value)
    }
}

impl Drop for Pinned {
    fn drop(&mut self) {
        let value = {
            let mut table = self.handles.table.borrow_mut();
            let value = table.slots.get_mut(self.slot).and_then(Option::take);
            if value.is_some() {
                table.free.push(self.slot);
            }
            value
        };
        drop(value);
    }
}
