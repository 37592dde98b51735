'use strict';

const { inspect } = require('internal/util/inspect');
const { validateObject } = require('internal/validators');
const { describeDifference, headers, isObject, refreshColors, show } = require('internal/assert/diff');

// Texts of one of the values that are not longer are shown whole.
const LONG = 512;

const showsDifference = new Set(['deepStrictEqual', 'strictEqual', 'partialDeepStrictEqual']);

function describe({ actual, expected, operator, diff }) {
  refreshColors();
  if (showsDifference.has(operator)) {
    if (isError(actual) && isError(expected)) {
      actual = withoutStack(actual);
      expected = withoutStack(expected);
    }
    return describeDifference(actual, expected, operator, undefined, diff);
  }
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') return describeSame(actual, operator, diff);
  let text = show(actual);
  let other = show(expected);
  const isFull = diff === 'full';
  if (operator === 'notDeepEqual' && text === other) {
    text = `${headers.notDeepEqual}\n\n${text}`;
    return text.length > 1024 && !isFull ? `${text.slice(0, 1021)}...` : text;
  }
  if (text.length > LONG && !isFull) text = `${text.slice(0, 509)}...`;
  if (other.length > LONG && !isFull) other = `${other.slice(0, 509)}...`;
  if (operator === 'deepEqual') return `${headers.deepEqual}\n\n${text}\n\nshould loosely deep-equal\n\n${other}`;
  if (operator === 'notDeepEqual')
    return `${headers.notDeepEqualUnequal}\n\n${text}\n\nshould not loosely deep-equal\n\n${other}`;
  return `${text} ${operator} ${other}`;
}

// Values that should differ and do not: one of them is enough.
function describeSame(actual, operator, diff) {
  const header = operator === 'notStrictEqual' && (isObject(actual) || typeof actual === 'function') ?
    headers.notStrictEqualObject : headers[operator];
  const lines = show(actual).split('\n');
  if (lines.length > 50 && diff !== 'full') lines.splice(46, Infinity, '...');
  if (lines.length === 1) return `${header}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`;
  return `${header}\n\n${lines.join('\n')}\n`;
}

function isError(value) {
  return isObject(value) && 'stack' in value && value instanceof Error;
}

// The same error, whose stack would only be in the way.
function withoutStack(error) {
  const copy = Object.create(Object.getPrototypeOf(error));
  for (const key of Object.keys(error)) copy[key] = error[key];
  Object.defineProperty(copy, 'message', { __proto__: null, value: error.message });
  if (Object.hasOwn(error, 'cause')) {
    const cause = isError(error.cause) ? withoutStack(error.cause) : error.cause;
    Object.defineProperty(copy, 'cause', { __proto__: null, value: cause });
  }
  return copy;
}

function canLimit() {
  const limit = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
  return limit !== undefined && (limit.writable || limit.set !== undefined);
}

class AssertionError extends Error {
  constructor(options) {
    validateObject(options, 'options');
    const { message, operator, stackStartFn, details, stackStartFunction, diff = 'simple' } = options;
    const { actual, expected } = options;
    const limit = Error.stackTraceLimit;
    // The stack is made below, where the name has the code.
    if (canLimit()) Error.stackTraceLimit = 0;
    let text;
    if (message == null) {
      text = describe({ actual, expected, operator, diff });
    } else if (showsDifference.has(operator)) {
      refreshColors();
      text = describeDifference(actual, expected, operator, message, diff);
    } else {
      text = String(message);
    }
    super(text);
    if (canLimit()) Error.stackTraceLimit = limit;
    this.generatedMessage = !message;
    Object.defineProperty(this, 'name', {
      __proto__: null, value: 'AssertionError [ERR_ASSERTION]', enumerable: false, writable: true, configurable: true,
    });
    this.code = 'ERR_ASSERTION';
    if (details) {
      this.actual = undefined;
      this.expected = undefined;
      this.operator = undefined;
      for (const [index, detail] of details.entries()) {
        this[`message ${index}`] = detail.message;
        this[`actual ${index}`] = detail.actual;
        this[`expected ${index}`] = detail.expected;
        this[`operator ${index}`] = detail.operator;
        this[`stack trace ${index}`] = detail.stack;
      }
    } else {
      this.actual = isError(actual) && isError(expected) && message == null ? withoutStack(actual) : actual;
      this.expected = isError(actual) && isError(expected) && message == null ? withoutStack(expected) : expected;
      this.operator = operator;
    }
    Error.captureStackTrace(this, stackStartFn || stackStartFunction || AssertionError);
    void this.stack;
    this.name = 'AssertionError';
    this.diff = diff;
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [inspect.custom](depth, options) {
    const { actual, expected } = this;
    if (typeof actual === 'string') this.actual = shortened(actual);
    if (typeof expected === 'string') this.expected = shortened(expected);
    try {
      return inspect(this, { ...options, customInspect: false, depth: 0 });
    } finally {
      this.actual = actual;
      this.expected = expected;
    }
  }
}

// At most ten lines; of long text all but its end, which is what Node cuts off.
function shortened(text) {
  const lines = text.split('\n', 11);
  if (lines.length > 10) return `${lines.slice(0, 10).join('\n')}\n...`;
  return text.length > LONG ? `${text.slice(0, -LONG)}...` : text;
}

module.exports = AssertionError;
