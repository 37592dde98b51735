// The context after each kind of `await`, of two functions that run at the same time.
'use strict';

const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const seen = { 1: [], 2: [] };

async function steps(id) {
  const see = (step) => seen[id].push(`${step} ${storage.getStore()}`);
  see('start');
  await 1;
  see('value');
  await sleep(2);
  see('promise');
  await Promise.reject(new Error()).catch(() => see('catch'));
  await { then(resolve) { see('then'); setTimeout(resolve, 1); } };
  see('thenable');
  await new Promise((_, reject) => setTimeout(reject, 1)).then(undefined, () => see('rejected'));
  for await (const value of (async function*() { await sleep(1); yield 'yielded'; })()) see(value);
  await Promise.all([sleep(1), 2]);
  see('all');
  class Own extends Promise {}
  await new Own((resolve) => setTimeout(resolve, 1));
  see('subclass');
  await new Promise((resolve) => process.nextTick(() => { see('tick'); setImmediate(resolve); }));
  see('immediate');
}

Promise.all([storage.run('one', steps, 1), storage.run('two', steps, 2)]).then(() => {
  console.log(seen[1].join('\n'));
  console.log(seen[2].join('\n'));
  console.log('outside', storage.getStore());
});
