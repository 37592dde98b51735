// The calls of `fs`, each once: how its arguments are checked and what becomes of its result. `fs` makes of each a
// function that returns, one that calls back, and one that returns a promise.
'use strict';

const {
  accessMode, asBytes, copyMode, getData, getFd, getFlags, getId, getOptions, getPath, getPosition, getRmOptions,
  getTime, isUtf8, pathEncoding, toBuffer,
} = require('internal/fs/arguments');
const { StatFs, toDirents, toStats } = require('internal/fs/stats');
const { invalidType } = require('internal/errors');
const { parseFileMode, validateBoolean, validateInteger } = require('internal/validators');

// A file's path, or its descriptor.
const getTarget = (target) => (typeof target === 'number' ? getFd(target) : getPath(target));

const statOf = (call) => (path, options = { bigint: false }) =>
  [call, [getPath(path), Boolean(options?.bigint), options?.throwIfNoEntry === false], toStats];

const chownOf = (call) => (path, uid, gid) =>
  [call, [getPath(path), getId(uid, 'uid'), getId(gid, 'gid')]];

const utimesOf = (call) => (path, atime, mtime) => [call, [getPath(path), getTime(atime), getTime(mtime)]];

function getLength(length, name = 'len') {
  if (length === undefined) return 0;
  validateInteger(length, name);
  return Math.max(0, length);
}

/** By name: how many arguments it has at most, and a function of them that returns `[call, its arguments, then]`. */
const calls = {
  __proto__: null,

  access: [2, (path, mode) => ['access', [getPath(path), accessMode(mode)]]],
  chmod: [2, (path, mode) => ['chmod', [getPath(path), parseFileMode(mode, 'mode')]]],
  chown: [3, chownOf('chown')],
  close: [1, (fd) => ['close', [getFd(fd)]]],
  copyFile: [3, (src, dest, mode) => ['copyFile', [getPath(src, 'src'), getPath(dest, 'dest'), copyMode(mode)]]],
  fchmod: [2, (fd, mode) => ['fchmod', [getFd(fd), parseFileMode(mode, 'mode')]]],
  fchown: [3, (fd, uid, gid) => ['fchown', [getFd(fd), getId(uid, 'uid'), getId(gid, 'gid')]]],
  fdatasync: [1, (fd) => ['fdatasync', [getFd(fd)]]],
  fstat: [2, (fd, options) => ['fstat', [getFd(fd), Boolean(options?.bigint)], toStats]],
  fsync: [1, (fd) => ['fsync', [getFd(fd)]]],
  ftruncate: [2, (fd, length) => ['ftruncate', [getFd(fd), getLength(length)]]],
  futimes: [3, (fd, atime, mtime) => ['futimes', [getFd(fd), getTime(atime, 'atime'), getTime(mtime, 'mtime')]]],
  lchown: [3, chownOf('lchown')],
  link: [2, (from, to) => ['link', [getPath(from, 'existingPath'), getPath(to, 'newPath')]]],
  lstat: [2, statOf('lstat')],
  lutimes: [3, utimesOf('lutimes')],

  mkdir: [2, (path, options) => {
    let mode = 0o777;
    let recursive = false;
    if (typeof options === 'number' || typeof options === 'string') {
      mode = parseFileMode(options, 'mode');
    } else if (options) {
      if (options.recursive !== undefined) {
        recursive = options.recursive;
        validateBoolean(recursive, 'options.recursive');
      }
      if (options.mode !== undefined) mode = parseFileMode(options.mode, 'options.mode');
    }
    return ['mkdir', [getPath(path), mode, recursive]];
  }],

  mkdtemp: [2, (prefix, options) => {
    const [bytes, decode] = pathEncoding(options);
    prefix = getPath(prefix, 'prefix');
    if (typeof prefix === 'string' ? prefix.endsWith('X') : prefix.at(-1) === 0x58) {
      warnOfTemplate();
    }
    return ['mkdtemp', [prefix, bytes], decode];
  }],

  open: [3, (path, flags, mode) =>
    ['open', [getPath(path), getFlags(flags), parseFileMode(mode, 'mode', 0o666)]]],

  readFile: [2, (path, options) => {
    const { encoding, flag, signal } = getOptions(options, { flag: 'r' });
    if (signal?.aborted) throw aborted(signal);
    return ['readFile', [getTarget(path), getFlags(flag, 'options.flag')], (bytes) => {
      if (signal?.aborted) throw aborted(signal);
      const buffer = toBuffer(bytes);
      return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
    }];
  }],

  readdir: [2, (path, options) => {
    options = getOptions(options);
    path = getPath(path);
    if (options.recursive != null) validateBoolean(options.recursive, 'options.recursive');
    const [bytes, decode] = pathEncoding(options);
    const { withFileTypes } = options;
    return ['readdir', [path, bytes, Boolean(withFileTypes), Boolean(options.recursive)], (names) =>
      (withFileTypes ? toDirents(names, path, decode) : bytes ? names.map(decode) : names)];
  }],

  readlink: [2, (path, options) => {
    const [bytes, decode] = pathEncoding(options);
    return ['readlink', [getPath(path, 'oldPath'), bytes], decode];
  }],

  realpath: [2, (path, options) => {
    const [bytes, decode] = pathEncoding(options);
    if (typeof path !== 'string' && !(path instanceof Uint8Array) && !path?.href) path = `${path}`;
    return ['realpath', [getPath(path), bytes, false], decode];
  }],

  'realpath.native': [2, (path, options) => {
    const [bytes, decode] = pathEncoding(options);
    return ['realpath', [getPath(path), bytes, true], decode];
  }],

  rename: [2, (from, to) => ['rename', [getPath(from, 'oldPath'), getPath(to, 'newPath')]]],

  rm: [2, (path, options) => {
    path = getPath(path);
    const { force, recursive, maxRetries, retryDelay } = getRmOptions(options);
    return ['rm', [path, force, recursive, maxRetries, retryDelay]];
  }],

  rmdir: [2, (path, options) => {
    if (options?.recursive !== undefined) {
      // Node has taken this option away; `rm` has it.
      throw require('internal/errors').invalidValue('options.recursive', options.recursive, 'is no longer supported');
    }
    return ['rmdir', [getPath(path)]];
  }],

  stat: [2, statOf('stat')],
  statfs: [2, (path, options) =>
    ['statfs', [getPath(path), Boolean(options?.bigint)], (fields) => new StatFs(fields)]],

  symlink: [3, (target, path, type) => {
    if (type != null && typeof type !== 'function')
      require('internal/validators').validateOneOf(type, 'type', ['dir', 'file', 'junction', null, undefined]);
    return ['symlink', [getPath(target, 'target'), getPath(path)]];
  }],

  truncate: [2, (path, length) => ['truncate', [getPath(path), getLength(length)]]],
  unlink: [1, (path) => ['unlink', [getPath(path)]]],
  utimes: [3, utimesOf('utimes')],
  writeFile: [3, (path, data, options) => writeFile(path, data, options, 'w')],
  appendFile: [3, (path, data, options) => writeFile(path, data, options, 'a')],
};

let hasWarned = false;
function warnOfTemplate() {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning('mkdtemp() templates ending with X are not portable. ' +
                      'For details see: https://nodejs.org/api/fs.html');
}

function writeFile(path, data, options, flag) {
  const all = getOptions(options, { encoding: 'utf8', mode: 0o666, flag, flush: false });
  const flush = all.flush ?? false;
  validateBoolean(flush, 'options.flush');
  if (all.signal?.aborted) throw aborted(all.signal);
  data = getData(data, all.encoding);
  return ['writeFile',
          [getTarget(path), data, getFlags(all.flag), parseFileMode(all.mode, 'mode', 0o666), flush],
          all.signal === undefined ? undefined : () => { if (all.signal.aborted) throw aborted(all.signal); }];
}

function aborted(signal) {
  const { AbortError } = require('internal/errors');
  return new AbortError(undefined, { cause: signal.reason });
}

function checkView(buffer) {
  if (!ArrayBuffer.isView(buffer)) throw invalidType('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
}

/** The arguments of `read`: `[view, offset, length, position]`. */
function readArguments(buffer, offset, length, position, isOptions = false) {
  if (isOptions && offset !== undefined)
    require('internal/validators').validateObject(offset, 'options', { nullable: true });
  checkView(buffer);
  if (offset !== null && typeof offset === 'object')
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset);
  const view = asBytes(buffer);
  offset ??= 0;
  validateInteger(offset, 'offset', 0);
  if (length === undefined) length = view.byteLength - offset;
  length |= 0;
  if (length === 0) return [view, 0, 0, -1];
  if (view.byteLength === 0)
    throw require('internal/errors').invalidValue('buffer', buffer, 'is empty and cannot be written');
  const { outOfRange } = require('internal/errors');
  if (offset > view.byteLength) throw outOfRange('offset', `<= ${view.byteLength}`, offset);
  if (length < 0) throw outOfRange('length', '>= 0', length);
  if (length > view.byteLength - offset) throw outOfRange('length', `<= ${view.byteLength - offset}`, length);
  return [view, offset, length, getPosition(position, 'position', length)];
}

/** The arguments of `write`: `[data, position]`, the data only what is to be written. */
function writeArguments(buffer, offset, length, position) {
  if (!ArrayBuffer.isView(buffer)) {
    if (typeof buffer !== 'string') throw invalidType('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], buffer);
    // (text, position, encoding)
    const encoding = typeof length === 'string' ? length : 'utf8';
    require('internal/fs/arguments').checkEncoding(encoding);
    return [isUtf8(encoding) ? buffer : getData(buffer, encoding), typeof offset === 'number' ? offset : -1];
  }
  if (offset !== null && typeof offset === 'object')
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset ?? {});
  const view = asBytes(buffer);
  if (offset == null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  if (typeof length !== 'number') length = view.byteLength - offset;
  const { outOfRange } = require('internal/errors');
  if (offset > view.byteLength) throw outOfRange('offset', `<= ${view.byteLength}`, offset);
  if (length > view.byteLength - offset) throw outOfRange('length', `<= ${view.byteLength - offset}`, length);
  if (length < 0) throw outOfRange('length', '>= 0', length);
  validateInteger(length, 'length', 0);
  return [view.subarray(offset, offset + length), typeof position === 'number' || typeof position === 'bigint' ?
    position : -1];
}

module.exports = { calls, readArguments, writeArguments };
