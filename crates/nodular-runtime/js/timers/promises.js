'use strict';

const timers = require('timers');
const { AbortError, makeError } = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateNumber, validateObject,
} = require('internal/validators');

function abortError(signal) {
  return new AbortError(undefined, { cause: signal?.reason });
}

function checkOptions(options) {
  validateObject(options, 'options');
  const { signal, ref = true } = options;
  validateAbortSignal(signal, 'options.signal');
  validateBoolean(ref, 'options.ref');
  return { signal, ref };
}

// A promise for what `start` begins, which `clear` ends if the signal is aborted first.
function wait(start, clear, value, { signal, ref }) {
  if (signal?.aborted) return Promise.reject(abortError(signal));
  return new Promise((resolve, reject) => {
    const done = () => {
      signal?.removeEventListener('abort', onAbort);
      resolve(value);
    };
    const timer = start(done);
    if (!ref) timer.unref();
    const onAbort = () => {
      clear(timer);
      reject(abortError(signal));
    };
    if (signal) {
      const { kResistStopPropagation } = require('internal/event_target');
      signal.addEventListener('abort', onAbort, { __proto__: null, once: true, [kResistStopPropagation]: true });
    }
  });
}

function setTimeout(after, value, options = {}) {
  try {
    if (after !== undefined) validateNumber(after, 'delay');
    return wait((done) => timers.setTimeout(done, after), timers.clearTimeout, value, checkOptions(options));
  } catch (error) {
    return Promise.reject(error);
  }
}

function setImmediate(value, options = {}) {
  try {
    return wait((done) => timers.setImmediate(done), timers.clearImmediate, value, checkOptions(options));
  } catch (error) {
    return Promise.reject(error);
  }
}

async function* setInterval(after, value, options = {}) {
  if (after !== undefined) validateNumber(after, 'delay');
  const { signal, ref } = checkOptions(options);
  if (signal?.aborted) throw abortError(signal);
  let onAbort;
  let missed = 0;
  let wake;
  const interval = timers.setInterval(() => {
    missed++;
    wake?.resolve();
    wake = undefined;
  }, after);
  if (!ref) interval.unref();
  try {
    if (signal) {
      onAbort = () => {
        timers.clearInterval(interval);
        wake?.reject(abortError(signal));
        wake = undefined;
      };
      const { kResistStopPropagation } = require('internal/event_target');
      signal.addEventListener('abort', onAbort, { __proto__: null, once: true, [kResistStopPropagation]: true });
    }
    while (!signal?.aborted) {
      if (missed === 0) await new Promise((resolve, reject) => { wake = { resolve, reject }; });
      for (; missed > 0; missed--) yield value;
    }
    throw abortError(signal);
  } finally {
    timers.clearInterval(interval);
    signal?.removeEventListener('abort', onAbort);
  }
}

const kScheduler = Symbol('kScheduler');

class Scheduler {
  constructor() {
    throw makeError('TypeError', 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor', Scheduler);
  }

  yield() {
    checkScheduler(this);
    return setImmediate();
  }

  wait(delay, options) {
    checkScheduler(this);
    return setTimeout(delay, undefined, options);
  }
}

function checkScheduler(scheduler) {
  if (!scheduler[kScheduler])
    throw makeError('TypeError', 'ERR_INVALID_THIS', 'Value of "this" must be of type Scheduler', checkScheduler);
}

const scheduler = Object.create(Scheduler.prototype, {
  [kScheduler]: { __proto__: null, value: true, enumerable: true, configurable: true, writable: true },
});

module.exports = { setTimeout, setImmediate, setInterval, scheduler };
