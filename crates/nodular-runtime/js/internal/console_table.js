// The rows and columns of `console.table`.
'use strict';

const native = binding('console');
const { isMap, isMapIterator, isSet, isSetIterator } = binding('types');
const { inspect } = require('internal/util/inspect');

const ITERATION = '(iteration index)';

/** The table of an object; `names` are the only columns, `options` those of `inspect` that the console has. */
function draw(data, names, options) {
  const cell = (value) => {
    const isBig = value !== null && typeof value === 'object' && !Array.isArray(value) &&
      Object.keys(value).length > 2;
    return inspect(value, { depth: isBig ? -1 : 0, maxArrayLength: 3, breakLength: Infinity, ...options });
  };
  const indices = (list) => list.map((_, index) => cell(index));

  // An iterator is used up: the engine does not tell what is left of it otherwise.
  if (isMapIterator(data)) {
    const list = Array.from(data);
    const areEntries = Object.prototype.toString.call(data) === '[object Map Iterator]' && list.every(Array.isArray);
    data = areEntries ? new Map(list) : new Set(list);
  } else if (isSetIterator(data)) {
    data = Array.from(data);
    return native.draw([[ITERATION, indices(data)], ['Values', data.map(cell)]]);
  }
  if (isMap(data)) {
    const entries = Array.from(data);
    return native.draw([
      [ITERATION, indices(entries)],
      ['Key', entries.map(([key]) => cell(key))],
      ['Values', entries.map(([, value]) => cell(value))],
    ]);
  }
  if (isSet(data)) {
    const values = Array.from(data);
    return native.draw([[ITERATION, indices(values)], ['Values', values.map(cell)]]);
  }

  const columns = { __proto__: null };
  const values = [];
  const index = Object.keys(data);
  index.forEach((name, row) => {
    const item = data[name];
    const isPrimitive = item === null || (typeof item !== 'function' && typeof item !== 'object');
    if (isPrimitive && names === undefined) {
      values[row] = cell(item);
      return;
    }
    for (const key of names ?? Object.keys(item)) {
      columns[key] ??= [];
      columns[key][row] = isPrimitive || !Object.hasOwn(item, key) ? '' : cell(item[key]);
    }
  });
  const all = [['(index)', index], ...Object.keys(columns).map((key) => [key, columns[key]])];
  if (values.length > 0) all.push(['Values', values]);
  return native.draw(all.map(([head, cells]) => [head, Array.from(cells, (text) => text ?? '')]));
}

exports.draw = draw;
