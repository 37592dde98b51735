// Messages for those who set `NODE_DEBUG`.
'use strict';

const native = binding('util');
const { formatWithOptions, formatGiven } = require('internal/util/inspect');

const loggers = new Map();

function isEnabled(section) {
  return native.isDebugged(process.env.NODE_DEBUG ?? '', section);
}

function write(section, args) {
  const colors = process.stderr.hasColors?.() ?? false;
  const text = formatGiven({ colors }, args);
  const coloredPid = colors ? `\u001b[33m${process.pid}\u001b[39m` : process.pid;
  process.stderr.write(formatWithOptions({}, '%s %s: %s\n', section, coloredPid, text));
}

/** `onEnabled` is given a quicker logger at the first message. */
function debuglog(section, onEnabled) {
  section = section.toUpperCase();
  let enabled;
  let log = (...args) => {
    if (test()) {
      if (typeof onEnabled === 'function') onEnabled(loggers.get(section));
      log = loggers.get(section);
      return log(...args);
    }
    log = () => {};
    if (typeof onEnabled === 'function') onEnabled(log);
  };
  const test = () => {
    if (enabled === undefined) {
      enabled = isEnabled(section);
      if (enabled && !loggers.has(section)) {
        if (section === 'HTTP') warnOfHttp();
        loggers.set(section, (...args) => write(section, args));
      }
    }
    return enabled;
  };
  const logger = (...args) => {
    log(...args);
  };
  Object.defineProperty(logger, 'enabled', {
    __proto__: null, get() { return test(); }, configurable: true, enumerable: true,
  });
  return logger;
}

function warnOfHttp() {
  process.emitWarning("Setting the NODE_DEBUG environment variable to 'http' can expose sensitive " +
                      'data (such as passwords, tokens and authentication headers) in the resulting log.');
}

Object.assign(exports, { debug: debuglog, debuglog });
