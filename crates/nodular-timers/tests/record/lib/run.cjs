'use strict';
// Runs the program that is its argument and prints what its callbacks logged, as JSON, when the process exits.
//
// A program is { main, handler, beforeExit }: blocks are lists of ops, `handler` is whether uncaught errors are handled,
// `beforeExit` has a block for each time that the loop is about to end. tests/it/program.rs runs the same.

const fs = require('node:fs');

const { TCP, constants } = process.binding('tcp_wrap');

const program = JSON.parse(process.argv[2]);
const trace = [];
const timers = new Map();
const refreshed = new Map();
const log = (text) => trace.push(text);

function block(ops) {
  for (const op of ops) step(op);
}

function step([op, name, ...rest]) {
  const [ops = []] = rest.slice(-1);
  const callback = (prefix = '') => () => {
    log(prefix + name);
    block(ops);
  };
  switch (op) {
    case 'log': return log(name);
    case 'tick': return process.nextTick(callback());
    case 'micro': return queueMicrotask(callback());
    case 'immediate': return timers.set(name, setImmediate(callback()));
    case 'timeout': return timers.set(name, setTimeout(callback(), rest[0]));
    case 'interval': {
      let left = rest[1];
      const interval = setInterval(() => {
        if (--left === 0) clearInterval(interval);
        callback()();
      }, rest[0]);
      return timers.set(name, interval);
    }
    // Something that the poll phase hears of: a file's state, asked for in the thread pool.
    case 'io': return fs.stat('.', callback());
    case 'close': return new TCP(constants.SOCKET).close(callback());
    case 'refresh': {
      // So that no program goes on for ever.
      const times = refreshed.get(name) ?? 0;
      refreshed.set(name, times + 1);
      return times < 2 ? timers.get(name)?.refresh() : undefined;
    }
    case 'ref': return timers.get(name)?.ref();
    case 'unref': return timers.get(name)?.unref();
    case 'clear': return clearTimeout(timers.get(name));
    case 'clearId': return clearTimeout(+timers.get(name));
    case 'clearImmediate': return clearImmediate(timers.get(name));
    case 'hasRef': return log(`${name} ${timers.get(name).hasRef()}`);
    // Not by a loop: the engine would compile it beside, and be heard of in the poll phase.
    case 'busy': return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, name);
    case 'throw': throw new Error(name);
    default: throw new Error(`no op ${op}`);
  }
}

if (program.handler) process.on('uncaughtException', (error) => log(`uncaught ${error.message}`));
let round = 0;
process.on('beforeExit', () => {
  log('beforeExit');
  block(program.beforeExit?.[round++] ?? []);
});
process.on('exit', (code) => {
  log(`exit ${code}`);
  fs.writeSync(1, JSON.stringify(trace));
});
block(program.main);
