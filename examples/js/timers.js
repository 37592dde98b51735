// A kitchen's timers: timeouts, intervals, a refreshed and an unref'd one, and waiting that is given up.

const promises = require('node:timers/promises');

let minutes = 0;
const eggs = setInterval(() => {
  minutes += 1;
  console.log(`the eggs boil, minute ${minutes}`);
  if (minutes === 3) clearInterval(eggs);
}, 40);

// Somebody opens the oven: it needs its whole time again.
const oven = setTimeout(() => console.log('the cake is done'), 200);
setTimeout(() => {
  console.log('the oven was opened');
  oven.refresh();
}, 60);

clearTimeout(setTimeout(() => console.log('never'), 10));
const radio = setInterval(() => console.log('the news'), 60_000);
radio.unref(); // nobody stays for that
console.log(`the radio keeps the kitchen open: ${radio.hasRef()}`);

// The guests wait, but not for ever.
const patience = new AbortController();
promises.setTimeout(60_000, 'dinner', { signal: patience.signal }).then(
  (dinner) => console.log(dinner),
  (error) => console.log(`${error.code}: ${error.message}`),
);
promises.setTimeout(150, 'the guests leave').then((text) => {
  console.log(text);
  patience.abort();
});
