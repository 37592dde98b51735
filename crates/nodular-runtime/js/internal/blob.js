'use strict';

const native = binding('blob');
const { invalidType, invalidValue, makeError, missingArguments, notYet } = require('internal/errors');

const custom = Symbol.for('nodejs.util.inspect.custom');

let handleOf;
let wrap;

function invalidThis(name) {
  return makeError('TypeError', 'ERR_INVALID_THIS', `Value of "this" must be of type ${name}`);
}

// Marks the handle of a blob that was made without parts.
const kHandle = Symbol('handle');

class Blob {
  #handle;

  static {
    handleOf = (blob) => (typeof blob === 'object' && blob !== null && #handle in blob ? blob.#handle : undefined);
    wrap = (handle) => new Blob(kHandle, handle);
  }

  constructor(sources = [], options = undefined) {
    if (sources === kHandle) {
      this.#handle = options;
      return;
    }
    if (sources === null || typeof sources[Symbol.iterator] !== 'function' || typeof sources === 'string')
      throw makeError('TypeError', 'ERR_INVALID_ARG_TYPE', 'Value cannot be converted to sequence.');
    checkDictionary(options);
    let type = '';
    let endings = 'transparent';
    if (options?.endings !== undefined) {
      endings = `${options.endings}`;
      if (endings !== 'transparent' && endings !== 'native') throw invalidValue('options.endings', endings);
    }
    if (options?.type !== undefined) type = `${options.type}`;
    const parts = [];
    for (const source of sources) parts.push(partOf(source));
    this.#handle = native.create(parts, type, endings === 'native');
  }

  static #of(blob) {
    if (typeof blob === 'object' && blob !== null && #handle in blob) return blob.#handle;
    throw invalidThis('Blob');
  }

  get type() { return native.type(Blob.#of(this)); }

  get size() { return native.size(Blob.#of(this)); }

  slice(start = 0, end = undefined, type = '') {
    const handle = Blob.#of(this);
    return wrap(native.slice(handle, toPosition(start), end === undefined ? undefined : toPosition(end), `${type}`));
  }

  async arrayBuffer() { return native.arrayBuffer(Blob.#of(this)); }

  async text() { return native.text(Blob.#of(this)); }

  async bytes() { return native.bytes(Blob.#of(this)); }

  stream() {
    Blob.#of(this);
    throw notYet('blob.stream');
  }

  textStream() {
    Blob.#of(this);
    throw notYet('blob.textStream');
  }

  [custom](depth, options) {
    const { size, type } = this;
    if (depth < 0) return this;
    return `Blob ${require('util').inspect({ size, type }, options)}`;
  }
}

function checkDictionary(options) {
  if (options === undefined || options === null || typeof options === 'object' || typeof options === 'function') return;
  const { message } = invalidType('options', 'Object', options);
  throw makeError('TypeError', 'ERR_INVALID_ARG_TYPE',
    message.replace('must be of type object', 'must be a dictionary'));
}

// A position as the Web counts: what does not fit into 64 bits is cut, what is no number is 0.
function toPosition(value) {
  const number = Math.trunc(+value);
  return Number.isNaN(number) ? 0 : Math.min(Math.max(number, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}

function partOf(source) {
  if (ArrayBuffer.isView(source)) return source;
  if (typeof source !== 'object' || source === null) return `${source}`;
  const handle = handleOf(source);
  if (handle !== undefined) return handle;
  return binding('buffer').isAnyArrayBuffer(source) ? source : `${source}`;
}

class File extends Blob {
  #name;
  #lastModified;

  constructor(fileBits, fileName, options = undefined) {
    if (arguments.length < 2) throw missingArguments('fileBits', 'fileName');
    super(fileBits, options);
    const { lastModified } = options ?? {};
    // A 64-bit integer, as the Web converts it.
    this.#lastModified = lastModified === undefined ? Date.now() : toPosition(lastModified);
    this.#name = `${fileName}`.toWellFormed();
  }

  get name() {
    if (typeof this !== 'object' || this === null || !(#name in this)) throw invalidThis('File');
    return this.#name;
  }

  get lastModified() {
    if (typeof this !== 'object' || this === null || !(#name in this)) throw invalidThis('File');
    return this.#lastModified;
  }

  [custom](depth, options) {
    if (depth < 0) return this;
    const { size, type, name, lastModified } = this;
    return `File ${require('util').inspect({ size, type, name, lastModified }, options)}`;
  }
}

function enumerable(object, keys) {
  for (const key of keys) Object.defineProperty(object, key, { __proto__: null, enumerable: true });
}

enumerable(Blob.prototype, ['type', 'size', 'slice', 'arrayBuffer', 'text', 'bytes', 'stream', 'textStream']);
enumerable(File.prototype, ['name', 'lastModified']);
for (const [object, value] of [[Blob.prototype, 'Blob'], [File.prototype, 'File']])
  Object.defineProperty(object, Symbol.toStringTag, { __proto__: null, configurable: true, value });

// The URLs of this program's blobs.
let urls;

function createObjectURL(obj) {
  const handle = handleOf(obj);
  if (handle === undefined) throw invalidType('obj', 'Blob', obj);
  return native.createURL(urls ??= native.urls(), handle);
}

function revokeObjectURL(url) {
  if (urls !== undefined) native.revokeURL(urls, url);
}

function resolveObjectURL(url) {
  if (urls === undefined) return undefined;
  const handle = native.resolveURL(urls, `${url}`);
  return handle == null ? undefined : wrap(handle);
}

function isBlob(value) {
  return handleOf(value) !== undefined;
}

Object.assign(exports, { Blob, File, createObjectURL, isBlob, resolveObjectURL, revokeObjectURL });
