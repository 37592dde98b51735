// What takes a value: exit codes, masks, signals.
//
// A line is [function, [value], result or error]; numbers that JSON does not have are {"number": text}.

import { constants } from 'node:os';
import { convertProcessSignalToExitCode } from 'node:util';

const shown = (value) => (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)) ? { number: Object.is(value, -0) ? '-0' : String(value) } : value);
const seen = new Set();
function print(name, value, call) {
  let result;
  try {
    result = call(value);
  } catch (error) {
    result = { code: error.code, message: error.message, name: error.name };
  }
  const line = JSON.stringify([name, [shown(value)], result]);
  if (!seen.has(line)) console.log(line);
  seen.add(line);
}

function exitCode(value) {
  process.exitCode = value;
  const code = process.exitCode;
  process.exitCode = undefined;
  return code;
}
const NUMBERS = [0, 1, -1, 255, 256, 1.5, -1.5, -0, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 32, 2 ** 40 + 7, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 1e21, 1e-7, NaN, Infinity, -Infinity];
for (const number of NUMBERS) print('exitCode', number, exitCode);
const TEXTS = ['', ' ', '0', '1', '-1', '+1', ' 7 ', '\t7\n', '\u00a07', '\ufeff7', '\u200b7', '\x857', '1.5', '1.', '.5', '.', '5.0', '1e2', '1E2', '1e', 'e1', '1e400', '-1e400', '1e-1', '10e-1', '0x10', '0X1f', '0x', '-0x10', '+0x10', '0b101', '0B2', '0o17', '0O8', '0x1.5', '1_000', '1n', 'a', 'one', 'NaN', 'nan', 'inf', 'infinity', 'Infinity', '+Infinity', '-Infinity', 'Infinity1', '--1', '+-1', '1 2', '１', '٣', 'true', 'null', '00012', '9007199254740991', '9007199254740993', '4294967297', '0xffffffff', '0xfffffffffffff', '0xffffffffffffffffffff', "it's", '-', '+', '1e+2', '1e+'];
for (const text of TEXTS) print('exitCode', text, exitCode);

const before = process.umask();
function umask(value) {
  process.umask(value);
  return process.umask();
}
for (const mask of [0, 1, 0o22, 0o77, 0o777, 0o1777, 2 ** 32 - 1, '0', '22', '022', '0022', '777', '7777', '17777', '8', '9', '', 'a', '0o22', '-22', '+22', ' 22', '22 ', '2.2', '37777777777', '40000000000', '777777777777777', '7'.repeat(30), '0'.repeat(30) + '27', '٣', "it's"]) print('umask', mask, umask);
process.umask(before);

for (const name of Object.keys(constants.signals)) {
  print('number', name, (name) => constants.signals[name]);
  print('exitCodeOfSignal', name, convertProcessSignalToExitCode);
}
for (const name of ['', 'SIGFOO', 'sigterm', 'SIGTERM ', 'TERM', '15', "SIG'"]) print('exitCodeOfSignal', name, convertProcessSignalToExitCode);
const kill = (signal) => process.kill(process.pid, signal);
for (const signal of [0, -1, 65, 999, 2 ** 31 - 1, 'SIGFOO', 'sigterm', '0', '15', ' SIGTERM', 'SIGWINCH', 'SIGURG', 'SIGCHLD', 28, 18]) print('kill', signal, kill);
for (const pid of [2 ** 31 - 1, 4194305]) print('killPid', pid, (pid) => process.kill(pid, 0));
