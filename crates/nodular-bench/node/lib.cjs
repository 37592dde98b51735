'use strict';
// What the programs of this folder share: options, the clock, taking a figure, JSON lines. docs/benchmarks.md says
// what the lines mean; the Rust side takes its figures the same way (src/suite.rs).
const fs = require('node:fs');
const path = require('node:path');

const options = { long: false, isolated: false, list: false, case: '*', serve: null, port: 0 };
for (const argument of process.argv.slice(2)) {
  const [name, value = true] = argument.replace(/^--/, '').split('=');
  options[name] = value;
}

const dataFolder = process.env.BENCH_DATA || '/tmp/nodular-bench';
const lines = (name) => fs.readFileSync(path.join(dataFolder, name), 'utf8').split('\n').slice(0, -1);
const print = (line) => fs.writeSync(1, `${JSON.stringify(line)}\n`);
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const significant = (value) => Number(value.toPrecision(6));
const wanted = (name) => options.case.split(',').some((glob) => path.posix.matchesGlob(name, glob));

// Seconds of CPU time, of this thread and of the whole process. The kernel brings the thread's figure up to date
// when the process's is read, so that one comes first.
function cpu() {
  const whole = process.cpuUsage();
  const thread = process.threadCpuUsage();
  return { thread: (thread.user + thread.system) / 1e6, process: (whole.user + whole.system) / 1e6 };
}

const [warmUp, perSample, samples] = options.long ? [0.6, 0.2, 9] : [0.08, 0.04, 5];

// A call may return a promise of what is checked.
async function measure(units, call) {
  let check = await call();
  let calls = 0;
  const start = cpu().thread;
  let spent;
  do {
    check = call();
    if (check instanceof Promise) check = await check;
    calls += 1;
    spent = cpu().thread - start;
  } while (spent < warmUp);

  const repeats = Math.max(1, Math.round(perSample / (spent / calls)));
  const rates = [];
  const before = cpu();
  for (let sample = 0; sample < samples; sample++) {
    const from = cpu().thread;
    for (let i = 0; i < repeats; i++) {
      check = call();
      if (check instanceof Promise) check = await check;
    }
    rates.push((units * repeats) / (cpu().thread - from));
  }
  const after = cpu();
  const helpers = (after.process - before.process) / (after.thread - before.thread);
  return { rates, check, helpers };
}

module.exports = function topic(name) {
  const cases = [];
  const roles = {};

  async function run(id, [metric, unit], units, makeCall) {
    const { rates, check, helpers } = await measure(units, makeCall());
    const line = { topic: name, case: id, metric, value: significant(median(rates)), unit, better: 'higher' };
    line.best = significant(Math.max(...rates));
    if (helpers > 1.2) line.helpers = significant(helpers);
    if (check !== undefined) line.check = check;
    print(line);
  }

  return {
    lines,
    // `makeCall` prepares what is not to be timed and returns the function that does `units` operations a call.
    ops(id, units, makeCall) {
      cases.push({ id, figure: ['rate', 'ops/s'], units, makeCall });
    },
    // The same, over `length` bytes a call.
    bytes(id, length, makeCall) {
      cases.push({ id, figure: ['throughput', 'MB/s'], units: length / 1e6, makeCall });
    },
    // `start(port)` resolves to the port that it listens on.
    serve(role, start) {
      roles[role] = start;
    },
    async run() {
      if (options.serve) {
        const port = await roles[options.serve](Number(options.port));
        print({ ready: true, role: options.serve, port, pid: process.pid });
        return;
      }
      for (const { id, figure, units, makeCall } of cases) {
        if (options.list) print({ case: id, impl: 'node' });
        if (options.list || !wanted(id)) continue;
        try {
          await run(id, figure, units, makeCall);
        } catch (error) {
          print({ topic: name, case: id, error: String(error) });
        }
        if (options.isolated) {
          const peak = Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]);
          print({ topic: name, case: id, metric: 'peak_rss', value: significant(peak / 1024), unit: 'MiB', better: 'lower' });
        }
      }
    },
  };
};
