// What can be read from a descriptor, until there are streams: flows once somebody listens to `data`, or is resumed.
'use strict';

const EventEmitter = require('events');
const native = binding('tty');

class Input extends EventEmitter {
  #input = null;
  #task = null;
  #decoder = null;
  #refed = true;

  constructor(fd) {
    super();
    this.fd = fd;
    this.readable = true;
    this.destroyed = false;
    this.readableEnded = false;
    this.readableFlowing = null;
  }

  on(name, listener) {
    super.on(name, listener);
    if (name === 'data' && this.readableFlowing !== false) this.resume();
    return this;
  }

  addListener(name, listener) { return this.on(name, listener); }

  setEncoding(encoding) {
    this.#decoder = new (require('string_decoder').StringDecoder)(encoding);
    return this;
  }

  resume() {
    this.readableFlowing = true;
    if (this.#task !== null) native.refRead(this.#task, this.#refed);
    else process.nextTick(() => this.#read());
    return this;
  }

  // What is under way comes when the input flows again, and nobody waits for it.
  pause() {
    this.readableFlowing = false;
    if (this.#task !== null) native.refRead(this.#task, false);
    return this;
  }

  isPaused() { return this.readableFlowing === false; }

  #waiting = undefined;

  #read() {
    if (!this.readableFlowing || this.destroyed || this.readableEnded) return;
    if (this.#waiting !== undefined) {
      const chunk = this.#waiting;
      this.#waiting = undefined;
      this.#take(chunk);
      return;
    }
    if (this.#task !== null) return;
    this.#input ??= native.open(this.fd);
    this.#task = native.read(this.#input, (bytes) => {
      this.#task = null;
      const chunk = bytes === undefined ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      if (this.readableFlowing) this.#take(chunk);
      else this.#waiting = chunk;
    });
    if (!this.#refed) native.refRead(this.#task, false);
  }

  #take(chunk) {
    if (chunk === null) {
      const rest = this.#decoder?.end();
      if (rest) this.emit('data', rest);
      this.readableEnded = true;
      this.readable = false;
      this.emit('end');
      this.destroy();
      return;
    }
    const data = this.#decoder === null ? chunk : this.#decoder.write(chunk);
    if (data.length > 0) this.emit('data', data);
    this.#read();
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
    return destination;
  }

  ref() {
    this.#refed = true;
    if (this.#task !== null && this.readableFlowing) native.refRead(this.#task, true);
    return this;
  }

  unref() {
    this.#refed = false;
    if (this.#task !== null) native.refRead(this.#task, false);
    return this;
  }

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.readable = false;
    if (this.#task !== null) native.refRead(this.#task, false);
    process.nextTick(() => {
      if (error) this.emit('error', error);
      this.emit('close');
    });
    return this;
  }

  async* [Symbol.asyncIterator]() {
    try {
      for await (const [chunk] of EventEmitter.on(this, 'data', { close: ['end'] })) yield chunk;
    } finally {
      this.destroy();
    }
  }
}

module.exports = { Input };
