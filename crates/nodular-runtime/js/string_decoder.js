'use strict';

const native = binding('string_decoder');
const { invalidType, makeError } = require('internal/errors');

const kNative = Symbol('kNativeDecoder');

function StringDecoder(encoding) {
  this.encoding = nameOf(encoding);
  Object.defineProperty(this, kNative, {
    __proto__: null, configurable: true, writable: true, value: native.create(this.encoding),
  });
}

function nameOf(encoding) {
  if (encoding === undefined || encoding === null || encoding === '') return 'utf8';
  const name = binding('buffer').encodingName(`${encoding}`);
  if (typeof name !== 'string')
    throw makeError('TypeError', 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
  return name;
}

function nativeOf(decoder) {
  const found = decoder[kNative];
  if (found === undefined) {
    throw makeError('TypeError', 'ERR_INVALID_THIS', 'Value of "this" must be of type StringDecoder');
  }
  return found;
}

StringDecoder.prototype.write = function write(buf) {
  if (typeof buf === 'string') return buf;
  if (!ArrayBuffer.isView(buf)) throw invalidType('buf', ['Buffer', 'TypedArray', 'DataView'], buf);
  return native.write(nativeOf(this), buf);
};

StringDecoder.prototype.end = function end(buf) {
  const text = buf === undefined ? '' : this.write(buf);
  return text + native.end(nativeOf(this));
};

/** Undocumented, but programs use it: the bytes are taken from `offset` on, and nothing is kept of what came before. */
StringDecoder.prototype.text = function text(buf, offset) {
  native.end(nativeOf(this));
  return this.write(buf.slice(offset));
};

for (const key of ['lastChar', 'lastNeed', 'lastTotal']) {
  Object.defineProperty(StringDecoder.prototype, key, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() { return native[key](nativeOf(this)); },
  });
}

exports.StringDecoder = StringDecoder;
