// `process.finalization`: what is done for objects that are still there when the program ends.
'use strict';

const { invalidType } = require('internal/errors');

exports.make = (process) => {
  const refs = { exit: new Set(), beforeExit: new Set() };
  const known = new WeakMap();
  const collected = new FinalizationRegistry((entry) => { refs[entry.event].delete(entry); });

  function run(event) {
    for (const entry of [...refs[event]]) {
      refs[event].delete(entry);
      const object = entry.ref.deref();
      if (object !== undefined) entry.callback(object, event);
    }
  }

  function add(event, object, callback) {
    if ((typeof object !== 'object' || object === null) && typeof object !== 'function')
      throw invalidType('obj', 'Object', object);
    if (refs[event].size === 0) process.on(event, listeners[event]);
    const entry = { event, ref: new WeakRef(object), callback };
    refs[event].add(entry);
    known.set(object, [...(known.get(object) ?? []), entry]);
    collected.register(object, entry, entry);
  }

  const listeners = { exit: () => run('exit'), beforeExit: () => run('beforeExit') };

  return {
    register: function register(object, callback) { add('exit', object, callback); },
    registerBeforeExit: function registerBeforeExit(object, callback) { add('beforeExit', object, callback); },
    unregister: function unregister(object) {
      for (const entry of known.get(object) ?? []) refs[entry.event].delete(entry);
      known.delete(object);
      for (const event of ['exit', 'beforeExit'])
        if (refs[event].size === 0) process.removeListener(event, listeners[event]);
    },
  };
};
