// What histograms tell. A case is [options, ops, answers]; numbers of the answers are texts, as JSON cannot hold them all.
// An op is ['record', values], ['corrected', value, interval], ['add' or 'subtract', other options, values] or ['reset'].

import { createHistogram } from 'node:perf_hooks';

import { random } from './lib/random.mjs';

const PERCENTILES = [1e-9, 0.1, 1, 5, 10, 25, 33.333, 50, 62.5, 75, 90, 95, 99, 99.9, 99.99, 99.9999, 100];

const big = (value) => (value > Number.MAX_SAFE_INTEGER ? BigInt(value) : Number(value));

function make(options) {
  const given = { ...options };
  for (const name of ['lowest', 'highest']) if (name in given) given[name] = big(given[name]);
  return createHistogram(given);
}

function record(histogram, values) {
  for (const value of values) histogram.record(big(value));
}

function run(options, ops, queries) {
  const histogram = make(options);
  for (const [op, ...args] of ops) {
    if (op === 'record') record(histogram, args[0]);
    else if (op === 'corrected') histogram.recordCorrected(big(args[0]), big(args[1]));
    else if (op === 'reset') histogram.reset();
    else {
      const other = make(args[0]);
      record(other, args[1]);
      histogram[op](other);
    }
  }
  const text = (value) => (Object.is(value, -0) ? '0' : String(value));
  const pairs = (map) => [...map].map((pair) => pair.map(text));
  return {
    count: text(histogram.countBigInt), exceeds: text(histogram.exceedsBigInt),
    min: text(histogram.minBigInt), max: text(histogram.maxBigInt), numbers: [histogram.min, histogram.max].map(text),
    mean: text(histogram.mean), stddev: text(histogram.stddev), skewness: text(histogram.skewness), kurtosis: text(histogram.kurtosis),
    ewma: [histogram.ewmaMean, histogram.ewmaStddev, histogram.ewmaErrorRate, histogram.burnRate(0.9)].map(text),
    percentiles: pairs(histogram.percentilesBigInt),
    percentile: PERCENTILES.map((at) => [at, histogram.percentileBigInt(at)].map(text)),
    percentilesAt: histogram.count === 0 ? [] : pairs(histogram.percentilesAt([99, 50, 50, 1])),
    values: queries.map((value) => [value, histogram.cdf(value), histogram.ccdf(value), histogram.countAt(value)].map(text)),
  };
}

const { below, chance, pick, list } = random(7);

function value() {
  switch (below(8)) {
    case 0: return 1 + below(5);
    case 1: return 1 + below(2 ** 40);
    case 2: return 2 ** below(53) + pick([0, 0, 1]);
    case 3: return 1e6 + below(1e5);
    default: return 1 + below(1000);
  }
}

const options = () => pick([
  {}, {}, {}, { figures: 1 }, { figures: 2 }, { figures: 4 }, { figures: 5, highest: 1_000_000 }, { highest: 1000 }, { highest: 100, figures: 1 },
  { lowest: 2 }, { lowest: 1000 }, { lowest: 1000, highest: 3_600_000_000, figures: 2 }, { lowest: 7, highest: 14 },
  { highest: '9223372036854775807' }, { lowest: 1024, highest: 123456 }, { halfLife: 5, threshold: 500 }, { halfLife: 0.5 }, { halfLife: 100, threshold: 1 },
]);

function op() {
  switch (below(9)) {
    case 0: return ['corrected', 1 + below(5000), 1 + below(300)];
    case 1: return ['add', options(), list(0, 10, value)];
    case 2: return ['subtract', null, list(0, 10, value)];
    case 3: return chance(0.2) ? ['reset'] : ['record', list(1, 40, value)];
    default: return ['record', list(1, 60, chance(0.5) ? value : () => 1 + below(50))];
  }
}

function print(given, ops) {
  // Above the highest value, Node's countAt() reads what is not its own, and may crash.
  const queries = list(3, 3, () => Math.min(value(), Number(given.highest ?? 2 ** 53 - 1)));
  // What is subtracted has the same options: across different ones Node takes away counters that mean other values.
  for (const op of ops) if (op[0] === 'subtract') op[1] = given;
  console.log(JSON.stringify([given, ops, run(given, ops, queries)]));
}

for (const given of [{}, { lowest: 1000 }, { figures: 1, highest: 2 }]) print(given, []);
print({}, [['record', [1]]]);
print({}, [['record', [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]]]);
print({}, [['record', ['9007199254740992', '9223372036854775807']]]);
// More than 2**63 - 1 in sum, and Node's mean is below 0.
print({ highest: '9223372036854775807' }, [['record', ['4611686018427387904', 1]]]);
print({ highest: '9223372036854775807' }, [['record', ['9223372036854775807']]]);
print({ lowest: 4, highest: 20000 }, [['record', [3, 500, 500, 20000]]]);
print({}, [['record', [5, 5, 5]], ['subtract', {}, [5, 5, 5, 5]]]);
for (let index = 0; index < 400; index++) print(options(), list(1, 4, op));
