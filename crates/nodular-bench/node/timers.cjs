'use strict';
const topic = require('./lib.cjs')('timers');

const N = 1_000_000;

topic.ops('timeout.insert_cancel.1m', N, () => () => {
  const timeouts = [];
  const callback = () => {};
  for (let i = 0; i < N; i++) timeouts.push(setTimeout(callback, 1000 + (i % 1000)));
  for (const timeout of timeouts) clearTimeout(timeout);
  return timeouts.length;
});

// `start(done)` schedules and calls `done` with the check when all has run.
const later = (id, units, start) => topic.ops(id, units, () => () => new Promise(start));

later('timeout.fire.100k', N / 10, (done) => {
  let left = N / 10;
  const callback = () => { if (--left === 0) done(N / 10); };
  for (let i = 0; i < N / 10; i++) setTimeout(callback, 1);
});

later('immediate.batch.200k', N / 5, (done) => {
  let left = N / 5;
  const callback = () => { if (--left === 0) done(N / 5); };
  for (let i = 0; i < N / 5; i++) setImmediate(callback);
});

for (const [id, units, schedule] of [
  ['immediate.chain.200k', N / 5, setImmediate],
  ['nexttick.chain.1m', N, process.nextTick],
  ['microtask.chain.1m', N, queueMicrotask],
]) {
  later(id, units, (done) => {
    let left = units;
    const callback = () => {
      if (--left === 0) done(units);
      else schedule(callback);
    };
    schedule(callback);
  });
}

topic.run();
