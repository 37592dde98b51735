// What `vm` and the REPL share.
'use strict';

const native = binding('vm');

// The views of the realms, by the sandboxes they were made for.
const realms = new WeakMap();

/** What the REPL runs: a script with `await` at its top level, as a promise of its value. */
async function runAsync(code, contextifiedObject, filename) {
  if (contextifiedObject === undefined) return (await native.runAsync(undefined, code, filename)).value;
  const { view } = realms.get(contextifiedObject);
  try {
    return (await native.runAsync(view, code, filename)).value;
  } finally {
    native.copyOut(view);
  }
}

module.exports = { realms, runAsync };
