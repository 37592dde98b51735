// The checks of arguments that Node's modules share.
'use strict';

const { invalidType, invalidValue, makeError, outOfRange } = require('internal/errors');

exports.validateString = function validateString(value, name) {
  if (typeof value !== 'string') throw invalidType(name, 'string', value);
};

exports.validateBoolean = function validateBoolean(value, name) {
  if (typeof value !== 'boolean') throw invalidType(name, 'boolean', value);
};

exports.validateFunction = function validateFunction(value, name) {
  if (typeof value !== 'function') throw invalidType(name, 'Function', value);
};

exports.validateNumber = function validateNumber(value, name, min = undefined, max) {
  if (typeof value !== 'number') throw invalidType(name, 'number', value);
  if ((min != null && value < min) || (max != null && value > max) ||
      ((min != null || max != null) && Number.isNaN(value))) {
    const range = [min != null ? `>= ${min}` : '', max != null ? `<= ${max}` : ''];
    throw outOfRange(name, range.filter(Boolean).join(' && '), value);
  }
};

exports.validateInteger =
  function validateInteger(value, name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) {
    if (typeof value !== 'number') throw invalidType(name, 'number', value);
    if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
    if (value < min || value > max) throw outOfRange(name, `>= ${min} && <= ${max}`, value);
  };

exports.validateInt32 = function validateInt32(value, name, min = -2147483648, max = 2147483647) {
  exports.validateInteger(value, name, min, max);
};

exports.validateUint32 = function validateUint32(value, name, positive = false) {
  exports.validateInteger(value, name, positive ? 1 : 0, 4294967295);
};

exports.validateOneOf = function validateOneOf(value, name, allowed) {
  if (allowed.includes(value)) return;
  const list = allowed.map((one) => (typeof one === 'string' ? `'${one}'` : String(one))).join(', ');
  throw invalidValue(name, value, `must be one of: ${list}`);
};

/** Options are objects; `array` and `function` say which others pass, `nullable` lets null pass. */
exports.validateObject = function validateObject(value, name, options = undefined) {
  if (value === null ? options?.nullable :
    (typeof value === 'object' && (options?.array || !Array.isArray(value))) ||
    (options?.function && typeof value === 'function')) return;
  throw invalidType(name, 'Object', value);
};

exports.validateArray = function validateArray(value, name, minLength = 0) {
  if (!Array.isArray(value)) throw invalidType(name, 'Array', value);
  if (value.length < minLength) throw invalidValue(name, value, `must be longer than ${minLength}`);
};

exports.validateStringArray = function validateStringArray(value, name) {
  exports.validateArray(value, name);
  for (let i = 0; i < value.length; i++) exports.validateString(value[i], `${name}[${i}]`);
};

exports.validateBooleanArray = function validateBooleanArray(value, name) {
  exports.validateArray(value, name);
  for (let i = 0; i < value.length; i++) exports.validateBoolean(value[i], `${name}[${i}]`);
};

/** One of these texts; what it is instead is told as a wrong type. */
exports.validateUnion = function validateUnion(value, name, union) {
  if (!union.includes(value)) throw invalidType(name, `('${union.join('|')}')`, value);
};

exports.validateAbortSignal = function validateAbortSignal(signal, name) {
  if (signal !== undefined && (signal === null || typeof signal !== 'object' || !('aborted' in signal)))
    throw invalidType(name, 'AbortSignal', signal);
};

exports.validateBuffer = function validateBuffer(value, name = 'buffer') {
  if (!ArrayBuffer.isView(value)) throw invalidType(name, ['Buffer', 'TypedArray', 'DataView'], value);
};

exports.validatePort = function validatePort(port, name = 'Port', allowZero = true) {
  if ((typeof port !== 'number' && typeof port !== 'string') ||
      (typeof port === 'string' && port.trim().length === 0) ||
      +port !== (+port >>> 0) || port > 0xFFFF || (port === 0 && !allowZero)) {
    throw makeError('RangeError', 'ERR_SOCKET_BAD_PORT', binding('errors').badPort(name, port, allowZero));
  }
  return port | 0;
};

/** A file mode: a number of 32 bits, or octal text. */
exports.parseFileMode = function parseFileMode(value, name, fallback) {
  value ??= fallback;
  if (typeof value === 'string') {
    if (!/^[0-7]+$/.test(value))
      throw invalidValue(name, value, 'must be a 32-bit unsigned integer or an octal string');
    value = Number.parseInt(value, 8);
  }
  exports.validateUint32(value, name);
  return value;
};
