// A program's life: how it starts, what becomes of errors that nobody caught, how it ends.
'use strict';

const { register } = binding('builtins');
const { writeError } = binding('stdio');
const { describeUncaught } = require('internal/uncaught');
const process = require('process');

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
  process.emit('beforeExit', process.exitCode || 0);
});

register('exit', () => {
  if (!process._exiting) {
    process._exiting = true;
    process.emit('exit', process.exitCode || 0);
  }
  return Number(process.exitCode ?? 0);
});

// Whether a listener took the error; if not, the program ends here.
function uncaught(error, origin = 'uncaughtException') {
  process.emit('uncaughtExceptionMonitor', error, origin);
  if (process.listenerCount('uncaughtException') > 0) {
    process.emit('uncaughtException', error, origin);
    return true;
  }
  writeError(describeUncaught(error));
  process.exitCode = 1;
  process.exit(1);
  return false;
}

register('uncaught', uncaught);
exports.uncaught = uncaught;
