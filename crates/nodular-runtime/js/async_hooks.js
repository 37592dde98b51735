'use strict';

const native = binding('async_context');
const { invalidType, makeError } = require('internal/errors');
const { validateFunction, validateObject, validateString } = require('internal/validators');
const ids = require('internal/async_ids');

native.activate();

// A context is a map from storages to what they store; it is replaced, never changed, but by `disable`.
function enter(storage, value) {
  const frame = new Map(native.get());
  frame.set(storage, value);
  native.replace(frame);
}

class AsyncLocalStorage {
  #default;
  #name;

  constructor(options = {}) {
    validateObject(options, 'options');
    this.#default = options.defaultValue;
    if (options.name !== undefined) this.#name = `${options.name}`;
  }

  static bind(fn) { return AsyncResource.bind(fn); }

  static snapshot() {
    return AsyncLocalStorage.bind((callback, ...args) => callback(...args));
  }

  get name() { return this.#name || ''; }

  disable() { native.get()?.delete(this); }

  enterWith(data) { enter(this, data); }

  run(data, fn, ...args) {
    const prior = this.getStore();
    if (Object.is(prior, data)) return Reflect.apply(fn, null, args);
    enter(this, data);
    try {
      return Reflect.apply(fn, null, args);
    } finally {
      enter(this, prior);
    }
  }

  exit(fn, ...args) { return this.run(undefined, fn, ...args); }

  getStore() {
    const frame = native.get();
    const value = frame?.get(this);
    return value === undefined && !frame?.has(this) ? this.#default : value;
  }

  withScope(store) { return new RunScope(this, store); }
}

// For `using`: the store until the end of the block.
class RunScope {
  #storage;
  #prior;
  #ended = false;

  constructor(storage, store) {
    this.#storage = storage;
    this.#prior = storage.getStore();
    storage.enterWith(store);
  }

  dispose() {
    if (this.#ended) return;
    this.#ended = true;
    this.#storage.enterWith(this.#prior);
  }

  [Symbol.dispose]() { this.dispose(); }
}

const kContext = Symbol('context_frame');

class AsyncResource {
  constructor(type, options = {}) {
    validateString(type, 'type');
    let trigger = options;
    let manual = false;
    if (typeof options !== 'number') {
      trigger = options.triggerAsyncId ?? ids.executionAsyncId();
      manual = Boolean(options.requireManualDestroy);
    }
    if (!Number.isSafeInteger(trigger) || trigger < -1) {
      throw makeError('RangeError', 'ERR_INVALID_ASYNC_ID', `Invalid triggerAsyncId value: ${String(trigger)}`,
                      AsyncResource);
    }
    this[kContext] = native.get();
    this[ids.kAsyncId] = ids.newAsyncId();
    this[ids.kTriggerId] = trigger;
    if (ids.isObserved()) {
      if (type.length === 0) throw makeError('TypeError', 'ERR_ASYNC_TYPE', `Invalid name for async "type": ${type}`);
      ids.emitInit(this[ids.kAsyncId], type, trigger, this);
      if (!manual) ids.destroyWhenCollected(this);
    }
  }

  runInAsyncScope(fn, thisArg, ...args) {
    ids.before(this[ids.kAsyncId], this[ids.kTriggerId], this);
    const outer = native.replace(this[kContext]);
    try {
      return Reflect.apply(fn, thisArg, args);
    } finally {
      native.replace(outer);
      ids.after(this[ids.kAsyncId]);
    }
  }

  emitDestroy() {
    ids.destroyOnce(this);
    return this;
  }

  asyncId() { return this[ids.kAsyncId]; }

  triggerAsyncId() { return this[ids.kTriggerId]; }

  bind(fn, thisArg) {
    validateFunction(fn, 'fn');
    const resource = this;
    const bound = thisArg === undefined ?
      function(...args) { return resource.runInAsyncScope(fn, this, ...args); } :
      (...args) => resource.runInAsyncScope(fn, thisArg, ...args);
    Object.defineProperty(bound, 'length', {
      __proto__: null, configurable: true, enumerable: false, value: fn.length, writable: false,
    });
    return bound;
  }

  static bind(fn, type, thisArg) {
    return new AsyncResource(type || fn?.name || 'bound-anonymous-fn').bind(fn, thisArg);
  }
}

function createHook(callbacks) {
  for (const name of ['init', 'before', 'after', 'destroy', 'promiseResolve']) {
    if (callbacks[name] !== undefined && typeof callbacks[name] !== 'function')
      throw makeError('TypeError', 'ERR_ASYNC_CALLBACK', `hook.${name} must be a function`, createHook);
  }
  const { trackPromises = true } = callbacks;
  if (typeof trackPromises !== 'boolean') throw invalidType('trackPromises', 'boolean', trackPromises);
  return new ids.AsyncHook(callbacks, trackPromises);
}

module.exports = {
  AsyncLocalStorage,
  createHook,
  executionAsyncId: ids.executionAsyncId,
  triggerAsyncId: ids.triggerAsyncId,
  executionAsyncResource: ids.executionAsyncResource,
  asyncWrapProviders: Object.freeze({ __proto__: null, ...ids.providers }),
  AsyncResource,
};
