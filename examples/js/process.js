// A program about itself: what it uses, what it may not, a signal, a warning, an error nobody handled, and its end: the
// twin of ../process.rs.
'use strict';

const { convertProcessSignalToExitCode } = require('node:util');

process.on('beforeExit', (code) => console.log(`  before the exit, with ${code}`));
process.on('exit', (code) => {
  console.log(`  exit, with ${code}`);
  process.exitCode = 0;
});
process.removeAllListeners('warning'); // the one that prints
process.on('warning', (warning) => console.log(`  ${JSON.stringify(warning.code ?? '')} ${warning}`));
process.on('uncaughtException', (error, origin) => {
  console.log(`  [FATAL] ${error.message}, an ${origin}`);
  process.exitCode = 1;
});

console.log('What it uses');
const [start, before] = [process.hrtime.bigint(), process.cpuUsage()];
while (process.cpuUsage(before).user < 2000);
console.log(`  a clock that goes forward: ${process.hrtime.bigint() > start}`);
console.log(`  more than a megabyte: ${process.memoryUsage.rss() > 1000000}`);

console.log('What it may not');
for (const mistake of [
  () => process.kill(2 ** 31 - 1, 0),
  () => process.kill(process.pid, 'SIGFOO'),
  () => process.umask('rw-r--r--'),
  () => process.setuid('nobody-here'),
  () => { process.exitCode = 1.5; },
]) {
  try {
    mistake();
  } catch (error) {
    console.log(`  ${error.code}: ${error.message}`);
  }
}

console.log('A signal');
const alive = setInterval(() => {}, 1000);
process.once('SIGUSR2', (name) => {
  clearInterval(alive);
  console.log(`  ${name}: unheard, it would be the exit code ${convertProcessSignalToExitCode(name)}`);

  console.log('The end');
  process.emitWarning('use open() instead', 'DeprecationWarning', 'APP001');
  process.nextTick(() => Promise.reject(new Error('no paper')));
});
process.kill(process.pid, 'SIGUSR2');
