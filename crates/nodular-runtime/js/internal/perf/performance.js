// `performance`: the clock, the marks and measures, and what is known of the event loop.
'use strict';

const native = binding('perf');
const { makeError, missingArguments } = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');
const { asInterface, deeper, invalidThis } = require('internal/event');
const { defineEventHandler, EventTarget, Event } = require('internal/event_target');
const { DOMException } = require('internal/dom_exception');
const {
  byName, DetailedEntry, enqueue, hasObserver, illegal, invalidTimestamp, kMake, MILESTONES, PerformanceEntry,
  PerformanceMark, PerformanceMeasure, preciseNow,
} = require('internal/perf/entries');

const inspectCustom = Symbol.for('nodejs.util.inspect.custom');
const BUFFER_WARNING = 1e6;

// By their types, in the order of their making.
const entries = { mark: [], measure: [], resource: [] };
let warned = false;

function add(entry) {
  const list = entries[entry.entryType];
  list.push(entry);
  if (list.length === BUFFER_WARNING + 1 && !warned && entry.entryType !== 'resource') {
    warned = true;
    const warning = new Error(
      `Possible perf_hooks memory leak detected. ${list.length} ${entry.entryType} entries added to the global ` +
      'performance entry buffer. Use performance.clearMarks to clear the buffer.');
    warning.name = 'MaxPerformanceEntryBufferExceededWarning';
    warning.entryType = entry.entryType;
    warning.count = list.length;
    process.emitWarning(warning);
  }
  enqueue(entry);
}

function timeline(type = undefined) {
  const all = type === undefined ? [...entries.mark, ...entries.measure, ...entries.resource] : entries[type] ?? [];
  return [...all].sort((a, b) => a.startTime - b.startTime);
}

function clear(type, name) {
  entries[type] = name === undefined ? [] : entries[type].filter((entry) => entry.name !== name);
}

class PerformanceNodeTiming extends PerformanceEntry {
  constructor() {
    super(kMake, 'node', 'node', 0, 0);
    // Its properties are its own, unlike those of other entries.
    for (const name of OWN) {
      Object.defineProperty(this, name, {
        __proto__: null, configurable: true, enumerable: true,
        get: () => Reflect.get(Object.getPrototypeOf(this), name, this),
      });
    }
  }

  get duration() { return preciseNow(); }

  get nodeStart() { return START; }

  get v8Start() { return START; }

  get environment() { return START; }

  get bootstrapComplete() { return START; }

  get loopStart() { return native.loopMetrics().loopStart; }

  get loopExit() { return native.loopMetrics().loopExit; }

  get idleTime() { return native.loopMetrics().idleTime; }

  get uvMetricsInfo() {
    const { loopCount, events, eventsWaiting } = native.loopMetrics();
    return { loopCount, events, eventsWaiting };
  }

  toJSON() {
    return {
      ...super.toJSON(), nodeStart: this.nodeStart, v8Start: this.v8Start, bootstrapComplete: this.bootstrapComplete,
      environment: this.environment, loopStart: this.loopStart, loopExit: this.loopExit, idleTime: this.idleTime,
    };
  }
}
const OWN = [
  'name', 'entryType', 'startTime', 'duration', 'nodeStart', 'v8Start', 'environment', 'loopStart', 'loopExit',
  'bootstrapComplete', 'idleTime',
];
// The program's time begins when the runtime does: all that precedes it took no time.
const START = 0;

class Performance extends EventTarget {
  #maxResources = 250;
  #waiting = [];
  #isFull = false;
  #nodeTiming;

  constructor(key = undefined) {
    if (key !== kMake) throw illegal();
    super();
  }

  clearMarks(name = undefined) {
    check(this);
    if (name !== undefined) {
      name = `${name}`;
      if (MILESTONES.has(name)) throw require('internal/errors').invalidValue('name', name);
    }
    clear('mark', name);
  }

  clearMeasures(name = undefined) {
    check(this);
    clear('measure', name === undefined ? undefined : `${name}`);
  }

  clearResourceTimings(name = undefined) {
    check(this);
    clear('resource', name === undefined ? undefined : `${name}`);
  }

  getEntries() {
    check(this);
    return timeline();
  }

  getEntriesByName(name, type = undefined) {
    check(this);
    if (arguments.length === 0) throw missingArguments('name');
    return byName(timeline(), name, type);
  }

  getEntriesByType(type) {
    check(this);
    if (arguments.length === 0) throw missingArguments('type');
    return timeline(`${type}`);
  }

  mark(name, options = undefined) {
    check(this);
    if (arguments.length === 0) throw missingArguments('name');
    const entry = new PerformanceMark(name, options);
    add(entry);
    return entry;
  }

  measure(name, startOrOptions = undefined, endMark = undefined) {
    check(this);
    if (arguments.length === 0) throw missingArguments('name');
    name = `${name}`;
    const isBag = startOrOptions !== null && typeof startOrOptions === 'object' &&
      Object.keys(startOrOptions).length > 0;
    if (isBag) {
      if (endMark !== undefined) throw overdetermined('endMark must not be specified');
      if (startOrOptions.start !== undefined && startOrOptions.end !== undefined &&
          startOrOptions.duration !== undefined) {
        throw overdetermined('Must not have options.start, options.end, and options.duration specified');
      }
    }
    const given = isBag ? startOrOptions : { end: endMark };
    if (!isBag && typeof startOrOptions !== 'object') given.start = startOrOptions;
    const end = given.end !== undefined ? timeOf(given.end) :
      given.start !== undefined && given.duration !== undefined ? timeOf(given.start) + timeOf(given.duration) :
        preciseNow();
    const start = given.start !== undefined ? timeOf(given.start) :
      given.end !== undefined && given.duration !== undefined ? end - timeOf(given.duration) : 0;
    const detail = given.detail == null ? null :
      require('internal/structured_clone').structuredClone(given.detail);
    const entry = new PerformanceMeasure(kMake, name, start, end - start, detail);
    add(entry);
    return entry;
  }

  now() {
    check(this);
    return preciseNow();
  }

  setResourceTimingBufferSize(maxSize) {
    check(this);
    if (arguments.length === 0) throw missingArguments('maxSize');
    this.#maxResources = Number(maxSize) >>> 0;
  }

  get timeOrigin() {
    check(this);
    return (origin ??= native.timeOrigin());
  }

  toJSON() {
    check(this);
    return {
      nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin, eventLoopUtilization: this.eventLoopUtilization(),
    };
  }

  get nodeTiming() { return (this.#nodeTiming ??= new PerformanceNodeTiming()); }

  markResourceTiming(timingInfo, requestedUrl, initiatorType, global, cacheMode, bodyInfo, responseStatus,
                     deliveryType = '') {
    const { PerformanceResourceTiming } = require('internal/perf/resource');
    if (cacheMode !== '' && cacheMode !== 'local') {
      throw makeError('Error', 'ERR_INTERNAL_ASSERTION', 'cache must be an empty string or \'local\'');
    }
    const entry = new PerformanceResourceTiming(
      kMake, { timingInfo, requestedUrl, initiatorType, cacheMode, bodyInfo, responseStatus, deliveryType });
    enqueue(entry);
    if (entries.resource.length < this.#maxResources && !this.#isFull) {
      entries.resource.push(entry);
      return entry;
    }
    this.#waiting.push(entry);
    if (!this.#isFull) {
      this.#isFull = true;
      setImmediate(() => this.#drain());
    }
    return entry;
  }

  // Says that the buffer is full until there is room, or nobody makes any.
  #drain() {
    while (this.#waiting.length > 0) {
      const before = this.#waiting.length;
      if (entries.resource.length >= this.#maxResources) this.dispatchEvent(new Event('resourcetimingbufferfull'));
      while (entries.resource.length < this.#maxResources && this.#waiting.length > 0)
        entries.resource.push(this.#waiting.shift());
      if (this.#waiting.length === before) this.#waiting = [];
    }
    this.#isFull = false;
  }

  [inspectCustom](depth, options) {
    if (depth < 0) return this;
    const shown = { nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin };
    return `Performance ${require('util').inspect(shown, deeper(options))}`;
  }

  static is(value) { return typeof value === 'object' && value !== null && #maxResources in value; }
}
const { is } = Performance;
delete Performance.is;
let origin;

function check(performance) {
  if (!is(performance)) throw invalidThis('Performance');
}

function overdetermined(message) {
  return makeError('TypeError', 'ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS', message, overdetermined);
}

// A number of milliseconds, or the time of the mark or milestone of this name.
function timeOf(point) {
  if (typeof point === 'number') {
    if (point < 0) throw invalidTimestamp(point);
    return point;
  }
  const name = `${point}`;
  if (MILESTONES.has(name)) return performance.nodeTiming[name];
  const mark = entries.mark.findLast((entry) => entry.name === name);
  if (mark === undefined) throw new DOMException(`The "${name}" performance mark has not been set`, 'SyntaxError');
  return mark.startTime;
}

function eventLoopUtilization(one = undefined, other = undefined) {
  const [idle, active, utilization] = native.utilization();
  if (native.loopMetrics().loopStart < 0) return { idle: 0, active: 0, utilization: 0 };
  if (one !== undefined && other !== undefined) return difference(one, other);
  const now = { idle, active, utilization };
  return one === undefined ? now : difference(now, one);
}

function difference(later, earlier) {
  const idle = later.idle - earlier.idle;
  const active = later.active - earlier.active;
  return { idle, active, utilization: active / (idle + active) };
}

function timerify(fn, options = {}) {
  validateFunction(fn, 'fn');
  validateObject(options, 'options');
  const { histogram } = options;
  if (histogram !== undefined) {
    const { isRecordable } = require('internal/perf/histogram');
    if (!isRecordable(histogram))
      throw require('internal/errors').invalidType('options.histogram', 'RecordableHistogram', histogram);
  }
  const done = (start, args) => {
    const duration = preciseNow() - start;
    if (histogram !== undefined) histogram.record(Math.max(1, Math.ceil(duration * 1e6)));
    if (!hasObserver('function')) return;
    const entry = new DetailedEntry(kMake, fn.name, 'function', start, duration, args);
    args.forEach((one, index) => { entry[index] = one; });
    enqueue(entry);
  };
  function timerified(...args) {
    const isNew = new.target !== undefined;
    const start = preciseNow();
    const result = isNew ? Reflect.construct(fn, args, fn) : Reflect.apply(fn, this, args);
    if (!isNew && typeof result?.finally === 'function') return result.finally(() => done(start, args));
    done(start, args);
    return result;
  }
  Object.defineProperties(timerified, {
    length: { __proto__: null, configurable: false, enumerable: true, value: fn.length },
    name: { __proto__: null, configurable: false, enumerable: true, value: `timerified ${fn.name}` },
  });
  return timerified;
}

Object.defineProperties(Performance.prototype, {
  eventLoopUtilization: {
    __proto__: null, configurable: true, enumerable: false, writable: true, value: eventLoopUtilization,
  },
  timerify: { __proto__: null, configurable: true, enumerable: false, writable: true, value: timerify },
});
asInterface(Performance, [
  'clearMarks', 'clearMeasures', 'clearResourceTimings', 'getEntries', 'getEntriesByName', 'getEntriesByType', 'mark',
  'measure', 'now', 'setResourceTimingBufferSize', 'timeOrigin', 'toJSON',
]);
defineEventHandler(Performance.prototype, 'resourcetimingbufferfull');

const performance = new Performance(kMake);

Object.assign(exports, { eventLoopUtilization, Performance, performance, timeline, timerify });
