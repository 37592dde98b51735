// `AbortController` and `AbortSignal`.
'use strict';

const { invalidType, makeError } = require('internal/errors');
const { validateFunction, validateUint32 } = require('internal/validators');
const { access, asInterface, deeper, Event, invalidThis } = require('internal/event');
const {
  defineEventHandler, EventTarget, kNewListener, kRemoveListener, kResistStopPropagation,
} = require('internal/event_target');
const { kMaxEventTargetListeners } = require('events');
const { clearTimeout, setTimeout } = require('timers');
const { DOMException } = require('internal/dom_exception');

const inspectCustom = Symbol.for('nodejs.util.inspect.custom');
// What lets this module, and nobody else, make a signal.
const kMake = Symbol('make');
let make;
let abort;

// Signals that somebody listens to, and that only a timer or other signals know: they must not be collected.
const listenedTo = new Set();
// Ends the timer of a signal that is gone.
const timers = new FinalizationRegistry(clearTimeout);

function abortedReason() {
  return new DOMException('This operation was aborted', 'AbortError');
}

class AbortSignal extends EventTarget {
  #aborted = false;
  #reason;
  // Whether something besides a controller aborts it.
  #remote = false;
  // The signals that it follows, and those that follow it: each is an original's, never one made by `any`.
  #sources;
  #followers;

  constructor(key = undefined, aborted = false, reason = undefined, remote = false) {
    if (key !== kMake) throw makeError('TypeError', 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor', AbortSignal);
    super();
    this.#aborted = aborted;
    this.#reason = reason;
    this.#remote = remote;
    // One signal may stop any number of operations.
    this[kMaxEventTargetListeners] = 0;
  }

  get aborted() { return Boolean(check(this).#aborted); }

  get reason() { return check(this).#reason; }

  throwIfAborted() {
    if (check(this).#aborted) throw this.#reason;
  }

  [inspectCustom](depth, options) {
    return depth < 0 ? this :
      `${this.constructor.name} ${require('util').inspect({ aborted: this.aborted }, deeper(options))}`;
  }

  static abort(reason = abortedReason()) {
    return new AbortSignal(kMake, true, reason);
  }

  static timeout(delay) {
    validateUint32(delay, 'delay', false);
    const signal = new AbortSignal(kMake, false, undefined, true);
    const weak = new WeakRef(signal);
    const timer = setTimeout(() => {
      const target = weak.deref();
      if (target !== undefined)
        abort(target, new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    }, delay);
    timer.unref();
    timers.register(signal, timer);
    return signal;
  }

  static any(signals) {
    if (signals === null || typeof signals !== 'object' || typeof signals[Symbol.iterator] !== 'function')
      throw conversion('signals cannot be converted to sequence.');
    signals = [...signals];
    signals.forEach((signal, index) => {
      if (!isAbortSignal(signal)) throw conversion(`signals[${index}] is not of type AbortSignal.`);
    });
    const result = new AbortSignal(kMake, false, undefined, true);
    for (const signal of signals) {
      if (signal.aborted) {
        result.#aborted = true;
        result.#reason = signal.reason;
        return result;
      }
    }
    const weak = new WeakRef(result);
    result.#sources = new Set();
    for (const signal of signals) {
      for (const source of signal.#sources ?? [new WeakRef(signal)]) {
        const original = source.deref();
        if (original === undefined) continue;
        if (original.aborted) {
          result.#aborted = true;
          result.#reason = original.reason;
          return result;
        }
        original.#followers ??= new Set();
        original.#followers.add(weak);
        result.#sources.add(source);
      }
    }
    return result;
  }

  [kNewListener](size, type, listener, once, capture, passive, weak) {
    super[kNewListener](size, type, listener, once, capture, passive, weak);
    const waits = this.#remote && type === 'abort' && !this.#aborted && !weak && size === 1;
    if (waits) listenedTo.add(this);
  }

  [kRemoveListener](size, type, listener, capture) {
    super[kRemoveListener](size, type, listener, capture);
    if (this.#remote && type === 'abort' && size === 0) listenedTo.delete(this);
  }

  static {
    make = () => new AbortSignal(kMake);

    abort = (signal, reason) => {
      if (signal.#aborted) return;
      const all = [signal];
      signal.#aborted = true;
      signal.#reason = reason;
      for (const weak of signal.#followers ?? []) {
        const follower = weak.deref();
        if (follower === undefined || follower.#aborted) continue;
        follower.#aborted = true;
        follower.#reason = reason;
        all.push(follower);
      }
      // All of them are aborted before anybody is told.
      for (const one of all) {
        one.dispatchEvent(new Event('abort', { [access.trust]: true }));
        listenedTo.delete(one);
      }
    };
  }
}

function isAbortSignal(value) {
  return value instanceof AbortSignal;
}

function check(signal) {
  if (!isAbortSignal(signal) || signal === AbortSignal.prototype) throw invalidThis('AbortSignal');
  return signal;
}

function conversion(message) {
  return makeError('TypeError', 'ERR_INVALID_ARG_TYPE', message, conversion);
}

asInterface(AbortSignal, ['aborted']);
defineEventHandler(AbortSignal.prototype, 'abort');

class AbortController {
  #signal;

  get signal() { return (this.#signal ??= make()); }

  abort(reason = abortedReason()) { abort((this.#signal ??= make()), reason); }

  [inspectCustom](depth, options) {
    return depth < 0 ? this :
      `${this.constructor.name} ${require('util').inspect({ signal: this.signal }, deeper(options))}`;
  }
}
asInterface(AbortController, ['signal', 'abort']);

/** Calls `listener` once when the signal is aborted, or soon if it is; returns what stops it, for `using`. */
function addAbortListener(signal, listener) {
  if (signal === undefined) throw invalidType('signal', 'AbortSignal', signal);
  require('internal/validators').validateAbortSignal(signal, 'signal');
  validateFunction(listener, 'listener');
  let remove;
  if (signal.aborted) {
    queueMicrotask(() => listener());
  } else {
    signal.addEventListener('abort', listener, { __proto__: null, once: true, [kResistStopPropagation]: true });
    remove = () => signal.removeEventListener('abort', listener);
  }
  return { __proto__: null, [Symbol.dispose]() { remove?.(); } };
}

/** `util.aborted`: a promise for the abort, while `resource` lives. */
async function aborted(signal, resource) {
  if (signal === undefined) throw invalidType('signal', 'AbortSignal', signal);
  require('internal/validators').validateAbortSignal(signal, 'signal');
  require('internal/validators').validateObject(resource, 'resource', { function: true, array: true });
  if (signal.aborted) return undefined;
  const { kWeakHandler } = require('internal/event_target');
  return new Promise((resolve) => {
    signal.addEventListener('abort', (event) => { if (event.isTrusted) resolve(); },
                            { __proto__: null, [kWeakHandler]: resource, once: true, [kResistStopPropagation]: true });
  });
}

Object.assign(exports, { AbortController, aborted, AbortSignal, addAbortListener, isAbortSignal });
