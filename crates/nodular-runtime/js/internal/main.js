// A program's life: how it starts, what becomes of errors that nobody caught, how it ends.
'use strict';

const { register } = binding('builtins');
const { writeError } = binding('stdio');
const { describeUncaught } = require('internal/uncaught');
const options = require('internal/options');
const process = require('process');
const { capture } = require('internal/process/capture');

register('runFile', (file) => {
  const { Module } = require('internal/modules/cjs');
  const main = require('path').resolve(file);
  process.argv.splice(1, 0, main);
  return start(() => Module.runMain(main));
});

register('runScript', (name, source) => {
  const { Module } = require('internal/modules/cjs');
  return start(() => {
    const result = Module.runScript(name, source);
    if (options.valueOf('print') !== undefined) require('console').log(result);
    return result;
  });
});

register('runRepl', () => start(() => {
  require('internal/repl').start();
}));

register('completeSites', (prototype) => { require('internal/callsite').complete(prototype); });

// The engine's loader is asked for a module for the first time.
register('prepareModules', () => { require('internal/modules/esm'); });

// Only whether it can be compiled.
register('checkFile', (file) => {
  const { Module } = require('internal/modules/cjs');
  require('internal/modules/esm').check(Module._resolveFilename(require('path').resolve(file), null, true));
});

// What the command line asks for before the program, then the program.
function start(run) {
  const limit = options.valueOf('stack-trace-limit');
  if (limit !== undefined && Number.isInteger(Number(limit))) Error.stackTraceLimit = Number(limit);
  const required = options.valuesOf('require');
  if (required.length > 0) require('internal/modules/cjs').Module._preloadModules(required);
  const imported = options.valuesOf('import');
  if (imported.length === 0) return run();
  require('internal/modules/esm').importAll(imported).then(run).catch((error) => {
    uncaught(error);
  });
  return undefined;
}

register('beforeExit', () => {
  process.emit('beforeExit', Number(process.exitCode || 0));
});

register('exit', () => {
  if (!process._exiting) {
    process._exiting = true;
    process.emit('exit', Number(process.exitCode || 0));
  }
  return Number(process.exitCode ?? 0);
});

// Whether the program goes on; if not, it ends here. What throws in here ends it with 7.
function uncaught(error, origin = 'uncaughtException') {
  require('internal/operations').observer?.clear();
  if (capture.only !== null) {
    capture.only(error);
    return true;
  }
  for (const callback of capture.more) if (callback(error)) return true;
  process.emit('uncaughtExceptionMonitor', error, origin);
  try {
    if (process.emit('uncaughtException', error, origin)) return true;
  } catch (worse) {
    fatal(worse, 7);
    return false;
  }
  fatal(error, 1);
  return false;
}

// The listeners of `exit` come before the message, and may choose another code.
function fatal(error, code) {
  process.exitCode = code;
  if (!process._exiting) {
    process._exiting = true;
    try {
      process.emit('exit', code);
    } catch {
      // There is one error to tell already.
    }
  }
  writeError(describeUncaught(error));
  binding('process').exit(Number(process.exitCode ?? code));
}

register('uncaught', uncaught);
// After `exit` listeners nobody is asked any more.
register('fatal', (error) => { fatal(error, 1); });
exports.uncaught = uncaught;
