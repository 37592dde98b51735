'use strict';

const native = binding('timers');
const { register } = binding('builtins');
const { validateFunction } = require('internal/validators');

const kNative = Symbol('native');
const kRefed = Symbol('refed');
const kHasPrimitive = Symbol('kHasPrimitive');

// Timers that were turned into a number, which `clearTimeout` takes too.
const byId = new Map();

function hide(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, value, writable: true, configurable: true });
}

class Timeout {
  constructor(callback, delay, args, repeats) {
    delay = coerce(delay);
    this._idleTimeout = delay;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeats ? delay : null;
    this._destroyed = false;
    this[kRefed] = true;
    this[kHasPrimitive] = false;
    hide(this, kNative, native.startTimeout(this, delay, repeats));
  }

  refresh() {
    if (!this._destroyed || this._onTimeout !== null) native.refreshTimeout(this[kNative]);
    return this;
  }

  unref() {
    if (this[kRefed]) {
      this[kRefed] = false;
      native.refTimeout(this[kNative], false);
    }
    return this;
  }

  ref() {
    if (this[kRefed] === false) {
      this[kRefed] = true;
      native.refTimeout(this[kNative], true);
    }
    return this;
  }

  hasRef() { return this[kRefed]; }

  close() {
    clearTimeout(this);
    return this;
  }

  [Symbol.toPrimitive]() {
    const id = native.timeoutId(this[kNative]);
    if (!this[kHasPrimitive]) {
      this[kHasPrimitive] = true;
      byId.set(id, this);
    }
    return id;
  }

  [Symbol.dispose]() { clearTimeout(this); }
}

const TIMEOUT_MAX = 2147483647;

// What a timer waits, as Node warns of what it changes.
function coerce(delay) {
  if (delay === undefined) return 1;
  delay = Number(delay);
  if (delay >= 1 && delay <= TIMEOUT_MAX) return delay;
  const [name, fault] = delay > TIMEOUT_MAX ?
    ['TimeoutOverflowWarning', `${delay} does not fit into a 32-bit signed integer.`] :
    delay < 0 ? ['TimeoutNegativeWarning', `${delay} is a negative number.`] :
      Number.isNaN(delay) ? ['TimeoutNaNWarning', `${delay} is not a number.`] : [];
  if (name !== undefined && !warned.has(name)) {
    if (name !== 'TimeoutOverflowWarning') warned.add(name);
    process.emitWarning(`${fault}\nTimeout duration was set to 1.`, name);
  }
  return 1;
}

const warned = new Set();

register('runTimer', (timer) => {
  const { _onTimeout: callback, _timerArgs: args } = timer;
  if (typeof callback !== 'function') return;
  if (!timer._repeat) timer._destroyed = true;
  try {
    if (args === undefined) timer._onTimeout();
    else callback.apply(timer, args);
  } finally {
    if (!timer._repeat && timer._destroyed && timer[kHasPrimitive])
      byId.delete(native.timeoutId(timer[kNative]));
  }
});

function setTimeout(callback, after, ...args) {
  validateFunction(callback, 'callback');
  return new Timeout(callback, after, args.length === 0 ? undefined : args, false);
}

function setInterval(callback, repeat, ...args) {
  validateFunction(callback, 'callback');
  return new Timeout(callback, repeat, args.length === 0 ? undefined : args, true);
}

function clearTimeout(timer) {
  if (timer?._onTimeout) {
    timer._onTimeout = null;
    timer._destroyed = true;
    native.closeTimeout(timer[kNative]);
    if (timer[kHasPrimitive]) byId.delete(native.timeoutId(timer[kNative]));
    return;
  }
  if (typeof timer === 'number' || typeof timer === 'string') {
    const known = byId.get(Number(timer));
    if (known !== undefined) clearTimeout(known);
  }
}

function clearInterval(timer) {
  clearTimeout(timer);
}

class Immediate {
  constructor(callback, args) {
    this._idleNext = null;
    this._idlePrev = null;
    this._onImmediate = callback;
    this._argv = args;
    this._destroyed = false;
    this[kRefed] = true;
    hide(this, kNative, native.startImmediate(this));
  }

  ref() {
    if (this[kRefed] === false) {
      this[kRefed] = true;
      native.refImmediate(this[kNative], true);
    }
    return this;
  }

  unref() {
    if (this[kRefed] === true) {
      this[kRefed] = false;
      native.refImmediate(this[kNative], false);
    }
    return this;
  }

  hasRef() { return Boolean(this[kRefed]); }

  [Symbol.dispose]() { clearImmediate(this); }
}

register('runImmediate', (immediate) => {
  if (immediate._destroyed) return;
  immediate._destroyed = true;
  immediate[kRefed] = null;
  const { _onImmediate: callback, _argv: args } = immediate;
  if (args === undefined) callback();
  else callback(...args);
});

function setImmediate(callback, ...args) {
  validateFunction(callback, 'callback');
  return new Immediate(callback, args.length === 0 ? undefined : args);
}

function clearImmediate(immediate) {
  if (!immediate?._onImmediate || immediate._destroyed) return;
  immediate._destroyed = true;
  immediate._onImmediate = null;
  native.clearImmediate(immediate[kNative]);
}

function queueMicrotask(callback) {
  validateFunction(callback, 'callback');
  native.enqueueMicrotask(() => { callback(); });
}

module.exports = {
  setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval,
  get promises() { return require('timers/promises'); },
};
hide(module.exports, 'queueMicrotask', queueMicrotask);

// Functions of these have `util.promisify` return the promise forms.
for (const name of ['setTimeout', 'setImmediate']) {
  Object.defineProperty(module.exports[name], Symbol.for('nodejs.util.promisify.custom'), {
    __proto__: null, enumerable: true, get() { return require('timers/promises')[name]; },
  });
}
