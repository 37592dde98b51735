// JavaScript values described as JSON, so that a test can build the same ones.
//
// null, booleans, numbers and strings are themselves. ["undefined"], ["num", text], ["big", digits], ["sym", description]
// and ["ref", id] are the other primitives and a reference. An object is { k: kind, id?, c?: class or null, tag?, p?: [[key,
// value, flag?]], … }: a key is a string or { sym }, a flag is hidden, get, set or getset.

const TYPED = { Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array };

export function build(description) {
  const known = new Map();
  return value(description, known);
}

function value(d, known) {
  if (d === null || typeof d !== 'object') return d;
  if (Array.isArray(d)) {
    switch (d[0]) {
      case 'undefined': return undefined;
      case 'num': return Number(d[1]);
      case 'big': return BigInt(d[1]);
      case 'sym': return d[1] === null ? Symbol() : Symbol(d[1]);
      case 'ref': return known.get(d[1]);
    }
  }
  const [object, fill] = create(d, (inner) => value(inner, known));
  if (d.id !== undefined) known.set(d.id, object);
  fill?.();
  dress(object, d, known);
  return object;
}

// The object, and what puts its contents in: those can refer to it.
function create(d, value) {
  switch (d.k) {
    case 'object': return [{}];
    case 'arguments': return [(function () { return arguments; })()];
    case 'array': {
      const array = [];
      return [array, () => {
        let at = 0;
        for (const e of d.e) {
          if (e && e.holes) at += e.holes;
          else array[at++] = value(e);
        }
        array.length = at;
      }];
    }
    case 'set': { const set = new Set(); return [set, () => d.e.forEach((e) => set.add(value(e)))]; }
    case 'map': { const map = new Map(); return [map, () => d.e.forEach(([k, v]) => map.set(value(k), value(v)))]; }
    case 'typed': {
      const Type = TYPED[d.type];
      return [Type.from(d.e.map(value))];
    }
    case 'buffer': return [Buffer.from(d.bytes)];
    case 'arraybuffer': {
      const buffer = d.shared ? new SharedArrayBuffer(d.bytes.length) : new ArrayBuffer(d.bytes.length);
      new Uint8Array(buffer).set(d.bytes);
      return [buffer];
    }
    case 'dataview': return [new DataView(Uint8Array.from(d.bytes).buffer, d.offset, d.length)];
    case 'date': return [new Date(d.ms === null ? NaN : d.ms)];
    case 'regexp': return [new RegExp(d.source, d.flags)];
    case 'error': {
      const error = new (globalThis[d.c] ?? Error)(d.message);
      Object.defineProperty(error, 'stack', { value: d.stack, enumerable: false, configurable: true, writable: true });
      if (error.name !== d.name) Object.defineProperty(error, 'name', { value: d.name, enumerable: false, configurable: true });
      return [error];
    }
    case 'function': {
      const make = { Function: () => function () {}, AsyncFunction: () => async function () {}, GeneratorFunction: () => function* () {}, AsyncGeneratorFunction: () => async function* () {} };
      const f = make[d.type]();
      Object.defineProperty(f, 'name', { value: d.name });
      return [f];
    }
    case 'class': {
      const Super = d.extends === null ? null : { [d.extends]: class {} }[d.extends];
      const C = Super ? class extends Super {} : class {};
      Object.defineProperty(C, 'name', { value: d.name });
      return [C];
    }
    case 'promise': {
      if (d.state === 'pending') return [new Promise(() => {})];
      if (d.state === 'fulfilled') return [Promise.resolve(value(d.v))];
      const promise = Promise.reject(value(d.v));
      promise.catch(() => {});
      return [promise];
    }
    case 'proxy': return [new Proxy(value(d.target), value(d.handler))];
    case 'boxed': return [Object(value(d.v))];
    case 'weakset': return [new WeakSet()];
    case 'weakmap': return [new WeakMap()];
    case 'iterator': return [d.of === 'Map' ? new Map(d.e.map((e) => [value(e), 1])).keys() : new Set(d.e.map(value)).values()];
    case 'entries': return [d.of === 'Map' ? new Map(d.e.map(([k, v]) => [value(k), value(v)])).entries() : new Set(d.e.map(([k]) => value(k))).entries()];
    case 'custom': return [{ [Symbol.for('nodejs.util.inspect.custom')]: () => d.text }];
  }
  throw new Error(`kind ${d.k}`);
}

// Its class, tag and properties.
function dress(object, d, known) {
  if (d.c === null) Object.setPrototypeOf(object, null);
  else if (d.c !== undefined && globalThis[d.c] === undefined) {
    const Super = Object.getPrototypeOf(object).constructor;
    const C = Super === Object ? { [d.c]: class {} }[d.c] : { [d.c]: class extends Super {} }[d.c];
    Object.setPrototypeOf(object, C.prototype);
  }
  if (d.tag !== undefined) {
    const target = d.c === null || globalThis[d.c] !== undefined || d.c === undefined ? object : Object.getPrototypeOf(object);
    Object.defineProperty(target, Symbol.toStringTag, { value: d.tag, enumerable: false, configurable: true });
  }
  define(object, d.p, known);
  // Properties of the class's prototype.
  if (d.inherited) define(Object.getPrototypeOf(object), d.inherited, known);
}

function define(object, properties = [], known) {
  for (const [key, v, flag] of properties) {
    const name = typeof key === 'string' ? key : key.sym === 'Symbol.toStringTag' ? Symbol.toStringTag : Symbol(key.sym ?? undefined);
    const get = () => value(v, known);
    const set = (_) => {};
    const common = { enumerable: flag !== 'hidden', configurable: true };
    if (flag === 'get') Object.defineProperty(object, name, { get, ...common });
    else if (flag === 'set') Object.defineProperty(object, name, { set, ...common });
    else if (flag === 'getset') Object.defineProperty(object, name, { get, set, ...common });
    else Object.defineProperty(object, name, { value: value(v, known), writable: true, ...common });
  }
}

// Options as JSON: Infinity is "Infinity".
export function options(described) {
  const { cwd, ...result } = described;
  for (const key of Object.keys(result)) if (result[key] === 'Infinity') result[key] = Infinity;
  return result;
}
