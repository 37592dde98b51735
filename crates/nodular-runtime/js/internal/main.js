// A program's life: how it starts, what becomes of errors that nobody caught, how it ends.
'use strict';

const { register } = binding('builtins');
const { writeError } = binding('stdio');
const { describeUncaught } = require('internal/uncaught');
const process = require('process');
const { capture } = require('internal/process/capture');

register('runFile', (file) => {
  const { Module } = require('internal/modules/cjs');
  const main = require('path').resolve(file);
  process.argv.splice(1, 0, main);
  return Module.runMain(main);
});

register('runScript', (name, source) => {
  const { Module } = require('internal/modules/cjs');
  return Module.runScript(name, source);
});

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
