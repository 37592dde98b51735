// `util.inspect` and `util.format`: the options are read here, `nodular-util` writes the text.
'use strict';

const native = binding('util');
const { register } = binding('builtins');
const { invalidType, hide } = require('internal/errors');

const inspectDefaults = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
};

function isDefault(key) {
  return Object.hasOwn(inspectDefaults, key) || key === 'stylize';
}

function inspect(value, options) {
  const all = { ...inspectDefaults, stylize: plain };
  if (arguments.length > 1) {
    if (typeof options === 'boolean') {
      // The signature of old: inspect(value, showHidden, depth, colors).
      all.showHidden = options;
      if (arguments.length > 2 && arguments[2] !== undefined) all.depth = arguments[2];
      if (arguments.length > 3 && arguments[3] !== undefined) all.colors = arguments[3];
    } else if (options) {
      addOptions(all, options);
    } else {
      if (arguments.length > 2 && arguments[2] !== undefined) all.depth = arguments[2];
      if (arguments.length > 3 && arguments[3] !== undefined) all.colors = arguments[3];
    }
    if (all.colors && all.stylize === plain) all.stylize = colored;
  }
  return inspectWith(value, all);
}

function addOptions(all, options) {
  for (const key of Object.keys(options)) {
    if (isDefault(key)) all[key] = options[key];
    else if (all.userOptions === undefined) all.userOptions = options;
  }
}

function inspectWith(value, all) {
  if (all.maxArrayLength === null) all.maxArrayLength = Infinity;
  if (all.maxStringLength === null) all.maxStringLength = Infinity;
  return native.inspect(value, all, all.customInspect ? userOptions(all) : undefined);
}

// What an object's own inspection function is given: what the caller gave, besides the known options.
function userOptions(all) {
  if (all.userOptions === undefined) return all;
  const { userOptions: given, ...known } = all;
  return { ...given, ...known };
}

function plain(text) {
  return String(text);
}

function colored(text, styleType) {
  const style = inspect.styles[styleType];
  if (style === undefined) return String(text);
  const color = inspect.colors[style];
  if (color === undefined) return typeof style === 'function' ? style(text) : String(text);
  return `\u001b[${color[0]}m${text}\u001b[${color[1]}m`;
}

inspect.custom = Symbol.for('nodejs.util.inspect.custom');

Object.defineProperty(inspect, 'defaultOptions', {
  __proto__: null,
  get() { return inspectDefaults; },
  set(options) {
    require('internal/validators').validateObject(options, 'options');
    Object.assign(inspectDefaults, options);
  },
});

// Made when somebody looks: most programs never do.
function lazy(object, name, make) {
  Object.defineProperty(object, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      const value = make();
      Object.defineProperty(object, name, {
        __proto__: null, value, writable: true, enumerable: true, configurable: true,
      });
      return value;
    },
    set(value) {
      Object.defineProperty(object, name, {
        __proto__: null, value, writable: true, enumerable: true, configurable: true,
      });
    },
  });
}

lazy(inspect, 'colors', () => {
  const colors = Object.create(null);
  for (const line of native.styles()) {
    const [name, open, close] = line.split(' ');
    colors[name] = [Number(open), Number(close)];
  }
  for (const [alias, name] of [
    ['grey', 'gray'], ['blackBright', 'gray'], ['bgGrey', 'bgGray'], ['bgBlackBright', 'bgGray'],
    ['faint', 'dim'], ['crossedout', 'strikethrough'], ['strikeThrough', 'strikethrough'],
    ['crossedOut', 'strikethrough'], ['conceal', 'hidden'], ['swapColors', 'inverse'],
    ['swapcolors', 'inverse'], ['doubleUnderline', 'doubleunderline'],
  ]) {
    Object.defineProperty(colors, alias, {
      __proto__: null,
      configurable: true,
      enumerable: false,
      get() { return this[name]; },
      set(value) { this[name] = value; },
    });
  }
  return colors;
});

lazy(inspect, 'styles', () => Object.assign(Object.create(null), {
  special: 'cyan',
  number: 'yellow',
  bigint: 'yellow',
  boolean: 'yellow',
  undefined: 'grey',
  null: 'bold',
  string: 'green',
  symbol: 'green',
  date: 'magenta',
  regexp: 'red',
  module: 'underline',
}));

function format(...values) {
  // The commonest calls need no look at the values.
  if (values.length === 1 && typeof values[0] === 'string') return values[0];
  return formatAll({ ...inspectDefaults, stylize: plain }, values);
}

function formatWithOptions(inspectOptions, ...values) {
  if (typeof inspectOptions !== 'object' || inspectOptions === null)
    throw invalidType('inspectOptions', 'object', inspectOptions);
  return formatGiven(inspectOptions, values);
}

/** `formatWithOptions` with the values as a list and without a look at the options. */
function formatGiven(inspectOptions, values) {
  if (values.length === 1 && typeof values[0] === 'string') return values[0];
  const all = { ...inspectDefaults, stylize: plain };
  addOptions(all, inspectOptions);
  if (all.colors && all.stylize === plain) all.stylize = colored;
  return formatAll(all, values);
}

function formatAll(all, values) {
  if (all.maxArrayLength === null) all.maxArrayLength = Infinity;
  if (all.maxStringLength === null) all.maxStringLength = Infinity;
  return native.format(values, all, all.customInspect ? userOptions(all) : undefined);
}

function stripVTControlCharacters(text) {
  if (typeof text !== 'string') throw invalidType('str', 'string', text);
  return native.stripVTControlCharacters(text);
}

register('inspectShallow', (value) => inspect(value, { depth: -1 }));

hide(exports, 'colored', colored);
Object.assign(exports, {
  format, formatGiven, formatWithOptions, getStringWidth: native.getStringWidth, inspect, stripVTControlCharacters,
});
