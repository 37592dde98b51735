// The ends of a child's standard streams: what programs use of streams, until there are streams.
'use strict';

const native = binding('child_process');
const EventEmitter = require('events');
const { invalidType, makeError } = require('internal/errors');
const { asBytes, toBuffer } = require('internal/fs/arguments');

/** What the child prints: flows once somebody listens to `data`, or after `resume()`. */
class PipeReader extends EventEmitter {
  #handle;
  #decoder = null;
  #waiting = [];
  #isReading = false;
  #hasEnded = false;

  constructor(handle) {
    super();
    this.#handle = handle;
    this.readable = true;
    this.writable = false;
    this.destroyed = false;
    this.readableEnded = false;
    this.readableFlowing = null;
  }

  on(name, listener) {
    super.on(name, listener);
    if (name === 'data' && this.readableFlowing !== false) this.resume();
    else if (name === 'readable') this.#read();
    return this;
  }

  addListener(name, listener) { return this.on(name, listener); }

  setEncoding(encoding) {
    this.#decoder = new (require('string_decoder').StringDecoder)(encoding);
    return this;
  }

  resume() {
    if (!this.readableFlowing) {
      this.readableFlowing = true;
      process.nextTick(() => this.#flow());
    }
    return this;
  }

  pause() {
    this.readableFlowing = false;
    return this;
  }

  isPaused() { return this.readableFlowing === false; }

  read() {
    const chunk = this.#waiting.shift() ?? null;
    if (chunk === null) this.#read();
    if (chunk === null && this.#hasEnded) this.#end();
    return chunk;
  }

  pipe(destination, options) {
    this.on('data', (chunk) => {
      if (destination.write(chunk) === false) {
        this.pause();
        destination.once('drain', () => this.resume());
      }
    });
    if (options?.end !== false && destination !== process.stdout && destination !== process.stderr)
      this.once('end', () => destination.end());
    destination.emit('pipe', this);
    return destination;
  }

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.readable = false;
    this.#waiting = [];
    native.closeReader(this.#handle);
    process.nextTick(() => {
      if (error) this.emit('error', error);
      this.emit('close');
    });
    return this;
  }

  ref() { return this; }
  unref() { return this; }

  async* [Symbol.asyncIterator]() {
    const chunks = [];
    let isDone = false;
    let wake = () => {};
    this.on('data', (chunk) => {
      chunks.push(chunk);
      wake();
    });
    this.once('close', () => {
      isDone = true;
      wake();
    });
    while (true) {
      if (chunks.length > 0) yield chunks.shift();
      else if (isDone) return;
      else await new Promise((resolve) => { wake = resolve; });
    }
  }

  #flow() {
    while (this.readableFlowing && this.#waiting.length > 0) this.emit('data', this.#waiting.shift());
    if (!this.readableFlowing || this.destroyed) return;
    if (this.#hasEnded) this.#end();
    else this.#read();
  }

  #read() {
    if (this.#isReading || this.#hasEnded || this.destroyed) return;
    this.#isReading = true;
    native.read(this.#handle, (bytes) => {
      this.#isReading = false;
      if (this.destroyed) return;
      if (bytes === undefined) {
        this.#hasEnded = true;
        const rest = this.#decoder?.end();
        if (rest) this.#waiting.push(rest);
      } else {
        const chunk = this.#decoder === null ? toBuffer(bytes) : this.#decoder.write(toBuffer(bytes));
        if (chunk.length > 0) this.#waiting.push(chunk);
      }
      if (this.listenerCount('readable') > 0) this.emit('readable');
      this.#flow();
    });
  }

  #end() {
    if (this.readableEnded) return;
    this.readableEnded = true;
    this.readable = false;
    this.emit('end');
    this.destroy();
  }
}

/** What the child reads. */
class PipeWriter extends EventEmitter {
  #handle;
  #pending = 0;

  constructor(handle) {
    super();
    this.#handle = handle;
    this.readable = false;
    this.writable = true;
    this.destroyed = false;
    this.writableEnded = false;
    this.writableFinished = false;
  }

  write(data, encoding, callback) {
    if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
    if (this.writableEnded || this.destroyed) {
      const error = makeError('Error', 'ERR_STREAM_WRITE_AFTER_END', 'write after end');
      process.nextTick(() => {
        callback?.(error);
        this.emit('error', error);
      });
      return false;
    }
    if (typeof data === 'string') {
      if (encoding && encoding !== 'utf8') data = require('buffer').Buffer.from(data, encoding);
    } else if (ArrayBuffer.isView(data)) {
      data = asBytes(data);
    } else {
      throw invalidType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
    }
    this.#pending++;
    native.write(this.#handle, data, (error) => {
      this.#pending--;
      if (error !== undefined) {
        callback?.(error);
        if (!this.destroyed) this.destroy(error);
        return;
      }
      callback?.(null);
      if (this.#pending === 0) {
        if (this.writableEnded) this.#finish();
        else this.emit('drain');
      }
    });
    return this.#pending < 4;
  }

  end(data, encoding, callback) {
    if (typeof data === 'function') [data, callback] = [undefined, data];
    if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
    if (this.writableEnded) return this;
    if (data != null) this.write(data, encoding);
    if (callback) this.once('finish', callback);
    this.writableEnded = true;
    this.writable = false;
    if (this.#pending === 0) process.nextTick(() => this.#finish());
    return this;
  }

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.writable = false;
    native.closeWriter(this.#handle);
    process.nextTick(() => {
      if (error) this.emit('error', error);
      this.emit('close');
    });
    return this;
  }

  cork() {}
  uncork() {}
  ref() { return this; }
  unref() { return this; }
  setDefaultEncoding() { return this; }

  #finish() {
    if (this.destroyed) return;
    native.closeWriter(this.#handle);
    this.writableFinished = true;
    this.emit('finish');
    this.destroy();
  }
}

module.exports = { PipeReader, PipeWriter };
