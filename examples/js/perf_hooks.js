// An order from the cart to the parcel: marks, measures, who watches them, and response times in a histogram.
// Run with `node examples/js/perf_hooks.js`. All times are given, so that it prints the same each time.
'use strict';
const { PerformanceObserver, createHistogram, performance } = require('node:perf_hooks');

const observer = new PerformanceObserver((list) => {
  console.log(`-- ${list.getEntries().length} entries at once`);
  for (const { entryType, name, startTime, duration } of list.getEntries()) {
    console.log(`${entryType.padEnd(8)}${name.padEnd(10)}${String(startTime).padStart(6)} ms +${duration} ms`);
  }
});
observer.observe({ entryTypes: ['mark', 'measure'] });

performance.mark('cart', { startTime: 100 });
performance.mark('paid', { startTime: 160.5 });
performance.mark('parcel', { startTime: 400 });
performance.measure('payment', 'cart', 'paid');
performance.measure('packing', 'paid', 'parcel');
performance.measure('promised', { start: 'cart', duration: 350 });
console.log('nobody was told yet');

setImmediate(() => {
  for (const refused of [
    () => performance.measure('delivery', 'parcel', 'doorbell'),
    () => performance.mark('yesterday', { startTime: -86_400_000 }),
  ]) {
    try {
      refused();
    } catch (error) {
      console.log(`${error.name}: ${error.message}`);
    }
  }
  performance.clearMarks('cart');
  console.log('left:', ...performance.getEntriesByType('mark').map((entry) => entry.name));

  const times = createHistogram({ highest: 10_000 });
  for (let request = 1; request <= 1_000; request++) times.record(20 + request * request % 97); // milliseconds
  times.record(2_345);
  times.record(60_000);
  console.log(`${times.count} requests, ${times.exceeds} too slow to count`);
  console.log(`${times.min} to ${times.max} ms, ${times.mean.toFixed(2)} ms on average`);
  for (const percentile of [50, 99, 99.99]) {
    console.log(`${percentile} % within ${times.percentile(percentile)} ms`);
  }
  console.log(`${(times.cdf(50) * 100).toFixed(1)} % within 50 ms`);
});
