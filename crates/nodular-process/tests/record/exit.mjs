// Small programs that end: by themselves, by exit(), by an error, by a rejected promise; with hooks, with warnings.
//
// A line is [program, [exit code, what was logged, what was printed on stderr]]. A program is
// {flags, hooks: [[event, actions]], main: actions}; an action is [name, argument]. Of stderr there are the lines of
// warnings, and "REPORT" and the name of the error where one is reported.

import { spawn } from 'node:child_process';
import { generator } from './lib/random.mjs';

const INTERPRETER = `
Error.stackTraceLimit = 0;
const { hooks, main } = JSON.parse(process.argv[1]);
const log = (text) => require('fs').writeSync(1, text + '\\n');
function run(actions) {
  for (const [name, argument] of actions) {
    switch (name) {
      case 'log': log(argument); break;
      case 'exit': argument === null ? process.exit() : process.exit(argument); break;
      case 'code': process.exitCode = argument; break;
      case 'seeCode': log('code ' + process.exitCode); break;
      case 'throw': throw new Error(argument);
      case 'reject': Promise.reject(new Error(argument)); break;
      case 'warn': process.emitWarning(argument.message, argument); break;
    }
  }
}
for (const [event, actions] of hooks) {
  process.on(event, (value) => {
    const shown = event === 'warning' ? [value.name, value.message, value.code, value.detail].join('|')
      : value instanceof Error ? value.message : String(value);
    log(event + ' ' + shown);
    run(actions);
  });
}
run(main);
`;

function normal(stderr) {
  const text = stderr.replace(/\(node:\d+\)/g, '(node:PID)').replace(/at \[eval\]\S*\n/g, '');
  const at = text.search(/^(\[?\[eval\]|node:internal|\[node:internal)/m);
  const report = at < 0 ? undefined : /Error: (\w+)/.exec(text.slice(at))?.[1];
  return (at < 0 ? text : text.slice(0, at)) + (report === undefined ? '' : `REPORT ${report}\n`);
}

const programs = [];
const program = (main, hooks = [], flags = []) => programs.push({ flags, hooks, main });

const exits = [['exit', null], ['exit', 0], ['exit', 3], ['exit', 256], ['exit', -1], ['code', 4], ['code', 0], ['seeCode', null], ['throw', 'boom']];
for (const a of exits) {
  program([a]);
  for (const b of exits) {
    if (b[0] === 'throw') continue;
    program([a], [['exit', [b]], ['exit', [['seeCode', null]]]]);
    program([a], [['beforeExit', [b]], ['exit', [['seeCode', null]]]]);
    program([['code', 7], a], [['uncaughtException', [b]], ['exit', [['seeCode', null]]], ['uncaughtException', [['log', 'second']]]]);
    program([a], [['uncaughtExceptionMonitor', [b]], ['exit', [['seeCode', null]]]]);
  }
}
program([['log', 'main']], [['exit', [['log', 'a'], ['exit', 6]]], ['exit', [['log', 'b']]]]);
program([['throw', 'boom']], [['uncaughtExceptionMonitor', []], ['uncaughtException', [['exit', 1]]], ['exit', []]]);

for (const mode of ['throw', 'strict', 'warn', 'none', 'warn-with-error-code', undefined]) {
  const flags = mode === undefined ? [] : [`--unhandled-rejections=${mode}`];
  for (let set = 0; set < 16; set++) {
    const hooks = [
      ['unhandledRejection', set & 8 ? [['code', 5]] : []], ['uncaughtException', []], ['warning', []],
    ].filter((_, i) => set & (1 << i));
    if (set & 8 && !(set & 1)) continue;
    program([['reject', 'boom']], [...hooks, ['exit', [['seeCode', null]]]], flags);
    program([['reject', 'one']], [...hooks, ['unhandledRejection', [['exit', 9]]], ['exit', []]], flags);
  }
}

const { pick, random } = generator(7);
const warning = () => ({
  message: pick(['disk full', '', 'two\nlines', 'use open()', 'émigré']),
  type: pick([undefined, 'Warning', 'DeprecationWarning', 'DeprecationWarning', 'DiskWarning', '']),
  code: pick([undefined, undefined, 'W1', 'DEP9']), detail: pick([undefined, undefined, 'more', 'more\nlines']),
});
const FLAGS = ['--no-warnings', '--no-deprecation', '--disable-warning=W1', '--disable-warning=DiskWarning', '--disable-warning=DeprecationWarning', '--disable-warning=w1'];
for (let i = 0; i < 150; i++) {
  const flags = [];
  for (let n = random(3); n > 0; n--) flags.push(pick(FLAGS));
  program(Array.from({ length: 1 + random(3) }, () => ['warn', warning()]), random(2) ? [['warning', []]] : [], flags);
}

const seen = new Set();
const unique = programs.filter((p) => { const t = JSON.stringify(p); return !seen.has(t) && seen.add(t); });
const run = ({ flags, hooks, main }) => new Promise((resolve) => {
  const child = spawn(process.execPath, [...flags, '-e', INTERPRETER, JSON.stringify({ hooks, main })], { env: {}, argv0: '/usr/bin/app' });
  let out = '', err = '';
  child.stdout.on('data', (data) => { out += data; });
  child.stderr.on('data', (data) => { err += data; });
  child.on('close', (code) => resolve([code, out, normal(err)]));
});
for (let i = 0; i < unique.length; i += 8) {
  const some = unique.slice(i, i + 8);
  const results = await Promise.all(some.map(run));
  some.forEach((p, j) => console.log(JSON.stringify([p, results[j]])));
}
