// `ChildProcess`: a program that was started.
'use strict';

const native = binding('child_process');
const EventEmitter = require('events');
const { PipeReader, PipeWriter } = require('internal/child_process/pipes');
const { normalizeStdio, signalName, signalNumber } = require('internal/child_process/options');
const { invalidType } = require('internal/errors');

const kHandle = Symbol('handle');

class ChildProcess extends EventEmitter {
  constructor() {
    super();
    this.connected = false;
    this.signalCode = null;
    this.exitCode = null;
    this.killed = false;
    this.spawnfile = null;
    Object.defineProperty(this, kHandle, { __proto__: null, value: null, writable: true });
  }

  spawn(options) {
    if (options === null || typeof options !== 'object') throw invalidType('options', 'Object', options);
    if (options.envPairs !== undefined && !Array.isArray(options.envPairs))
      throw invalidType('options.envPairs', 'Array', options.envPairs);
    if (typeof options.file !== 'string') throw invalidType('options.file', 'string', options.file);
    if (options.args !== undefined && !Array.isArray(options.args))
      throw invalidType('options.args', 'Array', options.args);
    const stdio = normalizeStdio(options.stdio);
    this.spawnfile = options.file;
    this.spawnargs = options.args ?? [];
    const args = options.args ?? [options.file];
    const started = native.spawn(
      { ...options, args, stdio, envPairs: options.envPairs ?? [] },
      (code, signal) => this.#onExit(code ?? null, signal === undefined || signal === null ? null : signalName(signal)));
    if (started.error !== undefined) {
      this.#failed(started.error, stdio);
      return started.error;
    }
    this.pid = started.pid;
    this[kHandle] = started.handle;
    this.stdin = started.stdin ? new PipeWriter(started.stdin) : null;
    this.stdout = started.stdout ? new PipeReader(started.stdout) : null;
    this.stderr = started.stderr ? new PipeReader(started.stderr) : null;
    this.stdio = [this.stdin, this.stdout, this.stderr];
    for (let i = 3; i < stdio.length; i++) this.stdio.push(null);
    this.#watch();
    process.nextTick(() => this.emit('spawn'));
    return 0;
  }

  // `close` comes when the program has ended and what it printed has been read.
  #open = 1;
  #watch() {
    for (const stream of [this.stdout, this.stderr]) {
      if (stream === null) continue;
      this.#open++;
      stream.once('close', () => this.#closed());
    }
  }

  #closed() {
    if (--this.#open === 0) this.emit('close', this.exitCode, this.signalCode);
  }

  #onExit(code, signal) {
    if (signal === null) this.exitCode = code;
    else this.signalCode = signal;
    this[kHandle] = null;
    this.stdin?.destroy();
    this.emit('exit', this.exitCode, this.signalCode);
    // What nobody reads is read away: it would keep `close` from coming.
    process.nextTick(() => {
      for (const stream of [this.stdout, this.stderr]) {
        if (stream !== null && stream.readableFlowing === null && stream.listenerCount('readable') === 0)
          stream.resume();
      }
    });
    this.#closed();
  }

  #failed(errno, stdio) {
    const failed = () => {
      const error = native.systemError(errno, `spawn ${this.spawnfile}`);
      error.path = this.spawnfile;
      error.spawnargs = this.spawnargs.slice(1);
      return error;
    };
    const dead = [new DeadStream(), new DeadStream(), new DeadStream()].map((stream, i) =>
      (stdio[i] === 'pipe' ? stream : null));
    this.pid = undefined;
    [this.stdin, this.stdout, this.stderr] = dead;
    this.stdio = dead;
    this.exitCode = errno;
    process.nextTick(() => {
      this.emit('error', failed());
      for (const stream of dead) stream?.destroy();
      process.nextTick(() => this.emit('close', this.exitCode, this.signalCode));
    });
  }

  kill(signal) {
    const number = signal === 0 ? 0 : signalNumber(signal === undefined ? 'SIGTERM' : signal);
    if (this[kHandle] === null) return false;
    const errno = native.kill(this[kHandle], number);
    if (errno === 0) {
      this.killed = true;
      return true;
    }
    const error = native.systemError(errno, 'kill');
    if (error.code === 'ESRCH') return false;
    if (error.code === 'EINVAL' || error.code === 'ENOSYS') throw error;
    this.emit('error', error);
    return false;
  }

  [Symbol.dispose]() {
    if (!this.killed) this.kill();
  }

  ref() {
    if (this[kHandle] !== null) native.setRef(this[kHandle], true);
  }

  unref() {
    if (this[kHandle] !== null) native.setRef(this[kHandle], false);
  }
}

/** A stream of a program that never started. */
class DeadStream extends EventEmitter {
  writable = false;
  readable = false;
  destroyed = false;
  readableFlowing = null;
  setEncoding() { return this; }
  resume() { return this; }
  pause() { return this; }
  pipe(destination) { return destination; }
  write() { return false; }
  end() { return this; }
  destroy() {
    if (!this.destroyed) {
      this.destroyed = true;
      process.nextTick(() => this.emit('close'));
    }
    return this;
  }
}

exports.ChildProcess = ChildProcess;
