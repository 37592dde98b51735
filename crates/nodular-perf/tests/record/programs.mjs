// What programs of marks, measures, resources and observers see. A case is [functions, ops, trace]: `functions` are what
// observers' callbacks run, by their labels; `tests/it/programs.rs` runs the same ops.

import { PerformanceObserver, performance } from 'node:perf_hooks';
import { setImmediate as immediate } from 'node:timers/promises';

import { random } from './lib/random.mjs';

const STEPS = 60;

async function run(functions, ops) {
  const trace = [];
  const observers = {};
  let steps = 0;
  let phase = 0;
  performance.clearMarks();
  performance.clearMeasures();
  performance.clearResourceTimings();
  const json = (value) => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
  function observer(label) {
    observers[label] ??= new PerformanceObserver((list) => {
      trace.push(['told', label, json(list.getEntries()), list.getEntriesByName('a').length, list.getEntriesByType('mark').length]);
      (functions[label] ?? []).forEach(step);
    });
    return observers[label];
  }
  function call([op, ...args]) {
    args = args.map((arg) => arg ?? undefined);
    switch (op) {
      case 'mark': return performance.mark(args[0], { startTime: args[1], detail: args[2] });
      case 'measure': return performance.measure(...args);
      case 'resource': {
        const [name, startTime, endTime] = args;
        return performance.markResourceTiming({
          startTime, endTime, redirectStartTime: 0, redirectEndTime: 0, postRedirectStartTime: startTime,
          finalServiceWorkerStartTime: 0, finalNetworkRequestStartTime: startTime + 1,
          firstInterimNetworkResponseStartTime: startTime % 2 ? startTime + 1.5 : 0,
          finalNetworkResponseStartTime: startTime + 2, encodedBodySize: endTime, decodedBodySize: 2 * endTime,
          renderBlocking: startTime % 3 === 0,
          finalConnectionTimingInfo: {
            domainLookupStartTime: startTime, domainLookupEndTime: startTime, connectionStartTime: startTime,
            connectionEndTime: startTime, secureConnectionStartTime: 0, ALPNNegotiatedProtocol: 'h2',
          },
        }, name, 'fetch', globalThis, startTime % 4 ? '' : 'local', { contentType: 'text/plain', contentEncoding: 'br' }, 200, '');
      }
      case 'clearMarks': case 'clearMeasures': case 'clearResourceTimings':
      case 'getEntries': case 'getEntriesByName': case 'getEntriesByType':
        return performance[op](...args);
      case 'observe': return observer(args[0]).observe(args[1]);
      case 'disconnect': return observer(args[0]).disconnect();
      case 'takeRecords': return observer(args[0]).takeRecords();
    }
    throw new Error(op);
  }
  function step(op) {
    if (++steps > STEPS) return;
    try {
      trace.push(json(call(op)));
    } catch ({ name, code, message }) {
      trace.push({ name, code, message });
    }
  }
  for (const op of ops) {
    if (op[0] === 'flush') {
      await immediate();
      trace.push(`flush ${++phase}`);
    } else {
      step(op);
    }
  }
  await immediate();
  for (const label of Object.keys(observers)) observers[label].disconnect();
  await immediate();
  return trace;
}

function generate({ below, chance, pick, list }) {
  const name = () => pick(['a', 'a', 'b', 'b', 'c', '한', '']);
  const time = () => pick([0, 1, 2.5, 2.5, 3, 7, 10.25, 100, 1e9]);
  const point = () => (chance(0.5) ? name() : chance(0.1) ? pick([-1, -0.5, 'loopExit', 'gone']) : time());
  const detail = () => pick([null, null, 'text', 7, { x: [1, { y: null }] }, false]);
  const type = () => pick(['mark', 'measure', 'resource', 'function', 'dns']);
  const options = () => {
    const made = {};
    const which = below(10);
    if (which !== 0) made.start = point();
    if (which <= 5) made.end = point();
    if (made.end === undefined || which === 0 || which === 1) made.duration = point();
    if (chance(0.4)) made.detail = detail() ?? 0;
    return made;
  };
  const entry = () => {
    switch (below(8)) {
      case 0: return ['mark', pick(['nodeStart', 'v8Start', 'loopExit', 'environment', 'a']), time(), null];
      case 1: return ['mark', name(), pick([-1, -0.25, -1e21, -1e-7]), null];
      case 2: return ['resource', name(), below(9), 10 + below(90)];
      case 3: return ['measure', name(), point().toString().replace(/^-?[\d.e]+$/, 'a'), point()];
      case 4: return ['measure', name(), options()];
      case 5: return ['measure', name(), null, point()];
      default: return ['mark', name(), time(), detail()];
    }
  };
  const label = () => pick(['O', 'P', 'Q']);
  const watch = () => {
    switch (below(6)) {
      case 0: return ['observe', label(), { entryTypes: list(0, 3, type) }];
      case 1: return ['disconnect', label()];
      case 2: return ['takeRecords', label()];
      default: return ['observe', label(), { type: type(), buffered: chance(0.5) }];
    }
  };
  const look = () => {
    switch (below(8)) {
      case 0: return ['clearMarks', chance(0.3) ? null : pick(['a', 'b', 'zz', 'nodeStart'])];
      case 1: return ['clearMeasures', chance(0.3) ? null : name()];
      case 2: return ['clearResourceTimings', chance(0.3) ? null : name()];
      case 3: return ['getEntries'];
      case 4: case 5: return ['getEntriesByName', name(), chance(0.5) ? null : type()];
      default: return ['getEntriesByType', type()];
    }
  };
  const op = () => pick([entry, entry, entry, watch, look, look])();
  const functions = chance(0.3) ? { [label()]: list(1, 2, () => pick([entry, watch])()) } : {};
  return [functions, [...list(3, 12, () => (chance(0.15) ? ['flush'] : op())), ['getEntries']]];
}

const WRITTEN = [
  [{}, [['measure', 'm', { start: 1, end: 2, duration: 3 }], ['measure', 'm', 'none'],
    ['measure', 'm', null, 'none'], ['measure', 'm', { start: -1, end: 'none' }], ['measure', 'm', { start: 'loopExit', end: 3 }]]],
  [{}, [['observe', 'O', { type: 'mark' }], ['observe', 'O', { entryTypes: ['mark'] }], ['disconnect', 'O'],
    ['observe', 'O', { entryTypes: ['mark'] }], ['observe', 'O', { type: 'mark' }], ['mark', 'a', 1, null], ['flush']]],
  [{ O: [['disconnect', 'P']] }, [['observe', 'O', { type: 'mark' }], ['observe', 'P', { type: 'mark' }], ['mark', 'a', 1, null], ['flush']]],
  [{ O: [['mark', 'b', 2, null]] }, [['observe', 'O', { type: 'mark' }], ['mark', 'a', 1, null], ['flush'], ['flush'], ['flush'], ['disconnect', 'O']]],
  [{}, [['observe', 'O', { type: 'mark' }], ['mark', 'a', 1, null], ['takeRecords', 'O'], ['flush']]],
  [{}, [['mark', 'a', 3, null], ['mark', 'b', 1, null], ['observe', 'O', { type: 'mark', buffered: true }], ['mark', 'c', 2, null], ['takeRecords', 'O'], ['flush']]],
  [{}, [['observe', 'O', { entryTypes: [] }], ['observe', 'O', { type: 'mark' }], ['mark', 'a', 1, null], ['flush']]],
];

for (const [functions, ops] of WRITTEN) console.log(JSON.stringify([functions, ops, await run(functions, ops)]));
const draw = random(26);
for (let index = 0; index < 700; index++) {
  const [functions, ops] = generate(draw);
  console.log(JSON.stringify([functions, ops, await run(functions, ops)]));
}
