// Console programs: lists of calls, with what they print.
//
// A program is [options, calls]. A call is [method, ...its arguments]; where a method takes any number of values they are one
// list. Values are described as in nodular-util's tests/record/lib/values.mjs. ["tick", seconds, nanoseconds] moves the
// clock. The options are those of Console, and: single (no stderr), tty ([stdout, stderr]), env, and inspectMap ([stdout, stderr])
// for inspectOptions that are a Map.

import { Console } from 'node:console';
import { Writable } from 'node:stream';
import tty from 'node:tty';
import { build, options as inspectOptions } from '../../../../nodular-util/tests/record/lib/values.mjs';

const DEFAULT = 'default';
// Where the script stands would be in the lines of a stack.
Error.stackTraceLimit = 0;

let now = [0, 0];
process.hrtime = (before) => {
  if (before === undefined) return [...now];
  const [seconds, nanoseconds] = [now[0] - before[0], now[1] - before[1]];
  return nanoseconds < 0 ? [seconds - 1, nanoseconds + 1e9] : [seconds, nanoseconds];
};

let warnings = [];
process.emitWarning = (text, name) => {
  // Once a process.
  if (!text.includes("'FORCE_COLOR' env")) warnings.push(`${name ?? 'Warning'}: ${text}`);
};

class Sink extends Writable {
  text = '';
  constructor(isTTY) {
    super({ decodeStrings: false });
    if (isTTY) Object.assign(this, { isTTY, getColorDepth: tty.WriteStream.prototype.getColorDepth });
  }
  _write(chunk, _, done) {
    this.text += chunk;
    done();
  }
}

export function run(options, calls) {
  const { single, tty: isTTY = [false, false], env = {}, inspectMap, ...rest } = options;
  process.env = env;
  now = [0, 0];
  warnings = [];
  const stdout = new Sink(isTTY[0]);
  const stderr = single ? stdout : new Sink(isTTY[1]);
  const given = { ...rest, stdout, ...(single ? {} : { stderr }) };
  for (const key of ['groupIndentation']) if (typeof given[key] === 'string') given[key] = Number(given[key]);
  if (given.inspectOptions) given.inspectOptions = inspectOptions(given.inspectOptions);
  if (inspectMap) given.inspectOptions = new Map([[stdout, inspectMap[0] && inspectOptions(inspectMap[0])], [stderr, inspectMap[1] && inspectOptions(inspectMap[1])]].filter(([, o]) => o));
  let console;
  try {
    console = new Console(given);
  } catch ({ code, message, name }) {
    return { code, message, name };
  }
  for (const call of calls) perform(console, call);
  return { out: stdout.text, ...(single ? {} : { err: stderr.text }), ...(warnings.length ? { warnings } : {}) };
}

function perform(console, [method, ...args]) {
  switch (method) {
    case 'tick': {
      const nanoseconds = now[1] + args[1];
      now = [now[0] + args[0] + Math.floor(nanoseconds / 1e9), nanoseconds % 1e9];
      return;
    }
    case 'table': return args.length > 1 ? console.table(build(args[0]), args[1]) : console.table(build(args[0]));
    case 'dir': return console.dir(build(args[0]), args[1] && inspectOptions(args[1]));
    case 'assert': return console.assert(args[0], ...args[1].map(build));
    case 'time': case 'timeEnd': case 'count': case 'countReset':
      // The default label, as often as it is the label.
      return args[0] === DEFAULT ? console[method]() : console[method](args[0]);
    case 'timeLog': return console.timeLog(args[0], ...args[1].map(build));
    case 'groupEnd': case 'clear': return console[method]();
    default: return console[method](...args[0].map(build));
  }
}

const seen = new Set();
export function print(options, ...calls) {
  const described = JSON.stringify([options, calls]);
  // A regular expression has one color here; how many arguments a function takes is not in a tree.
  if (/"colors":true|"colorMode":true/.test(described) && described.includes('"regexp"')) return;
  if (/"k":"(function|class)"/.test(described) && described.includes('["length"]')) return;
  let result;
  try {
    result = run(options, calls);
  } catch {
    return; // what has no text or no number
  }
  const line = JSON.stringify([options, calls, result]);
  // Halves of astral characters are no text in Rust.
  if (seen.has(line) || /\\ud[89a-f]|\\\\uD[89A-F]/.test(line) || line.length > 6000) return;
  seen.add(line);
  write(line + '\n');
}

const write = (text) => process.stdout.write(text);
