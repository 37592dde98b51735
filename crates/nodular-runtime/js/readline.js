'use strict';

const { clearLine, clearScreenDown, cursorTo, moveCursor } = require('internal/readline/csi');
const { emitKeypressEvents } = require('internal/readline/keys');
const { Interface } = require('internal/readline/interface');

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = {
  Interface,
  clearLine,
  clearScreenDown,
  createInterface,
  cursorTo,
  emitKeypressEvents: (stream, iface) => emitKeypressEvents(stream, iface),
  moveCursor,
  get promises() { return require('readline/promises'); },
};
