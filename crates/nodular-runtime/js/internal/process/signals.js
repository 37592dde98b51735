// Signals as events: somebody listens to one as long as it has listeners.
'use strict';

exports.install = (process, native) => {
  const watches = new Map();
  const isSignal = (name) => typeof name === 'string' && name.startsWith('SIG') &&
    native.signalNumber(name) != null;

  function startListeningIfSignal(type) {
    if (!isSignal(type) || watches.has(type)) return;
    const number = native.signalNumber(type);
    watches.set(type, native.watchSignal(type, () => { process.emit(type, type, number); }));
  }

  function stopListeningIfSignal(type) {
    const watch = watches.get(type);
    if (watch === undefined || process.listenerCount(type) !== 0) return;
    native.closeSignal(watch);
    watches.delete(type);
  }

  process.on('newListener', startListeningIfSignal);
  process.on('removeListener', stopListeningIfSignal);
};
