'use strict';

const { validateString } = require('internal/validators');

// The codes that were warned of: one warning is enough for all functions of a code.
const warned = new Set();

/** `fn` with a warning at its first call. */
function deprecate(fn, message, code, { modifyPrototype = true } = {}) {
  if (code !== undefined) validateString(code, 'code');
  let done = false;
  function deprecated(...args) {
    if (!done && !process.noDeprecation) {
      done = true;
      if (code === undefined) {
        process.emitWarning(message, 'DeprecationWarning', deprecated);
      } else if (!warned.has(code)) {
        warned.add(code);
        process.emitWarning(message, 'DeprecationWarning', code, deprecated);
      }
    }
    if (new.target) return Reflect.construct(fn, args, new.target);
    return Reflect.apply(fn, this, args);
  }
  if (modifyPrototype) {
    // What is asked of the function is asked of the old one; its instances are that one's.
    Object.setPrototypeOf(deprecated, fn);
    if (fn.prototype) deprecated.prototype = fn.prototype;
  }
  Object.defineProperty(deprecated, 'length', {
    __proto__: null, ...Object.getOwnPropertyDescriptor(fn, 'length'),
  });
  return deprecated;
}

exports.deprecate = deprecate;
