// What a terminal sends for a key, as the key: a sequence that begins with ESC is collected until it is whole.
'use strict';

const ESC = '\x1b';

// The names of the keys by the ends of their sequences, as xterm, gnome, rxvt, putty and the Linux console send them.
const names = { __proto__: null };
const shifted = new Set();
const controlled = new Set();

function name(key, ...codes) {
  for (const code of codes) names[code] = key;
}

name('f1', 'OP', '[P', '[11~', '[[A');
name('f2', 'OQ', '[Q', '[12~', '[[B');
name('f3', 'OR', '[R', '[13~', '[[C');
name('f4', 'OS', '[S', '[14~', '[[D');
name('f5', '[15~', '[[E');
name('f6', '[17~');
name('f7', '[18~');
name('f8', '[19~');
name('f9', '[20~');
name('f10', '[21~');
name('f11', '[23~');
name('f12', '[24~');
name('paste-start', '[200~');
name('paste-end', '[201~');
name('home', '[1~', '[7~', '[7$', '[7^');
name('insert', '[2~', '[2$', '[2^');
name('delete', '[3~', '[3$', '[3^');
name('end', '[4~', '[8~', '[8$', '[8^');
name('pageup', '[5~', '[[5~', '[5$', '[5^');
name('pagedown', '[6~', '[[6~', '[6$', '[6^');
name('tab', '[Z');
['up', 'down', 'right', 'left', 'clear', 'end', undefined, 'home'].forEach((key, i) => {
  if (key === undefined) return;
  const letter = 'ABCDEFGH'[i];
  name(key, `[${letter}`, `O${letter}`);
  if (i > 4) return;
  const small = letter.toLowerCase();
  name(key, `[${small}`, `O${small}`);
  shifted.add(`[${small}`);
  controlled.add(`O${small}`);
});
shifted.add('[Z');
for (const digit of '235678') {
  shifted.add(`[${digit}$`);
  controlled.add(`[${digit}^`);
}

/** Takes characters, and gives keys to `emit(text, key)`. */
class KeyParser {
  #emit;
  #pending = '';

  constructor(emit) {
    this.#emit = emit;
  }

  feed(character) {
    this.#pending += character;
    if (isWhole(this.#pending)) this.#flush();
  }

  /** Nothing follows: what was collected is all. */
  timeout() {
    if (this.#pending !== '') this.#flush();
  }

  #flush() {
    const sequence = this.#pending;
    this.#pending = '';
    const key = keyOf(sequence);
    const escaped = sequence[0] === ESC;
    if (key.name !== undefined || escaped) this.#emit(escaped ? undefined : sequence, key);
    else if (characterLength(sequence) === sequence.length) this.#emit(sequence, key);
  }
}

function isWhole(sequence) {
  if (sequence[0] !== ESC) return true;
  const rest = sequence.slice(escapes(sequence));
  // ESC ESC is followed by what the second one begins; a third is a key of its own.
  if (rest === '') return escapes(sequence) > 2;
  return !/^(?:O\d?|\[\[?(?:\d+(?:;\d*)?)?)$/.test(rest);
}

function escapes(sequence) {
  let count = 0;
  while (sequence[count] === ESC) count++;
  return count;
}

function keyOf(sequence) {
  const key = { sequence, name: undefined, ctrl: false, meta: false, shift: false };
  const count = Math.min(escapes(sequence), 2);
  const rest = sequence.slice(count);
  const escaped = count > 0;
  if (escaped && /^(?:O.|\[.)/s.test(rest)) return functionKey(key, rest);
  switch (rest) {
    case '\r': return Object.assign(key, { name: 'return', meta: escaped });
    case '\n': return Object.assign(key, { name: 'enter', meta: escaped });
    case '\t': return Object.assign(key, { name: 'tab', meta: escaped });
    case '\b': case '\x7f': return Object.assign(key, { name: 'backspace', meta: escaped });
    case ' ': return Object.assign(key, { name: 'space', meta: escaped });
    case '': case ESC: return Object.assign(key, { name: 'escape', meta: count > 1 || rest === '' });
  }
  if (!escaped && rest <= '\x1a') {
    key.name = String.fromCharCode(rest.charCodeAt(0) + 96);
    key.ctrl = true;
  } else if (/^[0-9A-Za-z]$/.test(rest)) {
    key.name = rest.toLowerCase();
    key.shift = /[A-Z]/.test(rest);
    key.meta = escaped;
  } else if (escaped) {
    key.meta = true;
  }
  return key;
}

function functionKey(key, rest) {
  let code = rest;
  let modifier = 0;
  let match = /^O(\d)(.)$/s.exec(rest);
  if (match !== null) {
    code = `O${match[2]}`;
    modifier = match[1] - 1;
  } else if ((match = /^(\[\[?)(?:(\d\d?)(?:;(\d))?([~^$])|(\d{3}~))$/.exec(rest)) !== null) {
    code = match[1] + (match[5] ?? match[2] + match[4]);
    modifier = (match[3] ?? 1) - 1;
  } else if ((match = /^(\[\[?)(?:(?:\d;)?(\d))?([A-Za-z])$/.exec(rest)) !== null) {
    code = match[1] + match[3];
    modifier = (match[2] ?? 1) - 1;
  }
  key.ctrl = Boolean(modifier & 4) || controlled.has(code);
  key.meta = Boolean(modifier & 10);
  key.shift = Boolean(modifier & 1) || shifted.has(code);
  key.code = code;
  key.name = names[code] ?? 'undefined';
  return key;
}

// How long the first character is in UTF-16.
function characterLength(text) {
  return text === '' ? 0 : text.codePointAt(0) > 0xFFFF ? 2 : 1;
}

const kDecoder = Symbol('keypress-decoder');
const kSawKeyPress = Symbol('saw-key-press');
const ESCAPE_TIMEOUT = 500;

/** Has `stream` emit `keypress` for what it reads, while somebody listens. */
function emitKeypressEvents(stream, iface = {}) {
  if (stream[kDecoder]) return;
  const { StringDecoder } = require('string_decoder');
  const decoder = stream[kDecoder] = new StringDecoder('utf8');
  const parser = new KeyParser((text, key) => stream.emit('keypress', text, key));
  let timer;

  function onData(input) {
    if (stream.listenerCount('keypress') === 0) {
      stream.removeListener('data', onData);
      stream.on('newListener', onNewListener);
      return;
    }
    const text = decoder.write(input);
    if (!text) return;
    clearTimeout(timer);
    iface[kSawKeyPress] = characterLength(text) === text.length;
    iface.isCompletionEnabled = false;
    let length = 0;
    for (const character of text) {
      length += character.length;
      // What is pasted is not completed at each of its tabs.
      if (length === text.length) iface.isCompletionEnabled = true;
      parser.feed(character);
      if (length === text.length && character === ESC)
        timer = setTimeout(() => parser.timeout(), iface.escapeCodeTimeout ?? ESCAPE_TIMEOUT);
    }
  }

  function onNewListener(event) {
    if (event !== 'keypress') return;
    stream.on('data', onData);
    stream.removeListener('newListener', onNewListener);
  }

  if (stream.listenerCount('keypress') > 0) stream.on('data', onData);
  else stream.on('newListener', onNewListener);
}

module.exports = { ESCAPE_TIMEOUT, characterLength, emitKeypressEvents, kSawKeyPress };
