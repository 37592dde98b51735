// util.debounce and util.throttle: programs of calls at certain times.
//
// A line is [function, settings, steps, [what happened …], [result or error of each call …]]. Times are in units; a step is
// [time, method, argument]. What happened is the number of a step, or the argument of a call as text. Each program runs
// twice, and what is not the same both times was too close to tell.

import { debounce, throttle } from 'node:util';
import { generator } from './lib/random.mjs';

const UNIT = 200;
const wait = (units) => new Promise((resolve) => setTimeout(resolve, units * UNIT));
async function run(name, settings, steps) {
  const log = [];
  const controller = new AbortController();
  const options = { ...settings.options, signal: controller.signal };
  if (options.concurrency === null) delete options.concurrency;
  if (options.maxPending === null) delete options.maxPending;
  const original = async (argument) => {
    log.push(String(argument));
    await wait(settings.takes);
    return argument * 10;
  };
  const f = name === 'debounce' ? debounce(original, settings.wait * UNIT, options) : throttle(original, settings.limit, settings.wait * UNIT, options);
  const calls = [];
  const start = performance.now();
  for (const [index, [time, method, argument]] of steps.entries()) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, start + time * UNIT - performance.now())));
    log.push(index);
    if (method === 'call') {
      const call = f(argument);
      calls.push(call.catch((error) => [error.name, error.code, error.message, error.cause ?? null]));
    } else if (method === 'abort') controller.abort(argument);
    else if (method === 'cancel') f.cancel(argument);
    else f[method]();
  }
  await wait(2);
  const results = await Promise.all(calls);
  return JSON.stringify([name, settings, steps, log, results]);
}

const { random, pick } = generator(17);
const programs = [];
for (let i = 0; i < 400; i++) {
  const steps = [];
  let time = 0;
  const count = random(7) + 2;
  for (let n = 0; n < count; n++) {
    if (random(3)) time += pick([1, 1, 2, 3]);
    const method = pick(['call', 'call', 'call', 'call', 'call', 'call', 'call', 'cancel', 'flush', random(4) ? 'call' : 'abort']);
    if (i % 2 && method === 'flush') continue;
    steps.push(method === 'call' ? [time, method, n + 1] : method === 'flush' ? [time, method] : [time, method, 'why']);
  }
  if (i % 2) {
    const options = { concurrency: pick([null, null, 1, 2]), maxPending: pick([null, null, 0, 2]), overflow: pick(['queue', 'queue', 'drop']), strict: random(2) === 1 };
    programs.push(['throttle', { limit: random(3) + 1, wait: 2.37, takes: 0.71, options }, steps]);
  } else {
    programs.push(['debounce', { wait: 1.37, takes: 0.71, options: { leading: random(2) === 1, rejectOnCancel: random(2) === 1 } }, steps]);
  }
}
const first = programs.map((program) => run(...program));
await wait(0.2);
const second = programs.map((program) => run(...program));
const seen = new Set();
for (const [i, one] of first.entries()) {
  const line = await one;
  if (line !== (await second[i]) || seen.has(line)) continue;
  seen.add(line);
  console.log(line);
}
