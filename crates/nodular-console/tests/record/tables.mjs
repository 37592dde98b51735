// console.table of values of every shape.
//
// A line is [options, calls, what was printed]: see lib/program.mjs.

import { generator } from '../../../nodular-util/tests/record/lib/random.mjs';
import { values } from '../../../nodular-util/tests/record/lib/random_values.mjs';
import { print } from './lib/program.mjs';

const O = (o, more) => ({ k: 'object', p: Object.entries(o), ...more });
const A = (...e) => ({ k: 'array', e });
const U = ['undefined'];
const table = (data, columns, options = {}) => print(options, columns ? ['table', data, columns] : ['table', data]);

const F = { k: 'function', type: 'Function', name: 'f' };
const PEOPLE = A(O({ name: 'Kim', age: 42 }), O({ name: '이순신', age: 53, born: 1545 }), O({ age: 7 }));
const HAND = [
  null, U, true, 5, ['num', '-0'], 'text', '100%s', '', ['big', '5'], ['sym', 's'], F, { k: 'class', name: 'A', extends: null },
  A(), O({}), A(A()), A(O({})), A(1, 2, 3), A('a', null, U, true, ['sym', 'x'], ['big', '7']), A(A(1, 2), A(3), A()), A({ holes: 2 }, 'x', { holes: 1 }, A('y')),
  PEOPLE, O({ kim: O({ age: 42 }), lee: O({ name: 'Lee' }), n: 5 }), A(O({ a: 1 }), A(5, 6), 7, 'x'), A(1, O({ a: 1 }), 2), O({ a: A(1), b: O({ 10: 'x', 9: 'y', '09': 'z', 4294967294: 'i', 4294967295: 'j' }) }),
  A(O({ a: O({}) }), O({ a: O({ x: 1, y: 2 }) }), O({ a: O({ x: 1, y: 2, z: 3 }) }), O({ a: A(1, 2, 3, 4, 5) }), O({ a: A(A(1), O({ b: 1 })) })),
  A(O({ a: { k: 'map', e: [['x', 1]] } }), O({ a: { k: 'set', e: [1, 2, 3, 4] } }), O({ a: { k: 'date', ms: 0 } }), O({ a: { k: 'regexp', source: 'x', flags: 'g' } }), O({ a: F }), O({ a: { k: 'buffer', bytes: [1, 2, 3, 4, 5] } })),
  { k: 'map', e: [] }, { k: 'map', e: [['a', 1], [O({ x: 1, y: 2, z: 3 }), A(1, 2)]] }, { k: 'set', e: [] }, { k: 'set', e: ['a', O({ x: 1 }), A(A())] },
  { k: 'iterator', of: 'Map', e: ['a', 'b'] }, { k: 'iterator', of: 'Set', e: [1, O({ a: 1 })] }, { k: 'entries', of: 'Map', e: [['a', 1], ['b', 2]] }, { k: 'entries', of: 'Set', e: [['a', 'a'], ['b', 'b']] }, { k: 'entries', of: 'Map', e: [] },
  { k: 'typed', type: 'Uint8Array', e: [1, 2] }, { k: 'typed', type: 'Float64Array', e: [1.5, ['num', 'NaN'], ['num', '-0']] }, { k: 'typed', type: 'Int16Array', e: [32767] }, { k: 'typed', type: 'BigUint64Array', e: [['big', '18']] }, { k: 'typed', type: 'Float32Array', e: [] },
  A({ k: 'typed', type: 'Uint8Array', e: [1, 2] }, { k: 'typed', type: 'Int32Array', e: [7] }), { k: 'buffer', bytes: [1, 255] }, A({ k: 'buffer', bytes: [1, 255] }),
  { k: 'boxed', v: 'abc' }, { k: 'boxed', v: 5 }, A({ k: 'boxed', v: 'abc' }, { k: 'boxed', v: true }), { k: 'date', ms: 0 }, { k: 'regexp', source: 'a', flags: '' }, { k: 'promise', state: 'pending' }, { k: 'arguments' }, { k: 'weakmap' },
  { k: 'proxy', target: A(A(1, 2)), handler: O({}) }, A({ k: 'proxy', target: O({ a: 1, b: 2, c: 3 }), handler: O({}) }), A(O({ x: { k: 'proxy', target: O({ a: 1, b: 2, c: 3 }), handler: O({}) } })), A(O({ x: { k: 'proxy', target: A(1, 2, 3, 4), handler: O({}) } })),
  { k: 'proxy', target: F, handler: O({}) }, { k: 'proxy', target: { k: 'map', e: [[1, 2]] }, handler: O({}) }, { k: 'error', name: 'Error', message: 'm', stack: 'Error: m', c: 'Error', p: [['code', 5]] }, A({ k: 'error', name: 'Error', message: 'm', stack: 'Error: m\n    at x', c: 'Error', p: [['code', 5]] }),
  A(A({ k: 'error', name: 'Error', message: 'm', stack: 'Error: m', c: 'Error' })), A(F, { k: 'class', name: 'A', extends: null }), A({ k: 'function', type: 'Function', name: 'f', p: [['a', 1]] }),
  O({}, { p: [['a', 1, 'get'], ['b', 2, 'getset'], ['c', 3, 'set'], ['d', 4, 'hidden'], [{ sym: 's' }, 5]] }), A(O({}, { p: [['a', 1, 'get'], ['b', 2, 'set'], ['c', 3, 'hidden']] })), A(O({ a: 1 }, { c: null }), O({ b: 2 }, { c: 'Foo' })),
  A(O({ x: O({ a: 1, b: 2, c: 3 }, { c: 'Foo' }) }), O({ x: O({ a: 1, b: 2, c: 3 }, { c: null }) })), A({ k: 'custom', text: 'custom' }), O({ a: { k: 'custom', text: 'two' } }), A(O({ a: { k: 'custom', text: 'two\nlines' } })),
  O({}, { id: 0, p: [['self', ['ref', 0]]] }), A(O({ __proto__x: 1 }), O({}, { p: [['__proto__', 5]] })), O({}, { p: [['__proto__', O({ a: 1 })]] }),
  A('日本語', '한글', 'ｱｲｳ', '👨‍👩‍👧', '😀', 'e\u0301', 'ñ', '각', '\u200b', 'a\tb', 'a\nb', '\x1b[31mred'), A(O({ '日本': 1, '😀': 2, 'e\u0301': 3 })), O({ '日本': A('x'), 'long index key': A('y') }), A(O({ 'a\nb': 1, '\x1b[31mred\x1b[39m': 2, '': 3 })),
  A('x'.repeat(200)), A(O({ a: 'x'.repeat(90), b: A('y'.repeat(90), 'z') })), A(...Array.from({ length: 30 }, (_, i) => i * i)), A(O(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`c${i}`, i])))),
  O({ b: 1, a: 2, length: 3 }), A(O({ '(index)': 1, Values: 2 }), 5), A(O({ a: 1 }), null, O({ a: U }), U), { k: 'array', e: [1, 2], p: [['extra', O({ a: 1 })]] }, { k: 'map', e: [['a', 1]], p: [['extra', 1]] }, { k: 'set', e: [A(1)], p: [['x', 1]] },
];
const COLUMNS = [[], ['a'], ['name', 'born'], ['0'], ['length'], ['b', 'a', 'b'], ['no', 'such', 'column'], ['1', '0', 'x'], ['__proto__'], ['message', 'code', 'stack']];
for (const data of HAND) {
  table(data);
  for (const columns of COLUMNS) table(data, columns);
  for (const options of [{ colorMode: true }, { inspectOptions: { depth: 2 } }, { inspectOptions: { depth: 0, compact: false } }, { inspectOptions: { maxArrayLength: 1, maxStringLength: 4, colors: true } }]) table(data, null, options);
}
print({}, ['group', ['users']], ['table', PEOPLE], ['group', []], ['table', 'no\ntable'], ['table', { k: 'map', e: [[1, 2]] }], ['groupEnd'], ['table', A(1)]);
print({ groupIndentation: 5, single: true }, ['group', []], ['table', PEOPLE, ['age']]);

const random = generator(26);
const make = values(random);
const NAMES = ['a', 'b', 'name', '日本', 'x y', '10', '2', 'length', 'é', '😀 long column name'];
const cell = () => (random.random(4) ? make.primitive() : make.any(2));
const names = () => [...new Set(random.repeat(6, () => random.pick(NAMES)))];
const isIndex = (name) => /^\d+$/.test(name);
// JavaScript has the keys that are integers first, a tree where they are put.
const ordered = (keys) => [...keys.filter(isIndex).sort((a, b) => a - b), ...keys.filter((key) => !isIndex(key))];
const object = (value) => ({ k: 'object', p: ordered(names()).map((name) => [name, value()]) });
const row = () => {
  switch (random.random(6)) {
    case 0: case 1: return object(cell);
    case 2: return A(...random.repeat(5, cell));
    case 3: return cell();
    default: return { k: 'object', p: ['a', 'b'].map((name) => [name, cell()]) };
  }
};
// A set has nothing twice, and no -0.
const unique = (list) => list.filter((value, i) => value?.[1] !== '-0' && list.findIndex((other) => JSON.stringify(other) === JSON.stringify(value)) === i);
const data = () => {
  switch (random.random(7)) {
    case 0: return object(row);
    case 1: return { k: 'map', e: random.repeat(5, (_, i) => [random.random(3) ? random.random(1e6) + i * 1e6 : make.object(2), cell()]) };
    case 2: return { k: 'set', e: unique(random.repeat(6, () => make.any(2))) };
    case 3: return make.object(3);
    default: return A(...random.repeat(7, row));
  }
};
for (let i = 0; i < 550; i++) {
  const options = random.pick([{}, {}, {}, { colorMode: true }, { inspectOptions: { depth: 1 } }, { inspectOptions: { colors: true, numericSeparator: true } }, { inspectOptions: { sorted: true } }]);
  table(data(), random.random(4) ? undefined : names(), options);
}
