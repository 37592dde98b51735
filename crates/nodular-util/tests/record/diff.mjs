// util.diff of lists.
//
// A line is [actual, expected, result].

import { diff } from 'node:util';
import { generator } from './lib/random.mjs';

const { random, pick, repeat } = generator(17);
const seen = new Set();
for (let i = 0; i < 900; i++) {
  const letters = 'abcdefgh'.slice(0, 1 + random(8)).split('');
  const actual = repeat(12, () => pick(letters));
  const expected = random(3) ? actual.flatMap((one) => (random(4) ? [one] : random(2) ? [] : [one, pick(letters)])) : repeat(12, () => pick(letters));
  // Node compares the lists themselves, not what is in them: of equal ones it keeps each item.
  if (JSON.stringify(actual) === JSON.stringify(expected)) continue;
  const line = JSON.stringify([actual, expected, diff(actual, expected)]);
  if (!seen.has(line)) console.log(line);
  seen.add(line);
}
