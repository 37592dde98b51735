// What is refused, and with which error: [function, args, error]. Numbers beyond 2**53 - 1 are texts of bigints. Last come
// pairs of event loop utilizations and their difference: ['utilization', [later, earlier], difference].

import { createHistogram, monitorEventLoopDelay, performance } from 'node:perf_hooks';

import { random } from './lib/random.mjs';

const big = (value) => (typeof value === 'string' ? BigInt(value) : value);

function refused(name, args, call) {
  try {
    call();
    console.log(JSON.stringify([name, args, null]));
  } catch ({ name: kind, code, message }) {
    console.log(JSON.stringify([name, args, { name: kind, code, message }]));
  }
}

const CREATE = [
  {}, { lowest: 0 }, { highest: 0 }, { lowest: 2, highest: 3 }, { lowest: 2, highest: 4 }, { figures: 0 }, { figures: 6 }, { figures: 5 },
  { halfLife: -1 }, { halfLife: -0.5 }, { threshold: -3 }, { lowest: '9223372036854775808' }, { highest: '18446744073709551615' },
  { lowest: 5_000_000_000, highest: 9_999_999_999 }, { lowest: '9007199254740993', highest: '9007199254740995' },
  { lowest: '4611686018427387900', highest: '9223372036854775807' }, { lowest: 1125899906842624, highest: 9007199254740991, figures: 5 },
  { lowest: 1125899906842624, highest: 9007199254740991, figures: 3 }, { lowest: '2251799813685248', highest: '9223372036854775807', figures: 3 },
  { lowest: '9007199254740992', highest: '9223372036854775807', figures: 1 }, { lowest: '4611686018427387904', highest: '9223372036854775807' },
];
for (const options of CREATE) {
  const given = Object.fromEntries(Object.entries(options).map(([name, value]) => [name, big(value)]));
  refused('createHistogram', [options], () => createHistogram(given));
}
const histogram = createHistogram({ halfLife: 2, threshold: 1 });
for (const value of [0, 1, '9223372036854775807', '9223372036854775808', '18446744073709551615']) {
  refused('record', [value], () => histogram.record(big(value)));
}
for (const pair of [[0, 1], [1, 0], [0, 0], [5, 5], [5_000_000_000, 0], ['9223372036854775808', '5']]) {
  refused('recordCorrected', pair, () => histogram.recordCorrected(...pair.map(big)));
}
for (const at of [0, -1, -0.5, 100.0001, 1e21, -5e9, 100, 0.001]) {
  refused('percentile', [at], () => histogram.percentile(at));
  refused('percentilesAt', [[50, at]], () => histogram.percentilesAt([50, at]));
}
for (const target of [0, 1, -1, 2, 0.5]) refused('burnRate', [target], () => histogram.burnRate(target));
for (const resolution of [0, 1, 1000]) refused('monitorEventLoopDelay', [resolution], () => monitorEventLoopDelay({ resolution }));

// The loop has to run for this.
setImmediate(() => {
  const { below } = random(3);
  const draw = () => ({ idle: below(1e6) / 8, active: below(1e6) / 8, utilization: 0.5 });
  for (let index = 0; index < 200; index++) {
    const [later, earlier] = [draw(), draw()];
    const difference = performance.eventLoopUtilization(later, earlier);
    console.log(JSON.stringify(['utilization', [later, earlier], Object.values(difference).map(String)]));
  }
});
