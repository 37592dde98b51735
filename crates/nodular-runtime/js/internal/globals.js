// The globals: each module behind them is loaded when a program first touches it.
'use strict';

function lazy(id, names, enumerable = false) {
  for (const name of names) {
    Object.defineProperty(globalThis, name, {
      __proto__: null,
      configurable: true,
      enumerable,
      get() {
        const value = require(id)[name];
        define(name, value, enumerable);
        return value;
      },
      set(value) { define(name, value, enumerable); },
    });
  }
}

function define(name, value, enumerable = false) {
  Object.defineProperty(globalThis, name, {
    __proto__: null, value, writable: true, configurable: true, enumerable,
  });
}

define('global', globalThis, true);
Object.defineProperty(globalThis, Symbol.toStringTag, {
  __proto__: null, value: 'global', writable: false, configurable: true, enumerable: false,
});
lazy('timers', ['clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout',
                'queueMicrotask'], true);

lazy('internal/dom_exception', ['DOMException']);
lazy('internal/event_target', ['CustomEvent', 'Event', 'EventTarget']);
lazy('internal/abort_controller', ['AbortController', 'AbortSignal']);
lazy('internal/encoding', ['TextDecoder', 'TextEncoder']);

for (const name of ['console', 'process']) {
  Object.defineProperty(globalThis, name, {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get() {
      const value = require(name);
      define(name, value);
      return value;
    },
    set(value) { define(name, value); },
  });
}
lazy('buffer', ['atob', 'btoa'], true);
lazy('buffer', ['Buffer', 'Blob', 'File']);
lazy('internal/url', ['URL', 'URLSearchParams']);
lazy('internal/not_yet', ['fetch', 'structuredClone'], true);

const { collectGarbage, exposesGc } = binding('builtins');
if (exposesGc) define('gc', function gc() { collectGarbage(); });
