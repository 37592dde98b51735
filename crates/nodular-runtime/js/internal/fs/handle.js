// `FileHandle`: an open file of the promise functions.
'use strict';

const EventEmitter = require('events');
const { makeError, notYet } = require('internal/errors');
const fs = require('fs');

const kFd = Symbol('kFd');

class FileHandle extends EventEmitter {
  constructor(fd) {
    super();
    this[kFd] = fd;
  }

  get fd() { return this[kFd]; }

  getAsyncId() { throw notYet('filehandle.getAsyncId'); }

  appendFile(data, options) { return this.writeFile(data, options); }
  chmod(mode) { return this.#call('fchmod', mode); }
  chown(uid, gid) { return this.#call('fchown', uid, gid); }
  datasync() { return this.#call('fdatasync'); }
  readFile(options) { return this.#call('readFile', options); }
  stat(options) { return this.#call('fstat', options); }
  sync() { return this.#call('fsync'); }
  truncate(length = 0) { return this.#call('ftruncate', length); }
  utimes(atime, mtime) { return this.#call('futimes', atime, mtime); }
  writeFile(data, options) { return this.#call('writeFile', data, options); }

  read(buffer, offset, length, position) {
    return this.#counted('read', ['bytesRead', 'buffer'], buffer, offset, length, position);
  }

  readv(buffers, position) { return this.#counted('readv', ['bytesRead', 'buffers'], buffers, position); }

  write(buffer, offset, length, position) {
    return this.#counted('write', ['bytesWritten', 'buffer'], buffer, offset, length, position);
  }

  writev(buffers, position) { return this.#counted('writev', ['bytesWritten', 'buffers'], buffers, position); }

  async close() {
    if (this[kFd] === -1) return;
    const fd = this[kFd];
    this[kFd] = -1;
    await new Promise((resolve, reject) => fs.close(fd, (error) => (error ? reject(error) : resolve())));
    this.emit('close');
  }

  async [Symbol.asyncDispose]() { await this.close(); }

  createReadStream() { throw notYet('filehandle.createReadStream'); }
  createWriteStream() { throw notYet('filehandle.createWriteStream'); }
  readableWebStream() { throw notYet('filehandle.readableWebStream'); }
  readLines() { throw notYet('filehandle.readLines'); }

  async #call(name, ...args) {
    this.#checkOpen(name);
    return new Promise((resolve, reject) => {
      fs[name](this[kFd], ...args, (error, value) => (error ? reject(error) : resolve(value)));
    });
  }

  async #counted(name, [count, what], ...args) {
    this.#checkOpen(name);
    while (args.length > 1 && args.at(-1) === undefined) args.pop();
    return new Promise((resolve, reject) => {
      fs[name](this[kFd], ...args, (error, number, buffer) =>
        (error ? reject(error) : resolve({ __proto__: null, [count]: number, [what]: buffer })));
    });
  }

  #checkOpen(syscall) {
    if (this[kFd] !== -1) return;
    const error = makeError('Error', 'EBADF', 'file closed');
    error.syscall = syscall;
    throw error;
  }
}

exports.FileHandle = FileHandle;
