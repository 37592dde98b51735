// In which order Node runs what small programs schedule. A case is [program, trace].
//
// Each program runs in a process of its own, until three runs agree: so a machine that is busy elsewhere for a moment
// does not matter. Programs that Node does not end are left out: if an immediate is cleared after another one has failed
// in the same phase, Node fails to find the next one for ever.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { generate } from './lib/generate.mjs';
import { written } from './lib/written.mjs';

const RANDOM = 150;
const AGREEING = 3;
const MOST = 15;
const LONGEST = 8_000;
const AT_ONCE = 3;
const runner = fileURLToPath(new URL('./lib/run.cjs', import.meta.url));

async function run(program) {
  const child = promisify(execFile)(process.execPath, [runner, JSON.stringify(program)], { timeout: LONGEST });
  // A program that fails has printed its trace all the same.
  const { stdout, killed } = await child.catch((error) => error);
  if (killed) return null;
  if (!stdout.startsWith('[')) throw new Error(`${JSON.stringify(program)} printed ${stdout}`);
  return stdout;
}

async function settle(program) {
  const seen = new Map();
  for (let runs = 0; runs < MOST; runs++) {
    const trace = await run(program);
    if (trace === null) return null;
    const times = (seen.get(trace) ?? 0) + 1;
    if (times === AGREEING) return JSON.parse(trace);
    seen.set(trace, times);
  }
  throw new Error(`not stable: ${JSON.stringify(program)} ${[...seen.keys()].join(' ')}`);
}

const programs = [...written, ...Array.from({ length: RANDOM }, (_, index) => generate(index + 1))];
const traces = [];
let next = 0;
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  while (next < programs.length) {
    const index = next++;
    traces[index] = await settle(programs[index]);
  }
}));
programs.forEach((program, index) => {
  if (traces[index] !== null) console.log(JSON.stringify([program, traces[index]]));
});
