// util.debuglog.
//
// A line is ["enabled", NODE_DEBUG, [[section, is on] …]], ["line", section, colors, arguments, line of process 4242] or
// ["warning", section, message].

import { spawnSync } from 'node:child_process';
import { generator } from './lib/random.mjs';

const SECTIONS = ['', 'a', 'A', 'foo', 'FOO', 'foobar', 'foo-bar', 'foo.bar', 'fooxbar', 'fo', 'bar', 'a,b', '*', 'é', 'É', 'ß', 'ss', 'SS', 'k', '\u212a', 'ſ', 's', 'straße', '日本', '😀', '𐐨', '𐐀', 'two\nlines', 'twolines', 'a b', 'x[1]', '^a$', 'a|b', '\\', 'ŉ', 'µ', 'μ', 'ǆ'];
const CHILD = `
const { debuglog } = require('node:util');
console.log(JSON.stringify(${JSON.stringify(SECTIONS)}.map((section) => [section, debuglog(section).enabled])));
`;
function run(code, env) {
  const { stdout } = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8', maxBuffer: 1 << 26, env: { PATH: process.env.PATH, ...env } });
  return JSON.parse(stdout);
}
const { pick, repeat } = generator(9);
const HAND = ['', 'foo', 'FOO', 'Foo,BAR', 'foo*', '*bar', 'f*r', '*', '**', 'a*b*c', 'foo,', ',', ' foo', 'foo.bar', 'foo-*,a', 'x[1]', '^a$', 'a|b', 'a b', '(a)', 'a+', '\\', 'é', 'É', 'ß', 'SS', 'k', 'K', '\u212a', 's', 'ſ', '日*', '😀', '𐐨', 'two*lines', '*\n*', '*two\nlines*', 'ŉ', 'µ', 'ǆ'];
const PIECES = ['*', '*', 'f', 'o', 'foo', 'bar', '-', '.', ',', 'a', 'b', 'S', 'é', '\n'];
const patterns = new Set([...HAND, ...Array.from({ length: 60 }, () => repeat(6, () => pick(PIECES)).join(''))]);
for (const pattern of patterns) console.log(JSON.stringify(['enabled', pattern, run(CHILD, { NODE_DEBUG: pattern })]));

const ARGS = [[], ['plain'], ['%s is %d', 'a', 1.5], ['%j', { a: [1] }, 'more'], [{ a: 'x' }], ['two\nlines'], [1, true, null], ['%%'], ['100%', 5], [''], ['%o', [1]]];
const LINES = `
const util = require('node:util');
const written = [];
const write = process.stderr.write;
process.stderr.write = (text) => written.push(text.replace(process.pid, '4242'));
for (const args of ${JSON.stringify(ARGS)}) {
  util.debuglog('mine')(...args);
  util.debug('Other-x')(...args);
}
process.stderr.write = write;
console.log(JSON.stringify(written));
`;
for (const colors of [false, true]) {
  const written = run(LINES, { NODE_DEBUG: 'mine,other-x', ...(colors && { FORCE_COLOR: '1' }) });
  ARGS.forEach((args, i) => ['mine', 'Other-x'].forEach((section, j) => console.log(JSON.stringify(['line', section, colors, args, written[2 * i + j]]))));
}

const WARNINGS = `
const { debuglog } = require('node:util');
const told = [];
process.on('warning', (warning) => told.push([warning.name, warning.message]));
process.stderr.write = () => true;
for (const section of ['http', 'http2', 'https', 'mine']) debuglog(section)('x');
setImmediate(() => console.log(JSON.stringify(told)));
`;
for (const [name, message] of run(WARNINGS, { NODE_DEBUG: 'http,http2,https,mine' })) console.log(JSON.stringify(['warning', message.includes('http2') ? 'http2' : 'http', name, message]));
