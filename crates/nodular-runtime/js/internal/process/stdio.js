// Standard input and output, as far as they go without streams.
'use strict';

const EventEmitter = require('events');
const native = binding('process');
const stdio = binding('stdio');
const { invalidType, makeError } = require('internal/errors');

class Output extends EventEmitter {
  constructor(fd) {
    super();
    this.fd = fd;
    this.writable = true;
    this._isStdio = true;
    this.destroyed = false;
    this._type = 'fs';
  }

  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') {
      callback = encoding;
      encoding = undefined;
    }
    if (chunk === null) throw makeError('TypeError', 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
    if (typeof chunk === 'string') {
      if (encoding === undefined || encoding === null || /^utf-?8$/i.test(encoding)) {
        if (this.fd === 1) stdio.writeOut(chunk);
        else stdio.writeError(chunk);
      } else {
        stdio.writeBytes(this.fd, require('buffer').Buffer.from(chunk, encoding));
      }
    } else if (ArrayBuffer.isView(chunk)) {
      stdio.writeBytes(this.fd, chunk);
    } else {
      throw invalidType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
    }
    if (typeof callback === 'function') require('process').nextTick(callback, null);
    return true;
  }

  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') [chunk, callback] = [undefined, chunk];
    if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
    if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
    if (typeof callback === 'function') require('process').nextTick(callback);
    return this;
  }

  cork() {}
  uncork() {}
  destroy() { return this; }
  destroySoon() { return this; }
  _destroy(error, callback) { callback(error); }
}

// Terminals have the methods of `tty`.
function output(fd) {
  return native.isTerminal(fd) ? new (require('tty').WriteStream)(fd) : new Output(fd);
}

exports.stdout = () => output(1);
exports.stderr = () => output(2);

exports.stdin = () => {
  if (native.isTerminal(0)) return new (require('tty').ReadStream)(0);
  const { Input } = require('internal/tty/input');
  const input = new Input(0);
  input._type = 'pipe';
  return input;
};
