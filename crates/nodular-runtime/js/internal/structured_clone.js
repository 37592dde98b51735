// Copies of values, as they are sent to another thread: cycles stay cycles, classes of programs become plain objects.
'use strict';

const { brand: brandOf } = binding('types');
const { makeError } = require('internal/errors');
const { DOMException, isDOMException } = require('internal/dom_exception');

// Under this symbol a class of ours has a method that returns `[data, rebuild]`, for its clones.
const kClone = Symbol('clone');
// And under this one what is transferred: a method that returns a function which makes the new object.
const kTransfer = Symbol('transfer');

const ERRORS = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
const VIEWS = /^(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array$/;

function failure(message) {
  return new DOMException(message, 'DataCloneError');
}

function refuse(value) {
  let shown;
  if (typeof value === 'symbol') shown = String(value);
  else if (typeof value === 'function') shown = Function.prototype.toString.call(value);
  else if (value[Symbol.toStringTag] && /Iterator|Generator/.test(value[Symbol.toStringTag])) shown = String(value);
  else shown = `#<${brandOf(value) === 'Proxy' ? 'Object' : value.constructor?.name ?? 'Object'}>`;
  return failure(`${shown} could not be cloned.`);
}

class Cloner {
  constructor(transferred) {
    this.seen = new Map(transferred);
  }

  clone(value) {
    if (typeof value === 'symbol' || typeof value === 'function') throw refuse(value);
    if (typeof value !== 'object' || value === null) return value;
    const known = this.seen.get(value);
    if (known !== undefined) return known;
    return this.#object(value);
  }

  #keep(value, copy) {
    this.seen.set(value, copy);
    return copy;
  }

  #object(value) {
    if (typeof value[kClone] === 'function') {
      const [data, rebuild] = value[kClone]();
      return this.#keep(value, rebuild(this.clone(data)));
    }
    if (typeof value[kTransfer] === 'function')
      throw missingTransfer();
    const brand = brandOf(value);
    switch (brand) {
      case 'Array': return this.#own(value, this.#keep(value, new Array(value.length)));
      case 'Date': return this.#keep(value, new Date(Date.prototype.getTime.call(value)));
      case 'RegExp': return this.#keep(value, new RegExp(value.source, value.flags));
      case 'Number': case 'String': case 'Boolean': case 'BigInt':
        return this.#keep(value, Object(value.valueOf()));
      case 'Map': {
        const copy = this.#keep(value, new Map());
        for (const [key, one] of [...Map.prototype.entries.call(value)]) copy.set(this.clone(key), this.clone(one));
        return copy;
      }
      case 'Set': {
        const copy = this.#keep(value, new Set());
        for (const one of [...Set.prototype.values.call(value)]) copy.add(this.clone(one));
        return copy;
      }
      case 'Error': return this.#error(value);
      case 'ArrayBuffer': {
        if (value.detached) throw failure('An ArrayBuffer is detached and could not be cloned.');
        const options = value.resizable ? { maxByteLength: value.maxByteLength } : undefined;
        const copy = new ArrayBuffer(value.byteLength, options);
        new Uint8Array(copy).set(new Uint8Array(value));
        return this.#keep(value, copy);
      }
      case 'SharedArrayBuffer': return value;
      case 'DataView':
        return this.#keep(value, new DataView(this.clone(value.buffer), value.byteOffset, value.byteLength));
      case 'Object': case 'Arguments': return this.#plain(value);
      default:
        if (VIEWS.test(brand)) {
          const buffer = this.clone(value.buffer);
          return this.#keep(value, new globalThis[brand](buffer, value.byteOffset, value.length));
        }
        if (brand === 'Other' && isPlatform(value)) throw failure('Cannot clone object of unsupported type.');
        throw refuse(value);
    }
  }

  #plain(value) {
    if (isPlatform(value)) throw failure('Cannot clone object of unsupported type.');
    return this.#own(value, this.#keep(value, {}));
  }

  #own(value, copy) {
    for (const key of Object.keys(value)) {
      // A getter may have removed it.
      if (Object.hasOwn(value, key)) copy[key] = this.clone(value[key]);
    }
    return copy;
  }

  #error(value) {
    if (isDOMException(value)) {
      const copy = this.#keep(value, new DOMException(value.message, value.name));
      hidden(copy, 'stack', value.stack);
      return copy;
    }
    const name = String(value.name);
    const copy = this.#keep(value, new (ERRORS[name] ?? Error)());
    const message = Object.getOwnPropertyDescriptor(value, 'message');
    if (message !== undefined) hidden(copy, 'message', String(value.message));
    hidden(copy, 'stack', typeof value.stack === 'string' ? value.stack : undefined);
    if (Object.hasOwn(value, 'cause')) hidden(copy, 'cause', this.clone(value.cause));
    return copy;
  }
}

function hidden(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, value, writable: true, configurable: true });
}

// Objects of the platform whose state copies of their properties would not have.
function isPlatform(value) {
  const url = value.constructor?.name;
  return (url === 'URL' || url === 'URLSearchParams') && /^URL/.test(value[Symbol.toStringTag] ?? '');
}

function missingTransfer() {
  return failure('Object that needs transfer was found in message but not listed in transferList');
}

/** Copies `value`; what is in `transfer` moves into the copy. */
function clone(value, transfer = []) {
  const moves = [];
  const listed = new Set();
  for (const one of transfer) {
    const isBuffer = one instanceof ArrayBuffer;
    if (listed.has(one)) throw failure(`Transfer list contains duplicate ${isBuffer ? 'ArrayBuffer' : 'MessagePort'}`);
    listed.add(one);
    if (isBuffer) {
      if (one.detached || require('worker_threads').isMarkedAsUntransferable(one))
        throw failure('Cannot transfer object of unsupported type.');
      moves.push([one, () => one.transfer()]);
    } else if (typeof one[kTransfer] === 'function') {
      moves.push([one, one[kTransfer]()]);
    } else {
      throw failure('Found invalid value in transferList.');
    }
  }
  // A first copy, for which nothing moves, shows that everything can be cloned: if not, nothing may have moved.
  if (moves.length > 0) new Cloner(moves.map(([one]) => [one, one])).clone(value);
  const moved = new Map(moves.map(([one, move]) => [one, move()]));
  return { copy: new Cloner(moved).clone(value), moved: [...moved.values()] };
}

function conversion(what) {
  return makeError('TypeError', 'ERR_INVALID_ARG_TYPE', `Failed to execute 'structuredClone': ${what}`, conversion);
}

function structuredClone(value, options = undefined) {
  if (arguments.length === 0) {
    throw makeError('TypeError', 'ERR_MISSING_ARGS',
                    'The "The value argument must be specified" argument must be specified', structuredClone);
  }
  if (options !== undefined && options !== null && typeof options !== 'object' && typeof options !== 'function')
    throw conversion('Options cannot be converted to a dictionary');
  const transfer = options?.transfer;
  if (transfer === undefined) return clone(value).copy;
  if (transfer === null || typeof transfer !== 'object' || typeof transfer[Symbol.iterator] !== 'function')
    throw conversion('transfer in Options cannot be converted to sequence.');
  const list = [...transfer];
  list.forEach((one, index) => {
    if ((typeof one !== 'object' && typeof one !== 'function') || one === null)
      throw conversion(`transfer in Options[${index}] is not an object.`);
  });
  return clone(value, list).copy;
}

Object.assign(exports, { clone, failure, kClone, kTransfer, structuredClone });
