// A line editor over any two streams: `nodular`'s own REPL and programs' prompts.
'use strict';

const EventEmitter = require('events');
const { AbortError, invalidValue, makeError } = require('internal/errors');
const {
  validateAbortSignal, validateArray, validateBoolean, validateNumber, validateString, validateUint32,
} = require('internal/validators');
const { clearScreenDown, cursorTo, moveCursor } = require('internal/readline/csi');
const { ESCAPE_TIMEOUT, characterLength, emitKeypressEvents, kSawKeyPress } = require('internal/readline/keys');

const HISTORY_SIZE = 30;
const CRLF_DELAY = 100;
const KILL_RING = 32;
const UNDO_STACK = 2048;
const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;

const kDecoder = Symbol('kDecoder');
const kKillRing = Symbol('kKillRing');
const kKillPosition = Symbol('kKillRingCursor');
const kLastKeyWasYank = Symbol('kYanking');
const kLineBuffer = Symbol('kLine_buffer');
const kOldPrompt = Symbol('kOldPrompt');
const kPreviousKey = Symbol('kPreviousKey');
const kPreviousRows = Symbol('kPrevRows');
const kPrompt = Symbol('kPrompt');
const kQuestion = Symbol('kQuestionCallback');
const kRejectQuestion = Symbol('kQuestionReject');
const kRedo = Symbol('kRedoStack');
const kSawReturnAt = Symbol('kSawReturnAt');
const kSearch = Symbol('kSubstringSearch');
const kUndo = Symbol('kUndoStack');
const kIterator = Symbol('kIterator');

function closedError() {
  return makeError('Error', 'ERR_USE_AFTER_CLOSE', 'readline was closed');
}

function Interface(input, output, completer, terminal) {
  if (!(this instanceof Interface)) return new Interface(input, output, completer, terminal);
  EventEmitter.call(this);
  setUp(this, input, output, completer, terminal);
}

Object.setPrototypeOf(Interface.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Interface, EventEmitter);

/** What the constructor does; classes that are built on this one call it themselves. */
function setUp(self, input, output, completer, terminal) {
  let options = { input, output, completer, terminal };
  if (input?.input) options = input;
  const {
    crlfDelay, escapeCodeTimeout = ESCAPE_TIMEOUT, history = [], prompt = '> ', removeHistoryDuplicates = false, signal,
    tabSize = 8,
  } = options;
  let { historySize = HISTORY_SIZE } = options;
  ({ input, output, completer, terminal } = options);

  if (signal) validateAbortSignal(signal, 'options.signal');
  validateUint32(tabSize, 'tabSize', true);
  if (!Number.isFinite(escapeCodeTimeout)) throw invalidValue('input.escapeCodeTimeout', escapeCodeTimeout);
  if (completer !== undefined && typeof completer !== 'function') throw invalidValue('completer', completer);
  validateArray(history, 'history');
  validateNumber(historySize, 'historySize', 0);
  if (terminal === undefined && output !== null && output !== undefined) terminal = output.isTTY;
  validateBoolean(removeHistoryDuplicates, 'removeHistoryDuplicates');

  self.terminal = Boolean(terminal);
  self.line = '';
  self.cursor = 0;
  self.input = input;
  self.output = output;
  self.closed = false;
  self.paused = false;
  self.isCompletionEnabled = true;
  self.escapeCodeTimeout = escapeCodeTimeout;
  self.tabSize = tabSize;
  self.crlfDelay = crlfDelay ? Math.max(CRLF_DELAY, crlfDelay) : CRLF_DELAY;
  self.completer = completer;
  self.history = history;
  self.historySize = historySize;
  self.historyIndex = -1;
  self.removeHistoryDuplicates = removeHistoryDuplicates;
  self[kSawKeyPress] = false;
  self[kPrompt] = `${prompt}`;
  self[kOldPrompt] = self[kPrompt];
  self[kQuestion] = null;
  self[kLineBuffer] = '';
  self[kSawReturnAt] = 0;
  self[kPreviousKey] = null;
  self[kPreviousRows] = 0;
  self[kSearch] = null;
  self[kUndo] = [];
  self[kRedo] = [];
  self[kKillRing] = [];
  self[kKillPosition] = 0;

  const onError = (error) => self.emit('error', error);
  input.on('error', onError);
  if (self.terminal) listenToKeys(self);
  else listenToText(self);
  self.once('close', () => input.removeListener('error', onError));

  if (signal) {
    const abort = () => self.close();
    if (signal.aborted) {
      process.nextTick(abort);
    } else {
      const disposable = EventEmitter.addAbortListener(signal, abort);
      self.once('close', () => disposable[Symbol.dispose]());
    }
  }
  input.resume();
}

function listenToText(self) {
  const { input } = self;
  const { StringDecoder } = require('string_decoder');
  self[kDecoder] = new StringDecoder('utf8');
  const onData = (data) => self._normalWrite(data);
  const onEnd = () => {
    if (self[kLineBuffer] !== '') {
      const line = self[kLineBuffer];
      self[kLineBuffer] = '';
      self._onLine(line);
    }
    self.close();
  };
  input.on('data', onData);
  input.on('end', onEnd);
  self.once('close', () => {
    input.removeListener('data', onData);
    input.removeListener('end', onEnd);
  });
}

function listenToKeys(self) {
  const { input, output } = self;
  emitKeypressEvents(input, self);
  const onKeypress = (text, key) => {
    self._ttyWrite(text, key);
    if (key?.sequence) {
      // Half of a surrogate pair moves the display by one: drawn again, all is in its place.
      const code = key.sequence.codePointAt(0);
      if (code >= 0xD800 && code <= 0xDFFF) self._refreshLine();
    }
  };
  const onEnd = () => {
    if (typeof self.line === 'string' && self.line.length > 0) self._onLine(self.line);
    self.close();
  };
  const onResize = () => self._refreshLine();
  input.on('keypress', onKeypress);
  input.on('end', onEnd);
  self._setRawMode(true);
  self.cursor = 0;
  const hasOutput = output !== null && output !== undefined;
  if (hasOutput) output.on('resize', onResize);
  self.once('close', () => {
    input.removeListener('keypress', onKeypress);
    input.removeListener('end', onEnd);
    if (hasOutput) output.removeListener('resize', onResize);
  });
}

const methods = {
  get columns() {
    return this.output?.columns || Infinity;
  },

  setPrompt(prompt) {
    this[kPrompt] = prompt;
  },

  getPrompt() {
    return this[kPrompt];
  },

  prompt(preserveCursor) {
    if (this.paused) this.resume();
    if (this.terminal && process.env.TERM !== 'dumb') {
      if (!preserveCursor) this.cursor = 0;
      this._refreshLine();
    } else {
      this._writeToOutput(this[kPrompt]);
    }
  },

  question(query, options, callback) {
    callback = typeof options === 'function' ? options : callback;
    if (options === null || typeof options !== 'object') options = {};
    const { signal } = options;
    if (signal) {
      validateAbortSignal(signal, 'options.signal');
      if (signal.aborted) return;
      const disposable = EventEmitter.addAbortListener(signal, () => this._questionCancel());
      if (typeof callback === 'function') {
        const answered = callback;
        callback = (answer) => {
          disposable[Symbol.dispose]();
          return answered(answer);
        };
      }
    }
    if (typeof callback === 'function') this._ask(query, callback);
  },

  _ask(query, callback) {
    if (this.closed) throw closedError();
    if (this[kQuestion]) {
      this.prompt();
      return;
    }
    this[kOldPrompt] = this[kPrompt];
    this.setPrompt(query);
    this[kQuestion] = callback;
    this.prompt();
  },

  _questionCancel() {
    if (!this[kQuestion]) return;
    this[kQuestion] = null;
    this.setPrompt(this[kOldPrompt]);
    this.clearLine();
  },

  _onLine(line) {
    const answered = this[kQuestion];
    if (answered) {
      this[kQuestion] = null;
      this.setPrompt(this[kOldPrompt]);
      answered(line);
    } else {
      this.emit('line', line);
    }
  },

  close() {
    if (this.closed) return;
    this.pause();
    if (this.terminal) this._setRawMode(false);
    this.closed = true;
    this.emit('close');
    this[kRejectQuestion]?.(new AbortError('Aborted with Ctrl+C'));
  },

  pause() {
    if (this.closed) throw closedError();
    if (this.paused) return this;
    this.input.pause();
    this.paused = true;
    this.emit('pause');
    return this;
  },

  resume() {
    if (this.closed) throw closedError();
    if (!this.paused) return this;
    this.input.resume();
    this.paused = false;
    this.emit('resume');
    return this;
  },

  write(data, key) {
    if (this.closed) throw closedError();
    if (this.paused) this.resume();
    if (this.terminal) this._ttyWrite(data, key);
    else this._normalWrite(data);
  },

  _setRawMode(mode) {
    const wasRaw = this.input.isRaw;
    if (typeof this.input.setRawMode === 'function') this.input.setRawMode(mode);
    return wasRaw;
  },

  _writeToOutput(text) {
    validateString(text, 'stringToWrite');
    if (this.output !== null && this.output !== undefined) this.output.write(text);
  },

  // Text of a stream that is no terminal: the lines of it are emitted, and its rest waits for what follows.
  _normalWrite(data) {
    if (data === undefined) return;
    let text = typeof data === 'string' && this[kDecoder] === undefined ? data : this[kDecoder].write(data);
    if (this[kSawReturnAt] > 0 && Date.now() - this[kSawReturnAt] <= this.crlfDelay && text !== '') {
      if (text.charCodeAt(0) === 10) text = text.slice(1);
      this[kSawReturnAt] = 0;
    } else if (text !== '') {
      this[kSawReturnAt] = 0;
    }
    if (text === '') return;
    const whole = this[kLineBuffer] + text;
    const lines = whole.split(LINE_END);
    this[kSawReturnAt] = whole.endsWith('\r') ? Date.now() : 0;
    this[kLineBuffer] = lines.pop();
    for (const line of lines) this._onLine(line);
  },

  // ------------------------------------------------------------- the screen

  _refreshLine() {
    const shown = this[kPrompt] + this.line;
    const end = this._getDisplayPos(shown);
    const place = this.getCursorPos();
    if (this[kPreviousRows] > 0) moveCursor(this.output, 0, -this[kPreviousRows]);
    cursorTo(this.output, 0);
    clearScreenDown(this.output);
    this._writeToOutput(this._decorate?.(shown) ?? shown);
    // At the edge the terminal waits with the next line until something is written on it.
    if (end.cols === 0) this._writeToOutput(' ');
    cursorTo(this.output, place.cols);
    const up = end.rows - place.rows;
    if (up > 0) moveCursor(this.output, 0, -up);
    this[kPreviousRows] = place.rows;
  },

  _getDisplayPos(text) {
    const { getStringWidth } = binding('util');
    const { columns } = this;
    let offset = 0;
    let rows = 0;
    for (const character of require('util').stripVTControlCharacters(text)) {
      if (character === '\n') {
        rows += Math.ceil(offset / columns) || 1;
        offset = 0;
      } else if (character === '\t') {
        offset += this.tabSize - offset % this.tabSize;
      } else {
        const width = character < '\x7f' ? Number(character >= ' ') : getStringWidth(character);
        // A wide character does not fit in the last column.
        if (width === 2 && (offset + 1) % columns === 0) offset++;
        offset += width;
      }
    }
    const cols = offset % columns;
    rows += (offset - cols) / columns;
    return { cols: Number.isNaN(cols) ? offset : cols, rows: Number.isNaN(rows) ? 0 : rows };
  },

  getCursorPos() {
    return this._getDisplayPos(this[kPrompt] + this.line.slice(0, this.cursor));
  },

  _moveCursor(by) {
    if (by === 0) return;
    const before = this.getCursorPos();
    this.cursor = Math.min(Math.max(this.cursor + by, 0), this.line.length);
    const after = this.getCursorPos();
    if (before.rows === after.rows) moveCursor(this.output, after.cols - before.cols, 0);
    else this._refreshLine();
  },

  clearLine() {
    this._moveCursor(Infinity);
    this._writeToOutput('\r\n');
    this.line = '';
    this.cursor = 0;
    this[kPreviousRows] = 0;
  },

  // ------------------------------------------------------------- editing

  _beforeEdit() {
    this[kUndo].push({ text: this.line, cursor: this.cursor });
    if (this[kUndo].length > UNDO_STACK) this[kUndo].shift();
  },

  // Replaces the text between the two places, and draws the line.
  _replace(from, to, text = '') {
    this._beforeEdit();
    this.line = this.line.slice(0, from) + text + this.line.slice(to);
    this.cursor = from + text.length;
    this._refreshLine();
  },

  _insertString(text) {
    this._beforeEdit();
    const atEnd = this.cursor === this.line.length;
    this.line = this.line.slice(0, this.cursor) + text + this.line.slice(this.cursor);
    this.cursor += text.length;
    const isSimple = atEnd && this._decorate === undefined && this.getCursorPos().cols !== 0;
    if (isSimple && !text.includes('\n')) this._writeToOutput(text);
    else this._refreshLine();
  },

  _line() {
    const line = this._addHistory();
    this[kUndo] = [];
    this[kRedo] = [];
    this.clearLine();
    this._onLine(line);
  },

  _deleteLeft() {
    if (this.cursor === 0 || this.line === '') return;
    this._replace(this.cursor - lengthBefore(this.line, this.cursor), this.cursor);
  },

  _deleteRight() {
    if (this.cursor === this.line.length) return;
    this._replace(this.cursor, this.cursor + characterLength(this.line.slice(this.cursor)));
  },

  _wordStart() {
    const leading = [...this.line.slice(0, this.cursor)].reverse().join('');
    return this.cursor - /^\s*(?:[^\w\s]+|\w+)?/.exec(leading)[0].length;
  },

  _wordEnd() {
    return this.cursor + /^(?:\s+|[^\w\s]+|\w+)\s*/.exec(this.line.slice(this.cursor))[0].length;
  },

  _wordLeft() {
    if (this.cursor > 0) this._moveCursor(this._wordStart() - this.cursor);
  },

  _wordRight() {
    if (this.cursor < this.line.length) this._moveCursor(this._wordEnd() - this.cursor);
  },

  _deleteWordLeft() {
    if (this.cursor > 0) this._replace(this._wordStart(), this.cursor);
  },

  _deleteWordRight() {
    if (this.cursor < this.line.length) {
      const from = this.cursor;
      this._replace(from, this._wordEnd());
    }
  },

  _kill(from, to) {
    const text = this.line.slice(from, to);
    if (text !== '' && text !== this[kKillRing][0]) {
      this[kKillRing].unshift(text);
      this[kKillPosition] = 0;
      this[kKillRing].length = Math.min(this[kKillRing].length, KILL_RING);
    }
    this._replace(from, to);
  },

  _deleteLineLeft() { this._kill(0, this.cursor); },
  _deleteLineRight() { this._kill(this.cursor, this.line.length); },

  _yank() {
    if (this[kKillRing].length === 0) return;
    this[kLastKeyWasYank] = true;
    this._insertString(this[kKillRing][this[kKillPosition]]);
  },

  _yankPop() {
    if (!this[kLastKeyWasYank] || this[kKillRing].length < 2) return;
    const { length } = this[kKillRing][this[kKillPosition]];
    this[kKillPosition] = (this[kKillPosition] + 1) % this[kKillRing].length;
    this._replace(this.cursor - length, this.cursor, this[kKillRing][this[kKillPosition]]);
  },

  _undoOrRedo(from, to) {
    const entry = from.pop();
    if (entry === undefined) return;
    to.push({ text: this.line, cursor: this.cursor });
    this.line = entry.text;
    this.cursor = entry.cursor;
    this._refreshLine();
  },

  // ------------------------------------------------------------- history

  _addHistory() {
    const { line } = this;
    if (line.length === 0) return '';
    if (this.history === undefined || this.historySize === 0 || line.trim().length === 0) return line;
    if (this.history.length === 0 || this.history[0] !== line) {
      if (this.removeHistoryDuplicates) {
        const known = this.history.indexOf(line);
        if (known !== -1) this.history.splice(known, 1);
      }
      this.history.unshift(line);
      if (this.history.length > this.historySize) this.history.length = this.historySize;
    }
    this.historyIndex = -1;
    // A listener may keep secrets out of it.
    const [added] = this.history;
    this.emit('history', this.history);
    return added;
  },

  _historyStep(by) {
    if (this.history === undefined || (by < 0 && this.historyIndex < 0)) return;
    const search = this[kSearch] ?? '';
    let index = this.historyIndex + by;
    while (index >= 0 && index < this.history.length &&
           (!this.history[index].startsWith(search) || this.line === this.history[index])) index += by;
    if (by > 0 && index >= this.history.length) return;
    this._beforeEdit();
    this.historyIndex = index;
    this.line = index < 0 ? search : this.history[index];
    this.cursor = this.line.length;
    this._refreshLine();
  },

  _historyPrev() { this._historyStep(1); },
  _historyNext() { this._historyStep(-1); },

  // ------------------------------------------------------------- completion

  _tabComplete(again) {
    this.pause();
    const before = this.line.slice(0, this.cursor);
    const done = (error, value) => {
      if (this.closed) return;
      this.resume();
      if (error) {
        this._writeToOutput(`Tab completion error: ${require('util').inspect(error)}`);
        return;
      }
      this._showCompletions(again, value);
    };
    if (this.completer.length === 2) {
      this.completer(before, done);
      return;
    }
    let value;
    try {
      value = this.completer(before);
    } catch (error) {
      done(error);
      return;
    }
    if (typeof value?.then === 'function') value.then((found) => done(null, found), done);
    else done(null, value);
  },

  _showCompletions(again, value) {
    const [completions, completeOn] = value ?? [];
    if (!completions || completions.length === 0) return;
    const prefix = commonPrefix(completions.filter((one) => one !== ''));
    if (prefix.startsWith(completeOn) && prefix.length > completeOn.length) {
      this._insertString(prefix.slice(completeOn.length));
      return;
    }
    if (!completeOn.startsWith(prefix)) {
      this._replace(this.cursor - completeOn.length, this.cursor, prefix);
      return;
    }
    if (!again) return;
    this._writeToOutput(`\r\n${this._inColumns(completions)}`);
    this[kPreviousRows] = 0;
    this._refreshLine();
  },

  // The completions side by side; an empty one ends a group.
  _inColumns(completions) {
    const { getStringWidth } = binding('util');
    const widths = completions.map((one) => getStringWidth(one));
    const width = Math.max(...widths) + 2;
    let perLine = Math.floor(this.columns / width) || 1;
    if (perLine === Infinity) perLine = 1;
    let text = '';
    let inLine = 0;
    let padding = 0;
    completions.forEach((one, i) => {
      if (one === '') {
        text += '\r\n';
        if (inLine > 0) text += '\r\n';
        inLine = 0;
        padding = 0;
        return;
      }
      if (inLine === perLine) {
        text += '\r\n';
        inLine = 0;
        padding = 0;
      }
      text += `${' '.repeat(padding)}${one}`;
      padding = width - widths[i];
      inLine++;
    });
    return inLine > 0 ? `${text}\r\n\r\n` : text;
  },

  // ------------------------------------------------------------- keys

  _ttyWrite(text, key = {}) {
    const previous = this[kPreviousKey];
    key ??= {};
    this[kPreviousKey] = key;
    if (!key.meta || key.name !== 'y') this[kLastKeyWasYank] = false;
    // Going through the history keeps to entries that begin as the line did.
    if ((key.name === 'up' || key.name === 'down') && !key.ctrl && !key.meta && !key.shift) {
      if (this[kSearch] === null && this.history?.length) this[kSearch] = this.line.slice(0, this.cursor);
    } else if (!(key.ctrl && (key.name === 'p' || key.name === 'n'))) {
      if (this[kSearch] !== null) {
        this[kSearch] = null;
        if (this.history?.length === this.historyIndex) this.historyIndex = -1;
      }
    }

    if (typeof key.sequence === 'string') {
      if (key.sequence.codePointAt(0) === 0x1f) return this._undoOrRedo(this[kUndo], this[kRedo]);
      if (key.sequence.codePointAt(0) === 0x1e) return this._undoOrRedo(this[kRedo], this[kUndo]);
    }
    // A plain escape does nothing.
    if (key.name === 'escape') return;
    if (key.ctrl && key.shift) {
      if (key.name === 'backspace') this._deleteLineLeft();
      else if (key.name === 'delete') this._deleteLineRight();
    } else if (key.ctrl) {
      this._controlKey(key);
    } else if (key.meta) {
      this._metaKey(key);
    } else {
      this._plainKey(text, key, previous);
    }
  },

  _controlKey(key) {
    switch (key.name) {
      case 'c':
        if (this.listenerCount('SIGINT') > 0) this.emit('SIGINT');
        else this.close();
        break;
      case 'h': this._deleteLeft(); break;
      case 'd':
        if (this.cursor === 0 && this.line === '') this.close();
        else if (this.cursor < this.line.length) this._deleteRight();
        break;
      case 'u': this._deleteLineLeft(); break;
      case 'k': this._deleteLineRight(); break;
      case 'a': this._moveCursor(-Infinity); break;
      case 'e': this._moveCursor(Infinity); break;
      case 'b': this._moveCursor(-lengthBefore(this.line, this.cursor)); break;
      case 'f': this._moveCursor(characterLength(this.line.slice(this.cursor))); break;
      case 'l':
        cursorTo(this.output, 0, 0);
        clearScreenDown(this.output);
        this[kPreviousRows] = 0;
        this._refreshLine();
        break;
      case 'n': this._historyNext(); break;
      case 'p': this._historyPrev(); break;
      case 'y': this._yank(); break;
      case 'z': this._suspend(); break;
      case 'w': case 'backspace': this._deleteWordLeft(); break;
      case 'delete': this._deleteWordRight(); break;
      case 'left': this._wordLeft(); break;
      case 'right': this._wordRight(); break;
    }
  },

  _suspend() {
    if (process.platform === 'win32') return;
    if (this.listenerCount('SIGTSTP') > 0) {
      this.emit('SIGTSTP');
      return;
    }
    process.once('SIGCONT', () => {
      if (!this.paused) {
        this.pause();
        this.emit('SIGCONT');
      }
      this._setRawMode(true);
      this._refreshLine();
    });
    this._setRawMode(false);
    process.kill(process.pid, 'SIGTSTP');
  },

  _metaKey(key) {
    switch (key.name) {
      case 'b': case 'left': this._wordLeft(); break;
      case 'f': case 'right': this._wordRight(); break;
      case 'd': case 'delete': this._deleteWordRight(); break;
      case 'backspace': this._deleteWordLeft(); break;
      case 'y': this._yankPop(); break;
    }
  },

  _plainKey(text, key, previous) {
    // A carriage return and the line feed right behind it are one end of a line.
    if (this[kSawReturnAt] && key.name !== 'enter') this[kSawReturnAt] = 0;
    switch (key.name) {
      case 'return':
        this[kSawReturnAt] = Date.now();
        this._line();
        break;
      case 'enter':
        if (this[kSawReturnAt] === 0 || Date.now() - this[kSawReturnAt] > this.crlfDelay) this._line();
        this[kSawReturnAt] = 0;
        break;
      case 'backspace': this._deleteLeft(); break;
      case 'delete': this._deleteRight(); break;
      case 'left': this._moveCursor(-lengthBefore(this.line, this.cursor)); break;
      case 'right': this._moveCursor(characterLength(this.line.slice(this.cursor))); break;
      case 'home': this._moveCursor(-Infinity); break;
      case 'end': this._moveCursor(Infinity); break;
      case 'up': this._historyPrev(); break;
      case 'down': this._historyNext(); break;
      case 'tab':
        if (typeof this.completer === 'function' && this.isCompletionEnabled) {
          this._tabComplete(previous?.name === 'tab');
          break;
        }
        this._typed(text);
        break;
      default:
        this._typed(text);
    }
  },

  // Text, which may have several lines when it is pasted or written by the program.
  _typed(text) {
    if (ArrayBuffer.isView(text)) text = Buffer.from(text).toString('utf8');
    if (typeof text !== 'string' || text === '') return;
    const parts = text.split(LINE_END);
    parts.forEach((part, i) => {
      if (i > 0) this._line();
      if (part !== '') this._insertString(part);
    });
    // What follows a carriage return that ends the text.
    if (text.endsWith('\r')) this[kSawReturnAt] = Date.now();
  },

  [Symbol.asyncIterator]() {
    this[kIterator] ??= lines(this);
    return this[kIterator];
  },

  [Symbol.dispose]() {
    this.close();
  },
};

for (const key of Reflect.ownKeys(methods)) {
  const descriptor = Object.getOwnPropertyDescriptor(methods, key);
  Object.defineProperty(Interface.prototype, key, { ...descriptor, enumerable: typeof key === 'string' });
}

Object.defineProperty(Interface.prototype.question, Symbol.for('nodejs.util.promisify.custom'), {
  __proto__: null,
  enumerable: true,
  value: function question(query, options) {
    if (options === null || typeof options !== 'object') options = {};
    if (options.signal?.aborted)
      return Promise.reject(new AbortError(undefined, { cause: options.signal.reason }));
    return new Promise((resolve, reject) => {
      let answered = resolve;
      if (options.signal) {
        const disposable = EventEmitter.addAbortListener(options.signal, () =>
          reject(new AbortError(undefined, { cause: options.signal.reason })));
        answered = (answer) => {
          disposable[Symbol.dispose]();
          resolve(answer);
        };
      }
      this.question(query, options, answered);
    });
  },
});

// Few enough lines wait that a fast input does not fill the memory.
const MOST_WAITING = 1024;

function lines(self) {
  const waiting = [];
  const readers = [];
  let ended = self.closed;
  let failure = null;
  let paused = false;

  const end = () => {
    ended = true;
    for (const { resolve } of readers.splice(0)) resolve({ value: undefined, done: true });
  };
  const onLine = (line) => {
    if (readers.length > 0) {
      readers.shift().resolve({ value: line, done: false });
      return;
    }
    waiting.push(line);
    if (waiting.length > MOST_WAITING && !paused && !self.closed) {
      paused = true;
      self.pause();
    }
  };
  const onError = (error) => {
    if (readers.length > 0) readers.shift().reject(error);
    else failure = error;
    stop();
  };
  const stop = () => {
    self.removeListener('line', onLine);
    self.removeListener('error', onError);
    self.removeListener('close', end);
    end();
  };
  self.on('line', onLine);
  self.on('error', onError);
  self.on('close', end);

  return {
    __proto__: Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype),
    next() {
      if (waiting.length > 0) {
        const value = waiting.shift();
        if (paused && waiting.length === 0 && !self.closed) {
          paused = false;
          self.resume();
        }
        return Promise.resolve({ value, done: false });
      }
      if (failure !== null) {
        const error = failure;
        failure = null;
        return Promise.reject(error);
      }
      if (ended) return Promise.resolve({ value: undefined, done: true });
      return new Promise((resolve, reject) => readers.push({ resolve, reject }));
    },
    return() {
      stop();
      waiting.length = 0;
      if (!self.closed) self.close();
      return Promise.resolve({ value: undefined, done: true });
    },
    throw(error) {
      onError(error);
      if (!self.closed) self.close();
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() { return this; },
  };
}

function lengthBefore(text, index) {
  if (index <= 0) return 0;
  const code = text.charCodeAt(index - 1);
  const isPair = code >= 0xDC00 && code <= 0xDFFF && index > 1 && text.codePointAt(index - 2) > 0xFFFF;
  return isPair ? 2 : 1;
}

function commonPrefix(texts) {
  if (texts.length === 0) return '';
  const sorted = texts.slice().sort();
  const [first] = sorted;
  const last = sorted[sorted.length - 1];
  let length = 0;
  while (length < first.length && first[length] === last[length]) length++;
  return first.slice(0, length);
}

module.exports = {
  Interface, closedError, commonPrefix, kRejectQuestion, setUp,
};
