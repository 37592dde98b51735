// Node's errors: an ordinary error of JavaScript with a code, which its stack shows behind the name.
'use strict';

const native = binding('errors');
const { register } = binding('builtins');
const { isNativeError } = binding('types');

const classes = { __proto__: null, Error, TypeError, RangeError, SyntaxError, URIError };

// What the system refused, where the message is not that of a system call.
class SystemError extends Error {}
Object.defineProperty(SystemError.prototype, 'name', {
  __proto__: null, value: 'SystemError', writable: true, configurable: true,
});

/**
 * An error with a code.
 * @param {string} className `TypeError`, `RangeError` …, `AbortError`, `DOMException`
 * @param {string} code
 * @param {string} message
 * @param {Function} [above] the function whose frame, and those above it, are left out of the stack
 */
function makeError(className, code, message, above = makeError) {
  if (className === 'DOMException')
    return new (require('internal/dom_exception').DOMException)(message, code);
  if (className === 'AbortError') return new AbortError(message);
  const error = new (code === 'ERR_SYSTEM_ERROR' ? SystemError : classes[className] ?? Error)(message);
  error.code = code;
  // System errors have their code in the message.
  return code.startsWith('ERR_') ? coded(error, above) : error;
}

// Gives `error` a stack that starts with `Name [CODE]: message`.
function coded(error, above) {
  const { stackTraceLimit } = Error;
  if (stackTraceLimit === 0) return error;
  Error.captureStackTrace(error, above);
  const { stack } = error;
  if (typeof stack === 'string') {
    const plain = `${error.name}: ${error.message}`;
    if (stack.startsWith(plain))
      hide(error, 'stack', `${error.name} [${error.code}]: ${error.message}${stack.slice(plain.length)}`);
  }
  hide(error, 'toString', function toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  });
  return error;
}

function hide(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, value, writable: true, configurable: true });
}

class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

/** `ERR_INVALID_ARG_TYPE`; `expected` is a type or a list of them. */
function invalidType(name, expected, value) {
  const message = native.invalidType(name, Array.isArray(expected) ? expected : [expected], value);
  return makeError('TypeError', 'ERR_INVALID_ARG_TYPE', message, invalidType);
}

/** `ERR_INVALID_ARG_VALUE` */
function invalidValue(name, value, reason = 'is invalid') {
  const message = native.invalidValue(name, value, reason);
  return makeError('TypeError', 'ERR_INVALID_ARG_VALUE', message, invalidValue);
}

/** `ERR_OUT_OF_RANGE`; `range` is what it must be, such as `>= 0 && <= 255`. */
function outOfRange(name, range, value) {
  const message = native.outOfRange(name, range, value);
  return makeError('RangeError', 'ERR_OUT_OF_RANGE', message, outOfRange);
}

/** `ERR_MISSING_ARGS`: the names of the arguments, each a string or a list of which one is needed. */
function missingArguments(...names) {
  const quoted = names.map((name) =>
    Array.isArray(name) ? name.map((one) => `"${one}"`).join(' or ') : `"${name}"`);
  const last = quoted.pop();
  const list = quoted.length === 0 ? last :
    `${quoted.join(', ')}${quoted.length > 1 ? ',' : ''} and ${last}`;
  const noun = quoted.length === 0 ? 'argument' : 'arguments';
  return makeError('TypeError', 'ERR_MISSING_ARGS', `The ${list} ${noun} must be specified`, missingArguments);
}

/** Whether it is an error, of this realm or of another. */
function isError(value) {
  return isNativeError(value) || value instanceof Error;
}

/** `ERR_INVALID_RETURN_VALUE`: what the function `name` returned is no `expected`. */
function invalidReturnValue(expected, name, value) {
  const { message } = invalidType('x', 'x', value);
  return makeError('TypeError', 'ERR_INVALID_RETURN_VALUE',
                   `Expected ${expected} to be returned from the "${name}" function but got ` +
                   `${message.slice(message.indexOf('Received ') + 9)}.`, invalidReturnValue);
}

/** `ERR_INVALID_THIS`: a method of `className` was called on something else. */
function invalidThis(className) {
  return makeError('TypeError', 'ERR_INVALID_THIS', `Value of "this" must be of type ${className}`, invalidThis);
}

/** The error of a system call that `errno`, which is negative, tells of. */
function errnoException(errno, syscall, original) {
  const util = require('util');
  const code = util.getSystemErrorName(errno);
  const message = original ? `${syscall} ${code} ${original}` : `${syscall} ${code}`;
  return Object.assign(new Error(message), { errno, code, syscall });
}

/** The same of a connection. */
function exceptionWithHostPort(errno, syscall, address, port, additional) {
  const code = require('util').getSystemErrorName(errno);
  let details = port && port > 0 ? ` ${address}:${port}` : address ? ` ${address}` : '';
  if (additional) details += ` - Local (${additional})`;
  const error = Object.assign(new Error(`${syscall} ${code}${details}`), { errno, code, syscall, address });
  if (port) error.port = port;
  return error;
}

/** A function or an option that Nodular does not have yet. */
function notYet(what) {
  return makeError('Error', 'ERR_METHOD_NOT_IMPLEMENTED', `not yet in Nodular: ${what}`, notYet);
}

register('makeError', makeError);

Object.assign(exports, {
  AbortError, errnoException, exceptionWithHostPort, hide, invalidReturnValue, invalidThis, invalidType, invalidValue, isError,
  makeError, missingArguments, notYet, outOfRange,
});
