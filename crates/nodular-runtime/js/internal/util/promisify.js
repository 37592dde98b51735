// Callbacks as promises, and the other way round.
'use strict';

const { invalidType, makeError } = require('internal/errors');
const { validateFunction } = require('internal/validators');

const custom = Symbol.for('nodejs.util.promisify.custom');
/** The names of several values that a callback is given: the promise's value is an object of them. */
const customPromisifyArgs = Symbol('customPromisifyArgs');

function promisify(original) {
  validateFunction(original, 'original');
  if (original[custom]) {
    const fn = original[custom];
    validateFunction(fn, 'util.promisify.custom');
    return Object.defineProperty(fn, custom, {
      __proto__: null, value: fn, enumerable: false, writable: false, configurable: true,
    });
  }
  const names = original[customPromisifyArgs];
  function fn(...args) {
    return new Promise((resolve, reject) => {
      const returned = Reflect.apply(original, this, [...args, (error, ...values) => {
        if (error) {
          reject(error);
        } else if (names !== undefined && values.length > 1) {
          resolve(Object.fromEntries(names.map((name, index) => [name, values[index]])));
        } else {
          resolve(values[0]);
        }
      }]);
      if (returned !== null && typeof returned === 'object' && typeof returned.then === 'function') {
        process.emitWarning('Calling promisify on a function that returns a Promise is likely a mistake.',
                            'DeprecationWarning', 'DEP0174');
      }
    });
  }
  Object.setPrototypeOf(fn, Object.getPrototypeOf(original));
  Object.defineProperty(fn, custom, {
    __proto__: null, value: fn, enumerable: false, writable: false, configurable: true,
  });
  const descriptors = Object.getOwnPropertyDescriptors(original);
  for (const key of Reflect.ownKeys(descriptors)) {
    const descriptor = descriptors[key];
    if (key === 'prototype') continue;
    if (descriptor.configurable !== false || !Object.hasOwn(fn, key))
      Object.defineProperty(fn, key, { __proto__: null, ...descriptor });
  }
  return fn;
}

promisify.custom = custom;

// A rejection without a reason must not look like success.
function callbackifyOnRejected(reason, callback) {
  if (!reason) {
    const error = makeError('Error', 'ERR_FALSY_VALUE_REJECTION', 'Promise was rejected with falsy value', callbackify);
    error.reason = reason;
    reason = error;
  }
  return callback(reason);
}

function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...args) {
    const maybeCallback = args.pop();
    if (typeof maybeCallback !== 'function') throw invalidType('last argument', 'Function', maybeCallback);
    const callback = maybeCallback.bind(this);
    Reflect.apply(original, this, args).then(
      (value) => process.nextTick(callback, null, value),
      (reason) => process.nextTick(callbackifyOnRejected, reason, callback));
  }
  const descriptors = Object.getOwnPropertyDescriptors(original);
  if (typeof descriptors.length?.value === 'number') descriptors.length.value++;
  if (typeof descriptors.name?.value === 'string') descriptors.name.value += 'Callbackified';
  for (const key of Reflect.ownKeys(descriptors)) {
    if (key === 'prototype') continue;
    Object.defineProperty(callbackified, key, { __proto__: null, ...descriptors[key] });
  }
  return callbackified;
}

Object.assign(exports, { callbackify, customPromisifyArgs, promisify });
