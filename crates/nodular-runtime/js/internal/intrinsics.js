// What Rust asks of objects that only JavaScript can tell, with the methods as they were before a program could change them.
'use strict';

const { register } = binding('builtins');
const { apply } = Reflect;

const uncurry = (method) => (object, ...args) => apply(method, object, args);

const mapForEach = uncurry(Map.prototype.forEach);
const setForEach = uncurry(Set.prototype.forEach);
const getter = (object, key) => uncurry(Object.getOwnPropertyDescriptor(object, key).get);
const regexpSource = getter(RegExp.prototype, 'source');
const regexpFlags = getter(RegExp.prototype, 'flags');
const custom = Symbol.for('nodejs.util.inspect.custom');
const unboxers = [Number, String, Boolean, Symbol, BigInt].map(({ prototype }) => uncurry(prototype.valueOf));

const intrinsics = {
  __proto__: null,

  mapEntries(map) {
    const entries = [];
    mapForEach(map, (value, key) => { entries[entries.length] = [key, value]; });
    return entries;
  },

  setValues(set) {
    const values = [];
    setForEach(set, (value) => { values[values.length] = value; });
    return values;
  },

  mapSize: getter(Map.prototype, 'size'),
  setSize: getter(Set.prototype, 'size'),
  setHas: uncurry(Set.prototype.has),
  mapHas: uncurry(Map.prototype.has),
  mapGet: uncurry(Map.prototype.get),
  dateValue: uncurry(Date.prototype.getTime),
  hasOwn: Object.hasOwn,
  regexpParts: (regexp) => [regexpSource(regexp), regexpFlags(regexp)],

  unbox(object) {
    for (const unboxer of unboxers) {
      try {
        return unboxer(object);
      } catch {
        // It is an object of another of the classes.
      }
    }
    return undefined;
  },

  // [what the object's own inspection function returned], or nothing if it has none.
  callCustom(object, depth, options) {
    const inspectCustom = object[custom];
    if (typeof inspectCustom !== 'function') return undefined;
    const { inspect } = require('internal/util/inspect');
    if (inspectCustom === inspect) return undefined;
    if (object.constructor?.prototype === object) return undefined;
    const result = apply(inspectCustom, object, [depth, { ...options }, inspect]);
    return result === object ? undefined : [typeof result === 'object' ? result : `${result}`];
  },
};

register('intrinsics', intrinsics);
