// Node's command line options, as the program was started with them.
'use strict';

const { options } = binding('builtins');

const given = new Map();
for (const [name, value] of options()) {
  if (given.has(name)) given.get(name).push(value);
  else given.set(name, [value]);
}

/** Whether `--name` is on. */
exports.isOn = (name) => given.get(name)?.at(-1) === 'true';

/** The last value of `--name`; `undefined` if it was not given. */
exports.valueOf = (name) => given.get(name)?.at(-1);

/** All values of `--name`, which can be given several times. */
exports.valuesOf = (name) => given.get(name) ?? [];
