'use strict';

process.env.COUNT = 1;
process.env.NOTHING = undefined;
console.log([process.env.COUNT, process.env.NOTHING, 'COUNT' in process.env]);
delete process.env.COUNT;
console.log(process.env.COUNT, 'COUNT' in process.env);
for (const wrong of [
  () => { process.env[Symbol('name')] = 1; },
  () => Object.defineProperty(process.env, 'name', { value: 1 }),
  () => Object.defineProperty(process.env, 'name', { get() {} }),
  () => process.kill('self'),
  () => process.kill(process.pid, 'SIGNOTHING'),
  () => process.chdir(1),
  () => process.umask('x'),
  () => process.hrtime([1]),
  () => process.cpuUsage({ user: -1, system: 0 }),
  () => { process.exitCode = 'one'; },
  () => { process.exitCode = 1.5; },
  () => process.emitWarning(1),
  () => process.setuid({}),
  () => process.on('SIGKILL', () => {}),
]) {
  try {
    console.log(wrong());
  } catch (error) {
    console.log(`${error.name} ${error.code}: ${error.message}`);
  }
}
process.on('exit', (code) => console.log('exit', code, process._exiting));
process.once('beforeExit', (code) => {
  console.log('beforeExit', code);
  setImmediate(() => console.log('once more'));
});
process.on('SIGUSR2', (name, number) => {
  console.log(name, number);
  clearTimeout(waiting);
});
const waiting = setTimeout(() => {}, 5000);
process.kill(process.pid, 'SIGUSR2');
