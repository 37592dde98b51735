// `process.allowedNodeEnvironmentFlags`: the options that `NODE_OPTIONS` may have.
'use strict';

const { environmentOptions } = binding('builtins');

const flags = environmentOptions.map((name) => `--${name}`);
const short = { __proto__: null, C: 'conditions', r: 'require' };
const known = new Set(flags.flatMap((flag) => [flag, flag.replace(/^--(?!no-)/, '--no-')]));

function normalize(flag) {
  if (typeof flag !== 'string') return undefined;
  let name = flag.replaceAll('_', '-');
  if (/^-[A-Za-z]$/.test(name) && short[name[1]] !== undefined) name = `--${short[name[1]]}`;
  if (name.startsWith('--')) name = name.replace(/=.*$/, '');
  else if (!name.startsWith('-')) name = known.has(`--${name}`) ? `--${name}` : `-${name}`;
  return name;
}

// Nothing can be added, and what is asked for is found however it is written.
class NodeEnvironmentFlagsSet extends Set {
  add() { return this; }
  delete() { return false; }
  clear() {}

  has(flag) {
    const name = normalize(flag);
    return name !== undefined && (known.has(name) || known.has(name.replace(/^--no-/, '--')));
  }
}

exports.makeFlags = () => {
  const set = new NodeEnvironmentFlagsSet();
  for (const flag of flags) Set.prototype.add.call(set, flag);
  return Object.freeze(set);
};
