/// What to do with an item to get from `expected` to `actual`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Change {
    /// It is only in `expected`: Node's -1.
    Delete,
    /// It is in both: Node's 0.
    Keep,
    /// It is only in `actual`: Node's 1.
    Insert,
}

/// The shortest way from `expected` to `actual`; nothing if they are equal.
///
/// Text is compared as a list of what counts: its lines, or its characters. The memory grows with the square of the
/// number of changes.
///
/// Node: [`util.diff(actual, expected)`](https://nodejs.org/api/util.html#utildiffactual-expected)
///
/// # Examples
///
/// ```
/// use nodular_util::{Change, diff};
///
/// let changes = diff(&["a", "b", "c"], &["a", "c", "d"]);
/// assert_eq!(
///     changes,
///     [(Change::Keep, &"a"), (Change::Insert, &"b"), (Change::Keep, &"c"), (Change::Delete, &"d")],
/// );
/// ```
pub fn diff<'a, T: PartialEq>(actual: &'a [T], expected: &'a [T]) -> Vec<(Change, &'a T)> {
    if actual == expected {
        return Vec::new();
    }
    let levels = levels(actual, expected);
    let mut changes = Vec::new();
    let (mut x, mut y) = (actual.len(), expected.len());
    for level in (0..levels.len()).rev() {
        let Some(before) = level.checked_sub(1).and_then(|before| levels.get(before)) else {
            break;
        };
        let (previous_x, previous_y) = came_from(before, level, x, y);
        while x > previous_x && y > previous_y {
            (x, y) = (x - 1, y - 1);
            changes.push((Change::Keep, &actual[x]));
        }
        if x > previous_x {
            x -= 1;
            changes.push((Change::Insert, &actual[x]));
        } else {
            y -= 1;
            changes.push((Change::Delete, &expected[y]));
        }
    }
    while x > 0 && y > 0 {
        (x, y) = (x - 1, y - 1);
        changes.push((Change::Keep, &actual[x]));
    }
    changes.reverse();
    changes
}

/// How far each diagonal of Myers' algorithm reaches with one more change a level.
///
/// Level `n` has the diagonals `-n`, `-n + 2` … `n`.
fn levels<T: PartialEq>(actual: &[T], expected: &[T]) -> Vec<Vec<usize>> {
    let mut levels: Vec<Vec<usize>> = Vec::new();
    loop {
        let level = levels.len();
        let mut reached = Vec::with_capacity(level + 1);
        for diagonal in 0..=level {
            let mut x = match levels.last() {
                None => 0,
                Some(before) if is_insertion(before, level, diagonal) => before[diagonal],
                Some(before) => before[diagonal - 1] + 1,
            };
            // On the diagonal `k` is `x - y = k`, and this one is `2 * diagonal - level`.
            let mut y = (x + level).wrapping_sub(2 * diagonal);
            while let (Some(a), Some(b)) = (actual.get(x), expected.get(y))
                && a == b
            {
                (x, y) = (x + 1, y + 1);
            }
            reached.push(x);
            if x >= actual.len() && y >= expected.len() {
                levels.push(reached);
                return levels;
            }
        }
        levels.push(reached);
    }
}

/// Whether the furthest point of a diagonal is below that of the level before, not right of it.
fn is_insertion(before: &[usize], level: usize, diagonal: usize) -> bool {
    diagonal == 0 || (diagonal != level && before[diagonal - 1] < before[diagonal])
}

fn came_from(before: &[usize], level: usize, x: usize, y: usize) -> (usize, usize) {
    let diagonal = (x + level - y) / 2;
    let previous = if is_insertion(before, level, diagonal) { diagonal } else { diagonal - 1 };
    let previous_x = before[previous];
    (previous_x, previous_x + level - 1 - 2 * previous)
}
