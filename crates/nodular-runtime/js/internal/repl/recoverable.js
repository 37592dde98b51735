// Whether a piece of a program is only not finished yet.
'use strict';

const native = binding('vm');

/** A syntax error that goes away when more lines follow. */
class Recoverable extends SyntaxError {
  constructor(err) {
    super();
    this.err = err;
  }
}

/** `error` is the engine's about `code`: it complains at the very end, or of what was never closed. */
function isRecoverable(error, code) {
  const place = /^ *at (?:.* \()?.*?:(\d+):(\d+)\)?$/m.exec(String(error?.stack));
  if (error?.name !== 'SyntaxError' || place === null) return false;
  const lines = code.split('\n');
  const [line, column] = [Number(place[1]), Number(place[2])];
  if (/end of comment/.test(error.message)) return true;
  if (/end of string/.test(error.message)) {
    const opened = lines[line - 1]?.[column - 1];
    return opened === '`' || lines[lines.length - 2]?.endsWith('\\');
  }
  if (/after throw|^return not/.test(error.message)) return false;
  // The text ends with the end of its last line.
  return line >= lines.length && column <= 1;
}

/** The syntax error of `code`, or undefined. */
function syntaxErrorOf(code, file) {
  try {
    native.check(code, file, 1);
    return undefined;
  } catch (error) {
    return error;
  }
}

module.exports = { Recoverable, isRecoverable, syntaxErrorOf };
