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
    if (native.isTerminal(fd)) {
      this._type = 'tty';
      this.isTTY = true;
      const size = native.windowSize(fd);
      if (size != null) [this.columns, this.rows] = size;
    }
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
  hasColors(count = 16) { return Boolean(this.isTTY) && this.getColorDepth() >= Math.log2(count); }
  getColorDepth() { return this.isTTY ? 8 : 1; }
  getWindowSize() { return [this.columns, this.rows]; }
}

exports.stdout = () => new Output(1);
exports.stderr = () => new Output(2);

// Reads when somebody listens: bytes, or text once an encoding is set.
class Input extends EventEmitter {
  constructor() {
    super();
    this.fd = 0;
    this.readable = true;
    this.isTTY = native.isTerminal(0) || undefined;
    this._type = this.isTTY ? 'tty' : 'pipe';
    this._decoder = undefined;
    this._state = 'idle';
    this.on('newListener', (name) => {
      if (name === 'data' || name === 'end') this.resume();
    });
  }

  setEncoding(encoding) {
    const { StringDecoder } = require('string_decoder');
    this._decoder = new StringDecoder(encoding);
    return this;
  }

  resume() {
    if (this._state === 'ended') return this;
    this._flows = true;
    if (this._state === 'idle') {
      this._state = 'reading';
      native.readInput((text) => this._take(text));
    }
    return this;
  }

  pause() {
    this._flows = false;
    return this;
  }

  _take(bytes) {
    this._state = 'idle';
    if (bytes === undefined) {
      this._state = 'ended';
      const rest = this._decoder?.end();
      if (rest) this.emit('data', rest);
      this.emit('end');
      this.emit('close');
      return;
    }
    const { Buffer } = require('buffer');
    const chunk = Buffer.from(bytes);
    this.emit('data', this._decoder ? this._decoder.write(chunk) : chunk);
    if (this._flows) this.resume();
  }

  ref() { return this; }
  unref() { return this; }
  destroy() { return this; }
  isPaused() { return !this._flows; }

  pipe(target) {
    this.on('data', (chunk) => { target.write(chunk); });
    this.on('end', () => { if (!target._isStdio) target.end(); });
    return target;
  }

  async* [Symbol.asyncIterator]() {
    const chunks = [];
    let wake;
    let isDone = false;
    this.on('data', (chunk) => { chunks.push(chunk); wake?.(); });
    this.on('end', () => { isDone = true; wake?.(); });
    while (!isDone || chunks.length > 0) {
      if (chunks.length > 0) yield chunks.shift();
      else await new Promise((resolve) => { wake = resolve; });
    }
  }
}

exports.stdin = () => new Input();
