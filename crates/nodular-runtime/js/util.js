'use strict';

const native = binding('util');
const { register } = binding('builtins');
const { invalidType } = require('internal/errors');
const { validateObject } = require('internal/validators');

const inspectDefaults = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 128,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
};

function inspect(value, options) {
  const all = { ...inspectDefaults, stylize: String };
  if (arguments.length > 1) {
    if (typeof options === 'boolean' || options === null) {
      // The signature of old: inspect(value, showHidden, depth, colors).
      all.showHidden = Boolean(options);
      if (arguments.length > 2 && arguments[2] !== undefined) all.depth = arguments[2];
      if (arguments.length > 3 && arguments[3] !== undefined) all.colors = arguments[3];
    } else if (options) {
      for (const key of Object.keys(options))
        if (Object.hasOwn(inspectDefaults, key) || key === 'stylize') all[key] = options[key];
    }
  }
  return native.inspect(value, all, all.customInspect ? all : undefined);
}

inspect.custom = Symbol.for('nodejs.util.inspect.custom');

Object.defineProperty(inspect, 'defaultOptions', {
  __proto__: null,
  get() { return inspectDefaults; },
  set(options) {
    validateObject(options, 'options');
    Object.assign(inspectDefaults, options);
  },
});

function format(...values) {
  return formatAll({ ...inspectDefaults }, values);
}

function formatWithOptions(inspectOptions, ...values) {
  validateObject(inspectOptions, 'inspectOptions');
  return formatAll({ ...inspectDefaults, ...inspectOptions }, values);
}

function formatAll(options, values) {
  // The commonest call needs no look at the values.
  if (values.length === 1 && typeof values[0] === 'string') return values[0];
  return native.format(values, { ...options, compact: 3 }, { ...options, stylize: String });
}

function stripVTControlCharacters(text) {
  if (typeof text !== 'string') throw invalidType('str', 'string', text);
  return native.stripVTControlCharacters(text);
}

register('inspectShallow', (value) => inspect(value, { depth: -1 }));

Object.assign(exports, { format, formatWithOptions, inspect, stripVTControlCharacters });
