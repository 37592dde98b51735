// Runs once, before any program: makes the builtin modules loadable and the globals visible.
//
// `binding(name)` returns the native half of a topic, `compile(id)` the body of a builtin module's JavaScript half.
'use strict';

const { compile } = module;
const loaded = new Map();

function requireBuiltin(id) {
  let entry = loaded.get(id);
  if (entry === undefined) {
    entry = { id, exports: {}, binding, compile };
    loaded.set(id, entry);
    compile(id)(entry.exports, requireBuiltin, entry, binding);
  }
  return entry.exports;
}

requireBuiltin('internal/errors');
requireBuiltin('internal/intrinsics');
requireBuiltin('internal/globals');
requireBuiltin('internal/promises');
requireBuiltin('internal/main');

binding('builtins').register('requireBuiltin', requireBuiltin);
exports.requireBuiltin = requireBuiltin;
