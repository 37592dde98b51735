'use strict';

const native = binding('fs');
const constants = require('internal/fs/constants');
const { asBytes, getFd, getFlags, getOptions, getPath, isUtf8 } = require('internal/fs/arguments');
const { calls, readArguments, writeArguments } = require('internal/fs/calls');
const { Dirent, Stats } = require('internal/fs/stats');
const { invalidType, notYet } = require('internal/errors');
const { customPromisifyArgs } = require('internal/util/promisify');
const { validateFunction } = require('internal/validators');

const { later, sync } = native;

function named(name, length, method) {
  Object.defineProperty(method, 'name', { __proto__: null, value: name, configurable: true });
  Object.defineProperty(method, 'length', { __proto__: null, value: length, configurable: true });
  return method;
}

function returning(name, [arity, prepare]) {
  return named(name, arity, (...given) => {
    const [call, args, then] = prepare(...given);
    const value = sync[call](...args);
    return then === undefined ? value : then(value);
  });
}

// Calls that complain of their other arguments before their callback.
const checksFirst = new Set(['chmod', 'fchmod', 'fchown', 'ftruncate', 'futimes', 'truncate']);

// The callback is the argument behind the others, or the last one given.
function callingBack(name, [arity, prepare]) {
  return named(name, arity + 1, (...given) => {
    let callback = given[arity];
    given.length = Math.min(given.length, arity);
    if (typeof callback !== 'function' && typeof given.at(-1) === 'function') callback = given.pop();
    if (!checksFirst.has(name)) validateFunction(callback, 'cb');
    let prepared;
    try {
      prepared = prepare(...given);
    } catch (error) {
      if (error.name !== 'AbortError') throw error;
      process.nextTick(callback, error);
      return;
    }
    validateFunction(callback, 'cb');
    start(prepared, callback);
  });
}

function start([call, args, then], callback) {
  later[call]((error, value) => {
    if (error !== null) {
      callback(error);
      return;
    }
    if (then !== undefined) {
      try {
        value = then(value);
      } catch (failure) {
        callback(failure);
        return;
      }
    }
    if (value === undefined) callback(null);
    else callback(null, value);
  }, ...args);
}

for (const [name, definition] of Object.entries(calls)) {
  if (name.includes('.')) continue;
  exports[name] = callingBack(name, definition);
  exports[`${name}Sync`] = returning(`${name}Sync`, definition);
}
exports.realpath.native = callingBack('', calls['realpath.native']);
exports.realpathSync.native = returning('', calls['realpath.native']);

// Text needs no bytes on its way.
const { readFileSync } = exports;
exports.readFileSync = function readFileSync_(path, options) {
  const encoding = typeof options === 'string' ? options : options?.encoding;
  if (isUtf8(encoding)) {
    const { flag } = getOptions(options, { flag: 'r' });
    return native.readText(typeof path === 'number' ? getFd(path) : getPath(path), getFlags(flag));
  }
  return readFileSync(path, options);
};
named('readFileSync', 2, exports.readFileSync);

let hasWarned = false;
function warnOfExists() {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning(
    'Passing invalid argument types to fs.existsSync is deprecated', 'DeprecationWarning', 'DEP0187');
}

exports.existsSync = function existsSync(path) {
  try {
    path = getPath(path);
  } catch (error) {
    if (error.code === 'ERR_INVALID_ARG_TYPE') warnOfExists();
    return false;
  }
  return native.exists(path);
};

exports.exists = function exists(path, callback) {
  validateFunction(callback, 'cb');
  let checked;
  try {
    checked = getPath(path);
  } catch {
    callback(false);
    return;
  }
  later.access((error) => callback(error === null), checked, constants.F_OK);
};
Object.defineProperty(exports.exists, Symbol.for('nodejs.util.promisify.custom'), {
  __proto__: null, value: (path) => new Promise((resolve) => exports.exists(path, resolve)),
});

exports.readSync = function readSync(fd, buffer, offset, length, position) {
  fd = getFd(fd);
  const [view, start, count, at] = readArguments(buffer, offset, length, position, arguments.length <= 3);
  if (count === 0) return 0;
  return native.readInto(fd, view, start, count, at);
};

exports.read = function read(fd, buffer, offset, length, position, callback) {
  fd = getFd(fd);
  if (typeof buffer === 'function') [buffer, callback] = [undefined, buffer];
  else if (callback === undefined && typeof offset === 'function') [offset, callback] = [undefined, offset];
  else if (callback === undefined && typeof length === 'function') [length, callback] = [undefined, length];
  else if (callback === undefined && typeof position === 'function') [position, callback] = [undefined, position];
  if (buffer === undefined || buffer === null || (typeof buffer === 'object' && !ArrayBuffer.isView(buffer))) {
    // The options of newer signatures may hold the buffer.
    const options = buffer ?? {};
    if (offset === undefined) offset = options;
    ({ buffer = require('buffer').Buffer.alloc(16384) } = options);
  }
  validateFunction(callback, 'cb');
  const [view, start, count, at] = readArguments(buffer, offset, length, position);
  if (count === 0) {
    process.nextTick(callback, null, 0, buffer);
    return;
  }
  later.read((error, bytes) => {
    if (error !== null) {
      callback(error, 0, buffer);
      return;
    }
    view.set(bytes, start);
    callback(null, bytes.length, buffer);
  }, fd, count, at);
};
exports.read[customPromisifyArgs] = ['bytesRead', 'buffer'];

exports.writeSync = function writeSync(fd, buffer, offset, length, position) {
  fd = getFd(fd);
  return sync.write(fd, ...writeArguments(buffer, offset, length, position));
};

exports.write = function write(fd, buffer, offset, length, position, callback) {
  fd = getFd(fd);
  if (callback === undefined && typeof offset === 'function') [offset, callback] = [undefined, offset];
  else if (callback === undefined && typeof length === 'function') [length, callback] = [undefined, length];
  else if (callback === undefined && typeof position === 'function') [position, callback] = [undefined, position];
  const args = writeArguments(buffer, offset, length, position);
  validateFunction(callback, 'cb');
  later.write((error, count) => callback(error, count ?? 0, buffer), fd, ...args);
};
exports.write[customPromisifyArgs] = ['bytesWritten', 'buffer'];

function checkViews(buffers) {
  if (!Array.isArray(buffers)) throw invalidType('buffers', 'ArrayBufferView[]', buffers);
  for (const buffer of buffers)
    if (!ArrayBuffer.isView(buffer)) throw invalidType('buffers', 'ArrayBufferView[]', buffers);
  return buffers.map(asBytes);
}

// All of them as one: `total` bytes are read or written by one call.
function joined(views) {
  const all = new Uint8Array(views.reduce((sum, view) => sum + view.byteLength, 0));
  let at = 0;
  for (const view of views) {
    all.set(view, at);
    at += view.byteLength;
  }
  return all;
}

function scatter(bytes, views) {
  let at = 0;
  for (const view of views) {
    const part = bytes.subarray(at, at + view.byteLength);
    view.set(part);
    at += part.byteLength;
  }
}

const placeOf = (position) => (typeof position === 'number' ? position : -1);

exports.readvSync = function readvSync(fd, buffers, position) {
  fd = getFd(fd);
  const views = checkViews(buffers);
  const bytes = sync.read(fd, joined(views).length, placeOf(position));
  scatter(bytes, views);
  return bytes.length;
};

exports.readv = function readv(fd, buffers, position, callback) {
  fd = getFd(fd);
  const views = checkViews(buffers);
  callback ??= position;
  validateFunction(callback, 'cb');
  later.read((error, bytes) => {
    if (error === null) scatter(bytes, views);
    callback(error, bytes?.length ?? 0, buffers);
  }, fd, joined(views).length, placeOf(position));
};
exports.readv[customPromisifyArgs] = ['bytesRead', 'buffers'];

exports.writevSync = function writevSync(fd, buffers, position) {
  fd = getFd(fd);
  const views = checkViews(buffers);
  return views.length === 0 ? 0 : sync.write(fd, joined(views), placeOf(position));
};

exports.writev = function writev(fd, buffers, position, callback) {
  fd = getFd(fd);
  const views = checkViews(buffers);
  callback ??= position;
  validateFunction(callback, 'cb');
  if (views.length === 0) {
    process.nextTick(callback, null, 0, buffers);
    return;
  }
  later.write((error, count) => callback(error, count ?? 0, buffers), fd, joined(views), placeOf(position));
};
exports.writev[customPromisifyArgs] = ['bytesWritten', 'buffers'];

// Without a callback, close's errors are nobody's but the program's.
const { close } = exports;
exports.close = named('close', 1, (fd, callback = throwIt) => close(fd, callback));

function throwIt(error) {
  if (error) throw error;
}

exports.mkdtempDisposableSync = function mkdtempDisposableSync(prefix, options) {
  const path = exports.mkdtempSync(prefix, options);
  const full = require('path').resolve(`${path}`);
  const remove = () => exports.rmSync(full, { recursive: true, force: true });
  return { __proto__: null, path, remove, [Symbol.dispose]: remove };
};

exports._toUnixTimestamp = require('internal/fs/arguments').getTime;

for (const name of ['cp', 'cpSync', 'createReadStream', 'createWriteStream', 'glob', 'globSync', 'openAsBlob',
                    'unwatchFile', 'watch', 'watchFile']) {
  exports[name] = named(name, 2, (path, options) => {
    // What is wrong anyway is told first.
    if (!name.startsWith('glob')) getPath(path, name.startsWith('cp') ? 'src' : name === 'watch' ? 'filename' : 'path');
    if (!name.startsWith('cp')) getOptions(options);
    throw notYet(`fs.${name}`);
  });
}
// Node has these two on macOS only.
exports.lchmod = exports.lchmodSync = undefined;

let hasWarnedOfStats = false;
function DeprecatedStats(...fields) {
  if (!hasWarnedOfStats) {
    hasWarnedOfStats = true;
    process.emitWarning('fs.Stats constructor is deprecated.', 'DeprecationWarning', 'DEP0180');
  }
  return Reflect.construct(Stats, fields, new.target ?? Stats);
}
named('Stats', 14, DeprecatedStats);
DeprecatedStats.prototype = Stats.prototype;
Object.setPrototypeOf(DeprecatedStats, Stats);

const { Dir, opendir, opendirSync } = require('internal/fs/dir');
Object.assign(exports, { Dir, Dirent, Stats: DeprecatedStats, constants, opendir, opendirSync });
for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK']) {
  Object.defineProperty(exports, name, { __proto__: null, value: constants[name], enumerable: false });
}
Object.defineProperty(exports, 'constants', { __proto__: null, value: constants, enumerable: true });
Object.defineProperty(exports, 'promises', {
  __proto__: null, configurable: true, enumerable: true, get() { return require('fs/promises'); },
});
