// The source text of the call that an assertion is about.
'use strict';

const { sourceLine } = require('internal/modules/cjs');

/** `assert.ok(x)`, as it stands in the source; `above` is the function that was called there. */
function callText(above) {
  const place = placeOf(above);
  if (place === undefined) return undefined;
  const { file, line, column } = place;
  let first = sourceLine(file, line);
  if (first === undefined) return undefined;
  const start = startOf(first, column - 1);
  let text = first.slice(start);
  // The call may go on over some lines.
  for (let next = line; ; next++) {
    const end = endOf(text);
    if (end !== undefined) return text.slice(0, end);
    first = sourceLine(file, next + 1);
    if (first === undefined || next > line + 200) return undefined;
    text += `\n${first}`;
  }
}

// Where the caller of `above` stands.
function placeOf(above) {
  const own = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  const limit = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
  let place;
  try {
    Object.defineProperty(Error, 'prepareStackTrace', {
      __proto__: null,
      configurable: true,
      writable: true,
      value(_, [site]) {
        place = site && { file: site.getFileName(), line: site.getLineNumber(), column: site.getColumnNumber() };
        return '';
      },
    });
    if (limit?.writable) Error.stackTraceLimit = 1;
    const holder = {};
    Error.captureStackTrace(holder, above);
    void holder.stack;
  } finally {
    if (limit?.writable) Error.stackTraceLimit = limit.value;
    if (own === undefined) delete Error.prepareStackTrace;
    else Object.defineProperty(Error, 'prepareStackTrace', own);
  }
  return place?.file ? place : undefined;
}

// The engine's column is within the expression that is called: names, dots and brackets before it belong to it.
function startOf(line, column) {
  let at = Math.min(column, line.length);
  let depth = 0;
  while (at > 0) {
    const before = line[at - 1];
    if (before === ']' || before === ')') depth++;
    else if (before === '[' || before === '(') {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0 && !/[\w$.?]/.test(before)) {
      break;
    }
    at--;
  }
  return at;
}

// The place behind the bracket that closes the first call; nothing if the text ends before.
function endOf(text) {
  let depth = 0;
  let opened = false;
  let last = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      const end = text[at + 1] === '/' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2) + 1;
      if (end <= 0) return undefined;
      at = end;
      continue;
    }
    if (char === '"' || char === "'" || char === '`' || (char === '/' && !/[\w$)\]]/.test(last))) {
      const end = endOfText(text, at);
      if (end === undefined) return undefined;
      at = end;
    } else if (char === '(' || char === '[' || char === '{') {
      if (char === '(' && depth === 0) opened = true;
      depth++;
    } else if (char === ')' || char === ']' || char === '}') {
      depth--;
      if (depth === 0 && opened && char === ')') return at + 1;
      if (depth < 0) return undefined;
    }
    if (!/\s/.test(char)) last = char;
  }
  return undefined;
}

// The place of the quote that ends a string, or the slash that ends a regular expression.
function endOfText(text, start) {
  const quote = text[start];
  let inClass = false;
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (quote === '/' && char === '[') inClass = true;
    else if (quote === '/' && char === ']') inClass = false;
    else if (char === quote && !inClass) return at;
  }
  return undefined;
}

exports.callText = callText;
