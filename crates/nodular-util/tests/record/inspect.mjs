// util.inspect of hand-picked and generated values.
//
// A line is [value, options, result]: lib/values.mjs says how a value is described.

import { inspect } from 'node:util';
import { generator } from './lib/random.mjs';
import { randomOptions, values } from './lib/random_values.mjs';
import { build, options } from './lib/values.mjs';

const LONE = /\\ud[89a-f]/;
const seen = new Set();
function print(value, opts = {}) {
  const line = JSON.stringify([value, opts, inspect(build(value), options(opts))]);
  // Halves of astral characters are no text in Rust.
  if (seen.has(line) || LONE.test(line) || line.length > 6000) return;
  seen.add(line);
  console.log(line);
}

const range = (n, f = (i) => i) => Array.from({ length: n }, (_, i) => f(i));
const nest = (n) => (n === 0 ? 1 : { k: 'object', p: [['a', nest(n - 1)]] });

const HAND = [
  null, true, 0, 'a', ['undefined'], ['num', '-0'], ['big', '-123456'], ['sym', 'x'], ['sym', null],
  { k: 'object' }, { k: 'array', e: [] }, { k: 'set', e: [] }, { k: 'map', e: [] },
  ...range(12, (i) => nest(i)),
  ...[5, 6, 7, 8, 15, 16, 17, 26, 27, 99, 100, 101, 102, 200, 1000].map((n) => ({ k: 'array', e: range(n) })),
  ...[6, 7, 20, 101].map((n) => ({ k: 'array', e: range(n, (i) => 'x'.repeat(i % 5)) })),
  ...[6, 7, 20, 101].map((n) => ({ k: 'array', e: range(n, (i) => '日'.repeat(i % 5)) })),
  ...[7, 30].map((n) => ({ k: 'array', e: range(n, (i) => (i % 3 ? i : String(i))), p: [['extra', 1]] })),
  { k: 'array', e: [{ holes: 3 }] }, { k: 'array', e: [1, { holes: 1 }, 2, { holes: 200 }] }, { k: 'array', e: range(8, (i) => (i % 2 ? { holes: 2 } : i)) },
  { k: 'object', id: 0, p: [['self', ['ref', 0]], ['list', { k: 'array', id: 1, e: [['ref', 0], ['ref', 1]] }]] },
  { k: 'map', id: 0, e: [['a', ['ref', 0]]] }, { k: 'set', id: 0, e: [['ref', 0], { k: 'object', id: 1, p: [['x', ['ref', 1]]] }] },
  { k: 'object', p: [['1', 3], ['__proto__', 1], ['a b', 2], ["it's", 4], ['ok_1', 5]] },
  { k: 'object', p: [[{ sym: 'x' }, 1], [{ sym: null }, 2, 'hidden'], [{ sym: "it's\n" }, 3]] },
  { k: 'object', p: [[{ sym: 'Symbol.toStringTag' }, 'Tag']] },
  { k: 'function', type: 'Function', name: 'f', p: [['a', 1]] }, { k: 'class', name: 'A', extends: 'B', p: [['x', 1]] },
  { k: 'error', name: 'AggregateError', message: 'm', stack: 'AggregateError: m\n    at x', c: 'Error', p: [['errors', { k: 'array', e: [1, 2] }, 'hidden']] },
  { k: 'error', name: 'Error', message: 'm', stack: 'Error: m', c: null }, { k: 'error', name: 'TypeError', message: 'm', stack: 'TypeError: m\n    at x', c: null },
  { k: 'error', name: 'Error', message: 'm', stack: 'Error: m\n    at x', c: 'HttpError', p: [['code', 'E_X'], ['status', 500]] },
  { k: 'arguments' }, { k: 'object', c: null }, { k: 'object', c: null, p: [['a', 1]] }, { k: 'object', c: 'Foo' }, { k: 'set', c: null, e: [1] }, { k: 'map', c: null, e: [[1, 2]] },
  { k: 'array', c: null, e: [1] }, { k: 'array', c: 'Foo', e: [1, 2] }, { k: 'set', c: 'Foo', e: [1] }, { k: 'typed', type: 'Uint8Array', e: [], c: 'Foo' },
  { k: 'boxed', v: 'text', p: [['a', 1]] }, { k: 'date', ms: 0, p: [['a', 1]] }, { k: 'date', ms: 0, c: 'Foo' }, { k: 'regexp', source: 'a', flags: 'g', p: [['a', 1]] },
  { k: 'buffer', bytes: range(60) }, { k: 'buffer', bytes: [] }, { k: 'arraybuffer', bytes: range(120) },
];
for (const value of HAND) {
  print(value);
  for (const opts of [{ compact: true }, { compact: false }, { compact: 1 }, { depth: 0 }, { depth: 'Infinity' }, { breakLength: 40 }, { breakLength: 'Infinity' }, { colors: true },
    { sorted: true }, { maxArrayLength: 3 }, { maxArrayLength: null }, { maxArrayLength: 0 }, { numericSeparator: true }, { compact: true, breakLength: 10 }]) {
    print(value, opts);
  }
}
for (const text of ["'", '"', '`', `'"`, `'"\``, "'\"${", '😀'.repeat(9), 'a\nb'.repeat(12), 'é'.repeat(50), '\u0080\u009f\u00a0\u00ad', 'x'.repeat(10050), '\n'.repeat(30), '\ud83d']) {
  for (const opts of [{}, { maxStringLength: 3 }, { maxStringLength: 5, compact: true }, { breakLength: 12 }, { colors: true }]) {
    print(text, opts);
    print({ k: 'object', p: [['a', { k: 'array', e: [text, text] }]] }, opts);
  }
}

const PATTERNS = ['a', 'a|b', '^a+$', '(?:a(b)(?=c)(?!d)(?<=e)(?<!f))', '(?<year>\\d{4})-\\k<year>', '[a-z\\d\\]-]{2,3}?x{2,}y{,3}', '\\u{1f600}\\p{L}\\P{Lu}\\x41\\u0041\\12',
  '[\\u{1f}\\p{L}\\x41\\-]', '((((((a))))))', 'a{b}{1', 'a{2}{3,4}', '\\/[/]', '.*?', '[^-a-]', '\\cJ\\0', '(?i:a)b', 'x{', '\\u{', '[\\p{'];
for (const source of PATTERNS) {
  for (const flags of ['', 'gi', 'u', 'v']) {
    try { new RegExp(source, flags); } catch { continue; }
    for (const c of ['RegExp', 'Foo']) print({ k: 'regexp', source: new RegExp(source).source, flags, c }, { colors: true });
  }
}

// A list's own properties never begin on a new line.
for (const breakLength of [5, 20, 40]) {
  for (const k of ['array', 'set', 'object']) {
    print({ k, e: [1], p: [['name', 'some longer text'], ['list', { k: 'array', e: range(9) }]] }, { compact: true, breakLength });
  }
}

// What prototypes have.
const inherited = [['a', 1], ['getter', 2, 'get'], ['hidden', { k: 'object', p: [['b', { k: 'array', e: [1, 2] }]] }, 'hidden'], [{ sym: 's' }, 'x']];
for (const k of ['object', 'array', 'set', 'map']) {
  for (const p of [[], [['own', 1], ['z', { k: 'object' }]]]) {
    const value = { k, e: [], c: 'Foo', p, inherited };
    for (const opts of [{}, { colors: true }, { depth: 0 }, { depth: 1, compact: false }, { sorted: true }, { compact: true, breakLength: 20 }, { getters: true }, { depth: null }]) {
      print(value, opts);
      print(value, { ...opts, showHidden: true });
      print({ k: 'object', p: [['in', value]] }, { ...opts, showHidden: true });
    }
  }
}

// Stacks: repeated lines, the working directory, packages, Node's own lines.
process.chdir('/tmp');
const frames = (letters) => ['Error: m', ...[...letters].map((letter) => `    at ${letter} (/app/${letter}.js:1:2)`)].join('\n');
const stacks = [
  ...['abcdefghij', 'aaaaaaaaaaaa', 'abababababab', 'abcabcabcabcxyz', 'xyabcdabcdabcdabcdz', 'abcdabceabcdabceabcdabce', 'aabaabaabaabaab', 'abcdefabcdef', 'abcxabcyabczabcw', 'aaaaabbbbbbcccccc', 'abbabbaabbabba', 'aaabaaabaaabaaacaaac']
    .map(frames),
  'Error: m\n    at f (/tmp/a.js:1:2)\n    at /tmp/b/c.js:3:4\n    at g (file:///tmp/x.mjs:1:1)\n    at async file:///tmp/y.mjs:1:1\n    at h (/tmp/node_modules/@s/p/i.js:1:1)\n    at i (/tmpx/y.js:1:1) tail\n    at node:internal/util:1:1\n    at j (node:fs:1:1)',
];
for (const stack of stacks) {
  const error = { k: 'error', name: 'Error', message: 'm', stack, c: 'Error' };
  for (const opts of [{}, { colors: true, cwd: '/tmp' }]) {
    print(error, opts);
    print({ k: 'object', p: [['error', error]] }, opts);
  }
}

const random = generator(26);
const make = values(random);
for (let i = 0; i < 2600; i++) {
  const value = random.random(8) ? make.object(1 + random.random(4)) : make.any(3);
  const opts = random.random(3) ? randomOptions(random) : {};
  print(value, opts);
}
const withHidden = values(random, { hidden: true });
for (let i = 0; i < 500; i++) print(withHidden.object(1 + random.random(3)), { ...randomOptions(random), showHidden: true });
