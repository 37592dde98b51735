'use strict';

const native = binding('timers');
const { register } = binding('builtins');
const { hide } = require('internal/errors');
const operations = require('internal/operations');
const { validateFunction } = require('internal/validators');

const kNative = Symbol('native');
const kRefed = Symbol('refed');
const inspectCustom = Symbol.for('nodejs.util.inspect.custom');
const kHasPrimitive = Symbol('kHasPrimitive');

// Timers that were turned into a number, which `clearTimeout` takes too.
const byId = new Map();

// What Node's lists of timers look like from outside: here the event loop has them.
class TimersList {
  constructor() { this.timers = 0; }
}
const list = new TimersList();

class Timeout {
  constructor(callback, delay, args, repeats) {
    delay = delay === undefined ? 1 : Number(delay);
    const waits = delay >= 1 && delay <= TIMEOUT_MAX ? delay : 1;
    this._idleTimeout = waits;
    this._idlePrev = list;
    this._idleNext = list;
    this._idleStart = native.now();
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeats ? waits : null;
    this._destroyed = false;
    this[kRefed] = true;
    this[kHasPrimitive] = false;
    hide(this, kNative, native.startTimeout(this, delay, repeats));
    if (operations.observer !== null) operations.observer.started(this, 'Timeout');
  }

  [inspectCustom](_, options) {
    return require('util').inspect(this, { ...options, depth: 0, customInspect: false });
  }

  refresh() {
    if (this._onTimeout) {
      this._destroyed = false;
      refreshed = this;
      this._idleStart = native.now();
      native.refreshTimeout(this[kNative]);
    }
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

register('timerWarning', (name, message) => { process.emitWarning(message, name); });

// The timer that was refreshed last since a callback began.
let refreshed;

register('runTimer', (timer) => {
  const { _onTimeout: callback, _timerArgs: args, _repeat: repeated } = timer;
  if (typeof callback !== 'function') {
    if (repeated) clearTimeout(timer);
    return;
  }
  const { observer } = operations;
  refreshed = undefined;
  observer?.before(timer);
  try {
    if (args === undefined) timer._onTimeout();
    else Reflect.apply(callback, timer, args);
  } finally {
    // A program may turn a timeout into an interval, and an interval into a timeout.
    if (timer._repeat && timer._idleTimeout !== -1 && timer._onTimeout) {
      if (!repeated) native.refreshTimeout(timer[kNative]);
    } else if (repeated) {
      clearTimeout(timer);
      finish(timer);
    } else if (refreshed !== timer) {
      finish(timer);
    }
    observer?.after(timer);
  }
});

// The timer will not run any more, unless it is refreshed.
function finish(timer) {
  if (timer._destroyed) return;
  timer._destroyed = true;
  if (timer[kHasPrimitive]) byId.delete(native.timeoutId(timer[kNative]));
  operations.observer?.ended(timer);
}

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
    timer._idleTimeout = -1;
    if (timer[kNative] === undefined) return;
    timer._idlePrev = null;
    timer._idleNext = null;
    native.closeTimeout(timer[kNative]);
    finish(timer);
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
    if (operations.observer !== null) operations.observer.started(this, 'Immediate');
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
  const { _argv: args } = immediate;
  const { observer } = operations;
  observer?.before(immediate);
  try {
    if (args === undefined) immediate._onImmediate();
    else immediate._onImmediate(...args);
  } finally {
    immediate._onImmediate = null;
    observer?.ended(immediate);
    observer?.after(immediate);
  }
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
  operations.observer?.ended(immediate);
}

function queueMicrotask(callback) {
  validateFunction(callback, 'callback');
  const { observer } = operations;
  native.enqueueMicrotask(observer === null ? () => { callback(); } : observer.bind(callback, 'Microtask'));
}

module.exports = {
  setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval,
};
Object.defineProperty(module.exports, 'promises', {
  __proto__: null, configurable: true, enumerable: true, get() { return require('timers/promises'); },
});
hide(module.exports, 'queueMicrotask', queueMicrotask);

// Functions of these have `util.promisify` return the promise forms.
for (const name of ['setTimeout', 'setImmediate']) {
  Object.defineProperty(module.exports[name], Symbol.for('nodejs.util.promisify.custom'), {
    __proto__: null, enumerable: true, get() { return require('timers/promises')[name]; },
  });
}
