// Ordering programs made at random. A block that sets short timers or asks for I/O ends with enough time for both; other
// delays are far apart.

import { random } from './random.mjs';

const SHORT = [0, 1, 2, 3];
const LONG = [60, 250];

export function generate(seed) {
  const { below, chance, pick } = random(seed);
  let names = 0;
  // What is named by then, so that it can be cleared.
  const timeouts = [];
  const immediates = [];
  const handler = chance(0.5);
  let budget = 6 + below(10);

  function block(depth) {
    const ops = [];
    let needsTime = false;
    let hasIo = false;
    const count = depth === 0 ? 3 + below(4) : below(4);
    for (let i = 0; i < count && budget > 0; i++) {
      const kind = below(20);
      if (kind < 13) {
        budget--;
        const name = String(names++);
        if (kind < 3) ops.push(['tick', name, block(depth + 1)]);
        else if (kind < 6) ops.push(['micro', name, block(depth + 1)]);
        else if (kind < 8) {
          immediates.push(name);
          ops.push(['immediate', name, block(depth + 1)]);
        } else if (kind < 10) {
          needsTime = true;
          timeouts.push(name);
          ops.push(['timeout', name, pick(SHORT), block(depth + 1)]);
        } else if (kind < 11) {
          timeouts.push(name);
          ops.push(['timeout', name, pick(LONG), block(depth + 1)]);
        } else if (kind < 12 && !hasIo) {
          needsTime = true;
          hasIo = true;
          ops.push(['io', name, block(depth + 1)]);
        } else {
          ops.push(['close', name, block(depth + 1)]);
        }
      } else if (kind < 15 && timeouts.length > 0) {
        const op = pick(['clear', 'refresh', 'unref', 'ref']);
        if (op === 'refresh') needsTime = true;
        ops.push([op, pick(timeouts)]);
      } else if (kind < 17 && immediates.length > 0) {
        ops.push([pick(['clearImmediate', 'unref', 'ref']), pick(immediates)]);
      }
    }
    if (needsTime) ops.push(['busy', 8]);
    if (handler && depth > 0 && chance(0.2)) ops.push(['throw', `x${names++}`]);
    return ops;
  }

  return { main: block(0), handler };
}
