// Escape sequences that move the cursor and clear what is on the screen.
'use strict';

const { invalidValue, makeError } = require('internal/errors');
const { validateFunction } = require('internal/validators');

const sequences = {
  clearLineToBeginning: '\x1b[1K',
  clearLineToEnd: '\x1b[0K',
  clearWholeLine: '\x1b[2K',
  clearScreenDown: '\x1b[0J',
};

function write(stream, data, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (stream === null || stream === undefined || data === '') {
    if (typeof callback === 'function') process.nextTick(callback, null);
    return true;
  }
  return stream.write(data, callback);
}

/** The sequence for a position; `y` may be left out. */
function position(x, y) {
  if (Number.isNaN(x)) throw invalidValue('x', x);
  if (Number.isNaN(y)) throw invalidValue('y', y);
  if (typeof x !== 'number')
    throw makeError('TypeError', 'ERR_INVALID_CURSOR_POS', 'Cannot set cursor row without setting its column');
  return typeof y === 'number' ? `\x1b[${y + 1};${x + 1}H` : `\x1b[${x + 1}G`;
}

function movement(dx, dy) {
  let data = '';
  if (dx < 0) data += `\x1b[${-dx}D`;
  else if (dx > 0) data += `\x1b[${dx}C`;
  if (dy < 0) data += `\x1b[${-dy}A`;
  else if (dy > 0) data += `\x1b[${dy}B`;
  return data;
}

function clearing(direction) {
  return direction < 0 ? sequences.clearLineToBeginning :
    direction > 0 ? sequences.clearLineToEnd : sequences.clearWholeLine;
}

function cursorTo(stream, x, y, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (typeof y === 'function') {
    callback = y;
    y = undefined;
  }
  if (Number.isNaN(x)) throw invalidValue('x', x);
  if (Number.isNaN(y)) throw invalidValue('y', y);
  if (stream == null || (typeof x !== 'number' && typeof y !== 'number')) {
    if (typeof callback === 'function') process.nextTick(callback, null);
    return true;
  }
  return write(stream, position(x, y), callback);
}

function moveCursor(stream, dx, dy, callback) {
  return write(stream, movement(dx, dy), callback);
}

function clearLine(stream, direction, callback) {
  return write(stream, clearing(direction), callback);
}

function clearScreenDown(stream, callback) {
  return write(stream, sequences.clearScreenDown, callback);
}

module.exports = {
  clearLine, clearScreenDown, clearing, cursorTo, moveCursor, movement, position, sequences,
};
