'use strict';

const native = binding('util');
const { format, formatWithOptions, inspect, stripVTControlCharacters } = require('internal/util/inspect');
const { invalidType, notYet, outOfRange } = require('internal/errors');
const { validateAbortSignal, validateObject, validateString } = require('internal/validators');

// Parts that few programs need are loaded when they are asked for.
function lazy(id, names) {
  for (const name of names) {
    Object.defineProperty(exports, name, {
      __proto__: null,
      configurable: true,
      enumerable: true,
      get() {
        const value = require(id)[name];
        this[name] = value;
        return value;
      },
      set(value) {
        Object.defineProperty(exports, name, {
          __proto__: null, value, writable: true, enumerable: true, configurable: true,
        });
      },
    });
  }
}

function _extend(target, source) {
  if (source === null || typeof source !== 'object') return target;
  return Object.assign(target, source);
}

function inherits(constructor, superConstructor) {
  if (constructor === undefined || constructor === null) throw invalidType('ctor', 'Function', constructor);
  if (superConstructor === undefined || superConstructor === null)
    throw invalidType('superCtor', 'Function', superConstructor);
  if (superConstructor.prototype === undefined)
    throw invalidType('superCtor.prototype', 'Object', superConstructor.prototype);
  Object.defineProperty(constructor, 'super_', {
    __proto__: null, value: superConstructor, writable: true, configurable: true,
  });
  Object.setPrototypeOf(constructor.prototype, superConstructor.prototype);
}

function isDeepStrictEqual(a, b, options) {
  const skipPrototype = typeof options === 'object' && options !== null ? options.skipPrototype : options;
  return native.deepEqual(a, b, skipPrototype ? 2 : 1);
}

const isArray = (value) => Array.isArray(value);

function toUSVString(input) {
  return String.prototype.toWellFormed.call(`${input}`);
}

function checkErrno(errno) {
  if (typeof errno !== 'number') throw invalidType('err', 'number', errno);
  if (errno >= 0 || !Number.isSafeInteger(errno)) throw outOfRange('err', 'a negative integer', errno);
}

function getSystemErrorName(errno) {
  checkErrno(errno);
  return native.systemErrorName(errno) ?? `Unknown system error ${errno}`;
}

function getSystemErrorMessage(errno) {
  checkErrno(errno);
  return native.systemErrorMessage(errno) ?? `Unknown system error ${errno}`;
}

function getSystemErrorMap() {
  return new Map(native.systemErrors());
}

function _errnoException(...args) {
  const { errnoException } = require('internal/errors');
  return errnoException(...args);
}

function _exceptionWithHostPort(...args) {
  const { exceptionWithHostPort } = require('internal/errors');
  return exceptionWithHostPort(...args);
}

function aborted(signal, resource) {
  return new Promise((resolve, reject) => {
    try {
      if (signal === undefined) throw invalidType('signal', 'AbortSignal', signal);
      validateAbortSignal(signal, 'signal');
      validateObject(resource, 'resource', { nullable: false, function: true, array: true });
    } catch (error) {
      reject(error);
      return;
    }
    if (signal.aborted) {
      resolve();
      return;
    }
    // The engine frees at once what nobody holds, where Node waits for its collector: so the wait holds the resource.
    const held = { resource };
    signal.addEventListener('abort', () => {
      held.resource = undefined;
      resolve();
    }, { __proto__: null, once: true });
  });
}

function diff(actual, expected) {
  const lines = (value, name) => {
    if (typeof value === 'string') return Array.from(value);
    if (!Array.isArray(value)) throw invalidType(name, 'string', value);
    for (let i = 0; i < value.length; i++) validateString(value[i], `${name}[${i}]`);
    return value;
  };
  if (actual === expected) return [];
  return native.diff(lines(actual, 'actual'), lines(expected, 'expected'));
}

function convertProcessSignalToExitCode(signalCode) {
  const { signals } = require('os').constants;
  require('internal/validators').validateOneOf(signalCode, 'signalCode', Object.keys(signals));
  return 128 + signals[signalCode];
}

function parseEnv(content) {
  validateString(content, 'content');
  const values = { __proto__: null };
  for (const [name, value] of native.parseEnv(content)) values[name] = value;
  return values;
}

function setTraceSigInt() {
  throw notYet('util.setTraceSigInt');
}

function markPromiseAsHandled(promise) {
  if (!require('util/types').isPromise(promise)) throw invalidType('promise', 'Promise', promise);
  Promise.prototype.then.call(promise, undefined, () => {});
}

function transferableAbortController() {
  throw notYet('util.transferableAbortController');
}

function transferableAbortSignal() {
  throw notYet('util.transferableAbortSignal');
}

Object.assign(exports, { _errnoException, _exceptionWithHostPort, _extend });
lazy('internal/util/promisify', ['callbackify']);
Object.assign(exports, { convertProcessSignalToExitCode });
lazy('internal/util/debuglog', ['debug', 'debuglog']);
lazy('internal/util/deprecate', ['deprecate']);
Object.assign(exports, { format });
lazy('internal/util/style_text', ['styleText']);
Object.assign(exports, { formatWithOptions });
lazy('internal/util/call_sites', ['getCallSites']);
Object.assign(exports, {
  getSystemErrorMap, getSystemErrorName, getSystemErrorMessage, inherits, inspect, isArray, isDeepStrictEqual,
  markPromiseAsHandled,
});
lazy('internal/util/promisify', ['promisify']);
Object.assign(exports, {
  stripVTControlCharacters, toUSVString, transferableAbortSignal, transferableAbortController, aborted,
});
Object.defineProperty(exports, 'types', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() { return require('util/types'); },
  set(value) {
    Object.defineProperty(exports, 'types', {
      __proto__: null, value, writable: true, enumerable: true, configurable: true,
    });
  },
});
Object.assign(exports, { parseEnv });
lazy('internal/util/parse_args', ['parseArgs']);
lazy('internal/encoding', ['TextDecoder', 'TextEncoder']);
lazy('internal/mime', ['MIMEType', 'MIMEParams']);
Object.assign(exports, { diff, setTraceSigInt });
