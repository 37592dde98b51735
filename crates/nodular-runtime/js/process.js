'use strict';

const native = binding('process');
const EventEmitter = require('events');
const operations = require('internal/operations');
const { invalidType, invalidValue, makeError, notYet, outOfRange } = require('internal/errors');
const validators = require('internal/validators');
const { validateArray, validateFunction, validateNumber, validateObject, validateString } = validators;
const options = require('internal/options');

// The program's only process: its class cannot be seen, and makes no other.
const prototype = Object.create(EventEmitter.prototype, {
  constructor: {
    __proto__: null, value: function process() { return self; }, writable: true, configurable: true, enumerable: false,
  },
});
Object.defineProperty(prototype.constructor, 'prototype', { __proto__: null, value: prototype });
const self = Object.create(prototype);

function constant(name, value) {
  Object.defineProperty(self, name, { __proto__: null, value, enumerable: true, configurable: true, writable: false });
}

// Made when it is first looked at; a program may put something of its own there.
function lazy(name, make) {
  const define = (value) => Object.defineProperty(self, name, {
    __proto__: null, value, enumerable: true, configurable: true, writable: true,
  });
  Object.defineProperty(self, name, {
    __proto__: null,
    enumerable: true,
    configurable: true,
    get() {
      const value = make();
      define(value);
      return value;
    },
    set: define,
  });
}

constant('version', native.version);
constant('versions', Object.freeze(native.versions));
constant('arch', native.arch);
constant('platform', native.platform);
constant('release', Object.freeze({ name: native.releaseName }));
self._rawDebug = function _rawDebug(...values) {
  binding('stdio').writeError(`${require('util').format(...values)}\n`);
};
constant('moduleLoadList', []);
self.binding = function binding(name) { throw new Error(`No such module: ${name}`); };
self._linkedBinding = function _linkedBinding(name) {
  throw makeError('Error', 'ERR_INVALID_MODULE', `No such binding was linked: ${name}`);
};
EventEmitter.init.call(self);
self.domain = null;
self._exiting = false;

let exitCode;
Object.defineProperty(self, 'exitCode', {
  __proto__: null,
  configurable: false,
  enumerable: true,
  get() { return exitCode; },
  set(code) {
    if (code !== null && code !== undefined) checkExitCode(code);
    exitCode = code ?? undefined;
  },
});

// A whole number, or text that is one.
function checkExitCode(code) {
  let value = code;
  if (typeof code === 'string' && code !== '') {
    value = Number(code);
    if (Number.isNaN(value)) value = code;
  }
  if (typeof value !== 'number') throw invalidType('code', 'number', code);
  if (!Number.isInteger(value)) throw outOfRange('code', 'an integer', value);
}

constant('config', frozen({
  target_defaults: {
    cflags: [], default_configuration: 'Release', defines: [], include_dirs: [], libraries: [], conditions: [],
    configurations: {},
  },
  variables: {
    asan: 0, coverage: false, host_arch: native.arch, target_arch: native.arch, napi_build_version: '0',
    node_module_version: 0, node_prefix: '/usr/local', node_shared: false, node_no_browser_globals: false,
    node_shared_openssl: false, node_use_openssl: false, node_use_sqlite: false, openssl_is_fips: false, ubsan: 0,
    v8_enable_i18n_support: 0, v8_enable_inspector: 0, v8_enable_webassembly: 0,
    is_debug: 0, node_builtin_shareable_builtins: [], node_without_node_options: false,
  },
}));

function frozen(object) {
  for (const value of Object.values(object)) if (typeof value === 'object') frozen(value);
  return Object.freeze(object);
}

self.dlopen = function dlopen(module, filename) {
  if (arguments.length < 2)
    throw Object.assign(new TypeError('process.dlopen needs at least 2 arguments'), { code: 'ERR_MISSING_ARGS' });
  throw makeError('Error', 'ERR_DLOPEN_FAILED', `Nodular does not load native addons: ${filename}`);
};
self.uptime = function uptime() { return native.uptime(); };
self._getActiveRequests = function _getActiveRequests() { return []; };
self._getActiveHandles = function _getActiveHandles() { return []; };
self.getActiveResourcesInfo = function getActiveResourcesInfo() {
  return require('internal/process/resources').names();
};
self.reallyExit = function reallyExit(code) { native.exit(code | 0); };
let killError;
self._kill = function _kill(pid, signal) {
  try {
    native.kill(pid, signal | 0);
    return 0;
  } catch (error) {
    killError = error;
    return error.errno;
  }
};
self.loadEnvFile = function loadEnvFile(path = undefined) {
  if (path === undefined) path = '.env';
  else if (path instanceof URL) path = require('url').fileURLToPath(path);
  else if (ArrayBuffer.isView(path)) path = path.toString();
  else if (typeof path !== 'string') throw invalidType('path', ['string', 'Buffer', 'URL'], path);
  Object.assign(native.env, native.loadEnvFile(path));
};

function usageSince(name, read) {
  return { [name](prevValue) {
    let [user, system] = read();
    if (prevValue) {
      validateObject(prevValue, 'prevValue');
      for (const key of ['user', 'system']) {
        const value = prevValue[key];
        validateNumber(value, `prevValue.${key}`);
        if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) {
          const { message } = invalidValue(`prevValue.${key}`, value);
          throw makeError('RangeError', 'ERR_INVALID_ARG_VALUE', message);
        }
      }
      user -= prevValue.user;
      system -= prevValue.system;
    }
    return { user, system };
  } }[name];
}

self.cpuUsage = usageSince('cpuUsage', native.cpuUsage);
self.threadCpuUsage = usageSince('threadCpuUsage', native.threadCpuUsage);
self.resourceUsage = function resourceUsage() { return native.resourceUsage(); };
self.memoryUsage = function memoryUsage() {
  const [heapTotal, heapUsed] = native.memory();
  return { rss: native.rss(), heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
};
self.memoryUsage.rss = function rss() { return native.rss(); };
self.constrainedMemory = function constrainedMemory() { return native.constrainedMemory(); };
self.availableMemory = function availableMemory() { return native.availableMemory(); };

self.kill = function kill(pid, signal) {
  // eslint-disable-next-line eqeqeq
  if (pid != (pid | 0)) throw invalidType('pid', 'number', pid);
  let number = signal;
  if (typeof signal !== 'number') {
    signal ||= 'SIGTERM';
    number = typeof signal === 'string' ? native.signalNumber(signal) : undefined;
    if (number == null) throw makeError('TypeError', 'ERR_UNKNOWN_SIGNAL', `Unknown signal: ${signal}`);
  }
  if (self._kill(pid | 0, number)) throw killError;
  return true;
};

self.exit = function exit(code) {
  if (arguments.length !== 0) self.exitCode = code;
  if (!self._exiting) {
    self._exiting = true;
    self.emit('exit', Number(exitCode ?? 0));
  }
  // A program may have replaced it.
  self.reallyExit(Number(exitCode ?? 0));
};

self.execve = function execve(execPath, args = [], env) {
  validateString(execPath, 'execPath');
  validateArray(args, 'args');
  for (let i = 0; i < args.length; i++) {
    if (typeof args[i] !== 'string' || args[i].includes('\u0000'))
      throw invalidValue(`args[${i}]`, args[i], 'must be a string without null bytes');
  }
  const list = [];
  if (env !== undefined) {
    validateObject(env, 'env');
    for (const [key, value] of Object.entries(env)) {
      if (typeof value !== 'string' || key.includes('\u0000') || value.includes('\u0000'))
        throw invalidValue('env', env, 'must be an object with string keys and values without null bytes');
      list.push(`${key}=${value}`);
    }
  } else {
    for (const [key, value] of Object.entries(native.env)) list.push(`${key}=${value}`);
  }
  native.execve(execPath, args, list);
};

function keepAlive(name) {
  const symbol = Symbol.for(`nodejs.${name}`);
  return { [name](object) {
    const method = object?.[symbol] ?? object?.[name];
    if (typeof method === 'function') method.call(object);
  } }[name];
}
self.ref = keepAlive('ref');
self.unref = keepAlive('unref');
lazy('finalization', () => require('internal/process/finalization').make(self));

function hrtime(time) {
  const [seconds, nanoseconds] = native.hrtime();
  if (time === undefined) return [seconds, nanoseconds];
  validateArray(time, 'time');
  if (time.length !== 2) throw outOfRange('time', '2', time.length);
  const nano = nanoseconds - time[1];
  return nano < 0 ? [seconds - time[0] - 1, nano + 1e9] : [seconds - time[0], nano];
}
hrtime.bigint = function hrtimeBigInt() { return native.hrtimeBigint(); };
self.hrtime = hrtime;

self.openStdin = function() {
  self.stdin.resume();
  return self.stdin;
};
for (const name of ['getuid', 'geteuid', 'getgid', 'getegid', 'getgroups'])
  self[name] = { [name]() { return native[name](); } }[name];
lazy('allowedNodeEnvironmentFlags', () => require('internal/process/flags').makeFlags());

const features = {
  inspector: false, debug: false, uv: true, ipv6: true, tls_alpn: false, tls_sni: false, tls_ocsp: false, tls: false,
  openssl_is_boringssl: false,
  get cached_builtins() { return true; },
  get require_module() {
    return options.valueOf('require-module') !== 'false' &&
      options.valueOf('experimental-require-module') !== 'false';
  },
  get dtls() { return false; },
  get quic() { return false; },
  get typescript() { return false; },
};
Object.defineProperty(self, 'features', {
  __proto__: null, value: features, enumerable: true, writable: false, configurable: false,
});

self._fatalException = (error, fromPromise) =>
  require('internal/main').uncaught(error, fromPromise ? 'unhandledRejection' : 'uncaughtException');
const { capture } = require('internal/process/capture');
self.setUncaughtExceptionCaptureCallback = function setUncaughtExceptionCaptureCallback(fn) {
  if (fn === null) {
    capture.only = null;
    return;
  }
  if (typeof fn !== 'function') throw invalidType('fn', ['Function', 'null'], fn);
  if (capture.only !== null) {
    throw makeError('Error', 'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET',
      '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active');
  }
  capture.only = fn;
};
self.addUncaughtExceptionCaptureCallback = function addUncaughtExceptionCaptureCallback(fn) {
  validateFunction(fn, 'fn');
  capture.more.push(fn);
};
self.hasUncaughtExceptionCaptureCallback = function hasUncaughtExceptionCaptureCallback() {
  return capture.only !== null;
};

// Before the warnings, which look at it.
const env = require('internal/process/env').makeEnv(native);
self.emitWarning = undefined;
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
self._tickCallback = function runNextTicks() {};
Object.defineProperty(self, 'sourceMapsEnabled', {
  __proto__: null, enumerable: true, configurable: true, get() { return false; },
});
self.setSourceMapsEnabled = function setSourceMapsEnabled(enabled) {
  validators.validateBoolean(enabled, 'enabled');
  if (enabled) throw notYet('process.setSourceMapsEnabled(true)');
};
self.getBuiltinModule = function getBuiltinModule(id) {
  validateString(id, 'id');
  const { Module } = require('internal/modules/cjs');
  return Module.isBuiltin(id) ? Module._load(id, null, false) : undefined;
};
self._debugProcess = function _debugProcess() { throw notYet('process._debugProcess()'); };
self._debugEnd = function _debugEnd() {};
self._startProfilerIdleNotifier = () => {};
self._stopProfilerIdleNotifier = () => {};

for (const name of ['stdout', 'stdin', 'stderr']) {
  let stream;
  Object.defineProperty(self, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() { return stream ??= require('internal/process/stdio')[name](); },
  });
}

self.abort = function abort() { native.abort(); };
self.umask = function umask(mask) {
  return native.umask(mask === undefined ? null : validators.parseFileMode(mask, 'mask'));
};
self.chdir = function chdir(directory) {
  validateString(directory, 'directory');
  native.chdir(directory);
};
self.cwd = function cwd() { return native.cwd(); };

function validateId(id, name) {
  if (typeof id === 'number') validators.validateUint32(id, name);
  else if (typeof id !== 'string') throw invalidType(name, ['number', 'string'], id);
}

self.initgroups = function initgroups(user, extraGroup) {
  validateId(user, 'user');
  validateId(extraGroup, 'extraGroup');
  native.initgroups(user, extraGroup);
};
self.setgroups = function setgroups(groups) {
  validateArray(groups, 'groups');
  groups.forEach((group, index) => validateId(group, `groups[${index}]`));
  native.setgroups(groups);
};
for (const name of ['setegid', 'seteuid', 'setgid', 'setuid']) {
  self[name] = function(id) {
    validateId(id, 'id');
    if (typeof id === 'number') id |= 0, id >>>= 0;
    native[name](id);
  };
}

self.env = env;
let title = options.valueOf('title') ?? native.argv0;
if (options.valueOf('title') !== undefined) native.setTitle(title);
Object.defineProperty(self, 'title', {
  __proto__: null,
  enumerable: true,
  configurable: true,
  get() { return title; },
  set(value) {
    if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    title = `${value}`;
    native.setTitle(title);
  },
});
self.argv = [native.execPath, ...native.arguments];
self.execArgv = native.execArguments;
constant('pid', native.pid);
Object.defineProperty(self, 'ppid', {
  __proto__: null, enumerable: true, configurable: true, get() { return native.ppid(); }, set() {},
});
self.execPath = native.execPath;
self.debugPort = 9229;
Object.defineProperty(self, 'argv0', {
  __proto__: null, value: native.argv0, enumerable: true, writable: false, configurable: false,
});
constant('_preload_modules', options.valuesOf('require'));
lazy('report', () => require('internal/process/report').make());
Object.defineProperty(self, Symbol.toStringTag, {
  __proto__: null, value: 'process', writable: true, enumerable: false, configurable: false,
});

require('internal/process/signals').install(self, native);
require('internal/process/warnings').install(self);

module.exports = self;
