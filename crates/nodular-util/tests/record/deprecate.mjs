// util.deprecate.
//
// A line is [[[message, code] of each function …], [what is called …], [[name, code, message, line] of each warning …]]:
// a number is called, -1 sets process.noDeprecation, -2 takes it back. In lines the process is 4242.

import { spawnSync } from 'node:child_process';
import { generator } from './lib/random.mjs';

const { random, pick, repeat } = generator(6);
const programs = [];
const CODES = [undefined, undefined, 'DEP1', 'DEP2', 'APP_X', 'ExperimentalWarning', ''];
for (let i = 0; i < 250; i++) {
  const functions = Array.from({ length: random(4) + 1 }, () => [pick(['use b()', 'is old', 'two\nlines', '']), pick(CODES)]);
  const calls = repeat(8, () => (random(6) === 0 ? -1 - random(2) : random(functions.length)));
  programs.push([functions, calls]);
}
// Codes are told once a process, so that each program gets codes of its own, which are renamed back.
const child = `
const { deprecate } = require('node:util');
const told = [];
process.on('warning', (warning) => told.push([warning.name, warning.code, warning.message]));
(async () => {
  const results = [];
  const programs = ${JSON.stringify(programs)};
  for (const [index, [functions, calls]] of programs.entries()) {
    const own = (code) => (code === null || code === '' || code === 'ExperimentalWarning' ? code ?? undefined : code + '#' + index);
    const made = functions.map(([message, code]) => deprecate(() => 1, message, own(code)));
    for (const call of calls) {
      if (call >= 0) made[call]();
      else process.noDeprecation = call === -1;
    }
    process.noDeprecation = false;
    await new Promise((resolve) => setImmediate(resolve));
    results.push(told.splice(0));
  }
  console.log(JSON.stringify([process.pid, results]));
})();
`;
const { stdout, stderr } = spawnSync(process.execPath, ['-e', child], { encoding: 'utf8', maxBuffer: 1 << 26, env: { PATH: process.env.PATH } });
const [pid, results] = JSON.parse(stdout);
const hint = /^\(Use `.*\n/gm;
const lines = stderr.replace(hint, '').split(new RegExp(`^(?=\\(node:${pid}\\) )`, 'm')).map((line) => line.replace(/\n$/, '').replace(`(node:${pid})`, '(node:4242)'));
let at = 0;
const seen = new Set();
const plain = (text) => text?.replace(/#\d+/, '') ?? null;
results.forEach((told, index) => {
  const warnings = told.map(([name, code, message]) => [name, plain(code), message, plain(lines[at++])]);
  // The empty code is told once a process too.
  if (programs[index][0].some(([, code]) => code === '') && seen.has('')) return;
  if (warnings.some(([, code]) => code === '')) seen.add('');
  const line = JSON.stringify([programs[index][0].map(([message, code]) => [message, code ?? null]), programs[index][1], warnings]);
  if (!seen.has(line)) console.log(line);
  seen.add(line);
});
