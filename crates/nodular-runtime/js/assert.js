'use strict';

const native = binding('util');
const { isError, invalidReturnValue, invalidType, invalidValue, makeError, missingArguments } =
  require('internal/errors');
const { validateFunction, validateOneOf } = require('internal/validators');
const { inspect, format } = require('internal/util/inspect');
const { isPromise, isRegExp } = binding('types');

const LOOSE = 0;
const STRICT = 1;
const ANY_PROTOTYPE = 2;
const PARTIAL = 3;

const kOptions = Symbol('options');

let AssertionErrorClass;
function assertionError(options) {
  AssertionErrorClass ??= require('internal/assert/assertion_error');
  return new AssertionErrorClass(options);
}

// `message` is the rest of the arguments: text with values for its places, an error, or a function that makes one.
function fail({ actual, expected, message, operator, above, diff }) {
  const error = assertionError({
    actual, expected, operator, diff, stackStartFn: above, message: ownMessage(message, actual, expected),
  });
  throw error;
}

function ownMessage(message, actual, expected) {
  if (message.length === 0) return undefined;
  const [first] = message;
  if (typeof first === 'string') return message.length > 1 ? format(...message) : first;
  if (isError(first)) throw first;
  if (typeof first === 'function') {
    const made = first(actual, expected);
    if (isError(made)) throw made;
    return typeof made === 'string' ? made : undefined;
  }
  throw makeError('TypeError', 'ERR_INVALID_ARG_TYPE',
                  `The "message" argument must be one of type string or function. Received ${received(first)}`);
}

function received(value) {
  const { message } = invalidType('x', 'x', value);
  return message.slice(message.indexOf('Received ') + 9);
}

function failOk(above, args) {
  const [value, ...message] = args;
  let text;
  let generated = false;
  if (args.length === 0) {
    text = 'No value argument passed to `assert.ok()`';
    generated = true;
  } else if (message[0] == null) {
    generated = true;
    const source = require('internal/assert/expression').callText(above);
    text = source === undefined ? 'The expression evaluated to a falsy value' :
      `The expression evaluated to a falsy value:\n\n  ${source}\n`;
  } else {
    text = ownMessage(message, value, true);
  }
  const error = assertionError({ actual: value, expected: true, message: text, operator: '==', stackStartFn: above });
  error.generatedMessage = generated;
  throw error;
}

function two(args) {
  if (args.length < 2) throw missingArguments('actual', 'expected');
}

function assert(...args) {
  if (!args[0]) failOk(assert, args);
}

function ok(...args) {
  if (!args[0]) failOk(ok, args);
}

const methods = {
  ok,

  fail(message) {
    if (isError(message)) throw message;
    const error = assertionError({
      message: message === undefined ? 'Failed' : message, operator: 'fail', stackStartFn: methods.fail,
      diff: this?.[kOptions]?.diff,
    });
    if (message === undefined) error.generatedMessage = true;
    throw error;
  },

  equal(actual, expected, ...message) {
    two(arguments);
    if (actual == expected || (Number.isNaN(actual) && Number.isNaN(expected))) return;
    fail({ actual, expected, message, operator: '==', above: methods.equal, diff: this?.[kOptions]?.diff });
  },

  notEqual(actual, expected, ...message) {
    two(arguments);
    if (actual != expected && !(Number.isNaN(actual) && Number.isNaN(expected))) return;
    fail({ actual, expected, message, operator: '!=', above: methods.notEqual, diff: this?.[kOptions]?.diff });
  },

  deepEqual(actual, expected, ...message) {
    two(arguments);
    if (native.deepEqual(actual, expected, LOOSE)) return;
    fail({ actual, expected, message, operator: 'deepEqual', above: methods.deepEqual, diff: this?.[kOptions]?.diff });
  },

  notDeepEqual(actual, expected, ...message) {
    two(arguments);
    if (!native.deepEqual(actual, expected, LOOSE)) return;
    fail({
      actual, expected, message, operator: 'notDeepEqual', above: methods.notDeepEqual, diff: this?.[kOptions]?.diff,
    });
  },

  deepStrictEqual(actual, expected, ...message) {
    two(arguments);
    if (native.deepEqual(actual, expected, strictness(this))) return;
    fail({
      actual, expected, message, operator: 'deepStrictEqual', above: methods.deepStrictEqual,
      diff: this?.[kOptions]?.diff,
    });
  },

  notDeepStrictEqual(actual, expected, ...message) {
    two(arguments);
    if (!native.deepEqual(actual, expected, strictness(this))) return;
    fail({
      actual, expected, message, operator: 'notDeepStrictEqual', above: methods.notDeepStrictEqual,
      diff: this?.[kOptions]?.diff,
    });
  },

  strictEqual(actual, expected, ...message) {
    two(arguments);
    if (Object.is(actual, expected)) return;
    fail({
      actual, expected, message, operator: 'strictEqual', above: methods.strictEqual, diff: this?.[kOptions]?.diff,
    });
  },

  notStrictEqual(actual, expected, ...message) {
    two(arguments);
    if (!Object.is(actual, expected)) return;
    fail({
      actual, expected, message, operator: 'notStrictEqual', above: methods.notStrictEqual,
      diff: this?.[kOptions]?.diff,
    });
  },

  partialDeepStrictEqual(actual, expected, ...message) {
    two(arguments);
    if (native.deepEqual(actual, expected, PARTIAL)) return;
    fail({
      actual, expected, message, operator: 'partialDeepStrictEqual', above: methods.partialDeepStrictEqual,
      diff: this?.[kOptions]?.diff,
    });
  },

  match(string, regexp, ...message) {
    checkMatch(string, regexp, message, methods.match, true);
  },

  doesNotMatch(string, regexp, ...message) {
    checkMatch(string, regexp, message, methods.doesNotMatch, false);
  },

  throws(fn, ...args) {
    expectError(methods.throws, thrownBy(fn), args);
  },

  async rejects(promiseFn, ...args) {
    expectError(methods.rejects, await rejectionOf(promiseFn), args);
  },

  doesNotThrow(fn, ...args) {
    expectNoError(methods.doesNotThrow, thrownBy(fn), args);
  },

  async doesNotReject(fn, ...args) {
    expectNoError(methods.doesNotReject, await rejectionOf(fn), args);
  },

  ifError(error) {
    if (error === null || error === undefined) return;
    let message = 'ifError got unwanted exception: ';
    if (typeof error === 'object' && typeof error.message === 'string')
      message += error.message.length === 0 && error.constructor ? error.constructor.name : error.message;
    else
      message += inspect(error);
    const unwanted = assertionError({
      actual: error, expected: null, operator: 'ifError', message, stackStartFn: methods.ifError,
      diff: this?.[kOptions]?.diff,
    });
    joinStacks(unwanted, error.stack);
    throw unwanted;
  },
};

// Frames of the original error follow those of the assertion, each once.
function joinStacks(error, original) {
  if (typeof original !== 'string') return;
  const start = original.indexOf('\n    at');
  if (start === -1) return;
  const frames = original.slice(start + 1).split('\n');
  let own = error.stack.split('\n');
  for (const frame of frames) {
    const at = own.indexOf(frame);
    if (at !== -1) {
      own = own.slice(0, at);
      break;
    }
  }
  error.stack = `${own.join('\n')}\n${frames.join('\n')}`;
}

function strictness(self) {
  return self?.[kOptions]?.skipPrototype ? ANY_PROTOTYPE : STRICT;
}

function checkMatch(string, regexp, message, above, wanted) {
  if (!isRegExp(regexp)) throw invalidType('regexp', 'RegExp', regexp);
  if (typeof string === 'string' && (RegExp.prototype.exec.call(regexp, string) !== null) === wanted) return;
  const own = ownMessage(message, string, regexp);
  const fault = wanted ? 'The input did not match the regular expression' :
    'The input was expected to not match the regular expression';
  const text = own ?? (typeof string !== 'string' ?
    `The "string" argument must be of type string. Received ${received(string)}` :
    `${fault} ${inspect(regexp)}. Input:\n\n${inspect(string)}\n`);
  const error = assertionError({
    actual: string, expected: regexp, message: text, operator: wanted ? 'match' : 'doesNotMatch', stackStartFn: above,
  });
  error.generatedMessage = own === undefined;
  throw error;
}

// Of what ran behind an `await` there is no caller any more: the assertion itself stays in the stack.
function start(above) {
  return above === methods.rejects || above === methods.doesNotReject ? assertionError : above;
}

const NOTHING = Symbol('nothing was thrown');

function thrownBy(fn) {
  validateFunction(fn, 'fn');
  try {
    fn();
  } catch (error) {
    return error;
  }
  return NOTHING;
}

function isThenable(value) {
  return isPromise(value) || (value !== null && typeof value === 'object' &&
    typeof value.then === 'function' && typeof value.catch === 'function');
}

async function rejectionOf(promiseFn) {
  let promise = promiseFn;
  if (typeof promiseFn === 'function') {
    promise = promiseFn();
    if (!isThenable(promise)) throw invalidReturnValue('instance of Promise', 'promiseFn', promise);
  } else if (!isThenable(promiseFn)) {
    throw invalidType('promiseFn', ['Function', 'Promise'], promiseFn);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return NOTHING;
}

function expectError(above, actual, args) {
  let [error, message] = args;
  if (typeof error === 'string') {
    if (args.length === 2) throw invalidType('error', ['Object', 'Error', 'Function', 'RegExp'], error);
    const same = typeof actual === 'object' && actual !== null ? actual.message : actual;
    if (same === error) {
      const what = typeof actual === 'object' && actual !== null ? 'error message' : 'error';
      throw makeError('TypeError', 'ERR_AMBIGUOUS_ARGUMENT',
                      `The "error/message" argument is ambiguous. The ${what} "${same}" is identical to the message.`);
    }
    message = error;
    error = undefined;
  } else if (error != null && typeof error !== 'object' && typeof error !== 'function') {
    throw invalidType('error', ['Function', 'Error', 'RegExp', 'Object'], error);
  }
  if (actual === NOTHING) {
    let details = '';
    if (error?.name) details += ` (${error.name})`;
    details += message ? `: ${message}` : '.';
    const what = above === methods.rejects ? 'rejection' : 'exception';
    throw assertionError({
      actual: undefined, expected: error, operator: above.name, message: `Missing expected ${what}${details}`,
      stackStartFn: start(above),
    });
  }
  if (error === undefined || error === null) return;
  checkExpected(actual, error, message, above);
}

function checkExpected(actual, expected, message, above) {
  let text;
  let throwAsIs = false;
  if (typeof expected !== 'function') {
    if (isRegExp(expected)) {
      const input = String(actual);
      if (RegExp.prototype.exec.call(expected, input) !== null) return;
      text = `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(input)}\n`;
    } else if (typeof actual !== 'object' || actual === null) {
      failAs(actual, expected, message, above);
    } else {
      const keys = Object.keys(expected);
      // What an error says is not enumerable.
      if (expected instanceof Error) keys.push('message', 'name');
      else if (keys.length === 0) throw invalidValue('error', expected, 'may not be an empty object');
      for (const key of keys) {
        if (typeof actual[key] === 'string' && isRegExp(expected[key]) &&
            RegExp.prototype.exec.call(expected[key], actual[key]) !== null) continue;
        if (!(key in actual) || !native.deepEqual(actual[key], expected[key], STRICT))
          failAs(actual, expected, message, above, keys);
      }
      return;
    }
  } else if (expected.prototype !== undefined && actual instanceof expected) {
    return;
  } else if (Object.prototype.isPrototypeOf.call(Error, expected) || expected === Error) {
    text = `The error is expected to be an instance of "${expected.name}". Received `;
    if (isError(actual)) text += `"${actual.constructor?.name || actual.name}"`;
    else text += `"${inspect(actual, { depth: -1 })}"`;
    if (actual?.message) text += `\n\nError message:\n\n${actual.message}`;
    throwAsIs = false;
  } else {
    const answer = Reflect.apply(expected, {}, [actual]);
    if (answer === true) return;
    const name = expected.name ? `"${expected.name}" ` : '';
    text = `The ${name}validation function is expected to return "true". Received ${inspect(answer)}`;
    if (isError(actual)) text += `\n\nCaught error:\n\n${actual}`;
  }
  if (message !== undefined && isError(message)) throw message;
  const error = assertionError({
    actual, expected, message: message || text, operator: above.name, stackStartFn: start(above),
  });
  error.generatedMessage = !message;
  throw error;
}

class Comparison {
  constructor(object, keys, actual) {
    for (const key of keys) {
      if (!(key in object)) continue;
      // A text that a regular expression matches is shown as if it were the same.
      const matches = actual !== undefined && typeof actual[key] === 'string' && isRegExp(object[key]) &&
        RegExp.prototype.exec.call(object[key], actual[key]) !== null;
      this[key] = matches ? actual[key] : object[key];
    }
  }
}

function failAs(actual, expected, message, above, keys) {
  if (message) {
    if (isError(message)) throw message;
    // Of what is no object the difference is shown below the message.
    const operator = keys === undefined ? 'deepStrictEqual' : above.name;
    const error = assertionError({ actual, expected, message, operator, stackStartFn: start(above) });
    error.operator = above.name;
    error.generatedMessage = false;
    throw error;
  }
  const [a, b] = keys === undefined ? [actual, expected] :
    [new Comparison(actual, keys), new Comparison(expected, keys, actual)];
  const error = assertionError({ actual: a, expected: b, operator: 'deepStrictEqual', stackStartFn: start(above) });
  error.actual = actual;
  error.expected = expected;
  error.operator = above.name;
  throw error;
}

function expectNoError(above, actual, args) {
  if (actual === NOTHING) return;
  let [error, message] = args;
  if (typeof error === 'string') {
    message = error;
    error = undefined;
  }
  if (error && !isWanted(actual, error)) throw actual;
  const details = message ? `: ${message}` : '.';
  const what = above === methods.doesNotReject ? 'rejection' : 'exception';
  throw assertionError({
    actual, expected: error, operator: above.name,
    message: `Got unwanted ${what}${details}\nActual message: "${actual?.message}"`, stackStartFn: start(above),
  });
}

function isWanted(actual, expected) {
  if (typeof expected !== 'function') {
    if (isRegExp(expected)) return RegExp.prototype.exec.call(expected, String(actual)) !== null;
    throw invalidType('expected', ['Function', 'RegExp'], expected);
  }
  if (expected.prototype !== undefined && actual instanceof expected) return true;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) return false;
  return Reflect.apply(expected, {}, [actual]) === true;
}

function Assert(options) {
  if (!new.target) {
    throw makeError('TypeError', 'ERR_CONSTRUCT_CALL_REQUIRED',
                    'Class constructor Assert cannot be invoked without `new`');
  }
  options = Object.assign({ __proto__: null, strict: true, skipPrototype: false }, options);
  if (options.diff !== undefined) validateOneOf(options.diff, 'options.diff', ['simple', 'full']);
  this.AssertionError = exports.AssertionError;
  Object.defineProperty(this, kOptions, { __proto__: null, value: options });
  if (options.strict) {
    this.equal = this.strictEqual;
    this.deepEqual = this.deepStrictEqual;
    this.notEqual = this.notStrictEqual;
    this.notDeepEqual = this.notDeepStrictEqual;
  }
}

// Loaded with the first failure, or when somebody asks for it.
function withError(target) {
  Object.defineProperty(target, 'AssertionError', {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() { return require('internal/assert/assertion_error'); },
    set(value) {
      Object.defineProperty(target, 'AssertionError', {
        __proto__: null, value, writable: true, enumerable: true, configurable: true,
      });
    },
  });
}

exports = module.exports = assert;
withError(assert);
for (const name of ['ok', 'fail', 'equal', 'notEqual', 'deepEqual', 'notDeepEqual', 'deepStrictEqual',
                    'notDeepStrictEqual', 'strictEqual', 'notStrictEqual', 'partialDeepStrictEqual', 'match',
                    'doesNotMatch', 'throws', 'rejects', 'doesNotThrow', 'doesNotReject', 'ifError']) {
  assert[name] = methods[name];
  Assert.prototype[name] = methods[name];
}
Assert.prototype.ok = function ok(...args) {
  if (!args[0]) failOk(this.ok ?? ok, args);
};

function strict(...args) {
  if (!args[0]) failOk(strict, args);
}

assert.strict = strict;
assert.Assert = Assert;
withError(strict);
for (const name of Object.keys(assert)) {
  if (name === 'strict' || name === 'AssertionError') continue;
  strict[name] = assert[name];
}
strict.equal = assert.strictEqual;
strict.deepEqual = assert.deepStrictEqual;
strict.notEqual = assert.notStrictEqual;
strict.notDeepEqual = assert.notDeepStrictEqual;
strict.strict = strict;
