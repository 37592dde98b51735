// `process.env`: text whatever is written, and nothing but plain variables.
'use strict';

// A proxy, so that `in`, `delete`, enumeration and reading are those of an ordinary object.
exports.makeEnv = (native) => {
  const { env } = native;

  function set(target, key, value) {
    if (typeof key === 'symbol' || typeof value === 'symbol') throw noSymbol();
    const kept = native.setEnv(key, `${value}`);
    if (kept !== undefined) target[key] = kept;
    return true;
  }

  return new Proxy(env, {
    __proto__: null,
    set,
    defineProperty(target, key, descriptor) {
      if ('value' in descriptor) {
        if (!descriptor.configurable || !descriptor.writable || !descriptor.enumerable)
          throw refused(`'process.env' only accepts a configurable, writable, and enumerable data descriptor`);
        return set(target, key, descriptor.value);
      }
      if ('get' in descriptor || 'set' in descriptor)
        throw refused(`'process.env' does not accept an accessor(getter/setter) descriptor`);
      throw refused(`'process.env' only accepts a configurable, writable, and enumerable data descriptor`);
    },
    deleteProperty(target, key) {
      if (typeof key === 'string') native.deleteEnv(key);
      delete target[key];
      return true;
    },
  });
};

function noSymbol() {
  return new TypeError('Cannot convert a Symbol value to a string');
}

// Thrown natively in Node, so that the stack does not show the code.
function refused(message) {
  const error = new TypeError(message);
  error.code = 'ERR_INVALID_OBJECT_DEFINE_PROPERTY';
  return error;
}
