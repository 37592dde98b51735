// What Node's server makes of raw bytes: [name, bytes, options, what it saw].
//
// The bytes are a Latin-1 string, or a list of strings and of [string, how often].

import { closeServers, inOrder, judge } from './lib/servers.mjs';
import { classes } from './lib/classes.mjs';
import { combinations, mutations } from './lib/mutations.mjs';

const all = [...classes, ...mutations(classes), ...combinations()];
const names = new Set(all.map(([name]) => name));
if (names.size !== all.length) throw new Error('two cases with one name');

const lines = await inOrder(all, async ([name, bytes, options]) => {
  const seen = await judge(expand(bytes), options);
  return JSON.stringify([name, bytes, options ?? null, seen]);
});
console.log(lines.join('\n'));
closeServers();

function expand(bytes) {
  return [].concat(bytes).map((part) => (Array.isArray(part) ? part[0].repeat(part[1]) : part)).join('');
}
