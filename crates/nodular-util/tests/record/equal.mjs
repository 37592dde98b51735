// util.isDeepStrictEqual.
//
// A line is [a, b, result]: lib/values.mjs says how a value is described.

import { isDeepStrictEqual } from 'node:util';
import { generator } from './lib/random.mjs';
import { values } from './lib/random_values.mjs';
import { build } from './lib/values.mjs';

const seen = new Set();
function print(a, b) {
  const text = JSON.stringify([a, b]);
  // Symbols, functions, classes, promises and the like are equal to themselves only; getters are called.
  if (/"(sym|function|class|promise|weakset|weakmap|proxy|custom|error|iterator|entries)"|"c":"|"get|"set"\]|\\ud[89a-f]/.test(text) || text.length > 2500) return;
  const line = JSON.stringify([a, b, isDeepStrictEqual(build(a), build(b))]);
  if (seen.has(line)) return;
  seen.add(line);
  console.log(line);
}

const range = (n) => Array.from({ length: n }, (_, i) => i);
const object = (o) => ({ k: 'object', p: Object.entries(o) });
const HAND = [
  null, ['undefined'], 0, ['num', '-0'], ['num', 'NaN'], 1, ['big', '1'], '1', true, '',
  object({}), object({ a: 1 }), object({ a: 1, b: 2 }), object({ b: 2, a: 1 }), object({ a: ['undefined'] }), { k: 'object', c: null, p: [['a', 1]] }, { k: 'object', p: [['a', 1], ['b', 2, 'hidden']] },
  { k: 'array', e: [] }, { k: 'array', e: [1] }, { k: 'array', e: [['undefined']] }, { k: 'array', e: [{ holes: 1 }] }, { k: 'array', e: [1], p: [['x', 1]] }, { k: 'array', e: range(9) },
  { k: 'set', e: [] }, { k: 'set', e: [1, 2] }, { k: 'set', e: [2, 1] }, { k: 'set', e: [object({ a: 1 }), object({ a: 2 })] }, { k: 'set', e: [object({ a: 2 }), object({ a: 1 })] }, { k: 'set', e: [object({ a: 1 }), object({ a: 1 })] },
  { k: 'set', e: ['1', 2] }, { k: 'set', e: [['num', 'NaN']] },
  { k: 'map', e: [] }, { k: 'map', e: [[1, 2]] }, { k: 'map', e: [[1, 3]] }, { k: 'map', e: [[object({}), 1], [object({}), 2]] }, { k: 'map', e: [[object({}), 2], [object({}), 1]] }, { k: 'map', e: [[1, object({})], ['a', 2]] }, { k: 'map', e: [['a', 2], [1, object({})]] },
  { k: 'date', ms: 0 }, { k: 'date', ms: 1 }, { k: 'date', ms: null }, { k: 'regexp', source: 'a', flags: '' }, { k: 'regexp', source: 'a', flags: 'g' },
  { k: 'typed', type: 'Uint8Array', e: [1, 2] }, { k: 'typed', type: 'Int8Array', e: [1, 2] }, { k: 'typed', type: 'Float64Array', e: [0] }, { k: 'typed', type: 'Float64Array', e: [['num', '-0']] }, { k: 'buffer', bytes: [1, 2] },
  { k: 'arraybuffer', bytes: [1, 2] }, { k: 'arraybuffer', bytes: [1, 3] }, { k: 'boxed', v: 1 }, { k: 'boxed', v: 2 }, { k: 'boxed', v: '1' },
  { k: 'object', id: 0, p: [['a', ['ref', 0]]] }, { k: 'array', id: 0, e: [['ref', 0]] },
  object({ a: object({ b: { k: 'map', e: [['k', { k: 'array', e: [1, 2] }]] } }) }),
];
for (const a of HAND) for (const b of HAND) print(a, b);
const random = generator(5);
const make = values(random);
// The same value with one leaf changed.
function change(d) {
  const text = JSON.stringify(d);
  const places = [...text.matchAll(/:(\d)/g)];
  if (places.length === 0) return d;
  const place = random.pick(places);
  return JSON.parse(text.slice(0, place.index + 1) + '3' + text.slice(place.index + 2));
}
for (let i = 0; i < 1500; i++) {
  const a = make.object(3);
  print(a, a);
  let b = a;
  try { b = change(a); build(b); } catch { continue; }
  print(a, b);
}
