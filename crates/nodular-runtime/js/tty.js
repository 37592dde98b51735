'use strict';

const EventEmitter = require('events');
const native = binding('tty');
const { makeError } = require('internal/errors');
const { validateInteger } = require('internal/validators');
const { Input } = require('internal/tty/input');

function isatty(fd) {
  return Number.isInteger(fd) && fd >= 0 && fd <= 2147483647 && native.isatty(fd);
}

function checkFd(fd) {
  if (fd >> 0 !== fd || fd < 0)
    throw makeError('RangeError', 'ERR_INVALID_FD', `"fd" must be a positive integer: ${fd}`);
  if (native.isatty(fd)) return;
  const error = makeError(
    'Error', 'ERR_TTY_INIT_FAILED', 'TTY initialization failed: uv_tty_init returned EINVAL (invalid argument)');
  error.name = 'SystemError';
  error.errno = -22;
  error.syscall = 'uv_tty_init';
  throw error;
}

class TerminalInput extends Input {
  constructor(fd) {
    checkFd(fd);
    super(fd);
    this.isRaw = false;
    this.isTTY = true;
  }

  setRawMode(flag) {
    flag = Boolean(flag);
    if (!native.setRawMode(this.fd, flag)) {
      this.emit('error', makeError('Error', 'EIO', 'setRawMode EIO'));
      return this;
    }
    this.isRaw = flag;
    return this;
  }
}

class TerminalOutput extends EventEmitter {
  constructor(fd) {
    checkFd(fd);
    super();
    this.fd = fd;
    this.isTTY = true;
    this.writable = true;
    this.destroyed = false;
    this._type = 'tty';
    this._isStdio = fd <= 2;
    [this.columns, this.rows] = native.windowSize(fd) ?? [80, 24];
    // Nobody asks for the size before somebody listens for its changes, so no signal is listened to either.
    this.on('newListener', (name) => {
      if (name !== 'resize' || this.#listens) return;
      this.#listens = true;
      process.on('SIGWINCH', () => this._refreshSize());
    });
  }

  #listens = false;

  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
    const isText = typeof chunk === 'string' && (encoding == null || /^utf-?8$/i.test(encoding));
    if (isText && this.fd === 1) binding('stdio').writeOut(chunk);
    else if (isText && this.fd === 2) binding('stdio').writeError(chunk);
    else require('fs').writeSync(this.fd, typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
    if (typeof callback === 'function') process.nextTick(callback, null);
    return true;
  }

  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') [chunk, callback] = [undefined, chunk];
    if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
    if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
    if (typeof callback === 'function') process.nextTick(callback);
    return this;
  }

  cork() {}
  uncork() {}
  destroy() { return this; }

  _refreshSize() {
    const size = native.windowSize(this.fd);
    if (size === undefined) return;
    const [columns, rows] = size;
    if (columns === this.columns && rows === this.rows) return;
    this.columns = columns;
    this.rows = rows;
    this.emit('resize');
  }

  getWindowSize() {
    return [this.columns, this.rows];
  }

  getColorDepth(env = process.env) {
    return native.colorDepth(env);
  }

  hasColors(count, env) {
    if (env === undefined && (count === undefined || (typeof count === 'object' && count !== null))) {
      env = count;
      count = 16;
    } else {
      validateInteger(count, 'count', 2);
    }
    return count <= 2 ** this.getColorDepth(env);
  }

  cursorTo(x, y, callback) {
    return require('readline').cursorTo(this, x, y, callback);
  }

  moveCursor(dx, dy, callback) {
    return require('readline').moveCursor(this, dx, dy, callback);
  }

  clearLine(direction, callback) {
    return require('readline').clearLine(this, direction, callback);
  }

  clearScreenDown(callback) {
    return require('readline').clearScreenDown(this, callback);
  }
}

// Both are called with and without `new`.
function ReadStream(fd) {
  return Reflect.construct(TerminalInput, [fd], new.target ?? ReadStream);
}
ReadStream.prototype = TerminalInput.prototype;
Object.setPrototypeOf(ReadStream, Input);

function WriteStream(fd) {
  return Reflect.construct(TerminalOutput, [fd], new.target ?? WriteStream);
}
WriteStream.prototype = TerminalOutput.prototype;
Object.setPrototypeOf(WriteStream, EventEmitter);
TerminalInput.prototype.constructor = ReadStream;
TerminalOutput.prototype.constructor = WriteStream;

module.exports = { isatty, ReadStream, WriteStream };
