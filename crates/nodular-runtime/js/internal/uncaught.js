// What Node prints of an error that ends the program.
'use strict';

const { isOn } = require('internal/options');

/** The source line with a caret, the error, and the version. */
function describeUncaught(error) {
  const { inspect } = require('internal/util/inspect');
  const isObject = (typeof error === 'object' && error !== null) || typeof error === 'function';
  const place = isObject ? placeOf(error) : undefined;
  let text = place ?? '';
  const hasStack = error instanceof Error || (isObject && typeof error.stack === 'string');
  if (hasStack) {
    text += `${place === undefined ? '' : '\n'}${describe(error, inspect)}\n`;
  } else {
    const shown = typeof error === 'string' ? error : inspect(error);
    text += place === undefined ? `Uncaught:\n${inspect(error)}\n` : `${shown}\n`;
    if (!isOn('trace-uncaught')) {
      const name = require('path').basename(require('process').argv0 || 'node', '.exe');
      text += `(Use \`${name} --trace-uncaught ...\` to show where the exception was thrown)\n`;
    }
  }
  return `${text}\nNode.js ${require('process').version}\n`;
}

function describe(error, inspect) {
  try {
    return inspect(error);
  } catch {
    // What it shows of itself is broken.
    return String(error.stack);
  }
}

// `file:line`, the line, and a caret below the column.
function placeOf(error) {
  const frame = /\n\s+at (?:.*\()?((?:\/|file:).*):(\d+):(\d+)\)?/.exec(String(error?.stack));
  if (frame === null) return undefined;
  const [, file, line, column] = frame;
  const source = require('internal/modules/cjs').sourceLine(file, Number(line));
  if (source === undefined) return undefined;
  return `${file}:${line}\n${source}\n${' '.repeat(Math.max(0, column - 1))}^\n`;
}

exports.describeUncaught = describeUncaught;
