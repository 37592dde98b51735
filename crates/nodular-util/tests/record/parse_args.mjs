// util.parseArgs.
//
// A line is [config, result or error].

import { parseArgs } from 'node:util';
import { generator } from './lib/random.mjs';

const seen = new Set();
function print(config) {
  let result;
  try {
    result = parseArgs({ ...config, tokens: true });
    result = { values: Object.entries(result.values), positionals: result.positionals, tokens: result.tokens };
  } catch (error) {
    result = { code: error.code, message: error.message, name: error.name };
  }
  const line = JSON.stringify([config, result]);
  if (seen.has(line)) return;
  seen.add(line);
  console.log(line);
}

const OPTIONS = [
  {},
  { verbose: { type: 'boolean', short: 'v' }, file: { type: 'string', short: 'f' } },
  { all: { type: 'boolean', short: 'a', multiple: true }, include: { type: 'string', short: 'I', multiple: true } },
  { color: { type: 'boolean', default: true }, name: { type: 'string', default: 'x' }, list: { type: 'string', multiple: true, default: ['p', 'q'] } },
  { foo: { type: 'string', default: true } }, { foo: { type: 'boolean', default: 'x' } }, { foo: { type: 'string', multiple: true, default: ['a', false] } },
  { 'no-cache': { type: 'boolean' }, cache: { type: 'boolean', short: 'c' }, dry: { type: 'string', short: 'd' } },
];
const ARGS = ['-v', '-f', 'x', '--verbose', '--file', '--file=y', '--file=', '--verbose=1', '-vf', '-fv', '-vfx', '-fx', '--', '-', '---', '--=', '--=x', '-a', '-aa', '-I', '-Ix', '--include', '--include=a=b',
  '--no-verbose', '--no-cache', '--no-color', '--no-dry', '--no-cache=1', '--no-unknown', '--unknown', '--unknown=1', '-u', '-uv', '-v-', '', 'a b', '--name', '--foo', '-c', '-d', '-dc', '--dry=-1', '-x', '--"q"', '-é', '--é=ü'];

for (const options of OPTIONS) {
  for (const arg of ARGS) {
    print({ args: [arg], options });
    print({ args: [arg, 'next'], options, allowPositionals: true });
    print({ args: [arg, '-v'], options, strict: false });
  }
}
const { random, pick, repeat } = generator(3);
for (let i = 0; i < 1500; i++) {
  const config = { args: repeat(6, () => pick(ARGS)), options: pick(OPTIONS) };
  if (random(3)) config.allowPositionals = random(4) !== 0;
  if (random(3) === 0) config.strict = false;
  if (random(2) === 0) config.allowNegative = true;
  print(config);
}
