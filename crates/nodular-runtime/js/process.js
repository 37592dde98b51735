'use strict';

const native = binding('process');

const listeners = new Map();
const process = {
  version: native.version,
  argv: [native.execPath, ...native.arguments],
  execArgv: native.execArguments,
  execPath: native.execPath,
  exitCode: undefined,
  exit(code) {
    if (code !== undefined) process.exitCode = code;
    if (!process._exiting) {
      process._exiting = true;
      process.emit('exit', process.exitCode || 0);
    }
    native.exit(Number(process.exitCode ?? 0));
  },
  emit(name, ...args) {
    const list = listeners.get(name) ?? [];
    for (const listener of list) listener(...args);
    return list.length > 0;
  },
  on(name, listener) { listeners.set(name, [...(listeners.get(name) ?? []), listener]); },
  listenerCount(name) { return listeners.get(name)?.length ?? 0; },
  nextTick(callback, ...args) {
    binding('timers').nextTick(args.length === 0 ? callback : () => callback(...args));
  },
};

module.exports = process;
