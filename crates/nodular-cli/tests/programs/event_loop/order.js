// Ticks before microtasks, both between any two callbacks; timers by when they are due.
setTimeout(() => console.log('timeout 1'), 1);
setTimeout(() => console.log('timeout 30'), 30);
let count = 0;
const interval = setInterval(() => {
  console.log('interval', ++count);
  process.nextTick(() => console.log('tick in interval'));
  Promise.resolve().then(() => console.log('microtask in interval'));
  if (count === 3) {
    clearInterval(interval);
    setImmediate(() => {
      console.log('immediate');
      setImmediate(() => console.log('immediate of the next turn'));
      process.nextTick(() => console.log('tick in immediate'));
      Promise.resolve().then(() => console.log('microtask in immediate'));
    });
  }
}, 60);
const never = setTimeout(() => console.log('never'), 100_000).unref();
console.log(never.hasRef());
(async () => {
  console.log('async, at once');
  await 1;
  console.log('async, after await');
})();
queueMicrotask(() => console.log('microtask'));
process.nextTick(() => {
  console.log('tick');
  queueMicrotask(() => console.log('microtask in tick'));
  process.nextTick(() => console.log('tick in tick'));
});
process.on('beforeExit', (code) => console.log('beforeExit', code));
process.on('exit', (code) => console.log('exit', code));
