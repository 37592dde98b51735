// util.format and util.formatWithOptions.
//
// A line is [arguments, options, result]: lib/values.mjs says how a value is described.

import { formatWithOptions } from 'node:util';
import { generator } from './lib/random.mjs';
import { values } from './lib/random_values.mjs';
import { build, options } from './lib/values.mjs';

const seen = new Set();
function print(args, opts = {}) {
  let result;
  try {
    result = formatWithOptions(options(opts), ...args.map(build));
  } catch {
    return; // JSON of a bigint, text of an object without prototype
  }
  const line = JSON.stringify([args, opts, result]);
  if (seen.has(line) || /\\ud[89a-f]/.test(line) || line.length > 4000) return;
  seen.add(line);
  console.log(line);
}

const object = (o) => ({ k: 'object', p: Object.entries(o) });
const array = (...e) => ({ k: 'array', e });
const VALUES = [
  null, true, false, 0, 1, -1, 42.5, 1e21, 1e-7, 123456.789, ['num', '-0'], ['num', 'NaN'], ['num', 'Infinity'], ['undefined'], ['big', '123456789'], ['sym', 's'],
  '', 'text', '42', ' 42.9abc', '0x1f', '-0x1f', '1e3', '.5', '5.', '+7', '-', 'Infinity', '-Infinity!', '\u00a012', '0b11', '1_000', '%s', '1 2', '12345678901234567890123',
  object({}), object({ a: 1, b: 'x', c: array(1, 2, 3) }), object({ a: object({ b: object({ c: object({}) }) }) }), array(), array(5), array(1, 2), array('7'), array(array(3)),
  array(null, ['undefined']), { k: 'date', ms: 0 }, { k: 'boxed', v: 3 }, { k: 'boxed', v: 'b' }, { k: 'set', e: [1] }, { k: 'map', e: [['a', 1]] },
  { k: 'object', id: 0, p: [['self', ['ref', 0]]] }, object({ u: ['undefined'], n: null, s: 'q"\n\u2028', f: 1.50 }), { k: 'buffer', bytes: [1, 2] },
];
for (const place of ['%s', '%d', '%i', '%f', '%j', '%o', '%O', '%c', '%x', '%']) {
  for (const value of VALUES) {
    if (place === '%d' && value?.k === 'date') continue;
    if (/[ifo]/.test(place) && ['date', 'buffer', 'set', 'map'].includes(value?.k)) continue;
    print([`a ${place} b`, value]);
  }
}
for (const value of VALUES) {
  print([value]);
  print([value, 'more', value]);
  for (const place of ['%s', '%d', '%i', '%f']) if (typeof value === 'number' || value?.[0] === 'big') print([place, value], { numericSeparator: true });
}
for (const template of ['%%', '%', 'a%', '%%%s', '%s%%', '%s%s', '%s %s %s', '100%', '%%s', '%x%s', '%5d', '% s', '%s:%s', 'é%s😀%d', '%%%%', '%s%', '%c%s', '%cstyled', '%o%O%j']) {
  for (const args of [[], [1], ['a', 'b'], [1, 'b', null], [object({ a: 1 }), array(1)]]) {
    print([template, ...args]);
    print([template, ...args], { colors: true });
  }
}
const random = generator(7);
const make = values(random);
for (let i = 0; i < 600; i++) {
  const template = random.repeat(4, () => random.pick(['%s', '%d', '%i', '%f', '%j', '%O', '%c', '%%', 'text', ' ', '%x'])).join('');
  const values = random.repeat(4, () => (random.random(2) ? random.pick(VALUES) : make.any(2)));
  const text = JSON.stringify(values);
  // What a tree does not have: sources of functions, dates as local time, calls of toString.
  if (/"(function|class|date|custom|error|regexp|typed|buffer|arraybuffer|proxy|iterator|entries)"|"c":|"get|"tag"|Symbol/.test(text)) continue;
  print([template, ...values], random.random(4) ? {} : { depth: 0, compact: true });
}
for (const value of [{ k: 'typed', type: 'Float64Array', e: [42.5, 7] }, { k: 'typed', type: 'BigInt64Array', e: [['big', '933']] }, { k: 'typed', type: 'Uint8Array', e: [] }, array({ k: 'typed', type: 'Int8Array', e: [5] }), { k: 'date', ms: 0 },
  { k: 'set', e: [1] }, { k: 'map', e: [] }, { k: 'error', name: '', message: '12', stack: 'x', c: 'Error' }, { k: 'error', name: '7', message: '', stack: 'x', c: 'Error' }]) {
  for (const place of ['%s', '%d', '%i', '%f']) if (value.k !== 'error' || place !== '%s') print([place, value]);
}
