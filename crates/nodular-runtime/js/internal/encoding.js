// `TextEncoder` and `TextDecoder`
'use strict';

const native = binding('encoding');
const { isAnyArrayBuffer, isArrayBufferView, isUint8Array } = binding('types');
const { invalidThis, invalidType } = require('internal/errors');
const { validateObject, validateString } = require('internal/validators');

const customInspect = Symbol.for('nodejs.util.inspect.custom');

class TextEncoder {
  #brand;

  get encoding() {
    if (!(#brand in this)) throw invalidThis('TextEncoder');
    return 'utf-8';
  }

  encode(input = '') {
    if (!(#brand in this)) throw invalidThis('TextEncoder');
    return native.encode(`${input}`);
  }

  encodeInto(source, destination) {
    if (!(#brand in this)) throw invalidThis('TextEncoder');
    validateString(source, 'src');
    if (!isUint8Array(destination)) throw invalidType('dest', 'Uint8Array', destination);
    const [read, written] = native.encodeInto(source, destination);
    return { read, written };
  }

  [customInspect](depth, options) {
    if (!(#brand in this)) throw invalidThis('TextEncoder');
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = Object.create({ constructor: this.constructor });
    shown.encoding = this.encoding;
    return require('internal/util/inspect').inspect(shown, options);
  }
}

class TextDecoder {
  #native;
  #fatal;
  #ignoreBOM;

  constructor(encoding = 'utf-8', options = undefined) {
    encoding = `${encoding}`;
    if (options !== undefined && options !== null)
      validateObject(options, 'options', { function: true, array: true });
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
    this.#native = native.decoder(encoding, this.#fatal, this.#ignoreBOM);
  }

  decode(input = undefined, options = undefined) {
    if (!(#native in this)) throw invalidThis('TextDecoder');
    if (input !== undefined && !isAnyArrayBuffer(input) && !isArrayBufferView(input))
      throw invalidType('list', ['ArrayBuffer', 'ArrayBufferView'], input);
    if (options !== undefined && options !== null)
      validateObject(options, 'options', { function: true, array: true });
    return native.decode(this.#native, input, Boolean(options?.stream));
  }

  get encoding() {
    if (!(#native in this)) throw invalidThis('TextDecoder');
    return native.encodingOf(this.#native);
  }

  get fatal() {
    if (!(#native in this)) throw invalidThis('TextDecoder');
    return this.#fatal;
  }

  get ignoreBOM() {
    if (!(#native in this)) throw invalidThis('TextDecoder');
    return this.#ignoreBOM;
  }

  [customInspect](depth, options) {
    if (!(#native in this)) throw invalidThis('TextDecoder');
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = Object.create({ constructor: this.constructor });
    for (const name of ['encoding', 'fatal', 'ignoreBOM']) shown[name] = this[name];
    return require('internal/util/inspect').inspect(shown, options);
  }
}

for (const [Class, names] of [
  [TextEncoder, ['encode', 'encodeInto', 'encoding']],
  [TextDecoder, ['decode', 'encoding', 'fatal', 'ignoreBOM']],
]) {
  for (const name of names)
    Object.defineProperty(Class.prototype, name, { __proto__: null, enumerable: true });
  Object.defineProperty(Class.prototype, Symbol.toStringTag, {
    __proto__: null, configurable: true, value: Class.name,
  });
}

Object.assign(exports, { TextDecoder, TextEncoder });
