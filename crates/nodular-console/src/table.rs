//! Values as tables.

mod columns;
mod draw;
mod own;

use std::borrow::Cow;

use nodular_util::tree::{Id, IteratorOf, Kind, Tree, Value};
use nodular_util::{InspectOptions, inspect_name, inspect_value};

use self::columns::Columns;
use self::draw::draw;
use self::own::{entries, own, target};

const INDEX: &str = "(index)";
const ITERATION: &str = "(iteration index)";
const KEY: &str = "Key";
const VALUES: &str = "Values";

/// A table as `console.table` prints it, of columns whose cells are texts: for consoles of other makes.
///
/// A column is its head, and its cells from the first row on; one that is too short has empty cells at its end.
///
/// # Examples
///
/// ```
/// use nodular_console::draw_table;
///
/// let columns = [("(index)".to_owned(), vec!["0".to_owned()]), ("a".to_owned(), vec!["'x'".to_owned()])];
/// assert_eq!(draw_table(&columns), "\
/// ┌─────────┬─────┐
/// │ (index) │ a   │
/// ├─────────┼─────┤
/// │ 0       │ 'x' │
/// └─────────┴─────┘");
/// ```
pub fn draw_table(columns: &[(String, Vec<String>)]) -> String {
    let columns: Vec<Column<'_>> =
        columns.iter().map(|(head, cells)| (Cow::Borrowed(&**head), cells.clone())).collect();
    draw(&columns)
}

/// How values are shown in cells.
#[derive(Debug)]
pub(crate) struct Cells<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) options: InspectOptions,
    /// Whether of objects with more than two properties only the name is shown.
    pub(crate) abridges: bool,
}

/// One column: its head, and its cells from the first row on.
type Column<'a> = (Cow<'a, str>, Vec<String>);

/// The table of an object; `None` if the value is a primitive or a function, which have none.
///
/// `names` are the only columns to be shown.
pub(crate) fn tabulate(cells: &Cells<'_>, data: &Value, names: Option<&[&str]>) -> Option<String> {
    let Value::Object(id) = data else { return None };
    let object = cells.tree.get(*id)?;
    let columns = match &object.kind {
        _ if is_function(cells.tree, *id) => return None,
        Kind::Map(pairs) | Kind::Entries { of: IteratorOf::Map, pairs } => cells.of_pairs(pairs),
        // Node takes the pairs of a set's entries apart.
        Kind::Entries { of: IteratorOf::Set, pairs } => {
            cells.of_values(pairs.iter().flat_map(|(key, value)| [key, value]))
        }
        Kind::Set(values) | Kind::Iterator { items: values, .. } => cells.of_values(values),
        _ => cells.of_object(*id, names),
    };
    Some(draw(&columns))
}

impl<'a> Cells<'a> {
    fn of_pairs(&self, pairs: &[(Value, Value)]) -> Vec<Column<'a>> {
        let (keys, values) =
            pairs.iter().map(|(key, value)| (self.show(key), self.show(value))).unzip();
        vec![self.iteration(pairs.len()), (KEY.into(), keys), (VALUES.into(), values)]
    }

    fn of_values<'v>(&self, values: impl IntoIterator<Item = &'v Value>) -> Vec<Column<'a>> {
        let values: Vec<String> = values.into_iter().map(|value| self.show(value)).collect();
        vec![self.iteration(values.len()), (VALUES.into(), values)]
    }

    fn iteration(&self, rows: usize) -> Column<'a> {
        let number = |row: usize| self.show(&Value::Number(row as f64));
        (ITERATION.into(), (0..rows).map(number).collect())
    }

    /// A row for each own property.
    fn of_object(&self, id: Id, names: Option<&[&str]>) -> Vec<Column<'a>> {
        let mut index = Vec::new();
        let mut columns = Columns::default();
        let mut values = Vec::new();
        let mut has_values = false;
        for (row, (key, value)) in entries(self.tree, id).enumerate() {
            index.push(key.into_owned());
            let object = match &*value {
                Value::Object(id) => Some(*id),
                _ => None,
            };
            match (object, names) {
                (None, None) => {
                    has_values = true;
                    values.resize(row, String::new());
                    values.push(self.show(&value));
                }
                (Some(id), None) => {
                    for (name, value) in entries(self.tree, id) {
                        columns.set(name, row, self.show(&value));
                    }
                }
                (object, Some(names)) => {
                    for name in names {
                        let own = object.and_then(|id| own(self.tree, id, name));
                        let cell = own.map(|value| self.show(&value)).unwrap_or_default();
                        columns.set(Cow::Owned((*name).to_owned()), row, cell);
                    }
                }
            }
        }
        let mut all = vec![(INDEX.into(), index)];
        all.extend(columns.in_order());
        if has_values {
            all.push((VALUES.into(), values));
        }
        all
    }

    fn show(&self, value: &Value) -> String {
        match value {
            Value::Object(id) if self.abridges && has_many_properties(self.tree, *id) => {
                inspect_name(self.tree, value, &self.options)
            }
            value => inspect_value(self.tree, value, &self.options),
        }
    }
}

/// Whether it is an object with more than two properties, and none whose elements count.
fn has_many_properties(tree: &Tree, id: Id) -> bool {
    let kind = |id| tree.get(id).map(|object| &object.kind);
    // A proxy of an array is one, a proxy of a typed array is none.
    let is_list = matches!(kind(id), Some(Kind::TypedArray { .. } | Kind::Buffer(_)))
        || matches!(target(tree, id).and_then(kind), Some(Kind::Array(_)));
    !is_list && !is_function(tree, id) && entries(tree, id).nth(2).is_some()
}

fn is_function(tree: &Tree, id: Id) -> bool {
    let target = target(tree, id).and_then(|id| tree.get(id));
    target.is_some_and(|object| matches!(object.kind, Kind::Function { .. } | Kind::Class { .. }))
}
