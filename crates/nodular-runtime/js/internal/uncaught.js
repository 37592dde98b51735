// What Node prints of an error that ends the program.
'use strict';


/** The source line with a caret, the error, and the version. */
function describeUncaught(error) {
  let text = '';
  const place = placeOf(error);
  if (place !== undefined) text += place;
  if (typeof error === 'object' && error !== null && typeof error.stack === 'string')
    text += require('internal/util/inspect').inspect(error);
  else
    text += `Uncaught:\n${require('internal/util/inspect').inspect(error)}\n(Use \`node --trace-uncaught ...\` to show where the exception was thrown)`;
  return `${text}\n\nNode.js ${require('process').version}\n`;
}

// `file:line`, the line, and a caret below the column.
function placeOf(error) {
  const frame = /\n\s+at (?:.*\()?((?:\/|file:).*):(\d+):(\d+)\)?/.exec(String(error?.stack));
  if (frame === null) return undefined;
  const [, file, line, column] = frame;
  const source = require('internal/modules/cjs').sourceLine(file, Number(line));
  if (source === undefined) return undefined;
  return `${file}:${line}\n${source}\n${' '.repeat(Math.max(0, column - 1))}^\n\n`;
}

exports.describeUncaught = describeUncaught;
