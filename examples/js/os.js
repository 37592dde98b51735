// The JavaScript twin of examples/os.rs.
const os = require('node:os');

console.log('System');
console.log(`  ${os.type()} (${os.platform()}), ${os.endianness()} endian`);
console.log(`  lines end with ${JSON.stringify(os.EOL)}, ${os.devNull} swallows all`);

console.log('Numbers that fit together');
console.log(`  free <= total          ${os.freemem() <= os.totalmem()}`);
console.log(`  workers <= processors  ${os.availableParallelism() <= os.cpus().length}`);
console.log(`  load >= 0              ${os.loadavg().every((load) => load >= 0)}`);
console.log(`  up before and after    ${os.uptime() <= os.uptime()}`);
const local = Object.values(os.networkInterfaces()).flat().filter(({ address }) => /^(127\.|::1$)/.test(address));
console.log(`  loopback is internal   ${local.every((found) => found.internal)}`);
console.log(`  own priority by number ${os.getPriority() === os.getPriority(process.pid)}`);

console.log('Refused');
for (const [pid, priority] of [[0, 20], [2 ** 31 - 1, 0]]) {
  try {
    os.setPriority(pid, priority);
  } catch (error) {
    console.log(`  ${error.code}: ${error.message}`);
  }
}

console.log('Signals');
for (const name of ['SIGINT', 'SIGTERM', 'SIGUSR1', 'SIGWINCH']) {
  console.log(`  ${name.padEnd(8)} ${os.constants.signals[name] ?? 'none'}`);
}
