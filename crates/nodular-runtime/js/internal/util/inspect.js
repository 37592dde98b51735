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

/** What a console without colors asks for: the defaults, without a look at them. */
const plainOptions = Object.freeze({ colors: false });

function isDefault(key) {
  return Object.hasOwn(inspectDefaults, key) || key === 'stylize';
}

// Nobody has seen the default options, so nobody can have changed them.
let pristine = true;

function inspect(value, options) {
  if (pristine && (options === undefined || options === plainOptions) && arguments.length <= 2)
    return native.inspect(value);
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
  get() {
    pristine = false;
    return inspectDefaults;
  },
  set(options) {
    pristine = false;
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
  if (pristine) return native.format(converted(values));
  return formatAll({ ...inspectDefaults, stylize: plain }, values);
}

// Objects in places of the template, which decide themselves what text or number they are.
function converted(values) {
  const template = values[0];
  if (typeof template !== 'string' || values.length === 1) return values;
  let index = 1;
  for (let at = template.indexOf('%'); at !== -1 && index < values.length; at = template.indexOf('%', at + 2)) {
    const value = values[index];
    switch (template[at + 1]) {
      case 's':
        if (typeof value === 'function' || (typeof value === 'object' && value !== null && !hasBuiltinText(value)))
          values[index] = String(value);
        break;
      case 'd':
        if (typeof value === 'object' || typeof value === 'function') values[index] = Number(value);
        break;
      case 'i':
        if ((typeof value === 'object' && value !== null) || typeof value === 'function')
          values[index] = Number.parseInt(value);
        break;
      case 'f':
        if ((typeof value === 'object' && value !== null) || typeof value === 'function')
          values[index] = Number.parseFloat(value);
        break;
      case 'j':
        values[0] = `${values[0].slice(0, at)}%s${values[0].slice(at + 2)}`;
        values[index] = json(value);
        break;
      case 'o': case 'O': case 'c':
        break;
      case '%':
        continue;
      default:
        // No place: what follows the percent sign may begin one.
        at--;
        continue;
    }
    index++;
  }
  return values;
}

let circular;
function json(value) {
  try {
    return String(JSON.stringify(value));
  } catch (error) {
    // The engine's message for a value in itself, which each engine words on its own.
    if (circular === undefined) {
      const object = {};
      object.object = object;
      try {
        JSON.stringify(object);
      } catch ({ message }) {
        circular = message;
      }
    }
    if (error?.name === 'TypeError' && error.message === circular) return '[Circular]';
    throw error;
  }
}

const hasOwn = Object.hasOwn;
const builtinClasses = new Set(Reflect.ownKeys(globalThis).filter((key) => /^[A-Z][a-zA-Z0-9]+$/.test(String(key))));

// Whether the text of an object is that of a class of the language.
function hasBuiltinText(value) {
  if (binding('types').isProxy(value)) {
    const target = native.proxyTarget(value);
    if (target === null) return true;
    value = target;
  }
  if (typeof value[Symbol.toPrimitive] === 'function') return false;
  if (typeof value.toString !== 'function') return true;
  if (hasOwn(value, 'toString')) return false;
  let pointer = value;
  do {
    pointer = Object.getPrototypeOf(pointer);
  } while (pointer !== null && !hasOwn(pointer, 'toString'));
  const constructor = pointer && Object.getOwnPropertyDescriptor(pointer, 'constructor')?.value;
  return typeof constructor === 'function' && builtinClasses.has(constructor.name);
}

function formatWithOptions(inspectOptions, ...values) {
  if (typeof inspectOptions !== 'object' || inspectOptions === null)
    throw invalidType('inspectOptions', 'object', inspectOptions);
  return formatGiven(inspectOptions, values);
}

/** `formatWithOptions` with the values as a list and without a look at the options. */
function formatGiven(inspectOptions, values) {
  if (values.length === 1 && typeof values[0] === 'string') return values[0];
  if (pristine && inspectOptions === plainOptions) return native.format(converted(values));
  const all = { ...inspectDefaults, stylize: plain };
  addOptions(all, inspectOptions);
  if (all.colors && all.stylize === plain) all.stylize = colored;
  return formatAll(all, values);
}

function formatAll(all, values) {
  if (all.maxArrayLength === null) all.maxArrayLength = Infinity;
  if (all.maxStringLength === null) all.maxStringLength = Infinity;
  return native.format(converted(values), all, all.customInspect ? userOptions(all) : undefined);
}

function stripVTControlCharacters(text) {
  if (typeof text !== 'string') throw invalidType('str', 'string', text);
  return native.stripVTControlCharacters(text);
}

register('inspectShallow', (value) => inspect(value, { depth: -1 }));

hide(exports, 'colored', colored);
Object.assign(exports, {
  format, formatGiven, formatWithOptions, getStringWidth: native.getStringWidth, inspect, plainOptions,
  stripVTControlCharacters,
});
