'use strict';
const util = require('node:util');
const topic = require('./lib.cjs')('util');

const WORDS = ['account', 'billing', 'cart', 'draft', 'email', 'invoice', 'locale', 'profile'];

// The same value as in src/topics/util.rs.
function nested() {
  let state = 1;
  const below = (end) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 8) % end;
  };
  const word = () => WORDS[below(WORDS.length)];
  const leaf = () => [below(1000), word(), true, null, below(10000) / 10000, 'it\'s "quoted"\n'][below(6)];
  function node(levels) {
    if (levels === 0) return leaf();
    const object = {};
    const keys = ['a', 'b', 'c', 'd'].map((letter) => letter + word());
    object[keys[0]] = leaf();
    object[keys[1]] = leaf();
    object[keys[2]] = node(levels - 1);
    object[keys[3]] = [node(levels - 1), leaf(), leaf()];
    return object;
  }
  return node(4);
}

const value = nested();
const twin = structuredClone(value);
const small = { a: 1, b: 'x', c: [1, 2, 3] };
const array = Array.from({ length: 1000 }, (_, i) => (i * 7) % 1009);
const colored = '\u001b[31mred\u001b[39m plain \u001b[1mbold\u001b[22m '.repeat(4);

function ops(id, count, figure) {
  topic.ops(id, count, () => () => {
    let total = 0;
    for (let i = 0; i < count; i++) total += figure();
    return total;
  });
}

ops('inspect.nested', 10, () => util.inspect(value, { depth: 10 }).length);
ops('inspect.small', 100, () => util.inspect(small).length);
ops('inspect.array1000', 10, () => util.inspect(array).length);
ops('format.simple', 1000, () => util.format('%s is %d years and %i%%', 'Bob', 42.5, 99.9).length);
ops('format.json', 1000, () => util.format('got %j', small).length);
ops('isDeepStrictEqual', 10, () => (util.isDeepStrictEqual(value, twin) ? 1 : 0));
ops('stripVTControlCharacters', 1000, () => util.stripVTControlCharacters(colored).length);
ops('parseArgs', 100, () => {
  const options = { foo: { type: 'boolean', short: 'f' }, bar: { type: 'string' }, n: { type: 'string' } };
  return util.parseArgs({ args: ['-f', '--bar', 'b', '--n=5', 'pos', '--', 'x'], options, allowPositionals: true }).positionals.length;
});

topic.run();
