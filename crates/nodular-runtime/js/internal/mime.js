// `MIMEType` and `MIMEParams`: `nodular-util` parses them and keeps the parameters.
'use strict';

const native = binding('mime');

class MIMEParams {
  #native;

  constructor(given = undefined) {
    this.#native = given?.[kNative] ?? native.newParams();
  }

  delete(name) { native.delete(this.#native, `${name}`); }
  get(name) { return native.get(this.#native, `${name}`) ?? null; }
  has(name) { return native.has(this.#native, `${name}`); }
  set(name, value) { native.set(this.#native, `${name}`, `${value}`); }

  *entries() { yield* native.entries(this.#native); }
  *keys() { for (const [name] of native.entries(this.#native)) yield name; }
  *values() { for (const [, value] of native.entries(this.#native)) yield value; }

  toString() { return native.toString(this.#native); }
}

const kNative = Symbol('native');

class MIMEType {
  #type;
  #subtype;
  #params;

  constructor(text) {
    const [type, subtype, params] = native.parse(`${text}`);
    this.#type = type;
    this.#subtype = subtype;
    this.#params = new MIMEParams({ [kNative]: params });
  }

  get type() { return this.#type; }
  set type(text) { this.#type = native.checkType(`${text}`); }

  get subtype() { return this.#subtype; }
  set subtype(text) { this.#subtype = native.checkSubtype(`${text}`); }

  get essence() { return `${this.#type}/${this.#subtype}`; }
  get params() { return this.#params; }

  toString() {
    const params = this.#params.toString();
    return params.length === 0 ? this.essence : `${this.essence};${params}`;
  }
}

const enumerable = { __proto__: null, enumerable: true };
Object.defineProperties(MIMEParams.prototype, {
  [Symbol.iterator]: { __proto__: null, configurable: true, writable: true, value: MIMEParams.prototype.entries },
  toJSON: { __proto__: null, configurable: true, writable: true, value: MIMEParams.prototype.toString },
});
Object.defineProperties(MIMEType.prototype, {
  type: enumerable,
  subtype: enumerable,
  essence: enumerable,
  params: enumerable,
  toString: enumerable,
  toJSON: {
    __proto__: null, configurable: true, writable: true, enumerable: true, value: MIMEType.prototype.toString,
  },
});

Object.assign(exports, { MIMEParams, MIMEType });
