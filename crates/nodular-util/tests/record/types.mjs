// util.types and util.isArray.
//
// A line is [value, names of what it is]: lib/values.mjs says how a value is described.

import { isArray, types } from 'node:util';
import { generator } from './lib/random.mjs';
import { values } from './lib/random_values.mjs';
import { build } from './lib/values.mjs';

process.noDeprecation = true;
const seen = new Set();
function print(description) {
  let value;
  try {
    value = build(description);
  } catch {
    return;
  }
  const names = Object.keys(types).filter((name) => types[name](value));
  if (isArray(value)) names.push('isArray');
  const line = JSON.stringify([description, names]);
  if (seen.has(line) || line.length > 400 || /\\ud[89a-f]/.test(line)) return;
  seen.add(line);
  console.log(line);
}

const TYPED = ['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'];
const object = { k: 'object' };
for (const value of [
  null, true, 1, 'a', ['undefined'], ['num', '-0'], ['big', '1'], ['sym', 'x'], object, { k: 'object', c: null }, { k: 'object', tag: 'Map' }, { k: 'arguments' }, { k: 'array', e: [1] }, { k: 'set', e: [1] }, { k: 'set', e: [], c: 'Mine' }, { k: 'map', e: [] },
  ...TYPED.map((type) => ({ k: 'typed', type, e: [] })), { k: 'buffer', bytes: [1] }, { k: 'arraybuffer', bytes: [1] }, { k: 'arraybuffer', bytes: [1], shared: true }, { k: 'dataview', bytes: [1, 2], offset: 0, length: 1 },
  { k: 'date', ms: 0 }, { k: 'regexp', source: 'a', flags: '' }, { k: 'error', c: 'TypeError', name: 'TypeError', message: 'm', stack: 'TypeError: m' }, { k: 'class', name: 'A', extends: null },
  ...['Function', 'AsyncFunction', 'GeneratorFunction', 'AsyncGeneratorFunction'].map((type) => ({ k: 'function', type, name: 'f' })),
  { k: 'promise', state: 'pending' }, { k: 'promise', state: 'fulfilled', v: 1 }, { k: 'promise', state: 'rejected', v: 1 }, { k: 'proxy', target: object, handler: object }, { k: 'proxy', target: { k: 'map', e: [] }, handler: object }, { k: 'proxy', target: { k: 'array', e: [] }, handler: object },
  ...[1, 'a', true, ['big', '1'], ['sym', 'x']].map((v) => ({ k: 'boxed', v })), { k: 'weakset', e: [] }, { k: 'weakmap', e: [] },
]) print(value);
const make = values(generator(13));
for (let i = 0; i < 800; i++) print(make.object(1));
