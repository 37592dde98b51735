// Values in V8's serialization format: what programs store with `v8.serialize`, and what other processes of Node read.
'use strict';

const native = binding('v8');
const { makeError } = require('internal/errors');
const { classOf } = binding('util');

const tag = (character) => character.charCodeAt(0);
const kWriter = Symbol('writer');
const kReader = Symbol('reader');

const errorTags = { EvalError: 'E', RangeError: 'R', ReferenceError: 'F', SyntaxError: 'S', TypeError: 'T', URIError: 'U' };
const errorClasses = { E: EvalError, R: RangeError, F: ReferenceError, S: SyntaxError, T: TypeError, U: URIError };
const viewTags = {
  Int8Array: 'b', Uint8Array: 'B', Uint8ClampedArray: 'C', Int16Array: 'w', Uint16Array: 'W', Int32Array: 'd',
  Uint32Array: 'D', Float16Array: 'h', Float32Array: 'f', Float64Array: 'F', BigInt64Array: 'q', BigUint64Array: 'Q',
  DataView: '?',
};
const regexpFlags = ['g', 'i', 'm', 'y', 'u', 's', 'l', 'd', 'v'];

class Serializer {
  #ids = new Map();
  #viewsAreHosts = false;

  constructor() {
    Object.defineProperty(this, kWriter, { __proto__: null, value: native.writer() });
  }

  writeHeader() { native.writeHeader(this[kWriter]); }

  releaseBuffer() {
    const bytes = native.release(this[kWriter]);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  transferArrayBuffer(id, arrayBuffer) { this.#transferred.set(arrayBuffer, id >>> 0); }
  #transferred = new Map();

  writeUint32(value) { native.writeVarint(this[kWriter], value >>> 0); }
  writeUint64(high, low) { native.writeUint64(this[kWriter], high >>> 0, low >>> 0); }
  writeDouble(value) { native.writeDouble(this[kWriter], Number(value)); }

  writeRawBytes(source) {
    if (!ArrayBuffer.isView(source) && !(source instanceof ArrayBuffer))
      throw makeError('TypeError', 'ERR_INVALID_ARG_TYPE', 'source must be a TypedArray or a DataView');
    native.writeRaw(this[kWriter], source);
  }

  _setTreatArrayBufferViewsAsHostObjects(flag) { this.#viewsAreHosts = Boolean(flag); }
  _getDataCloneError(message) { return new Error(message); }

  #tag(character) { native.writeByte(this[kWriter], tag(character)); }

  writeValue(value) {
    switch (typeof value) {
      case 'undefined': this.#tag('_'); break;
      case 'boolean': this.#tag(value ? 'T' : 'F'); break;
      case 'number': this.#number(value); break;
      case 'string': native.writeString(this[kWriter], value); break;
      case 'bigint':
        this.#tag('Z');
        this.#bigint(value);
        break;
      case 'object':
        if (value === null) this.#tag('0');
        else this.#object(value);
        break;
      default: this.#refuse(value);
    }
    return true;
  }

  #refuse(value) {
    const shown = typeof value === 'object' ? '#<Object>' : String(value);
    throw this._getDataCloneError(`${shown} could not be cloned.`);
  }

  #number(value) {
    if (value === (value | 0) && !Object.is(value, -0)) {
      this.#tag('I');
      native.writeZigzag(this[kWriter], value);
    } else {
      this.#tag('N');
      native.writeDouble(this[kWriter], value);
    }
  }

  // The sign and how many bytes there are; then words of 64 bits.
  #bigint(value) {
    const isNegative = value < 0n;
    const words = [];
    for (let rest = isNegative ? -value : value; rest > 0n; rest >>= 64n) words.push(BigInt.asUintN(64, rest));
    native.writeVarint(this[kWriter], words.length * 16 + Number(isNegative));
    native.writeRaw(this[kWriter], BigUint64Array.from(words));
  }

  #object(object) {
    const known = this.#ids.get(object);
    if (known !== undefined) {
      this.#tag('^');
      native.writeVarint(this[kWriter], known);
      return;
    }
    const kind = classOf(object);
    if (ArrayBuffer.isView(object)) {
      // A view's memory comes first, under a number of its own.
      if (!this.#viewsAreHosts && !this.#ids.has(object.buffer)) this.#object(object.buffer);
      this.#ids.set(object, this.#ids.size);
      if (this.#viewsAreHosts) this.#host(object);
      else this.#view(object);
      return;
    }
    this.#ids.set(object, this.#ids.size);
    switch (kind) {
      case 'Array': this.#array(object); break;
      case 'Map': this.#map(object); break;
      case 'Set': this.#set(object); break;
      case 'Date':
        this.#tag('D');
        native.writeDouble(this[kWriter], Date.prototype.getTime.call(object));
        break;
      case 'Boolean': this.#tag(Boolean.prototype.valueOf.call(object) ? 'y' : 'x'); break;
      case 'Number':
        this.#tag('n');
        native.writeDouble(this[kWriter], Number.prototype.valueOf.call(object));
        break;
      case 'BigInt':
        this.#tag('z');
        this.#bigint(BigInt.prototype.valueOf.call(object));
        break;
      case 'String':
        this.#tag('s');
        native.writeString(this[kWriter], String.prototype.valueOf.call(object));
        break;
      case 'RegExp':
        this.#tag('R');
        native.writeString(this[kWriter], object.source);
        native.writeVarint(this[kWriter], regexpFlags.reduce(
          (bits, flag, i) => bits | (object.flags.includes(flag) ? 1 << i : 0), 0));
        break;
      case 'ArrayBuffer': this.#buffer(object); break;
      case 'SharedArrayBuffer':
        if (typeof this._getSharedArrayBufferId !== 'function') this.#refuse(object);
        this.#tag('u');
        native.writeVarint(this[kWriter], this._getSharedArrayBufferId(object) >>> 0);
        break;
      case 'Error': this.#error(object); break;
      case 'Object':
        this.#tag('o');
        this.#end('{', this.#properties(object, Object.keys(object)));
        break;
      case 'Arguments':
        this.#tag('o');
        this.#end('{', this.#properties(object, Object.keys(object)));
        break;
      default:
        if (kind === 'Resource' || kind?.startsWith('Rust')) this.#host(object);
        else this.#refuse(object);
    }
  }

  #end(character, ...counts) {
    this.#tag(character);
    for (const count of counts) native.writeVarint(this[kWriter], count);
  }

  // How many there were: a getter may remove those that follow.
  #properties(object, keys) {
    let count = 0;
    for (const key of keys) {
      if (!Object.hasOwn(object, key)) continue;
      const index = key >>> 0;
      const value = object[key];
      if (String(index) === key && index < 2 ** 31) this.#number(index);
      else native.writeString(this[kWriter], key);
      this.writeValue(value);
      count++;
    }
    return count;
  }

  #array(array) {
    const { length } = array;
    const keys = Object.keys(array);
    let indices = 0;
    while (indices < keys.length && indices < length && keys[indices] === String(indices)) indices++;
    if (indices === length) {
      this.#tag('A');
      native.writeVarint(this[kWriter], length);
      for (let i = 0; i < length; i++) {
        if (i in array) this.writeValue(array[i]);
        else this.#tag('-');
      }
      this.#end('$', this.#properties(array, keys.slice(length)), length);
    } else {
      this.#tag('a');
      native.writeVarint(this[kWriter], length);
      this.#end('@', this.#properties(array, keys), length);
    }
  }

  #map(map) {
    const entries = [];
    Map.prototype.forEach.call(map, (value, key) => entries.push(key, value));
    this.#tag(';');
    for (const entry of entries) this.writeValue(entry);
    this.#end(':', entries.length);
  }

  #set(set) {
    const values = [];
    Set.prototype.forEach.call(set, (value) => values.push(value));
    this.#tag('\'');
    for (const value of values) this.writeValue(value);
    this.#end(',', values.length);
  }

  #buffer(buffer) {
    const id = this.#transferred.get(buffer);
    if (id !== undefined) {
      this.#tag('t');
      native.writeVarint(this[kWriter], id);
      return;
    }
    this.#tag(buffer.resizable ? '~' : 'B');
    native.writeVarint(this[kWriter], buffer.byteLength);
    if (buffer.resizable) native.writeVarint(this[kWriter], buffer.maxByteLength);
    native.writeRaw(this[kWriter], buffer);
  }

  #view(view) {
    this.#tag('V');
    this.#tag(viewTags[classOf(view)]);
    native.writeVarint(this[kWriter], view.byteOffset);
    native.writeVarint(this[kWriter], view.byteLength);
    native.writeVarint(this[kWriter], 0);
  }

  #error(error) {
    this.#tag('r');
    const name = errorTags[error.name];
    if (name !== undefined) this.#tag(name);
    const message = Object.getOwnPropertyDescriptor(error, 'message');
    if (message !== undefined && 'value' in message) {
      this.#tag('m');
      native.writeString(this[kWriter], String(message.value));
    }
    if (typeof error.stack === 'string') {
      this.#tag('s');
      native.writeString(this[kWriter], error.stack);
    }
    if (Object.hasOwn(error, 'cause')) {
      this.#tag('c');
      this.writeValue(error.cause);
    }
    this.#tag('.');
  }

  #host(object) {
    if (typeof this._writeHostObject !== 'function')
      throw this._getDataCloneError(`${Object.prototype.toString.call(object)} could not be cloned.`);
    this.#tag('\\');
    this._writeHostObject(object);
  }
}

class Deserializer {
  #objects = [];
  #version = 0;
  #transferred = new Map();

  constructor(buffer) {
    if (!ArrayBuffer.isView(buffer) && !(buffer instanceof ArrayBuffer))
      throw makeError('TypeError', 'ERR_INVALID_ARG_TYPE', 'buffer must be a TypedArray or a DataView');
    this.buffer = buffer;
    Object.defineProperty(this, kReader, { __proto__: null, value: native.reader(buffer) });
  }

  readHeader() {
    const version = native.readHeader(this[kReader]);
    if (version === undefined || version === null || version === 0)
      throw new Error('Unable to deserialize cloned data due to invalid or unsupported version.');
    this.#version = version;
    return true;
  }

  getWireFormatVersion() { return this.#version; }
  transferArrayBuffer(id, arrayBuffer) { this.#transferred.set(id >>> 0, arrayBuffer); }
  readUint32() { return native.readVarint(this[kReader]) >>> 0; }
  readUint64() { return native.readUint64(this[kReader]); }
  readDouble() { return native.readDouble(this[kReader]); }

  readRawBytes(length) {
    const offset = this._readRawBytes(length);
    const { buffer } = this;
    return ArrayBuffer.isView(buffer) ?
      Buffer.from(buffer.buffer, buffer.byteOffset + offset, length) : Buffer.from(buffer, offset, length);
  }

  _readRawBytes(length) { return native.readRaw(this[kReader], length); }

  readValue() {
    const reader = this[kReader];
    const position = native.peek(reader);
    if (position === -1) throw fault();
    const character = String.fromCharCode(native.readByte(reader));
    switch (character) {
      case '_': return undefined;
      case '0': return null;
      case 'T': return true;
      case 'F': return false;
      case 'I': return native.readZigzag(reader);
      case 'U': return native.readVarint(reader);
      case 'N': return native.readDouble(reader);
      case 'Z': return this.#bigint();
      case '"': case 'c': case 'S': return native.readString(reader, tag(character));
      case '?': // The number of objects, which nobody needs.
        native.readVarint(reader);
        return this.readValue();
      case '^': {
        const id = native.readVarint(reader);
        if (id >= this.#objects.length) throw fault();
        return this.#afterBuffer(this.#objects[id]);
      }
      case 'o': return this.#properties(this.#add({}), '{');
      case 'A': return this.#dense();
      case 'a': {
        const array = this.#add(new Array(native.readVarint(reader)));
        this.#properties(array, '@');
        native.readVarint(reader);
        return array;
      }
      case 'D': return this.#add(new Date(native.readDouble(reader)));
      case 'y': return this.#add(Object(true));
      case 'x': return this.#add(Object(false));
      case 'n': return this.#add(Object(native.readDouble(reader)));
      case 'z': return this.#add(Object(this.#bigint()));
      case 's': return this.#add(Object(this.readValue()));
      case 'R': return this.#regexp();
      case ';': return this.#map();
      case '\'': return this.#set();
      case 'B': return this.#afterBuffer(this.#add(this.#bytes(native.readVarint(reader))));
      case '~': {
        const length = native.readVarint(reader);
        const buffer = new ArrayBuffer(length, { maxByteLength: native.readVarint(reader) });
        new Uint8Array(buffer).set(new Uint8Array(this.#bytes(length)));
        return this.#afterBuffer(this.#add(buffer));
      }
      case 't': {
        const buffer = this.#transferred.get(native.readVarint(reader));
        if (buffer === undefined) throw fault();
        return this.#afterBuffer(this.#add(buffer));
      }
      case 'u': {
        if (typeof this._getSharedArrayBufferFromId !== 'function') throw fault();
        return this.#add(this._getSharedArrayBufferFromId(native.readVarint(reader)));
      }
      case 'r': return this.#error();
      case '\\': {
        if (typeof this._readHostObject !== 'function') throw fault();
        const index = this.#objects.push(undefined) - 1;
        return (this.#objects[index] = this._readHostObject());
      }
      default: throw fault();
    }
  }

  #add(object) {
    this.#objects.push(object);
    return object;
  }

  #bigint() {
    const bits = native.readVarint(this[kReader]);
    const length = Math.floor(bits / 2);
    const bytes = new DataView(this.#bytes(length));
    let value = 0n;
    for (let i = length - 1; i >= 0; i--) value = value << 8n | BigInt(bytes.getUint8(i));
    return bits % 2 === 1 ? -value : value;
  }

  // A copy of the next bytes, as a buffer of its own.
  #bytes(length) {
    const offset = this._readRawBytes(length);
    const { buffer } = this;
    return ArrayBuffer.isView(buffer) ?
      buffer.buffer.slice(buffer.byteOffset + offset, buffer.byteOffset + offset + length) :
      buffer.slice(offset, offset + length);
  }

  #ends(character) {
    if (native.peek(this[kReader]) !== tag(character)) return false;
    native.readByte(this[kReader]);
    return true;
  }

  #properties(object, end) {
    let count = 0;
    while (!this.#ends(end)) {
      const key = this.readValue();
      if (typeof key !== 'string' && typeof key !== 'number') throw fault();
      Object.defineProperty(object, key, {
        __proto__: null, value: this.readValue(), writable: true, enumerable: true, configurable: true,
      });
      count++;
    }
    if (native.readVarint(this[kReader]) !== count) throw fault();
    return object;
  }

  #dense() {
    const length = native.readVarint(this[kReader]);
    const array = this.#add([]);
    for (let i = 0; i < length; i++) {
      if (this.#ends('-')) array.length = i + 1;
      else array[i] = this.readValue();
    }
    this.#properties(array, '$');
    if (native.readVarint(this[kReader]) !== length) throw fault();
    return array;
  }

  #regexp() {
    const source = this.readValue();
    const bits = native.readVarint(this[kReader]);
    if (typeof source !== 'string') throw fault();
    return this.#add(new RegExp(source, regexpFlags.filter((_, i) => bits & 1 << i).join('')));
  }

  #map() {
    const map = this.#add(new Map());
    let count = 0;
    while (!this.#ends(':')) {
      map.set(this.readValue(), this.readValue());
      count += 2;
    }
    if (native.readVarint(this[kReader]) !== count) throw fault();
    return map;
  }

  #set() {
    const set = this.#add(new Set());
    let count = 0;
    while (!this.#ends(',')) {
      set.add(this.readValue());
      count++;
    }
    if (native.readVarint(this[kReader]) !== count) throw fault();
    return set;
  }

  // A view stands right behind its buffer.
  #afterBuffer(buffer) {
    const isBuffer = buffer instanceof ArrayBuffer || buffer instanceof SharedArrayBuffer;
    if (!isBuffer || !this.#ends('V')) return buffer;
    const reader = this[kReader];
    const character = String.fromCharCode(native.readByte(reader));
    const offset = native.readVarint(reader);
    const length = native.readVarint(reader);
    if (this.#version >= 14) native.readVarint(reader);
    const name = Object.keys(viewTags).find((key) => viewTags[key] === character);
    if (name === undefined) throw fault();
    const Class = globalThis[name];
    return this.#add(new Class(buffer, offset, length / (Class.BYTES_PER_ELEMENT ?? 1)));
  }

  #error() {
    const reader = this[kReader];
    const index = this.#objects.push(undefined) - 1;
    let Class = Error;
    const own = {};
    for (;;) {
      const character = String.fromCharCode(native.readByte(reader));
      if (character === '.') break;
      if (errorClasses[character] !== undefined) Class = errorClasses[character];
      else if (character === 'm') own.message = this.readValue();
      else if (character === 's') own.stack = this.readValue();
      else if (character === 'c') own.cause = this.readValue();
      else throw fault();
    }
    const error = own.message === undefined ? new Class() : new Class(own.message);
    for (const key of ['stack', 'cause']) {
      if (!(key in own)) continue;
      Object.defineProperty(error, key, { __proto__: null, value: own[key], writable: true, configurable: true });
    }
    return (this.#objects[index] = error);
  }
}

function fault() {
  return new Error('Unable to deserialize cloned data.');
}

// The numbers that Node gives to the kinds of views.
const hostViews = [
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
  'Float32Array', 'Float64Array', 'DataView', 'Buffer', 'BigInt64Array', 'BigUint64Array', 'Float16Array',
];

class DefaultSerializer extends Serializer {
  constructor() {
    super();
    this._setTreatArrayBufferViewsAsHostObjects(true);
  }

  _writeHostObject(view) {
    const index = Buffer.isBuffer(view) ? 10 : hostViews.indexOf(classOf(view));
    if (index === -1) {
      throw this._getDataCloneError(
        `Unserializable host object: ${require('util').inspect(view)}`);
    }
    this.writeUint32(index);
    this.writeUint32(view.byteLength);
    this.writeRawBytes(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  }
}

class DefaultDeserializer extends Deserializer {
  _readHostObject() {
    const name = hostViews[this.readUint32()];
    const length = this.readUint32();
    const bytes = this.readRawBytes(length);
    if (name === 'Buffer') return bytes;
    const Class = globalThis[name];
    const size = Class.BYTES_PER_ELEMENT ?? 1;
    if (bytes.byteOffset % size === 0) return new Class(bytes.buffer, bytes.byteOffset, length / size);
    // The place does not suit the elements.
    return new Class(new Uint8Array(bytes).buffer, 0, length / size);
  }
}

module.exports = { DefaultDeserializer, DefaultSerializer, Deserializer, Serializer };
