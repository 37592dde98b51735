'use strict';

const { AbortError, hide, invalidType, makeError } = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateFunction, validateInteger, validateNumber, validateObject, validateString,
} = require('internal/validators');

const kCapture = Symbol('kCapture');
const kErrorMonitor = Symbol('events.errorMonitor');
const kRejection = Symbol.for('nodejs.rejection');
const kMaxEventTargetListeners = Symbol('events.maxEventTargetListeners');

let defaultMaxListeners = 10;

function EventEmitter(options) {
  EventEmitter.init.call(this, options);
}

EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;
hide(EventEmitter.prototype, kCapture, false);

EventEmitter.init = function init(options) {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this._events = { __proto__: null };
    this._eventsCount = 0;
  }
  this._maxListeners = this._maxListeners || undefined;
  if (options?.captureRejections) {
    validateBoolean(options.captureRejections, 'options.captureRejections');
    this[kCapture] = Boolean(options.captureRejections);
  } else {
    // What the setting is now, even if the prototype's changes later.
    this[kCapture] = EventEmitter.prototype[kCapture];
  }
};

function checkListener(listener) {
  validateFunction(listener, 'listener');
}

function maxListenersOf(emitter) {
  return emitter._maxListeners === undefined ? defaultMaxListeners : emitter._maxListeners;
}

EventEmitter.prototype.setMaxListeners = function setMaxListeners(n) {
  validateNumber(n, 'setMaxListeners', 0);
  this._maxListeners = n;
  return this;
};

EventEmitter.prototype.getMaxListeners = function getMaxListeners() {
  return maxListenersOf(this);
};

EventEmitter.prototype.emit = function emit(type, ...args) {
  const events = this._events;
  if (type === 'error') {
    if (events?.[kErrorMonitor] !== undefined) this.emit(kErrorMonitor, ...args);
    if (events?.error === undefined) throw unhandledError(args[0], this);
  }
  const handler = events?.[type];
  if (handler === undefined) return false;
  if (typeof handler === 'function') {
    const result = Reflect.apply(handler, this, args);
    if (result !== undefined && result !== null && this[kCapture]) watch(this, result, type, args);
  } else {
    // The listeners of this moment, whatever they add or remove.
    for (const listener of handler.slice()) {
      const result = Reflect.apply(listener, this, args);
      if (result !== undefined && result !== null && this[kCapture]) watch(this, result, type, args);
    }
  }
  return true;
};

function unhandledError(error, emitter) {
  if (error instanceof Error) return error;
  const { inspect } = require('util');
  let shown;
  try {
    shown = inspect(error);
  } catch {
    shown = error;
  }
  const wrapped = makeError('Error', 'ERR_UNHANDLED_ERROR',
    error === undefined ? 'Unhandled error.' : `Unhandled error. (${shown})`, EventEmitter.prototype.emit);
  wrapped.context = error;
  return wrapped;
}

// A listener returned a promise, and the emitter captures rejections.
function watch(emitter, promise, type, args) {
  try {
    const { then } = promise;
    if (typeof then !== 'function') return;
    then.call(promise, undefined, (error) => {
      process.nextTick(rejected, emitter, error, type, args);
    });
  } catch (error) {
    emitter.emit('error', error);
  }
}

function rejected(emitter, error, type, args) {
  if (typeof emitter[kRejection] === 'function') {
    emitter[kRejection](error, type, ...args);
    return;
  }
  // An error of the error's own listener must not come back here.
  const captures = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit('error', error);
  } finally {
    emitter[kCapture] = captures;
  }
}

function add(target, type, listener, prepend) {
  checkListener(listener);
  let events = target._events;
  if (events === undefined) {
    events = target._events = { __proto__: null };
    target._eventsCount = 0;
  } else if (events.newListener !== undefined) {
    target.emit('newListener', type, listener.listener ?? listener);
    // A listener may have replaced them.
    events = target._events;
  }
  const existing = events[type];
  if (existing === undefined) {
    events[type] = listener;
    ++target._eventsCount;
    return target;
  }
  const list = typeof existing === 'function' ? (events[type] = [existing]) : existing;
  if (prepend) list.unshift(listener);
  else list.push(listener);

  const max = maxListenersOf(target);
  if (max > 0 && list.length > max && !list.warned) {
    list.warned = true;
    warnOfLeak(target, type, list.length, max);
  }
  return target;
}

function warnOfLeak(target, type, count, max) {
  const { inspect } = require('util');
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${count} ${String(type)} listeners added to ` +
    `${inspect(target, { depth: -1 })}. MaxListeners is ${max}. ` +
    'Use emitter.setMaxListeners() to increase limit');
  warning.name = 'MaxListenersExceededWarning';
  warning.emitter = target;
  warning.type = type;
  warning.count = count;
  process.emitWarning(warning);
}

EventEmitter.prototype.addListener = function addListener(type, listener) {
  return add(this, type, listener, false);
};

EventEmitter.prototype.on = EventEmitter.prototype.addListener;

EventEmitter.prototype.prependListener = function prependListener(type, listener) {
  return add(this, type, listener, true);
};

function onceWrapper(target, type, listener) {
  let fired = false;
  const wrapped = function(...args) {
    if (fired) return undefined;
    target.removeListener(type, wrapped);
    fired = true;
    return Reflect.apply(listener, target, args);
  };
  wrapped.listener = listener;
  return wrapped;
}

EventEmitter.prototype.once = function once(type, listener) {
  checkListener(listener);
  return this.on(type, onceWrapper(this, type, listener));
};

EventEmitter.prototype.prependOnceListener = function prependOnceListener(type, listener) {
  checkListener(listener);
  return this.prependListener(type, onceWrapper(this, type, listener));
};

EventEmitter.prototype.removeListener = function removeListener(type, listener) {
  checkListener(listener);
  const events = this._events;
  const list = events?.[type];
  if (list === undefined) return this;
  if (list === listener || list.listener === listener) {
    this._eventsCount -= 1;
    if (this._eventsCount === 0) this._events = { __proto__: null };
    else delete events[type];
    if (events.removeListener) this.emit('removeListener', type, list.listener || listener);
  } else if (typeof list !== 'function') {
    const position = list.findLastIndex((one) => one === listener || one.listener === listener);
    if (position < 0) return this;
    list.splice(position, 1);
    if (list.length === 1) events[type] = list[0];
    if (events.removeListener !== undefined) this.emit('removeListener', type, listener);
  }
  return this;
};

EventEmitter.prototype.off = EventEmitter.prototype.removeListener;

EventEmitter.prototype.removeAllListeners = function removeAllListeners(type) {
  const events = this._events;
  if (events === undefined) return this;
  if (events.removeListener === undefined) {
    if (arguments.length === 0) {
      this._events = { __proto__: null };
      this._eventsCount = 0;
    } else if (events[type] !== undefined) {
      if (--this._eventsCount === 0) this._events = { __proto__: null };
      else delete events[type];
    }
    return this;
  }
  if (arguments.length === 0) {
    for (const key of Reflect.ownKeys(events))
      if (key !== 'removeListener') this.removeAllListeners(key);
    this.removeAllListeners('removeListener');
    this._events = { __proto__: null };
    this._eventsCount = 0;
    return this;
  }
  const listeners = events[type];
  if (typeof listeners === 'function') {
    this.removeListener(type, listeners);
  } else if (listeners !== undefined) {
    for (let i = listeners.length - 1; i >= 0; i--) this.removeListener(type, listeners[i]);
  }
  return this;
};

function listenersOf(target, type, unwrap) {
  const list = target._events?.[type];
  if (list === undefined) return [];
  if (typeof list === 'function') return unwrap ? [list.listener || list] : [list];
  return unwrap ? list.map((one) => one.listener || one) : list.slice();
}

EventEmitter.prototype.listeners = function listeners(type) {
  return listenersOf(this, type, true);
};

EventEmitter.prototype.rawListeners = function rawListeners(type) {
  return listenersOf(this, type, false);
};

EventEmitter.prototype.listenerCount = function listenerCount(type, listener) {
  const list = this._events?.[type];
  if (list === undefined) return 0;
  if (typeof list === 'function')
    return listener == null || listener === list || listener === list.listener ? 1 : 0;
  if (listener == null) return list.length;
  return list.filter((one) => one === listener || one.listener === listener).length;
};

EventEmitter.prototype.eventNames = function eventNames() {
  return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
};

module.exports = EventEmitter;
EventEmitter.EventEmitter = EventEmitter;
EventEmitter.usingDomains = false;
EventEmitter.captureRejectionSymbol = kRejection;
EventEmitter.errorMonitor = kErrorMonitor;
EventEmitter.kMaxEventTargetListeners = kMaxEventTargetListeners;

Object.defineProperties(EventEmitter, {
  captureRejections: {
    __proto__: null,
    enumerable: true,
    get() { return EventEmitter.prototype[kCapture]; },
    set(value) {
      validateBoolean(value, 'EventEmitter.captureRejections');
      EventEmitter.prototype[kCapture] = value;
    },
  },
  defaultMaxListeners: {
    __proto__: null,
    enumerable: true,
    get() { return defaultMaxListeners; },
    set(n) {
      validateNumber(n, 'defaultMaxListeners', 0);
      defaultMaxListeners = n;
    },
  },
});

EventEmitter.setMaxListeners = function setMaxListeners(n = defaultMaxListeners, ...targets) {
  validateNumber(n, 'setMaxListeners', 0);
  if (targets.length === 0) {
    defaultMaxListeners = n;
    return;
  }
  for (const target of targets) {
    if (isEventTarget(target)) {
      target[kMaxEventTargetListeners] = n;
    } else if (typeof target.setMaxListeners === 'function') {
      target.setMaxListeners(n);
    } else {
      throw invalidType('eventTargets', ['EventEmitter', 'EventTarget'], target);
    }
  }
};

function isEventTarget(target) {
  // What has no such method is not worth loading the class for.
  return typeof target?.addEventListener === 'function' && require('internal/event_target').isEventTarget(target);
}

EventEmitter.getMaxListeners = function getMaxListeners(target) {
  if (typeof target?.getMaxListeners === 'function') return maxListenersOf(target);
  if (isEventTarget(target)) return target[kMaxEventTargetListeners] ?? defaultMaxListeners;
  throw invalidType('emitter', ['EventEmitter', 'EventTarget'], target);
};

EventEmitter.listenerCount = function listenerCount(emitter, type) {
  if (typeof emitter.listenerCount === 'function') return emitter.listenerCount(type);
  if (isEventTarget(emitter)) return EventEmitter.getEventListeners(emitter, type).length;
  throw invalidType('emitter', ['EventEmitter', 'EventTarget'], emitter);
};

EventEmitter.getEventListeners = function getEventListeners(target, type) {
  if (typeof target.listeners === 'function') return target.listeners(type);
  if (isEventTarget(target)) return require('internal/event_target').listenersOf(target, type);
  throw invalidType('emitter', ['EventEmitter', 'EventTarget'], target);
};

// Adds a listener to an emitter or an event target; returns what removes it.
function listen(target, type, listener, options) {
  if (typeof target.on === 'function') {
    if (options?.once) target.once(type, listener);
    else target.on(type, listener);
    return () => target.removeListener(type, listener);
  }
  if (typeof target.addEventListener === 'function') {
    target.addEventListener(type, listener, options);
    return () => target.removeEventListener(type, listener, options);
  }
  throw invalidType('emitter', 'EventEmitter', target);
}

function onAbort(signal, listener) {
  return require('internal/abort_controller').addAbortListener(signal, listener);
}

EventEmitter.once = async function once(emitter, name, options = {}) {
  validateObject(options, 'options');
  const { signal } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  return new Promise((resolve, reject) => {
    const removers = [];
    const settle = (finish) => (...values) => {
      for (const remove of removers) remove();
      finish(...values);
    };
    removers.push(listen(emitter, name, settle((...args) => resolve(args)), { once: true }));
    if (name !== 'error' && typeof emitter.once === 'function')
      removers.push(listen(emitter, 'error', settle(reject), { once: true }));
    if (signal != null) {
      const disposable = onAbort(signal, settle(() =>
        reject(new AbortError(undefined, { cause: signal.reason }))));
      removers.push(() => disposable[Symbol.dispose]());
    }
  });
};

EventEmitter.on = function on(emitter, event, options = {}) {
  validateObject(options, 'options');
  const { signal } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  const highWaterMark = options.highWaterMark ?? options.highWatermark ?? Number.MAX_SAFE_INTEGER;
  validateInteger(highWaterMark, 'options.highWaterMark', 1);
  const lowWaterMark = options.lowWaterMark ?? options.lowWatermark ?? 1;
  validateInteger(lowWaterMark, 'options.lowWaterMark', 1);

  const events = [];
  const waiting = [];
  const removers = [];
  let paused = false;
  let failure = null;
  let finished = false;

  const iterator = {
    __proto__: Object.getPrototypeOf(Object.getPrototypeOf(async function*() {}).prototype),

    next() {
      if (events.length > 0) {
        const value = events.shift();
        if (paused && events.length < lowWaterMark) {
          emitter.resume();
          paused = false;
        }
        return Promise.resolve({ value, done: false });
      }
      if (failure !== null) {
        const rejected = Promise.reject(failure);
        failure = null;
        return rejected;
      }
      if (finished) return close();
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },

    return() { return close(); },

    throw(error) {
      if (!(error instanceof Error)) throw invalidType('EventEmitter.AsyncIterator', 'Error', error);
      fail(error);
    },

    [Symbol.asyncIterator]() { return this; },
  };

  removers.push(listen(emitter, event, (...args) => {
    if (waiting.length > 0) {
      waiting.shift().resolve({ value: args, done: false });
      return;
    }
    events.push(args);
    if (!paused && events.length > highWaterMark) {
      emitter.pause();
      paused = true;
    }
  }));
  if (event !== 'error' && typeof emitter.on === 'function') removers.push(listen(emitter, 'error', fail));
  if (options.close) {
    validateArrayOfNames(options.close);
    for (const name of options.close) removers.push(listen(emitter, name, () => close()));
  }
  if (signal) {
    const disposable = onAbort(signal, () => fail(new AbortError(undefined, { cause: signal.reason })));
    removers.push(() => disposable[Symbol.dispose]());
  }
  return iterator;

  function fail(error) {
    if (waiting.length > 0) waiting.shift().reject(error);
    else failure = error;
    close();
  }

  function close() {
    for (const remove of removers.splice(0)) remove();
    finished = true;
    for (const { resolve } of waiting.splice(0)) resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  }
};

function validateArrayOfNames(names) {
  for (const name of names) if (typeof name !== 'symbol') validateString(name, 'options.close');
}

EventEmitter.addAbortListener = function addAbortListener(signal, listener) {
  if (signal === undefined) throw invalidType('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateFunction(listener, 'listener');
  return onAbort(signal, listener);
};

Object.defineProperty(EventEmitter, 'EventEmitterAsyncResource', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() { return require('internal/event_emitter_async_resource').EventEmitterAsyncResource; },
});
