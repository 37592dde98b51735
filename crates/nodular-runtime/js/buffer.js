'use strict';

const native = binding('buffer');
const { isAnyArrayBuffer, isTypedArray, isUint8Array } = native;
const { register } = binding('builtins');
const { hide, invalidType, invalidValue, makeError, outOfRange } = require('internal/errors');
const { validateArray, validateInteger, validateNumber, validateString } = require('internal/validators');

const kMaxLength = Number.MAX_SAFE_INTEGER;
const kStringMaxLength = 2 ** 29 - 24;
const kIsEncoding = Symbol('kIsEncodingSymbol');
const custom = Symbol.for('nodejs.util.inspect.custom');

const TypedArray = Object.getPrototypeOf(Uint8Array);
const { set: setAll, fill: fillWithNumber } = TypedArray.prototype;

class FastBuffer extends Uint8Array {
  // eslint-disable-next-line no-useless-constructor
  constructor(source, offset, length) {
    super(source, offset, length);
  }
}

let inspectMaxBytes = 50;
let warned = false;

/** The constructor of old, with its warning. */
function Buffer(value, encodingOrOffset, length) {
  warnOfConstructor();
  if (typeof value === 'number') {
    if (typeof encodingOrOffset === 'string') throw invalidType('string', 'string', value);
    return Buffer.alloc(value);
  }
  return Buffer.from(value, encodingOrOffset, length);
}

Object.setPrototypeOf(Buffer, Uint8Array);
Buffer.prototype = FastBuffer.prototype;
hide(Buffer.prototype, 'constructor', Buffer);
Object.defineProperty(Buffer, Symbol.species, {
  __proto__: null, configurable: true, enumerable: true, get() { return FastBuffer; },
});
register('bufferPrototype', Buffer.prototype);

function warnOfConstructor() {
  if (warned || (!isPending() && require('internal/caller').isInsideNodeModules())) return;
  warned = true;
  process.emitWarning(
    'Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), ' +
    'Buffer.allocUnsafe(), or Buffer.from() methods instead.', 'DeprecationWarning', 'DEP0005', warnOfConstructor);
}

// Whether warnings that wait for a later version are wanted now.
function isPending() {
  return process.execArgv?.includes('--pending-deprecation') || process.env.NODE_PENDING_DEPRECATION === '1';
}

// Small buffers are cut from one piece of memory. A program may change the size of the next piece.
Buffer.poolSize = 64 * 1024;
let pool;
let poolSize = 0;
let poolOffset = 0;

function newPool() {
  poolSize = Buffer.poolSize;
  pool = new FastBuffer(poolSize).buffer;
  poolOffset = 0;
}

function cut(length) {
  const buffer = new FastBuffer(pool, poolOffset, length);
  // Each buffer starts at a multiple of 8.
  poolOffset = (poolOffset + length + 7) & ~7;
  return buffer;
}

function allocate(size) {
  if (size <= 0) return new FastBuffer();
  if (size >= Buffer.poolSize >>> 1) return allocateSlow(size);
  if (size > poolSize - poolOffset) newPool();
  return cut(size);
}

function allocateSlow(size) {
  try {
    return new FastBuffer(size);
  } catch {
    throw makeError('RangeError', 'ERR_MEMORY_ALLOCATION_FAILED', 'Array buffer allocation failed');
  }
}

function validateSize(size) {
  validateNumber(size, 'size', 0, kMaxLength);
}

function fromString(string, encoding) {
  if (string.length === 0) return new FastBuffer();
  const most = Buffer.poolSize >>> 1;
  let written = native.encodeInto(string, encoding, pool ?? new Uint8Array(), poolOffset, most);
  if (written === -1) return native.encode(string, encoding);
  if (written === -2) {
    newPool();
    written = native.encodeInto(string, encoding, pool, poolOffset, most);
  }
  return cut(written);
}

function encodingName(encoding) {
  const name = typeof encoding === 'string' ? native.encodingName(encoding) : undefined;
  if (name === undefined || name === null) throw unknownEncoding(encoding);
  return name;
}

function unknownEncoding(encoding) {
  return makeError('TypeError', 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${String(encoding)}`);
}

const sources = ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'];

function invalidSource(value) {
  const error = invalidType('first argument', sources, value);
  return error;
}

Buffer.from = function from(value, encodingOrOffset, length) {
  if (typeof value === 'string') {
    if (typeof encodingOrOffset !== 'string' || encodingOrOffset.length === 0) return fromString(value, 'utf8');
    return fromString(value, encodingName(encodingOrOffset));
  }
  if (typeof value === 'object' && value !== null) {
    if (isAnyArrayBuffer(value)) return fromArrayBuffer(value, encodingOrOffset, length);
    const { valueOf } = value;
    const primitive = typeof valueOf === 'function' ? value.valueOf() : undefined;
    if (primitive !== undefined && primitive !== null && primitive !== value &&
        (typeof primitive === 'string' || typeof primitive === 'object'))
      return from(primitive, encodingOrOffset, length);
    const buffer = fromObject(value);
    if (buffer !== undefined) return buffer;
    if (typeof value[Symbol.toPrimitive] === 'function') {
      const text = value[Symbol.toPrimitive]('string');
      if (typeof text === 'string') return fromString(text, 'utf8');
    }
  }
  throw invalidSource(value);
};

function fromArrayBuffer(buffer, byteOffset, length) {
  if (byteOffset === undefined) {
    byteOffset = 0;
  } else {
    byteOffset = +byteOffset;
    if (Number.isNaN(byteOffset)) byteOffset = 0;
  }
  const most = buffer.byteLength - byteOffset;
  if (most < 0) throw outOfBounds('offset');
  if (length !== undefined) {
    length = +length;
    if (!(length > 0)) length = 0;
    else if (length > most) throw outOfBounds('length');
  }
  return new FastBuffer(buffer, byteOffset, length);
}

function outOfBounds(name) {
  const message = name === undefined ? 'Attempt to access memory outside buffer bounds' :
    `"${name}" is outside of buffer bounds`;
  return makeError('RangeError', 'ERR_BUFFER_OUT_OF_BOUNDS', message);
}

function fromObject(value) {
  if (value.length !== undefined || isAnyArrayBuffer(value.buffer)) {
    if (typeof value.length !== 'number') return new FastBuffer();
    return fromArrayLike(value);
  }
  if (value.type === 'Buffer' && Array.isArray(value.data)) return fromArrayLike(value.data);
  return undefined;
}

function fromArrayLike(list) {
  if (list.length <= 0) return new FastBuffer();
  const buffer = allocate(list.length);
  if (buffer.length === list.length && isUint8Array(list)) {
    native.copy(list, buffer, 0, 0, buffer.length);
    return buffer;
  }
  setAll.call(buffer, list);
  return buffer;
}

Buffer.copyBytesFrom = function copyBytesFrom(view, offset, length) {
  if (!isTypedArray(view)) throw invalidType('view', ['TypedArray'], view);
  const elements = view.length;
  if (elements === 0) return Buffer.alloc(0);
  if (offset !== undefined || length !== undefined) {
    if (offset !== undefined) {
      validateInteger(offset, 'offset', 0);
      if (offset >= elements) return Buffer.alloc(0);
    } else {
      offset = 0;
    }
    let end = elements;
    if (length !== undefined) {
      validateInteger(length, 'length', 0);
      end = offset + length;
    }
    view = view.subarray(offset, end);
  }
  return fromArrayLike(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
};

Buffer.of = function of(...items) {
  const buffer = allocate(items.length);
  for (let i = 0; i < items.length; i++) buffer[i] = items[i];
  return buffer;
};

Buffer.alloc = function alloc(size, fill, encoding) {
  validateSize(size);
  const buffer = allocateSlow(size);
  if (fill !== undefined && fill !== 0 && size > 0) return fillBuffer(buffer, fill, encoding);
  return buffer;
};

Buffer.allocUnsafe = function allocUnsafe(size) {
  validateSize(size);
  return allocate(size);
};

Buffer.allocUnsafeSlow = function allocUnsafeSlow(size) {
  validateSize(size);
  return allocateSlow(size);
};

Buffer.isBuffer = function isBuffer(value) {
  return value instanceof Buffer;
};

Buffer.compare = function compare(buf1, buf2) {
  if (!isUint8Array(buf1)) throw invalidType('buf1', ['Buffer', 'Uint8Array'], buf1);
  if (!isUint8Array(buf2)) throw invalidType('buf2', ['Buffer', 'Uint8Array'], buf2);
  return buf1 === buf2 ? 0 : native.compare(buf1, buf2);
};

Buffer.isEncoding = function isEncoding(encoding) {
  return typeof encoding === 'string' && encoding.length !== 0 && typeof native.encodingName(encoding) === 'string';
};
Buffer[kIsEncoding] = Buffer.isEncoding;

Buffer.concat = function concat(list, length) {
  validateArray(list, 'list');
  for (let i = 0; i < list.length; i++)
    if (!isUint8Array(list[i])) throw invalidType(`list[${i}]`, ['Buffer', 'Uint8Array'], list[i]);
  if (list.length === 0) return new FastBuffer();
  if (length === undefined) {
    length = 0;
    for (const part of list) length += part.byteLength;
  } else {
    validateInteger(length, 'length', 0);
  }
  const buffer = Buffer.allocUnsafe(length);
  let position = 0;
  for (const part of list) {
    if (position >= length) break;
    position += native.copy(part, buffer, position, 0, part.byteLength);
  }
  // What the pool held before must not show.
  if (position < length) fillWithNumber.call(buffer, 0, position, length);
  return buffer;
};

Buffer.byteLength = function byteLength(string, encoding) {
  if (typeof string !== 'string') {
    if (ArrayBuffer.isView(string) || isAnyArrayBuffer(string)) return string.byteLength;
    throw invalidType('string', ['string', 'Buffer', 'ArrayBuffer'], string);
  }
  const name = encoding ? native.encodingName(`${encoding}`) ?? 'utf8' : 'utf8';
  return native.byteLength(string, name);
};

Object.assign(Buffer.prototype, native.methods);

for (const [name, key] of [['parent', 'buffer'], ['offset', 'byteOffset']]) {
  Object.defineProperty(Buffer.prototype, name, {
    __proto__: null,
    enumerable: true,
    get() { return this instanceof Buffer ? this[key] : undefined; },
  });
}

// A position as an integer; what is no number is the default.
function toInteger(value, fallback) {
  const number = +value;
  return !Number.isNaN(number) && number >= Number.MIN_SAFE_INTEGER && number <= Number.MAX_SAFE_INTEGER ?
    Math.trunc(number) + 0 : fallback;
}

// Node's can be called with `new`, which a native function cannot.
const searchBackwards = native.methods.lastIndexOf;
Buffer.prototype.lastIndexOf = function lastIndexOf(value, byteOffset, encoding) {
  if (!ArrayBuffer.isView(this)) throw invalidType('buffer', ['Buffer', 'TypedArray', 'DataView'], this);
  return searchBackwards.call(this, value, byteOffset, encoding);
};

Object.assign(Buffer.prototype, {
  copy(target, targetStart, sourceStart, sourceEnd) {
    if (!ArrayBuffer.isView(this)) throw invalidType('source', ['Buffer', 'Uint8Array'], this);
    if (!ArrayBuffer.isView(target)) throw invalidType('target', ['Buffer', 'Uint8Array'], target);
    const { byteLength } = this;
    targetStart = targetStart === undefined ? 0 : toInteger(targetStart, 0);
    if (targetStart < 0) throw outOfRange('targetStart', '>= 0', targetStart);
    sourceStart = sourceStart === undefined ? 0 : toInteger(sourceStart, 0);
    if (sourceStart < 0 || sourceStart > byteLength)
      throw outOfRange('sourceStart', `>= 0 && <= ${byteLength}`, sourceStart);
    sourceEnd = sourceEnd === undefined ? byteLength : toInteger(sourceEnd, 0);
    if (sourceEnd < 0) throw outOfRange('sourceEnd', '>= 0', sourceEnd);
    if (targetStart >= target.byteLength || sourceStart >= sourceEnd) return 0;
    return native.copy(this, target, targetStart, sourceStart, sourceEnd - sourceStart);
  },

  compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
    if (!isUint8Array(this)) throw invalidType('this', ['Buffer', 'Uint8Array'], this);
    if (!isUint8Array(target)) throw invalidType('target', ['Buffer', 'Uint8Array'], target);
    if (arguments.length === 1) return native.compare(this, target);
    const place = (value, name, fallback, most) => {
      if (value === undefined) return fallback;
      validateInteger(value, name, 0, most);
      return value;
    };
    targetStart = place(targetStart, 'targetStart', 0, kMaxLength);
    targetEnd = place(targetEnd, 'targetEnd', target.length, target.length);
    sourceStart = place(sourceStart, 'sourceStart', 0, kMaxLength);
    sourceEnd = place(sourceEnd, 'sourceEnd', this.length, this.length);
    if (sourceStart >= sourceEnd) return targetStart >= targetEnd ? 0 : -1;
    if (targetStart >= targetEnd) return 1;
    return native.compareRange(this, target, targetStart, sourceStart, targetEnd, sourceEnd);
  },

  fill(value, offset, end, encoding) {
    return fillRange(this, value, offset, end, encoding);
  },

  toJSON() {
    return { type: 'Buffer', data: this.length > 0 ? Array.from(this) : [] };
  },

  subarray(start, end) {
    const { length } = this;
    start = position(start, length);
    end = end === undefined ? length : position(end, length);
    return new FastBuffer(this.buffer, this.byteOffset + start, end > start ? end - start : 0);
  },

  slice(start, end) {
    return this.subarray(start, end);
  },

  inspect(depth, options) {
    return inspectBuffer(this, options);
  },

  toLocaleString: Buffer.prototype.toString,
});

Buffer.prototype[custom] = Buffer.prototype.inspect;

function position(value, length) {
  value = Math.trunc(value);
  if (value === 0 || Number.isNaN(value)) return 0;
  if (value < 0) return Math.max(0, value + length);
  return Math.min(value, length);
}

function fillBuffer(buffer, value, encoding) {
  return fillRange(buffer, value, encoding);
}

function fillRange(buffer, value, offset, end, encoding) {
  if (typeof value === 'string') {
    if (offset === undefined || typeof offset === 'string') {
      encoding = offset;
      offset = undefined;
    } else if (typeof end === 'string') {
      encoding = end;
      end = buffer.length;
    }
    if (encoding === undefined || encoding === null || encoding === '') {
      encoding = 'utf8';
    } else {
      validateString(encoding, 'encoding');
      encoding = encodingName(encoding);
    }
    if (value.length === 0) value = 0;
  } else {
    encoding = undefined;
  }
  if (offset === undefined) {
    offset = 0;
    end = buffer.length;
  } else {
    validateNumber(offset, 'offset', 0);
    if (end === undefined) end = buffer.length;
    else validateNumber(end, 'end', 0, buffer.length);
    if (offset >= end) return buffer;
  }
  if (typeof value === 'string' || ArrayBuffer.isView(value)) {
    if (end > buffer.byteLength) throw outOfBounds();
    if (!native.fill(buffer, value, offset, end, encoding)) throw invalidValue('value', value);
    return buffer;
  }
  if (typeof value !== 'number') value = typeof value === 'boolean' ? +value : value & 255;
  if (end > buffer.byteLength) throw outOfBounds();
  return fillWithNumber.call(buffer, value, offset, end);
}

function inspectBuffer(buffer, options) {
  const shown = Math.min(inspectMaxBytes, buffer.length);
  const more = buffer.length - inspectMaxBytes;
  let text = native.methods.hexSlice.call(buffer, 0, shown).replace(/(.{2})/g, '$1 ').trim();
  if (more > 0) text += ` ... ${more} more byte${more > 1 ? 's' : ''}`;
  if (options) {
    const extras = { __proto__: null };
    let any = false;
    for (const key of Reflect.ownKeys(buffer).slice(buffer.length)) {
      if (!options.showHidden && !Object.prototype.propertyIsEnumerable.call(buffer, key)) continue;
      any = true;
      extras[key] = buffer[key];
    }
    if (any) {
      if (buffer.length !== 0) text += ', ';
      const { inspect } = require('util');
      // Only what is between the braces, without the words before them.
      text += inspect(extras, { ...options, breakLength: Infinity, compact: true }).slice(27, -2);
    }
  }
  let name = 'Buffer';
  try {
    const { constructor } = buffer;
    if (typeof constructor === 'function' && Object.hasOwn(constructor, 'name')) name = constructor.name;
  } catch {
    // It is called as every other.
  }
  return `<${name} ${text}>`;
}

function transcode(source, fromEncoding, toEncoding) {
  if (!isUint8Array(source)) throw invalidType('source', ['Buffer', 'Uint8Array'], source);
  if (source.length === 0) return Buffer.alloc(0);
  return native.transcode(source, `${fromEncoding}`, `${toEncoding}`);
}

function checkInput(input) {
  if (!isTypedArray(input) && !isAnyArrayBuffer(input))
    throw invalidType('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
  if ((input.buffer ?? input).detached)
    throw makeError('Error', 'ERR_INVALID_STATE', 'Invalid state: Cannot validate on a detached buffer');
}

function isUtf8(input) {
  checkInput(input);
  return native.isUtf8(input);
}

function isAscii(input) {
  checkInput(input);
  return native.isAscii(input);
}

function checkGiven(count) {
  if (count === 0) throw require('internal/errors').missingArguments('input');
}

function btoa(input) {
  checkGiven(arguments.length);
  return native.btoa(`${input}`);
}

function atob(input) {
  checkGiven(arguments.length);
  return native.atob(`${input}`);
}

Object.assign(exports, {
  Buffer,
  transcode,
  isUtf8,
  isAscii,
  kMaxLength,
  kStringMaxLength,
  btoa,
  atob,
});

function lazy(id, name) {
  return {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() { return require(id)[name]; },
  };
}

Object.defineProperties(exports, {
  constants: {
    __proto__: null,
    configurable: false,
    enumerable: true,
    value: Object.defineProperties({}, {
      MAX_LENGTH: { __proto__: null, enumerable: true, value: kMaxLength },
      MAX_STRING_LENGTH: { __proto__: null, enumerable: true, value: kStringMaxLength },
    }),
  },
  INSPECT_MAX_BYTES: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() { return inspectMaxBytes; },
    set(value) {
      validateNumber(value, 'INSPECT_MAX_BYTES', 0);
      inspectMaxBytes = value;
    },
  },
  Blob: lazy('internal/blob', 'Blob'),
  resolveObjectURL: lazy('internal/blob', 'resolveObjectURL'),
  File: lazy('internal/blob', 'File'),
});
