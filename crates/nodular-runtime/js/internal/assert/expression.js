// The source text of the call that an assertion is about.
'use strict';

const native = binding('util');
const { sourceText } = require('internal/modules/cjs');

/** `assert.ok(x)`, as it stands in the source; `above` is the function that was called there. */
function callText(above) {
  const place = placeOf(above);
  if (place === undefined) return undefined;
  const source = sourceText(place.file);
  return source === undefined ? undefined : native.callText(source, place.line, place.column, above.name);
}

// Where the caller of `above` stands.
function placeOf(above) {
  const own = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  const limit = Error.stackTraceLimit;
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
    Error.stackTraceLimit = 1;
    const holder = {};
    Error.captureStackTrace(holder, above);
    void holder.stack;
  } finally {
    Error.stackTraceLimit = limit;
    if (own === undefined) delete Error.prepareStackTrace;
    else Object.defineProperty(Error, 'prepareStackTrace', own);
  }
  return place?.file ? place : undefined;
}

exports.callText = callText;
