'use strict';

const native = binding('util');
const { inspect } = require('internal/util/inspect');
const { invalidType } = require('internal/errors');
const { validateBoolean, validateOneOf, validateString } = require('internal/validators');

function styleText(format, text, options) {
  const validateStream = options?.validateStream ?? true;
  validateString(text, 'text');
  if (options !== undefined && (options === null || typeof options !== 'object'))
    throw invalidType('options', 'Object', options);
  validateBoolean(validateStream, 'options.validateStream');
  let skip = false;
  if (validateStream) {
    const stream = options?.stream ?? process.stdout;
    if (!isStream(stream)) throw invalidType('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
    skip = !colorizes(stream);
  }
  const formats = Array.isArray(format) ? format : [format];
  for (const one of formats) {
    if (typeof one === 'string' && (one === 'none' || one.startsWith('#'))) continue;
    if (inspect.colors[one] === undefined) validateOneOf(one, 'format', Reflect.ownKeys(inspect.colors));
  }
  const styled = native.styleText(formats, text);
  return skip ? text : styled;
}

function isStream(stream) {
  return stream !== null && typeof stream === 'object' &&
    (typeof stream.write === 'function' || typeof stream.pipe === 'function' ||
     typeof stream.getReader === 'function' || typeof stream.getWriter === 'function');
}

/** Whether a stream gets colors: `FORCE_COLOR` says so, or it is a terminal that has some. */
function colorizes(stream) {
  if (process.env.FORCE_COLOR !== undefined)
    return ['', '1', '2', '3', 'true'].includes(process.env.FORCE_COLOR);
  return Boolean(stream?.isTTY) &&
    (typeof stream.getColorDepth === 'function' ? stream.getColorDepth() > 2 : true);
}

Object.assign(exports, { colorizes, styleText });
