'use strict';

const EventEmitter = require('events');
const vm = require('vm');
const util = require('util');
const { Interface, setUp } = require('internal/readline/interface');
const { makeError } = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');
const { Recoverable, isRecoverable, syntaxErrorOf } = require('internal/repl/recoverable');

const REPL_MODE_SLOPPY = Symbol('repl-sloppy');
const REPL_MODE_STRICT = Symbol('repl-strict');
const CONTINUATION = '| ';

const kBuffered = Symbol('bufferedCommand');
const kInitialPrompt = Symbol('initialPrompt');
const kPending = Symbol('pendingLines');
const kSawSigint = Symbol('sawSIGINT');
const kSawEnd = Symbol('sawCtrlD');
const kStandalone = Symbol.for('nodular.repl.standalone');
// Code that was typed has such places in its stacks.
const TYPED = /\bREPL\d+:\d+:\d+/;

let lastScript = 0;

/** How results are shown: `util.inspect` with the options of `writer.options`. */
function writer(value) {
  return util.inspect(value, writer.options);
}
writer.options = { ...util.inspect.defaultOptions, showProxy: true };

Object.defineProperty(util.inspect, 'replDefaults', {
  __proto__: null,
  configurable: true,
  get() { return writer.options; },
  set(options) {
    validateObject(options, 'options');
    Object.assign(writer.options, options);
  },
});

function REPLServer(prompt, stream, eval_, useGlobal, ignoreUndefined, replMode) {
  if (!(this instanceof REPLServer))
    return new REPLServer(prompt, stream, eval_, useGlobal, ignoreUndefined, replMode);
  let options;
  if (prompt !== null && typeof prompt === 'object') {
    options = { ...prompt };
    stream = options.stream || options.socket;
    ({ eval: eval_, useGlobal, ignoreUndefined, prompt, replMode } = options);
  } else {
    options = {};
  }
  if (!options.input && !options.output) {
    stream ||= process;
    options.input = stream.stdin || stream;
    options.output = stream.stdout || stream;
  }
  if (options.terminal === undefined) options.terminal = Boolean(options.output.isTTY);
  options.terminal = Boolean(options.terminal);
  options.useColors ??= shouldColor(options.output);
  if (options.breakEvalOnSigint && eval_) {
    throw makeError('TypeError', 'ERR_INVALID_REPL_EVAL_CONFIG',
      'Cannot specify both "breakEvalOnSigint" and "eval" for REPL');
  }

  const self = this;
  EventEmitter.call(this);
  this.useColors = Boolean(options.useColors);
  this._domain = options.domain ?? new EventEmitter();
  this.useGlobal = Boolean(useGlobal);
  this.ignoreUndefined = Boolean(ignoreUndefined);
  this.replMode = replMode || REPL_MODE_SLOPPY;
  this.underscoreAssigned = false;
  this.last = undefined;
  this.underscoreErrAssigned = false;
  this.lastError = undefined;
  this.breakEvalOnSigint = Boolean(options.breakEvalOnSigint);
  this.editorMode = false;
  this.eval = eval_ || defaultEval;
  this.lines = [];
  this.lines.level = [];
  this[kBuffered] = '';
  this[kPending] = null;
  this[kInitialPrompt] = prompt === undefined ? '> ' : `${prompt}`;

  const completer = typeof options.completer === 'function' ? options.completer :
    (text, callback) => this.complete(text, callback);
  setUp(this, {
    input: options.input,
    output: options.output,
    completer,
    terminal: options.terminal,
    historySize: options.historySize,
    prompt: this[kInitialPrompt],
  });
  this.writer = options.writer || makeWriter(this);
  this.commands = { __proto__: null };
  defineCommands(this);
  this.resetContext();

  if (options[kStandalone]) this[kStandalone] = true;
  else guardProcess();
  open.add(this);
  this.on('close', () => this._closed());
  this.on('SIGINT', () => this._interrupted());
  this.on('line', (line) => this._take(line));
  this.displayPrompt();
  return self;
}

Object.setPrototypeOf(REPLServer.prototype, Interface.prototype);
Object.setPrototypeOf(REPLServer, Interface);

function shouldColor(output) {
  return Boolean(output?.isTTY) && (typeof output.getColorDepth === 'function' ? output.getColorDepth() > 2 : true);
}

// With colours, an instance has a writer of its own.
function makeWriter(server) {
  if (!server.useColors) return writer;
  const coloured = (value) => util.inspect(value, coloured.options);
  coloured.options = { ...writer.options, colors: true };
  return coloured;
}

// The sessions that have not ended.
const open = new Set();
let isGuarded = false;

// In a session of a program, what is typed must not decide over the program's errors, nor end it by its own.
function guardProcess() {
  if (isGuarded) return;
  isGuarded = true;
  process.on('newListener', (name) => {
    if (name !== 'uncaughtException' || open.size === 0 || !TYPED.test(new Error().stack)) return;
    throw makeError('TypeError', 'ERR_INVALID_REPL_INPUT',
      'Listeners for `uncaughtException` cannot be used in the REPL');
  });
  require('internal/process/capture').capture.more.push((error) => {
    const server = [...open].pop();
    if (server === undefined || server[kStandalone] || !TYPED.test(String(error?.stack))) return false;
    server._failed(error);
    server.displayPrompt();
    return true;
  });
}

// ------------------------------------------------------------- running code

function defaultEval(code, context, file, callback) {
  const server = this;
  const prefix = server.replMode === REPL_MODE_STRICT ? '\'use strict\'; void 0;\n' : '';
  // What begins with a brace may be an object: it is tried in parentheses.
  const isWrapped = /^\s*\{/.test(code) && !/;\s*$/.test(code) &&
    syntaxErrorOf(`(${code.trim()})\n`, file) === undefined;
  const text = isWrapped ? `(${code.trim()})\n` : code;
  if (code === '\n') {
    callback(null);
    return;
  }
  const fault = syntaxErrorOf(prefix + text, file);
  if (fault !== undefined) {
    if (/\bawait\b/.test(code) && awaits(server, code, context, file, callback)) return;
    if (isRecoverable(fault, prefix + text)) {
      callback(new Recoverable(fault));
      return;
    }
    fault.replSource = code;
    callback(fault);
    return;
  }
  let result;
  try {
    const script = new vm.Script(prefix + text, { filename: file });
    result = server.useGlobal ? script.runInThisContext() : script.runInContext(context);
  } catch (error) {
    callback(error);
    return;
  }
  callback(null, result);
}

// Code with `await` at its top level; whether it is such code.
function awaits(server, code, context, file, callback) {
  const fault = syntaxErrorOf(`(async function () {\n${code}\n})`, file);
  if (fault !== undefined && !/\bawait\b[^]*$/.test(code)) return false;
  if (fault !== undefined) {
    const inside = syntaxErrorOf(`async function f() {\n${code}`, file);
    if (!isRecoverable(inside, `async function f() {\n${code}`)) return false;
    callback(new Recoverable(fault));
    return true;
  }
  server[kPending] ??= [];
  const { runAsync } = require('internal/vm');
  runAsync(code, server.useGlobal ? undefined : context, file).then(
    (value) => callback(null, value),
    (error) => callback(error));
  return true;
}

// An error of any realm.
function isError(value) {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}

// What of an error's stack is the program's: the frames of what was typed, without the outermost.
function trimStack(error) {
  if (!isError(error)) return;
  const { stack } = error;
  if (typeof stack !== 'string') return;
  const lines = stack.split('\n');
  const outermost = lines.findIndex((line) => /^\s+at (?:<eval> \()?REPL\d+:\d+:\d+\)?$/.test(line) && /<eval>/.test(line));
  const cut = outermost === -1 ? lines.findIndex((line) => /^\s+at .*\(?node:/.test(line)) : outermost;
  const kept = cut === -1 ? lines : lines.slice(0, cut);
  const value = error.name === 'SyntaxError' ? lines.filter((line) => !/^\s+at /.test(line)).join('\n') : kept.join('\n');
  Object.defineProperty(error, 'stack', { __proto__: null, value, writable: true, configurable: true });
}

function describeError(server, error) {
  trimStack(error);
  let text = '';
  if (error?.name === 'SyntaxError' && typeof error.replSource === 'string') {
    text += caret(error);
    delete error.replSource;
  }
  // Without frames an error stands in brackets.
  const shown = `${server.writer(error)}`.replace(isError(error) ? /^\[([^]*)\]$/ : /(?!)/, '$1');
  const lines = shown.split(/(?<=\n)/);
  const first = lines.findIndex((line) => /^\[?(?:[A-Z][a-z0-9_]*)*Error/.test(line));
  if (first !== -1) {
    lines[first] = `Uncaught ${lines[first]}`;
    return text + lines.join('');
  }
  return `${text}Uncaught${lines.length === 1 ? ' ' : ':\n'}${shown}`;
}

// The line of a syntax error and a caret below its place.
function caret(error) {
  const lines = error.replSource.split('\n');
  const place = error.replPlace;
  if (place === undefined) return '';
  return `${lines[place[0] - 1] ?? ''}\n${' '.repeat(Math.max(0, place[1] - 1))}^\n\n`;
}

const methods = {
  _take(line) {
    line ??= '';
    this[kSawSigint] = false;
    if (this[kPending] !== null) {
      this[kPending].push(line);
      return;
    }
    if (this.editorMode) {
      this[kBuffered] += `${line}\n`;
      return;
    }
    const trimmed = line.trim();
    if (trimmed.startsWith('.') && trimmed[1] !== '.' && Number.isNaN(Number.parseFloat(trimmed))) {
      const [, keyword, rest] = /^\.(\S*)\s*(.*)$/.exec(trimmed);
      if (this.commands[keyword] !== undefined) {
        this.commands[keyword].action.call(this, rest);
        return;
      }
      if (this[kBuffered] === '' && keyword !== '') {
        this.output.write('Invalid REPL keyword\n');
        this.displayPrompt();
        return;
      }
    }
    this.lines.push(line);
    this._evaluate(this[kBuffered] + line + '\n', line);
  },

  _evaluate(code, line) {
    let finished = false;
    const finish = (error, ...values) => {
      if (finished) return;
      finished = true;
      this._finish(error, values, line);
    };
    const file = `REPL${++lastScript}`;
    try {
      this.eval(code, this.context, file, finish);
    } catch (error) {
      finish(error);
    }
  },

  _finish(error, values, line) {
    const waiting = this[kPending];
    this[kPending] = null;
    if (error && this[kBuffered] === '' && line.trim().startsWith('npm ') && !(error instanceof Recoverable)) {
      this.output.write('npm should be run outside of the Node.js REPL, in your normal shell.\n' +
        '(Press Ctrl+D to exit.)\n');
      this.displayPrompt();
      return;
    }
    if (error instanceof Recoverable && !this[kSawEnd]) {
      this[kBuffered] += `${line}\n`;
      this.displayPrompt();
      return;
    }
    if (error || arguments.length === 0) {
      this._failed(error instanceof Recoverable ? error.err ?? error : error);
    } else if (error === null || error === undefined) {
      this[kBuffered] = '';
      if (values.length > 0 && (!this.ignoreUndefined || values[0] !== undefined)) {
        if (!this.underscoreAssigned) [this.last] = values;
        this.output.write(`${this.writer(values[0])}\n`);
      }
    }
    this[kBuffered] = '';
    this[kSawEnd] = false;
    // The code may have ended the session.
    if (!this.closed) this.displayPrompt();
    else if (this._exitWaits) this.emit('exit');
    for (const next of waiting ?? []) this._take(next);
  },

  _failed(error) {
    if (error?.name === 'SyntaxError' && typeof error.replSource === 'string') {
      const place = /REPL\d+:(\d+):(\d+)/.exec(String(error.stack));
      if (place !== null) {
        Object.defineProperty(error, 'replPlace', {
          __proto__: null, value: [Number(place[1]), Number(place[2])], configurable: true, enumerable: false,
        });
      }
    }
    this[kBuffered] = '';
    this.lines.level = [];
    if (!this.underscoreErrAssigned) this.lastError = error;
    if (this[kStandalone] && process.listenerCount('uncaughtException') > 0) {
      process.nextTick(() => {
        process.emit('uncaughtException', error);
        if (!this.closed) this.displayPrompt();
      });
      return;
    }
    this.output.write(`${describeError(this, error).replace(/\n?$/, '\n')}`);
  },

  _closed() {
    open.delete(this);
    if (this.terminal && this.editorMode) this.editorMode = false;
    if (this[kPending] !== null) {
      this._exitWaits = true;
      return;
    }
    process.nextTick(() => this.emit('exit'));
  },

  _interrupted() {
    const isEmpty = this.line.length === 0;
    this.clearLine();
    const wasEditing = this.editorMode;
    if (wasEditing) {
      this.editorMode = false;
      this.setPrompt(this[kInitialPrompt]);
    }
    if (this[kBuffered] === '' && isEmpty && !wasEditing) {
      if (this[kSawSigint]) {
        this.close();
        this[kSawSigint] = false;
        return;
      }
      this.output.write('(To exit, press Ctrl+C again or Ctrl+D or type .exit)\n');
      this[kSawSigint] = true;
    } else {
      this[kSawSigint] = false;
    }
    this.clearBufferedCommand();
    this.lines.level = [];
    this.displayPrompt();
  },

  // In the editor, Ctrl+D ends the text and the tabulator indents it.
  _ttyWrite(text, key = {}) {
    key ??= {};
    if (this.editorMode && key.ctrl && key.name === 'd') {
      this.editorMode = false;
      if (this.line !== '') this[kBuffered] += `${this.line}\n`;
      this.clearLine();
      this[kSawEnd] = true;
      const code = this[kBuffered];
      this[kBuffered] = '';
      this.setPrompt(this[kInitialPrompt]);
      if (code.trim() === '') this.displayPrompt();
      else this._evaluate(code, '');
      return;
    }
    if (this.editorMode && key.name === 'tab') {
      Interface.prototype._typed.call(this, '  ');
      return;
    }
    Interface.prototype._ttyWrite.call(this, text, key);
  },

  displayPrompt(preserveCursor) {
    const prompt = this.editorMode ? '' : this[kBuffered] === '' ? this[kInitialPrompt] : CONTINUATION;
    Interface.prototype.setPrompt.call(this, prompt);
    this.prompt(preserveCursor);
  },

  setPrompt(prompt) {
    this[kInitialPrompt] = prompt;
    Interface.prototype.setPrompt.call(this, prompt);
  },

  clearBufferedCommand() {
    this[kBuffered] = '';
  },

  createContext() {
    let context;
    if (this.useGlobal) {
      context = globalThis;
    } else {
      context = vm.createContext();
      copyGlobals(context);
      context.global = context;
      const { Console } = require('console');
      Object.defineProperty(context, 'console', {
        __proto__: null, configurable: true, writable: true, value: new Console(this.output),
      });
    }
    const { Module, makeRequire } = require('internal/modules/cjs');
    const module = new Module('<repl>');
    module.paths = [require('path').resolve('./node_modules'), ...module.paths ?? [],
      ...Module._nodeModulePaths(process.cwd()), ...Module.globalPaths];
    for (const [name, value] of [['module', module], ['require', makeRequire(module)]]) {
      Object.defineProperty(context, name, { __proto__: null, configurable: true, writable: true, value });
    }
    addBuiltins(context);
    return context;
  },

  resetContext() {
    this.context = this.createContext();
    this.underscoreAssigned = false;
    this.underscoreErrAssigned = false;
    this.lines = [];
    this.lines.level = [];
    this._addLast('_', 'last', 'underscoreAssigned');
    this._addLast('_error', 'lastError', 'underscoreErrAssigned');
    this.emit('reset', this.context);
  },

  // `_` is the last result, until the program makes it a variable of its own.
  _addLast(name, property, assigned) {
    const server = this;
    Object.defineProperty(this.context, name, {
      __proto__: null,
      configurable: true,
      get() { return server[property]; },
      set(value) {
        server[property] = value;
        if (!server[assigned]) {
          server[assigned] = true;
          server.output.write(`Expression assignment to ${name} now disabled.\n`);
        }
      },
    });
  },

  defineCommand(keyword, command) {
    if (typeof command === 'function') command = { action: command };
    else validateObject(command, 'command');
    validateFunction(command.action, 'cmd.action');
    this.commands[keyword] = command;
  },

  setupHistory(config, callback) {
    const { historyFile, setUpHistory } = require('internal/repl/history');
    let file;
    if (typeof config === 'string' || config === undefined || config === null) file = config;
    else ({ filePath: file, onHistoryFileLoaded: callback = callback } = config);
    if (config !== null && typeof config === 'object' && config.size !== undefined) this.historySize = config.size;
    if (typeof config === 'function') callback = config;
    callback ??= () => {};
    setUpHistory(this, typeof file === 'string' ? file.trim() : historyFile(), callback);
  },

  complete(line, callback) {
    const { complete, namesOf } = require('internal/repl/completion');
    const { context, useGlobal } = this;
    let result;
    try {
      result = complete(line, {
        commands: this.commands,
        evaluate: (text) => (useGlobal ? vm.runInThisContext(text) : vm.runInContext(text, context)),
        names: () => [namesOf(context), namesOf(globalThis)],
      });
    } catch (error) {
      callback(error);
      return;
    }
    callback(null, result);
  },

  completer(line, callback) {
    this.complete(line, callback);
  },
};

for (const key of Object.keys(methods)) {
  Object.defineProperty(REPLServer.prototype, key, {
    __proto__: null, value: methods[key], writable: true, configurable: true, enumerable: true,
  });
}
delete REPLServer.prototype.completer;

// The globals that are Node's, not the language's: those the new realm has itself.
function copyGlobals(context) {
  const known = new Set(vm.runInContext('Object.getOwnPropertyNames(globalThis)', context));
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (known.has(name) || name === 'globalThis' || name === 'global' || name === '_' || name === '_error') continue;
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
    if (descriptor.get !== undefined) {
      // Loaded when it is used, as in the main realm.
      descriptor.get = () => globalThis[name];
      descriptor.set = (value) => Object.defineProperty(context, name, {
        __proto__: null, value, writable: true, configurable: true, enumerable: descriptor.enumerable,
      });
    }
    Object.defineProperty(context, name, { __proto__: null, ...descriptor });
  }
}

function builtinNames() {
  return require('module').builtinModules.filter((id) => !id.startsWith('_') && !id.includes(':'));
}

// The builtin modules by their names, loaded when first touched.
function addBuiltins(context) {
  const { Module } = require('internal/modules/cjs');
  for (const name of builtinNames()) {
    if (name.includes('/') || Object.getOwnPropertyDescriptor(context, name) !== undefined) continue;
    const set = (value) => {
      Object.defineProperty(context, name, {
        __proto__: null, value, writable: true, configurable: true, enumerable: true,
      });
    };
    Object.defineProperty(context, name, {
      __proto__: null,
      configurable: true,
      enumerable: false,
      get() {
        const value = Module._load(name, null, false);
        Object.defineProperty(context, name, {
          __proto__: null, get: () => value, set, configurable: true, enumerable: false,
        });
        return value;
      },
      set,
    });
  }
}

// ------------------------------------------------------------- commands

function defineCommands(server) {
  const breakOff = {
    help: 'Sometimes you get stuck, this gets you out',
    action() {
      this.clearBufferedCommand();
      this.displayPrompt();
    },
  };
  server.defineCommand('break', breakOff);
  server.defineCommand('clear', {
    help: server.useGlobal ? 'Alias for .break' : 'Break, and also clear the local context',
    action() {
      this.clearBufferedCommand();
      if (!this.useGlobal) {
        this.output.write('Clearing context...\n');
        this.resetContext();
      }
      this.displayPrompt();
    },
  });
  server.defineCommand('exit', {
    help: 'Exit the REPL',
    action() { this.close(); },
  });
  server.defineCommand('help', {
    help: 'Print this help message',
    action() {
      const names = Object.keys(this.commands).sort();
      const width = Math.max(...names.map((name) => name.length));
      for (const name of names) {
        const { help } = this.commands[name];
        this.output.write(help ? `.${name}${' '.repeat(width - name.length + 3)}${help}\n` : `.${name}\n`);
      }
      this.output.write('\nPress Ctrl+C to abort current expression, Ctrl+D to exit the REPL\n');
      this.displayPrompt();
    },
  });
  server.defineCommand('save', {
    help: 'Save all evaluated commands in this REPL session to a file',
    action(file) {
      try {
        if (file === '') {
          const error = makeError('TypeError', 'ERR_MISSING_ARGS', 'The "file" argument must be specified');
          this.output.write(`${error.message}\n`);
        } else {
          require('fs').writeFileSync(file, this.lines.join('\n'));
          this.output.write(`Session saved to: ${file}\n`);
        }
      } catch {
        this.output.write(`Failed to save: ${file}\n`);
      }
      this.displayPrompt();
    },
  });
  server.defineCommand('load', {
    help: 'Load JS from a file into the REPL session',
    action(file) {
      let text;
      try {
        if (file === '') {
          this.output.write('The "file" argument must be specified\n');
        } else if (require('fs').statSync(file).isFile()) {
          text = require('fs').readFileSync(file, 'utf8');
        } else {
          this.output.write(`Failed to load: ${file} is not a valid file\n`);
        }
      } catch {
        this.output.write(`Failed to load: ${file}\n`);
      }
      if (text === undefined) {
        this.displayPrompt();
        return;
      }
      this.lines.push(...text.split(/\r?\n/).filter(Boolean));
      this._evaluate(text.endsWith('\n') ? text : `${text}\n`, '');
    },
  });
  if (!server.terminal) return;
  server.defineCommand('editor', {
    help: 'Enter editor mode',
    action() {
      this.editorMode = true;
      Interface.prototype.setPrompt.call(this, '');
      this.output.write('// Entering editor mode (Ctrl+D to finish, Ctrl+C to cancel)\n');
      this.prompt();
    },
  });
}

function start(prompt, source, eval_, useGlobal, ignoreUndefined, replMode) {
  return new REPLServer(prompt, source, eval_, useGlobal, ignoreUndefined, replMode);
}

module.exports = {
  start,
  writer,
  REPLServer,
  REPL_MODE_SLOPPY,
  REPL_MODE_STRICT,
  Recoverable,
};

for (const [name, code] of [['builtinModules', 'DEP0191'], ['_builtinLibs', 'DEP0142']]) {
  let told = false;
  Object.defineProperty(module.exports, name, {
    __proto__: null,
    configurable: true,
    enumerable: name === 'builtinModules',
    get() {
      if (!told && process.execArgv.includes('--pending-deprecation')) {
        told = true;
        process.emitWarning(`repl.${name} is deprecated. Check module.builtinModules instead`, 'DeprecationWarning', code);
      }
      return builtinNames();
    },
    set() {},
  });
}

for (const [old, name] of [['inputStream', 'input'], ['outputStream', 'output']]) {
  Object.defineProperty(REPLServer.prototype, old, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      if (!deprecated && process.execArgv.includes('--pending-deprecation')) {
        deprecated = true;
        process.emitWarning('repl.inputStream and repl.outputStream are deprecated. Use repl.input and repl.output instead',
          'DeprecationWarning', 'DEP0141');
      }
      return this[name];
    },
    set(value) { this[name] = value; },
  });
}
let deprecated = false;
