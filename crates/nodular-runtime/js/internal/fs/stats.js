// What `fs` tells of files: `Stats`, `StatFs`, `Dirent`.
'use strict';

const path = require('path');
const { hide } = require('internal/errors');
const { S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK } = require('internal/fs/constants');

const kinds = {
  isDirectory: [S_IFDIR, 2], isFile: [S_IFREG, 1], isBlockDevice: [S_IFBLK, 7], isCharacterDevice: [S_IFCHR, 6],
  isSymbolicLink: [S_IFLNK, 3], isFIFO: [S_IFIFO, 4], isSocket: [S_IFSOCK, 5],
};

function StatsBase(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks) {
  this.dev = dev;
  this.mode = mode;
  this.nlink = nlink;
  this.uid = uid;
  this.gid = gid;
  this.rdev = rdev;
  this.blksize = blksize;
  this.ino = ino;
  this.size = size;
  this.blocks = blocks;
}

for (const [name, [kind]] of Object.entries(kinds)) {
  StatsBase.prototype[name] = { [name]() { return (Number(this.mode) & S_IFMT) === kind; } }[name];
}

const times = ['atime', 'mtime', 'ctime', 'birthtime'];

function Stats(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks, atimeMs, mtimeMs, ctimeMs, birthtimeMs) {
  StatsBase.call(this, dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks);
  this.atimeMs = atimeMs;
  this.mtimeMs = mtimeMs;
  this.ctimeMs = ctimeMs;
  this.birthtimeMs = birthtimeMs;
}

function BigIntStats(...fields) {
  StatsBase.apply(this, fields);
  times.forEach((time, i) => { this[`${time}Ms`] = fields[10 + i]; });
  times.forEach((time, i) => { this[`${time}Ns`] = fields[14 + i]; });
}

for (const Class of [Stats, BigIntStats]) {
  Object.setPrototypeOf(Class.prototype, StatsBase.prototype);
  Object.setPrototypeOf(Class, StatsBase);
  for (const time of times) {
    // Dates are made when they are first asked for.
    Object.defineProperty(Class.prototype, time, {
      __proto__: null,
      enumerable: true,
      configurable: true,
      get() {
        const date = new Date(Number(this[`${time}Ms`]) + 0.5);
        set(this, time, date);
        return date;
      },
      set(value) { set(this, time, value); },
    });
  }
}

function set(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
}

/** `Stats` of the numbers that the native side returns; `undefined` of none. */
function toStats(fields) {
  if (fields === undefined) return undefined;
  const rest = fields.slice(0, 10);
  if (typeof fields[0] === 'bigint') {
    for (let i = 10; i < 18; i += 2) rest.push(fields[i] * 1000n + fields[i + 1] / 1000000n);
    for (let i = 10; i < 18; i += 2) rest.push(fields[i] * 1000000000n + fields[i + 1]);
    return new BigIntStats(...rest);
  }
  for (let i = 10; i < 18; i += 2) rest.push(fields[i] * 1000 + fields[i + 1] / 1e6);
  return new Stats(...rest);
}

class StatFs {
  constructor([type, bsize, frsize, blocks, bfree, bavail, files, ffree]) {
    Object.assign(this, { type, bsize, frsize, blocks, bfree, bavail, files, ffree });
  }
}

const kType = Symbol('type');

class Dirent {
  constructor(name, parentPath, type) {
    this.name = name;
    this.parentPath = parentPath;
    this[kType] = type;
  }
}

for (const [name, [, kind]] of Object.entries(kinds)) {
  hide(Dirent.prototype, name, { [name]() { return this[kType] === kind; } }[name]);
}

/** The entries of a folder: `[names, types]` as the native side returns them. */
function toDirents([names, types], folder, decode) {
  const text = typeof folder === 'string' ? folder : require('internal/fs/arguments').toBuffer(folder).toString();
  return names.map((name, i) => {
    if (typeof name !== 'string') return new Dirent(decode(name), folder, types[i]);
    const slash = name.lastIndexOf('/');
    const parent = slash === -1 ? text : path.join(text, name.slice(0, slash));
    return new Dirent(name.slice(slash + 1), parent, types[i]);
  });
}

module.exports = { BigIntStats, Dirent, StatFs, Stats, toDirents, toStats };
