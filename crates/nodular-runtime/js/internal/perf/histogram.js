// Histograms: `nodular-perf` counts.
'use strict';

const native = binding('perf');
const { invalidType, outOfRange } = require('internal/errors');
const { validateInteger, validateNumber, validateObject } = require('internal/validators');
const { deeper, invalidThis } = require('internal/event');
const { illegal, kMake } = require('internal/perf/entries');

const inspectCustom = Symbol.for('nodejs.util.inspect.custom');
const MAX = Number.MAX_SAFE_INTEGER;

class Histogram {
  #native;

  constructor(key = undefined, handle = undefined) {
    if (key !== kMake) throw illegal();
    this.#native = handle;
  }

  get count() { return Number(native.integers(of(this)).count); }

  get countBigInt() { return native.integers(of(this)).count; }

  get exceeds() { return Number(native.integers(of(this)).exceeds); }

  get exceedsBigInt() { return native.integers(of(this)).exceeds; }

  get min() { return Number(native.integers(of(this)).min); }

  get minBigInt() { return native.integers(of(this)).min; }

  get max() { return Number(native.integers(of(this)).max); }

  get maxBigInt() { return native.integers(of(this)).max; }

  get mean() { return native.statistics(of(this)).mean; }

  get stddev() { return native.statistics(of(this)).stddev; }

  get skewness() { return native.statistics(of(this)).skewness; }

  get kurtosis() { return native.statistics(of(this)).kurtosis; }

  get ewmaMean() { return native.statistics(of(this)).ewmaMean; }

  get ewmaStddev() { return native.statistics(of(this)).ewmaStddev; }

  get ewmaErrorRate() { return native.statistics(of(this)).ewmaErrorRate; }

  cdf(value) { return native.distribution(of(this), checkValue(value))[0]; }

  ccdf(value) { return native.distribution(of(this), checkValue(value))[1]; }

  countAt(value) { return native.distribution(of(this), checkValue(value))[2]; }

  percentile(percentile) { return Number(this.percentileBigInt(percentile)); }

  percentileBigInt(percentile) {
    const handle = of(this);
    validateNumber(percentile, 'percentile');
    if (!(percentile > 0 && percentile <= 100)) throw outOfRange('percentile', '> 0 && <= 100', percentile);
    return native.percentile(handle, percentile);
  }

  get percentiles() { return new Map(native.percentiles(of(this)).map(([at, value]) => [at, Number(value)])); }

  get percentilesBigInt() { return new Map(native.percentiles(of(this))); }

  reset() { native.reset(of(this)); }

  toJSON() {
    return {
      count: this.count, min: this.min, max: this.max, mean: this.mean, exceeds: this.exceeds, stddev: this.stddev,
      skewness: this.skewness, kurtosis: this.kurtosis, ewmaMean: this.ewmaMean, ewmaStddev: this.ewmaStddev,
      ewmaErrorRate: this.ewmaErrorRate, percentiles: Object.fromEntries(this.percentiles),
    };
  }

  [inspectCustom](depth, options) {
    if (depth < 0) return `[${this.constructor.name}]`;
    const { min, max, mean, exceeds, stddev, skewness, kurtosis, count, percentiles } = this;
    const shown = { min, max, mean, exceeds, stddev, skewness, kurtosis, count, percentiles };
    return `Histogram ${require('util').inspect(shown, deeper(options))}`;
  }

  static of(histogram) {
    if (typeof histogram !== 'object' || histogram === null || !(#native in histogram))
      throw invalidThis('Histogram');
    return histogram.#native;
  }
}
const { of } = Histogram;
delete Histogram.of;

function checkValue(value) {
  validateInteger(value, 'val', 0, MAX);
  return value;
}

class RecordableHistogram extends Histogram {
  record(value) {
    const handle = recordable(this);
    if (typeof value !== 'bigint') validateInteger(value, 'val', 1, MAX);
    else if (value < 1n || value > 9223372036854775807n) throw outOfRange('val', '>= 1 && <= 2 ** 63 - 1', value);
    native.record(handle, value);
  }

  recordDelta() { native.recordDelta(recordable(this)); }

  recordCorrected(value, interval) {
    const handle = recordable(this);
    if (typeof value !== 'bigint') validateInteger(value, 'val', 1, MAX);
    if (typeof interval !== 'bigint') validateInteger(interval, 'expectedInterval', 1, MAX);
    native.recordCorrected(handle, value, interval);
  }

  add(other) { native.add(recordable(this), checkOther(other)); }

  subtract(other) { native.subtract(recordable(this), checkOther(other)); }
}

function isRecordable(value) { return value instanceof RecordableHistogram; }

function recordable(histogram) {
  if (!isRecordable(histogram)) throw invalidThis('RecordableHistogram');
  return of(histogram);
}

function checkOther(other) {
  if (!isRecordable(other)) throw invalidType('other', 'RecordableHistogram', other);
  return of(other);
}

function createHistogram(options = {}) {
  validateObject(options, 'options');
  const { lowest = 1, highest = MAX, figures = 3 } = options;
  if (typeof lowest !== 'bigint') validateInteger(lowest, 'options.lowest', 1, MAX);
  const least = 2 * Number(lowest);
  if (typeof highest !== 'bigint') validateInteger(highest, 'options.highest', least, MAX);
  else if (highest < least) throw require('internal/errors').invalidValue('highest', highest);
  validateInteger(figures, 'options.figures', 1, 5);
  return new RecordableHistogram(kMake, native.createHistogram(Number(lowest), Number(highest), figures));
}

// How late a timer of `resolution` milliseconds is, in nanoseconds.
class IntervalHistogram extends Histogram {
  #handle;
  #resolution;
  #timer;

  constructor(key = undefined, handle = undefined, resolution = 0) {
    super(key, handle);
    this.#handle = handle;
    this.#resolution = resolution;
  }

  enable() {
    if (this.#timer !== undefined) return false;
    const { preciseNow } = require('internal/perf/entries');
    let last = preciseNow();
    this.#timer = setInterval(() => {
      const now = preciseNow();
      native.record(this.#handle, Math.max(1, Math.round((now - last) * 1e6)));
      last = now;
    }, this.#resolution);
    this.#timer.unref();
    return true;
  }

  disable() {
    if (this.#timer === undefined) return false;
    clearInterval(this.#timer);
    this.#timer = undefined;
    return true;
  }

  [Symbol.dispose]() { this.disable(); }
}
Object.defineProperty(IntervalHistogram, 'name', { __proto__: null, value: 'ELDHistogram', configurable: true });

function monitorEventLoopDelay(options = {}) {
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  return new IntervalHistogram(kMake, native.createHistogram(1, 3.6e12, 3), resolution);
}

Object.assign(exports, { createHistogram, isRecordable, monitorEventLoopDelay });
