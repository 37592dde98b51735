// In which order Node's event loop runs what was scheduled: main program, ticks, microtasks, I/O, immediates, timers.

const fs = require('node:fs');

const say = (text) => () => console.log(text);

// An I/O operation, and what its callback schedules.
fs.stat(__filename, () => {
  console.log('4. I/O callback');
  setTimeout(() => {
    console.log('9. timeout: after the immediate');
    process.nextTick(say('10. tick of the timeout'));
  }, 0);
  setImmediate(() => {
    console.log('7. immediate: always before the timeout, inside of I/O');
    queueMicrotask(say('8. microtask of the immediate'));
  });
  queueMicrotask(say('6. microtask of the I/O callback'));
  process.nextTick(say('5. tick of the I/O callback'));
});
queueMicrotask(say('3. microtask'));
process.nextTick(say('2. tick: before the microtask that was queued first'));
console.log('1. main program');

process.on('beforeExit', say('11. nothing is left to do'));
