// What the functions of `fs` take: paths, flags, encodings, bytes, times.
'use strict';

const constants = require('internal/fs/constants');
const { invalidType, invalidValue, makeError, outOfRange } = require('internal/errors');
const { validateAbortSignal, validateInteger, validateObject } = require('internal/validators');

/** Bytes as a Buffer. */
function toBuffer(bytes) {
  return require('buffer').Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A view's bytes as what native functions take. */
function asBytes(view) {
  return view instanceof Uint8Array ? view : new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/** A path as text or bytes. */
function getPath(path, name = 'path') {
  if (path !== null && typeof path === 'object' && path.href && path.protocol && path.auth === undefined)
    path = require('url').fileURLToPath(path);
  if (typeof path === 'string') {
    if (path.includes('\0')) throw nullBytes(path, name);
  } else if (path instanceof Uint8Array) {
    if (path.includes(0)) throw nullBytes(path, name);
  } else {
    throw invalidType(name, ['string', 'Buffer', 'URL'], path);
  }
  return path;
}

function nullBytes(path, name) {
  return invalidValue(name, path, 'must be a string, Uint8Array, or URL without null bytes');
}

function getFd(fd, name = 'fd') {
  if (typeof fd !== 'number') throw invalidType(name, 'number', fd);
  validateInteger(fd, name, 0, 2147483647);
  return Object.is(fd, -0) ? 0 : fd;
}

const flagTexts = (() => {
  const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = constants;
  const write = O_TRUNC | O_CREAT | O_WRONLY;
  const readWrite = O_TRUNC | O_CREAT | O_RDWR;
  const append = O_APPEND | O_CREAT | O_WRONLY;
  const readAppend = O_APPEND | O_CREAT | O_RDWR;
  return {
    '__proto__': null,
    'r': O_RDONLY, 'rs': O_RDONLY | O_SYNC, 'sr': O_RDONLY | O_SYNC,
    'r+': O_RDWR, 'rs+': O_RDWR | O_SYNC, 'sr+': O_RDWR | O_SYNC,
    'w': write, 'wx': write | O_EXCL, 'xw': write | O_EXCL,
    'w+': readWrite, 'wx+': readWrite | O_EXCL, 'xw+': readWrite | O_EXCL,
    'a': append, 'ax': append | O_EXCL, 'xa': append | O_EXCL, 'as': append | O_SYNC, 'sa': append | O_SYNC,
    'a+': readAppend, 'ax+': readAppend | O_EXCL, 'xa+': readAppend | O_EXCL,
    'as+': readAppend | O_SYNC, 'sa+': readAppend | O_SYNC,
  };
})();

/** `'r+'` and its like as a number. */
function getFlags(flags, name = 'flags') {
  if (typeof flags === 'number') {
    require('internal/validators').validateInt32(flags, name);
    return flags;
  }
  if (flags == null) return constants.O_RDONLY;
  const number = flagTexts[flags];
  if (number === undefined) throw invalidValue(name, flags);
  return number;
}

const encodings = new Set(['utf8', 'utf-8', 'ucs2', 'ucs-2', 'utf16le', 'utf-16le', 'latin1', 'binary', 'base64',
                           'base64url', 'hex', 'ascii']);

function checkEncoding(encoding) {
  if (encoding && encoding !== 'buffer' && !encodings.has(`${encoding}`.toLowerCase()))
    throw invalidValue('encoding', encoding, 'is invalid encoding');
}

const isUtf8 = (encoding) => encoding === 'utf8' || encoding === 'utf-8' || encoding === 'UTF-8';

/** Options that may be the name of an encoding, over `defaults`. */
function getOptions(options, defaults = {}) {
  if (options == null || typeof options === 'function') return defaults;
  if (typeof options === 'string') options = { ...defaults, encoding: options };
  else if (typeof options !== 'object') throw invalidType('options', ['string', 'Object'], options);
  else options = { ...defaults, ...options };
  if (options.encoding !== 'buffer') checkEncoding(options.encoding);
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  return options;
}

/** `[whether the native side returns bytes, what turns them into the wanted encoding]` */
function pathEncoding(options) {
  const { encoding } = getOptions(options, { encoding: 'utf8' });
  if (!encoding || isUtf8(encoding)) return [false, (path) => path];
  if (encoding === 'buffer') return [true, toBuffer];
  return [true, (bytes) => toBuffer(bytes).toString(encoding)];
}

/** What is to be written, as text for UTF-8 and as bytes for all else. */
function getData(data, encoding, name = 'data') {
  if (typeof data === 'string') {
    if (!encoding || isUtf8(encoding)) return data;
    return require('buffer').Buffer.from(data, encoding);
  }
  if (!ArrayBuffer.isView(data)) throw invalidType(name, ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  return asBytes(data);
}

/** Seconds since 1970 of a number, a date, or text that is a number. */
function getTime(time, name = 'time') {
  if (typeof time === 'string' && +time == time) return +time;
  if (Number.isFinite(time)) return time < 0 ? Date.now() / 1000 : time;
  if (require('util').types?.isDate?.(time) ?? time instanceof Date) return time.getTime() / 1000;
  throw invalidType(name, ['Date', 'Time in seconds'], time);
}

function getPosition(position, name, length) {
  if (position == null) return -1;
  if (typeof position === 'bigint') {
    if (position < -1n || position > 2n ** 63n - 1n - BigInt(length))
      throw outOfRange(name, `>= -1 && <= ${2n ** 63n - 1n - BigInt(length)}`, position);
    return position;
  }
  if (typeof position === 'number') {
    validateInteger(position, name, -1);
    return position;
  }
  throw invalidType(name, ['bigint', 'integer'], position);
}

function getId(id, name) {
  validateInteger(id, name, -1, 4294967295);
  return id;
}

function getRmOptions(options) {
  const defaults = { recursive: false, force: false, retryDelay: 100, maxRetries: 0 };
  if (options === undefined) return defaults;
  validateObject(options, 'options');
  options = { ...defaults, ...options };
  const { validateBoolean, validateInt32, validateUint32 } = require('internal/validators');
  validateBoolean(options.force, 'options.force');
  validateBoolean(options.recursive, 'options.recursive');
  validateInt32(options.retryDelay, 'options.retryDelay', 0);
  validateUint32(options.maxRetries, 'options.maxRetries');
  return options;
}

function accessMode(mode) {
  if (mode === undefined) return constants.F_OK;
  require('internal/validators').validateInteger(mode, 'mode');
  if (mode < 0 || mode > 7) {
    throw makeError('RangeError', 'ERR_OUT_OF_RANGE', 'mode is out of range: >= 0 && <= 7');
  }
  return mode;
}

function copyMode(mode) {
  if (mode == null) return 0;
  validateInteger(mode, 'mode', 0, 7);
  return mode;
}

module.exports = {
  accessMode, asBytes, copyMode, checkEncoding, getData, getFd, getFlags, getId, getOptions, getPath, getPosition,
  getRmOptions, getTime, isUtf8, pathEncoding, toBuffer,
};
