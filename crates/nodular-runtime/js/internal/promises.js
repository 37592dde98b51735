// Rejections that nobody handled, as Node treats them after the ticks and microtasks of each callback.
'use strict';

const { register } = binding('builtins');

// Rejected promises that had no handler when they were rejected, and are still to be told.
let pending = [];
// Promises that were told about, by what they were told as; a handler that comes later is news.
const told = new WeakMap();
// Promises that got a handler after they were told about.
let handledLate = [];
let lastId = 0;

register('promiseRejected', (promise, reason, isHandled) => {
  if (!isHandled) {
    pending.push({ promise, reason, id: ++lastId });
    return;
  }
  const index = pending.findIndex((entry) => entry.promise === promise);
  if (index !== -1) {
    pending.splice(index, 1);
  } else if (told.has(promise)) {
    handledLate.push({ promise, ...told.get(promise) });
    told.delete(promise);
  }
});

register('processRejections', () => {
  const process = require('process');
  let again = handledLate.length > 0 || pending.length > 0;
  for (const { promise } of handledLate.splice(0)) process.emit('rejectionHandled', promise);
  const entries = pending;
  pending = [];
  for (const { promise, reason, id } of entries) {
    told.set(promise, { id });
    modes[mode](process, promise, reason, id);
  }
  return again;
});

let mode = require('internal/options').valueOf('unhandled-rejections') ?? 'throw';

const modes = {
  __proto__: null,
  strict(process, promise, reason) {
    throwRejection(process, reason);
    process.emit('unhandledRejection', reason, promise);
  },
  warn(process, promise, reason, id) {
    process.emit('unhandledRejection', reason, promise);
    warn(process, reason, id);
  },
  'warn-with-error-codes'(process, promise, reason, id) {
    if (process.emit('unhandledRejection', reason, promise)) return;
    warn(process, reason, id);
    process.exitCode = 1;
  },
  none(process, promise, reason) {
    process.emit('unhandledRejection', reason, promise);
  },
  throw(process, promise, reason) {
    if (!process.emit('unhandledRejection', reason, promise)) throwRejection(process, reason);
  },
};

// Ends in the handlers of uncaught errors, as an error whatever the reason is.
function throwRejection(process, reason) {
  const error = reason instanceof Error ? reason : new UnhandledPromiseRejection(reason);
  require('internal/main').uncaught(error, 'unhandledRejection');
}

class UnhandledPromiseRejection extends Error {
  code = 'ERR_UNHANDLED_REJECTION';

  constructor(reason) {
    super(
      'This error originated either by throwing inside of an async function without a catch block, ' +
      'or by rejecting a promise which was not handled with .catch(). ' +
      `The promise rejected with the reason "${shown(reason)}".`);
  }
}
// Before any stack is made of one.
Object.defineProperty(UnhandledPromiseRejection.prototype, 'name', {
  __proto__: null, value: 'UnhandledPromiseRejection', writable: true, configurable: true,
});

function shown(reason) {
  return require('internal/util/inspect').inspect(reason, { depth: 0 });
}

function warn(process, reason, id) {
  const text = reason instanceof Error ? String(reason.stack) : require('internal/util/inspect').inspect(reason);
  process.emitWarning(
    `Unhandled promise rejection. This error originated either by throwing inside of an async function ` +
    'without a catch block, or by rejecting a promise which was not handled with .catch(). ' +
    'To terminate the node process on unhandled promise rejection, use the CLI flag ' +
    '`--unhandled-rejections=strict` (see https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). ' +
    `(rejection id: ${id})`, 'UnhandledPromiseRejectionWarning');
  process.emitWarning(text, 'UnhandledPromiseRejectionWarning');
}
