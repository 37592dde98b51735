// The ids of asynchronous operations, and the hooks that are told of them. Nobody counts before this is loaded.
'use strict';

const kAsyncId = Symbol('async_id_symbol');
const kTriggerId = Symbol('trigger_async_id_symbol');

// The program's own run is operation 1.
let lastId = 1;
let current = { id: 1, trigger: 0, resource: {} };
const stack = [];

let hooks = [];

class AsyncHook {
  #tracksPromises;

  constructor({ init, before, after, destroy, promiseResolve }, tracksPromises) {
    this[kInit] = init;
    this[kBefore] = before;
    this[kAfter] = after;
    this[kDestroy] = destroy;
    this[kPromiseResolve] = promiseResolve;
    this.#tracksPromises = tracksPromises;
  }

  enable() {
    // A new list: whoever goes through the old one does not meet this hook.
    if (!hooks.includes(this)) hooks = [...hooks, this];
    update();
    return this;
  }

  disable() {
    hooks = hooks.filter((hook) => hook !== this);
    update();
    return this;
  }

  static tracksPromises(hook) { return hook.#tracksPromises; }
}

const kInit = Symbol('init');
const kBefore = Symbol('before');
const kAfter = Symbol('after');
const kDestroy = Symbol('destroy');
const kPromiseResolve = Symbol('promiseResolve');

function update() {
  require('internal/async_observers').update(hooks.length > 0, hooks.some(AsyncHook.tracksPromises));
}

function newAsyncId() { return ++lastId; }

function isObserved() { return hooks.length > 0; }

// A hook that throws ends the program: nobody could tell what state it is in.
function tell(key, ...args) {
  try {
    for (const hook of hooks) if (hook[key] !== undefined) hook[key](...args);
  } catch (error) {
    fatal(error);
  }
}

function fatal(error) {
  const { inspect } = require('util');
  binding('stdio').writeError(`${typeof error?.stack === 'string' ? error.stack : inspect(error)}\n`);
  process.removeAllListeners('exit');
  process.exit(7);
}

function emitInit(id, type, trigger, resource) { tell(kInit, id, type, trigger, resource); }

function before(id, trigger, resource) {
  stack.push(current);
  current = { id, trigger, resource };
  if (hooks.length > 0) tell(kBefore, id);
}

function after(id) {
  if (hooks.length > 0) tell(kAfter, id);
  if (current.id === id && stack.length > 0) current = stack.pop();
}

// After an error that nobody caught, nothing of it is running any more.
function clearStack() {
  if (stack.length === 0) return;
  [current] = stack;
  stack.length = 0;
}

let doomed = [];
function emitDestroy(id) {
  if (doomed.push(id) > 1) return;
  setImmediate(() => {
    const all = doomed;
    doomed = [];
    for (const one of all) tell(kDestroy, one);
  });
}

const destroyed = new WeakSet();
const collected = new FinalizationRegistry((id) => tell(kDestroy, id));

function destroyWhenCollected(resource) { collected.register(resource, resource[kAsyncId], resource); }

function destroyOnce(resource) {
  if (destroyed.has(resource)) return;
  collected.unregister(resource);
  emitDestroy(resource[kAsyncId]);
}

function emitPromiseResolve(id) { tell(kPromiseResolve, id); }

// The kinds of operations that hooks may be told of.
const providers = {};
['NONE', 'DIRHANDLE', 'DNSCHANNEL', 'ELDHISTOGRAM', 'FILEHANDLE', 'FILEHANDLECLOSEREQ', 'BLOBREADER', 'FSEVENTWRAP',
 'FSREQCALLBACK', 'FSREQPROMISE', 'GETADDRINFOREQWRAP', 'GETNAMEINFOREQWRAP', 'HEAPSNAPSHOT', 'CPUHEAPPROFILE',
 'HTTP2SESSION', 'HTTP2STREAM', 'HTTP2PING', 'HTTP2SETTINGS', 'HTTPINCOMINGMESSAGE', 'HTTPCLIENTREQUEST',
 'JSSTREAM', 'JSUDPWRAP', 'MESSAGEPORT', 'PIPECONNECTWRAP', 'PIPESERVERWRAP', 'PIPEWRAP', 'PROCESSWRAP', 'PROMISE',
 'QUERYWRAP', 'SHUTDOWNWRAP', 'SIGNALWRAP', 'STATWATCHER', 'STREAMPIPE', 'TCPCONNECTWRAP', 'TCPSERVERWRAP', 'TCPWRAP',
 'TTYWRAP', 'UDPSENDWRAP', 'UDPWRAP', 'SIGINTWATCHDOG', 'WORKER', 'WORKERHEAPSNAPSHOT', 'WRITEWRAP', 'ZLIB', 'Timeout',
 'Immediate', 'TickObject'].forEach((name, index) => { providers[name] = index; });

Object.assign(exports, {
  after, AsyncHook, before, clearStack, destroyOnce, destroyWhenCollected, emitDestroy, emitInit, emitPromiseResolve,
  executionAsyncId: function executionAsyncId() { return current.id; },
  executionAsyncResource: function executionAsyncResource() { return current.resource; },
  isObserved, kAsyncId, kTriggerId, newAsyncId, providers,
  triggerAsyncId: function triggerAsyncId() { return current.trigger; },
});
