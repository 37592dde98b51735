'use strict';

const native = binding('process');
const EventEmitter = require('events');
const operations = require('internal/operations');
const { hide, invalidType, makeError } = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');

function process() {
  throw makeError('TypeError', 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
}

const prototype = Object.create(EventEmitter.prototype, {
  constructor: { __proto__: null, value: process, writable: true, configurable: true, enumerable: false },
});
Object.defineProperty(process, 'prototype', { __proto__: null, value: prototype });
const self = Object.create(prototype);
Object.defineProperty(self, Symbol.toStringTag, { __proto__: null, value: 'process', configurable: true });
EventEmitter.init.call(self);

self.version = native.version;
self.versions = native.versions;
self.arch = native.arch;
self.platform = native.platform;
self.release = native.release;
self.argv = [native.execPath, ...native.arguments];
self.execArgv = native.execArguments;
self.execPath = native.execPath;
self.pid = native.pid;
self.ppid = native.ppid;
self.title = 'nodular';
self.env = native.env;
self.config = { target_defaults: { default_configuration: 'Release' }, variables: { v8_enable_i18n_support: 0 } };
self.features = {
  inspector: false, debug: false, uv: true, ipv6: true, tls_alpn: false, tls_sni: false, tls_ocsp: false, tls: false,
  openssl_is_boringssl: false, cached_builtins: true, require_module: true, quic: false, typescript: false,
};

let exitCode;
Object.defineProperty(self, 'exitCode', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() { return exitCode; },
  set(code) {
    checkExitCode(code);
    exitCode = code;
  },
});

// A whole number, or text that is one.
function checkExitCode(code) {
  if (code === null || code === undefined) return;
  const value = typeof code === 'string' && code !== '' ? Number(code) : code;
  if (typeof value !== 'number') throw invalidType('code', 'integer', code);
  if (!Number.isInteger(value)) throw require('internal/errors').outOfRange('code', 'an integer', code);
}

self.exit = function exit(code) {
  if (arguments.length > 0 && code !== undefined) {
    checkExitCode(code);
    exitCode = code;
  }
  if (!self._exiting) {
    self._exiting = true;
    self.emit('exit', Number(exitCode ?? 0));
  }
  self.reallyExit(Number(exitCode ?? 0));
};
self.reallyExit = (code = 0) => native.exit(code);

self.cwd = () => native.cwd();
self.chdir = (directory) => {
  validateString(directory, 'directory');
  native.chdir(directory);
};
self.umask = (mask) => {
  if (mask === undefined) return native.umask();
  return native.umask(require('internal/validators').parseFileMode(mask, 'mask'));
};

self.nextTick = function nextTick(callback, ...args) {
  validateFunction(callback, 'callback');
  if (self._exiting) return;
  const { observer } = operations;
  if (observer !== null) {
    native.nextTick(observer.bind(callback, 'TickObject', args));
    return;
  }
  native.nextTick(args.length === 0 ? () => { callback(); } : () => { callback(...args); });
};

function hrtime(time) {
  const now = native.hrtime();
  const seconds = Math.floor(now / 1e9);
  const nanoseconds = now % 1e9;
  if (time === undefined) return [seconds, nanoseconds];
  require('internal/validators').validateArray(time, 'time');
  if (time.length !== 2) throw require('internal/errors').outOfRange('time', 2, time.length);
  const nano = nanoseconds - time[1];
  return nano < 0 ? [seconds - time[0] - 1, nano + 1e9] : [seconds - time[0], nano];
}
hrtime.bigint = () => BigInt(native.hrtime());
self.hrtime = hrtime;
self.uptime = () => native.uptime();

self.emitWarning = function emitWarning(warning, type, code, above = emitWarning) {
  let detail;
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    ({ detail, code } = type);
    above = type.ctor ?? above;
    type = type.type || 'Warning';
  } else if (typeof type === 'function') {
    above = type;
    type = 'Warning';
    code = undefined;
  }
  if (type !== undefined) validateString(type, 'type');
  if (typeof code === 'function') {
    above = code;
    code = undefined;
  } else if (code !== undefined) {
    validateString(code, 'code');
  }
  if (typeof warning === 'string') {
    const error = new Error(warning);
    Error.captureStackTrace(error, above);
    error.name = String(type || 'Warning');
    if (code !== undefined) error.code = code;
    if (detail !== undefined && typeof detail === 'string') error.detail = detail;
    warning = error;
  } else if (!(warning instanceof Error)) {
    throw invalidType('warning', ['Error', 'string'], warning);
  }
  if (warning.name === 'DeprecationWarning') {
    if (self.noDeprecation) return;
    if (self.throwDeprecation) {
      self.nextTick(() => { throw warning; });
      return;
    }
  }
  self.nextTick(() => self.emit('warning', warning));
};

// The printed form of warnings, which a program can remove as any listener.
let hinted = false;
function onWarning(warning) {
  if (!(warning instanceof Error)) return;
  const isDeprecation = warning.name === 'DeprecationWarning';
  if (isDeprecation && self.noDeprecation) return;
  const trace = self.traceProcessWarnings || (isDeprecation && self.traceDeprecation);
  let message = `(node:${self.pid}) `;
  if (warning.code) message += `[${warning.code}] `;
  message += trace && warning.stack ? warning.stack :
    typeof warning.toString === 'function' ? `${warning.toString()}` : Error.prototype.toString.call(warning);
  if (typeof warning.detail === 'string') message += `\n${warning.detail}`;
  message += '\n';
  if (!trace && !hinted) {
    const flag = isDeprecation ? '--trace-deprecation' : '--trace-warnings';
    message += `(Use \`node ${flag} ...\` to show where the warning was created)\n`;
    hinted = true;
  }
  binding('stdio').writeError(message);
}
if (native.env.NODE_NO_WARNINGS !== '1' && !self.execArgv.includes('--no-warnings')) self.on('warning', onWarning);

self.binding = (name) => { throw makeError('Error', 'ERR_INVALID_MODULE', `No such binding: ${name}`); };
self.getBuiltinModule = (id) => {
  validateString(id, 'id');
  const { Module } = require('internal/modules/cjs');
  return Module.isBuiltin(id) ? new Module('internal').require(id) : undefined;
};
self.memoryUsage = () => native.memoryUsage();
self.memoryUsage.rss = () => native.memoryUsage().rss;
self.abort = () => native.abort();
self.kill = (pid, signal = 'SIGTERM') => native.kill(pid, signal);
self.setUncaughtExceptionCaptureCallback = (callback) => {
  if (callback !== null) validateFunction(callback, 'fn');
  if (callback !== null && capture !== null) {
    throw makeError('Error', 'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET',
      '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active');
  }
  capture = callback;
};
self.hasUncaughtExceptionCaptureCallback = () => capture !== null;
let capture = null;
hide(self, 'captureUncaught', (error) => {
  if (capture === null) return false;
  capture(error);
  return true;
});

module.exports = self;
