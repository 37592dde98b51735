'use strict';

const { validateBoolean, validateNumber, validateObject } = require('internal/validators');

function getCallSites(frameCount = 10, options) {
  if (options === undefined) {
    if (typeof frameCount === 'object') {
      validateObject(frameCount, 'options');
      options = frameCount;
      frameCount = 10;
    } else {
      options = {};
    }
  }
  validateObject(options, 'options');
  if (options.sourceMap !== undefined) validateBoolean(options.sourceMap, 'options.sourceMap');
  validateNumber(frameCount, 'frameCount', 1, 200);
  return capture(Math.trunc(frameCount));
}

// The engine hands its call sites to `Error.prepareStackTrace` only.
function capture(frameCount) {
  const own = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  const limit = Error.stackTraceLimit;
  const holder = {};
  let sites = [];
  try {
    Object.defineProperty(Error, 'prepareStackTrace', {
      __proto__: null,
      configurable: true,
      writable: true,
      value(_, list) {
        sites = list;
        return '';
      },
    });
    Error.stackTraceLimit = frameCount;
    Error.captureStackTrace(holder, getCallSites);
    void holder.stack;
  } finally {
    Error.stackTraceLimit = limit;
    if (own === undefined) delete Error.prepareStackTrace;
    else Object.defineProperty(Error, 'prepareStackTrace', own);
  }
  return sites.map((site) => ({
    functionName: site.getFunctionName() ?? '',
    scriptId: '0',
    scriptName: site.getFileName() ?? '',
    lineNumber: site.getLineNumber() ?? 0,
    columnNumber: site.getColumnNumber() ?? 0,
    column: site.getColumnNumber() ?? 0,
  }));
}

exports.getCallSites = getCallSites;
