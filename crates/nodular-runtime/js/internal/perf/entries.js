// The entries of the timeline, and who observes them.
'use strict';

const { invalidType, invalidValue, makeError, missingArguments } = require('internal/errors');
const { validateFunction, validateNumber, validateObject } = require('internal/validators');
const { asInterface, deeper, invalidThis } = require('internal/event');

const { preciseNow } = binding('timers');
const kMake = Symbol('make');
const inspectCustom = Symbol.for('nodejs.util.inspect.custom');

function illegal() {
  return makeError('TypeError', 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor', illegal);
}

class PerformanceEntry {
  #name;
  #type;
  #startTime;
  #duration;

  constructor(key = undefined, name = '', type = '', startTime = 0, duration = 0) {
    if (key !== kMake) throw illegal();
    this.#name = name;
    this.#type = type;
    this.#startTime = startTime;
    this.#duration = duration;
  }

  get name() { return check(this).#name; }

  get entryType() { return check(this).#type; }

  get startTime() { return check(this).#startTime; }

  get duration() { return check(this).#duration; }

  toJSON() {
    check(this);
    return { name: this.name, entryType: this.entryType, startTime: this.startTime, duration: this.duration };
  }

  [inspectCustom](depth, options) {
    if (depth < 0) return this;
    return `${this.constructor.name} ${require('util').inspect(this.toJSON(), deeper(options))}`;
  }

  static is(value) { return typeof value === 'object' && value !== null && #name in value; }
}
const { is } = PerformanceEntry;
delete PerformanceEntry.is;

function check(entry) {
  if (!is(entry)) throw invalidThis('PerformanceEntry');
  return entry;
}
asInterface(PerformanceEntry, ['name', 'entryType', 'startTime', 'duration', 'toJSON']);

// An entry with a detail: of functions, of the garbage collector, of sockets.
class DetailedEntry extends PerformanceEntry {
  #detail;

  constructor(key, name, type, startTime, duration, detail) {
    super(key, name, type, startTime, duration);
    this.#detail = detail;
  }

  get detail() { return this.#detail; }

  toJSON() { return { ...super.toJSON(), detail: this.#detail }; }
}
Object.defineProperty(DetailedEntry, 'name', { __proto__: null, value: 'PerformanceEntry', configurable: true });

// The names of the milestones of Node's start, which no mark may have.
const MILESTONES = new Set([
  'nodeStart', 'v8Start', 'environment', 'loopStart', 'loopExit', 'bootstrapComplete',
]);

class PerformanceMark extends PerformanceEntry {
  #detail;

  constructor(name, options = undefined) {
    if (arguments.length === 0) throw missingArguments('name');
    name = `${name}`;
    if (MILESTONES.has(name)) throw invalidValue('name', name);
    if (options != null) validateObject(options, 'options');
    const startTime = options?.startTime ?? preciseNow();
    validateNumber(startTime, 'startTime');
    if (startTime < 0) throw invalidTimestamp(startTime);
    super(kMake, name, 'mark', startTime, 0);
    const detail = options?.detail;
    this.#detail = detail == null ? null : require('internal/structured_clone').structuredClone(detail);
  }

  get detail() {
    if (typeof this !== 'object' || this === null || !(#detail in this)) throw invalidThis('PerformanceMark');
    return this.#detail;
  }

  toJSON() { return { ...super.toJSON(), detail: this.detail }; }
}
asInterface(PerformanceMark, ['detail']);

function invalidTimestamp(value) {
  return makeError('TypeError', 'ERR_PERFORMANCE_INVALID_TIMESTAMP', `${value} is not a valid timestamp`,
                   invalidTimestamp);
}

class PerformanceMeasure extends PerformanceEntry {
  #detail;

  constructor(key = undefined, name = '', startTime = 0, duration = 0, detail = null) {
    if (key !== kMake) throw illegal();
    super(key, name, 'measure', startTime, duration);
    this.#detail = detail;
  }

  get detail() {
    if (typeof this !== 'object' || this === null || !(#detail in this)) throw invalidThis('PerformanceMeasure');
    return this.#detail;
  }

  toJSON() { return { ...super.toJSON(), detail: this.detail }; }
}
asInterface(PerformanceMeasure, ['detail']);

const SUPPORTED = ['dns', 'function', 'gc', 'http', 'http2', 'mark', 'measure', 'net', 'quic', 'resource'];

class PerformanceObserverEntryList {
  #entries;

  constructor(key = undefined, entries = []) {
    if (key !== kMake) throw illegal();
    this.#entries = [...entries].sort((a, b) => a.startTime - b.startTime);
  }

  getEntries() { return [...this.#own()]; }

  getEntriesByType(type) {
    const entries = this.#own();
    if (arguments.length === 0) throw missingArguments('type');
    type = `${type}`;
    return entries.filter((entry) => entry.entryType === type);
  }

  getEntriesByName(name, type = undefined) {
    const entries = this.#own();
    if (arguments.length === 0) throw missingArguments('name');
    return byName(entries, name, type);
  }

  #own() {
    if (typeof this !== 'object' || this === null || !(#entries in this))
      throw invalidThis('PerformanceObserverEntryList');
    return this.#entries;
  }

  [inspectCustom](depth, options) {
    if (depth < 0) return this;
    return `PerformanceObserverEntryList ${require('util').inspect(this.#entries, deeper(options))}`;
  }
}
asInterface(PerformanceObserverEntryList, ['getEntries', 'getEntriesByType', 'getEntriesByName']);

function byName(entries, name, type) {
  name = `${name}`;
  return entries.filter((entry) => entry.name === name && (type === undefined || entry.entryType === type));
}

const observers = new Set();
const pending = new Set();
let scheduled = false;

class PerformanceObserver {
  #callback;
  #buffer = [];
  #types = new Set();
  #mode;

  constructor(callback) {
    validateFunction(callback, 'callback');
    this.#callback = callback;
  }

  observe(options = {}) {
    validateObject(options, 'options');
    const { entryTypes, type, buffered } = options;
    if (entryTypes === undefined && type === undefined)
      throw missingArguments('options.entryTypes', 'options.type');
    if (entryTypes != null && type != null) {
      throw invalidValue('options.entryTypes', entryTypes,
                         'options.entryTypes can not set with options.type together');
    }
    const mode = entryTypes === undefined ? 'single' : 'multiple';
    this.#mode ??= mode;
    if (this.#mode !== mode) {
      const { DOMException } = require('internal/dom_exception');
      throw new DOMException(
        `PerformanceObserver can not change to ${mode === 'single' ? 'a single' : 'multiple'} observation${
          mode === 'single' ? '' : 's'}`, 'InvalidModificationError');
    }
    if (mode === 'multiple') {
      if (!Array.isArray(entryTypes)) throw invalidType('options.entryTypes', 'string[]', entryTypes);
      this.#types = new Set(entryTypes.filter((one) => SUPPORTED.includes(one)));
    } else {
      if (!SUPPORTED.includes(type)) return;
      this.#types.add(type);
      if (buffered) {
        this.#buffer.push(...require('internal/perf/performance').timeline(type));
        schedule(this);
      }
    }
    if (this.#types.size > 0) observers.add(this);
    else this.disconnect();
  }

  disconnect() {
    observers.delete(this);
    pending.delete(this);
    this.#buffer = [];
    this.#types = new Set();
    this.#mode = undefined;
  }

  takeRecords() {
    const entries = this.#buffer;
    this.#buffer = [];
    return entries;
  }

  static get supportedEntryTypes() { return SUPPORTED; }

  [inspectCustom](depth, options) {
    if (depth < 0) return this;
    return `PerformanceObserver ${require('util').inspect({
      connected: observers.has(this), pending: pending.has(this), entryTypes: [...this.#types], buffer: this.#buffer,
    }, deeper(options))}`;
  }

  static offer(observer, entry) {
    if (!observer.#types.has(entry.entryType)) return;
    observer.#buffer.push(entry);
    schedule(observer);
  }

  static observes(observer, type) { return observer.#types.has(type); }

  static tell(observer) {
    const entries = observer.takeRecords();
    if (entries.length === 0) return;
    const list = new PerformanceObserverEntryList(kMake, entries);
    Reflect.apply(observer.#callback, observer, [list, observer]);
  }
}
const { offer, observes, tell } = PerformanceObserver;
for (const name of ['offer', 'observes', 'tell']) delete PerformanceObserver[name];
asInterface(PerformanceObserver, ['observe', 'disconnect', 'takeRecords']);

function schedule(observer) {
  pending.add(observer);
  if (scheduled) return;
  scheduled = true;
  setImmediate(() => {
    scheduled = false;
    const told = [...pending];
    pending.clear();
    for (const one of told) tell(one);
  });
}

/** Tells those who observe its type of an entry. */
function enqueue(entry) {
  for (const observer of observers) offer(observer, entry);
}

function hasObserver(type) {
  for (const observer of observers) if (observes(observer, type)) return true;
  return false;
}

Object.assign(exports, {
  byName, DetailedEntry, enqueue, hasObserver, illegal, invalidTimestamp, kMake, MILESTONES, PerformanceEntry,
  PerformanceMark, PerformanceMeasure, PerformanceObserver, PerformanceObserverEntryList, preciseNow,
});
