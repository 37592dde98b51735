// What becomes of a delay. A case is [delay, milliseconds, warning or null]; NaN and the infinities are texts.

const delays = [
  0, -0, 1, 2, 999, 0.1, 0.5, 0.999, 1.1, 1.999, 2.5, 1e3 + 0.25, -1, -0.5, -1e21, -(2 ** 31), 2 ** 31 - 1, 2 ** 31 - 0.5, 2 ** 31,
  2 ** 31 + 0.5, 2 ** 32, 2 ** 53, 1e21, 1.5e300, Number.MIN_VALUE, Number.MAX_VALUE, NaN, Infinity, -Infinity,
];

const warned = [];
const { emitWarning } = process;
process.emitWarning = (message, name) => warned.push({ message, name });

// Some are said once a process: so the tests take the delays in the same order.
for (const delay of delays) {
  const timeout = setTimeout(() => {}, delay);
  clearTimeout(timeout);
  const fresh = warned.splice(0)[0] ?? null;
  const kept = Number.isFinite(delay) ? delay : String(delay);
  console.log(JSON.stringify([kept, timeoutMillis(timeout, delay), fresh]));
}
process.emitWarning = emitWarning;

// What it was when it was made: clearing sets it to -1.
function timeoutMillis(_, delay) {
  const timeout = setTimeout(() => {}, delay);
  const millis = Math.trunc(timeout._idleTimeout);
  clearTimeout(timeout);
  warned.length = 0;
  return millis;
}
