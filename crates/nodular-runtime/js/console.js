// `console`: what it prints is `util.format`'s, `nodular-console` draws its tables and writes its times.
'use strict';

const { formatGiven, inspect, plainOptions: plain } = require('internal/util/inspect');
const channels = require('internal/console_channels');
const { makeError } = require('internal/errors');

const kCounts = Symbol('counts');
const kColorMode = Symbol('kColorMode');
const kIsConsole = Symbol('kIsConsole');
const kGroupWidth = Symbol('kGroupIndentWidth');
const kGroup = Symbol('kGroupIndentationString');

const MAX_GROUP_INDENTATION = 1000;
const colored = { colors: true };

// Which options for `inspect` a console was given for which of its streams.
const optionsOf = new WeakMap();

function noop() {}

// Hidden, and a program may change them.
function hide(object, properties) {
  for (const key of Reflect.ownKeys(properties)) {
    Object.defineProperty(object, key, {
      __proto__: null, value: properties[key], writable: true, configurable: true, enumerable: false,
    });
  }
}

function Console(options) {
  if (new.target === undefined) return Reflect.construct(Console, arguments);
  if (!options || typeof options.write === 'function')
    options = { stdout: options, stderr: arguments[1], ignoreErrors: arguments[2] };
  const { stdout, stderr = stdout, ignoreErrors = true, colorMode = 'auto', inspectOptions, groupIndentation } =
    options;
  if (typeof stdout?.write !== 'function') throw notWritable('stdout');
  if (typeof stderr?.write !== 'function') throw notWritable('stderr');
  const { validateInteger, validateObject, validateOneOf } = require('internal/validators');
  validateOneOf(colorMode, 'colorMode', ['auto', true, false]);
  if (groupIndentation !== undefined)
    validateInteger(groupIndentation, 'groupIndentation', 0, MAX_GROUP_INDENTATION);
  if (inspectOptions !== undefined) {
    validateObject(inspectOptions, 'options.inspectOptions');
    const map = binding('types').isMap(inspectOptions) ? inspectOptions :
      new Map([[stdout, inspectOptions], [stderr, inspectOptions]]);
    for (const one of map.values()) {
      if (one.colors !== undefined && options.colorMode !== undefined) {
        throw makeError('TypeError', 'ERR_INCOMPATIBLE_OPTION_PAIR',
                        'Option "options.inspectOptions.color" cannot be used in combination with option "colorMode"');
      }
    }
    optionsOf.set(this, map);
  }
  // The methods of the instance, which a subclass may have overridden.
  for (const key of Object.keys(Console.prototype)) bindMethod(this, key, this[key]);
  hide(this, { _stdout: stdout, _stderr: stderr });
  setUp(this, ignoreErrors, colorMode, groupIndentation);
}

function notWritable(name) {
  return makeError('TypeError', 'ERR_CONSOLE_WRITABLE_STREAM',
                   `Console expects a writable stream instance for ${name}`);
}

function bindMethod(console, key, method) {
  const bound = method.bind(console);
  Object.defineProperty(bound, 'name', { __proto__: null, value: key });
  console[key] = bound;
}

function setUp(console, ignoreErrors, colorMode, groupIndentation = 2) {
  hide(console, {
    _stdoutErrorHandler: errorHandler(console, '_stdout'),
    _stderrErrorHandler: errorHandler(console, '_stderr'),
    _ignoreErrors: Boolean(ignoreErrors),
    _times: new Map(),
    [kCounts]: new Map(),
    [kColorMode]: colorMode,
    [kIsConsole]: true,
    [kGroupWidth]: groupIndentation,
    [kGroup]: '',
  });
  Object.defineProperty(console, Symbol.toStringTag, { __proto__: null, configurable: true, value: 'console' });
}

// A stream that fails later must not end the program for a line of a log.
function errorHandler(console, name) {
  return (error) => {
    const stream = console[name];
    if (error !== null && !stream._writableState?.errorEmitted && stream.listenerCount('error') === 0)
      stream.once('error', noop);
  };
}

function write(console, isError, text) {
  const indentation = console[kGroup];
  const stream = isError ? console._stderr : console._stdout;
  if (indentation.length !== 0) {
    if (text.includes('\n')) text = text.replaceAll('\n', `\n${indentation}`);
    text = indentation + text;
  }
  text += '\n';
  if (console._ignoreErrors === false) {
    stream.write(text);
    return;
  }
  try {
    // Whatever goes wrong at once is nobody's concern, but for a stack without room, which hides what the program does.
    if (stream.listenerCount('error') === 0) stream.once('error', noop);
    stream.write(text, isError ? console._stderrErrorHandler : console._stdoutErrorHandler);
  } catch (error) {
    if (error instanceof RangeError && error.message === 'Maximum call stack size exceeded') throw error;
  } finally {
    stream.removeListener('error', noop);
  }
}

function inspectOptions(console, stream) {
  let colors = console[kColorMode];
  if (colors === 'auto') {
    colors = (stream?.isTTY || process.env.FORCE_COLOR !== undefined) &&
      require('internal/util/style_text').colorizes(stream);
  }
  const options = optionsOf.get(console)?.get(stream);
  if (options === undefined) return colors ? colored : plain;
  if (options.colors === undefined) options.colors = colors;
  return options;
}

function formatFor(console, stream, args) {
  if (args.length === 1 && typeof args[0] === 'string') return args[0];
  return formatGiven(inspectOptions(console, stream), args);
}

// Subscribers are given the arguments before they are printed, and may change them.
function publish(name, args) {
  const channel = channels.channel(name);
  if (channel.hasSubscribers) channel.publish(args);
}

const methods = {
  log(...args) {
    if (channels.channel !== undefined) publish('console.log', args);
    write(this, false, formatFor(this, this._stdout, args));
  },

  info(...args) {
    if (channels.channel !== undefined) publish('console.info', args);
    write(this, false, formatFor(this, this._stdout, args));
  },

  debug(...args) {
    if (channels.channel !== undefined) publish('console.debug', args);
    write(this, false, formatFor(this, this._stdout, args));
  },

  warn(...args) {
    if (channels.channel !== undefined) publish('console.warn', args);
    write(this, true, formatFor(this, this._stderr, args));
  },

  error(...args) {
    if (channels.channel !== undefined) publish('console.error', args);
    write(this, true, formatFor(this, this._stderr, args));
  },

  dir(object, options) {
    const text = inspect(object, { customInspect: false, ...inspectOptions(this, this._stdout), ...options });
    write(this, false, text);
  },

  time(label = 'default') {
    label = `${label}`;
    if (this._times.has(label)) {
      process.emitWarning(`Label '${label}' already exists for console.time()`);
      return;
    }
    this._times.set(label, process.hrtime());
  },

  timeEnd(label = 'default') {
    label = `${label}`;
    if (tellTime(this, 'console.timeEnd()', label)) this._times.delete(label);
  },

  timeLog(label = 'default', ...data) {
    tellTime(this, 'console.timeLog()', `${label}`, data);
  },

  trace: function trace(...args) {
    const error = { name: 'Trace', message: formatFor(this, this._stderr, args) };
    Error.captureStackTrace(error, trace);
    const frames = error.stack.slice(error.stack.indexOf('\n    at') + 1 || error.stack.length);
    this.error(`Trace${error.message && `: ${error.message}`}${frames && `\n${frames}`}`);
  },

  assert(expression, ...args) {
    if (expression) return;
    if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`;
    else args.unshift('Assertion failed');
    Reflect.apply(this.warn, this, args);
  },

  clear() {
    if (this._stdout.isTTY && process.env.TERM !== 'dumb') this._stdout.write('\u001b[1;1H\u001b[0J');
  },

  count(label = 'default') {
    label = `${label}`;
    const count = (this[kCounts].get(label) ?? 0) + 1;
    this[kCounts].set(label, count);
    this.log(`${label}: ${count}`);
  },

  countReset(label = 'default') {
    if (!this[kCounts].delete(`${label}`)) process.emitWarning(`Count for '${label}' does not exist`);
  },

  group(...data) {
    if (data.length > 0) Reflect.apply(this.log, this, data);
    this[kGroup] += ' '.repeat(this[kGroupWidth]);
  },

  groupEnd() {
    const indentation = this[kGroup];
    this[kGroup] = indentation.slice(0, indentation.length - this[kGroupWidth]);
  },

  table(tabularData, properties) {
    if (properties !== undefined) require('internal/validators').validateArray(properties, 'properties');
    if (tabularData === null || typeof tabularData !== 'object') {
      this.log(tabularData);
      return;
    }
    const { draw } = require('internal/console_table');
    this.log(draw(tabularData, properties, inspectOptions(this, this._stdout)));
  },
};
methods.dirxml = methods.log;
methods.groupCollapsed = methods.group;

// Whether the label is known: then its time is told.
function tellTime(console, method, label, data = []) {
  const start = console._times.get(label);
  if (start === undefined) {
    process.emitWarning(`No such label '${label}' for ${method}`);
    return false;
  }
  const [seconds, nanoseconds] = process.hrtime(start);
  const time = binding('console').formatDuration(seconds * 1e3 + nanoseconds / 1e6);
  if (data.length === 0) console.log('%s: %s', label, time);
  else console.log('%s: %s', label, time, ...data);
  return true;
}

for (const name of ['log', 'info', 'debug', 'warn', 'error', 'dir', 'time', 'timeEnd', 'timeLog', 'trace', 'assert',
                    'clear', 'count', 'countReset', 'group', 'groupEnd', 'table', 'dirxml', 'groupCollapsed'])
  Console.prototype[name] = methods[name];

// The global console is one although nobody constructed it.
Object.defineProperty(Console, Symbol.hasInstance, {
  __proto__: null,
  value(instance) {
    if (this !== Console) return Function.prototype[Symbol.hasInstance].call(this, instance);
    return Boolean(instance?.[kIsConsole]);
  },
});

// The global console: its methods need no `this`, and its streams are asked for when something is printed.
const console = Object.create({});
for (const key of Object.keys(methods)) bindMethod(console, key, methods[key]);
for (const [name, key] of [['stdout', '_stdout'], ['stderr', '_stderr']]) {
  let stream;
  Object.defineProperty(console, key, {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get() { return stream ||= process[name]; },
    set(value) { stream = value; },
  });
}
setUp(console, true, 'auto');
console.Console = Console;
// Nothing looks at profiles, time stamps and tasks here: as in Node without an inspector.
console.profile = function profile() {};
console.profileEnd = function profileEnd() {};
console.timeStamp = function timeStamp() {};
console.context = function context() { return {}; };
console.createTask = function createTask(name) {
  if (name === undefined || name === '') throw new Error('First argument must be a non-empty string.');
  return { run(callback) { return callback(); } };
};

module.exports = console;
