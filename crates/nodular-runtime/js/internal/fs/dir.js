// `Dir`: the entries of a folder, one at a time.
'use strict';

const native = binding('fs');
const { getOptions, getPath, pathEncoding } = require('internal/fs/arguments');
const { toDirents } = require('internal/fs/stats');
const { makeError, missingArguments } = require('internal/errors');
const { validateBoolean, validateFunction, validateUint32 } = require('internal/validators');

const kEntries = Symbol('entries');

class Dir {
  #path;
  #entries;
  #isClosed = false;
  #isReading = false;

  constructor(handle, path) {
    if (handle?.[kEntries] === undefined) throw missingArguments('handle');
    this.#entries = handle[kEntries];
    this.#path = path;
  }

  get path() {
    if (!(#path in this)) throw makeError('TypeError', 'ERR_INVALID_THIS', 'Value of "this" must be of type Dir');
    return this.#path;
  }

  read(callback) {
    if (callback === undefined) return new Promise((resolve, reject) => this.#read(settle(resolve, reject)));
    validateFunction(callback, 'callback');
    this.#read(callback);
  }

  readSync() {
    this.#checkOpen();
    if (this.#isReading) throw busy();
    return this.#entries.shift() ?? null;
  }

  close(callback) {
    if (callback === undefined) {
      if (this.#isClosed) return Promise.reject(closed());
      this.#isClosed = true;
      return Promise.resolve();
    }
    validateFunction(callback, 'callback');
    const error = this.#isClosed ? closed() : null;
    this.#isClosed = true;
    process.nextTick(callback, error);
  }

  closeSync() {
    this.#checkOpen();
    if (this.#isReading) throw busy();
    this.#isClosed = true;
  }

  async* entries() {
    try {
      while (true) {
        const entry = await this.read();
        if (entry === null) break;
        yield entry;
      }
    } finally {
      if (!this.#isClosed) this.closeSync();
    }
  }

  [Symbol.dispose]() {
    if (!this.#isClosed) this.closeSync();
  }

  async [Symbol.asyncDispose]() {
    if (!this.#isClosed) await this.close();
  }

  #read(callback) {
    this.#checkOpen();
    this.#isReading = true;
    process.nextTick(() => {
      this.#isReading = false;
      callback(null, this.#entries.shift() ?? null);
    });
  }

  #checkOpen() {
    if (this.#isClosed) throw closed();
  }
}

Object.defineProperty(Dir.prototype, Symbol.asyncIterator, {
  __proto__: null, value: Dir.prototype.entries, writable: true, configurable: true,
});

const settle = (resolve, reject) => (error, value) => (error ? reject(error) : resolve(value));
const closed = () => makeError('Error', 'ERR_DIR_CLOSED', 'Directory handle was closed');
const busy = () => makeError('Error', 'ERR_DIR_CONCURRENT_OPERATION',
                             'Cannot do synchronous work on directory handle with concurrent asynchronous operations');

function prepare(path, options) {
  path = getPath(path);
  options = getOptions(options, { encoding: 'utf8' });
  if (options.bufferSize !== undefined) validateUint32(options.bufferSize, 'options.bufferSize', true);
  if (options.recursive != null) validateBoolean(options.recursive, 'options.recursive');
  const [bytes, decode] = pathEncoding(options);
  const toDir = (names) => new Dir({ [kEntries]: toDirents(names, path, decode) }, path);
  return [[path, bytes, true, Boolean(options.recursive)], toDir];
}

// The folder is read at once, which Node says of it in its own words.
function renamed(error) {
  if (error.syscall !== 'scandir') return error;
  error.message = error.message.replace('scandir', 'opendir');
  error.syscall = 'opendir';
  return error;
}

function opendirSync(path, options) {
  const [args, toDir] = prepare(path, options);
  try {
    return toDir(native.sync.readdir(...args));
  } catch (error) {
    throw renamed(error);
  }
}

function opendir(path, options, callback) {
  if (typeof options === 'function') [options, callback] = [undefined, options];
  validateFunction(callback, 'callback');
  const [args, toDir] = prepare(path, options);
  native.later.readdir((error, names) => {
    if (error === null) callback(null, toDir(names));
    else callback(renamed(error));
  }, ...args);
}

module.exports = { Dir, opendir, opendirSync };
