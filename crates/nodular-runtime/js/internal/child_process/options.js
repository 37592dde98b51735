// What `child_process` takes, checked and made into what the native side starts.
'use strict';

const native = binding('child_process');
const { getPath } = require('internal/fs/arguments');
const { invalidType, invalidValue, makeError, notYet } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateInteger, validateNumber, validateObject, validateString } =
  require('internal/validators');

/** The number of a signal's name. */
function signalNumber(signal) {
  if (typeof signal === 'number' && Object.values(native.signals).includes(signal)) return signal;
  const number = typeof signal === 'string' ? native.signals[signal.toUpperCase()] : undefined;
  if (number !== undefined) return number;
  if (typeof signal !== 'number' && typeof signal !== 'string')
    throw invalidType('signal', ['string', 'number'], signal);
  throw makeError('TypeError', 'ERR_UNKNOWN_SIGNAL', `Unknown signal: ${signal}`);
}

/** The name of a signal's number. */
function signalName(number) {
  for (const [name, value] of Object.entries(native.signals)) if (value === number) return name;
  return null;
}

function checkText(value, name) {
  if (typeof value === 'string' && value.includes('\0'))
    throw invalidValue(name, value, 'must be a string without null bytes');
}

function checkTimeout(timeout) {
  if (timeout != null) validateInteger(timeout, 'timeout', 0);
}

function checkMaxBuffer(maxBuffer) {
  if (maxBuffer == null) return;
  validateNumber(maxBuffer, 'options.maxBuffer');
  if (maxBuffer < 0 || Number.isNaN(maxBuffer))
    throw require('internal/errors').outOfRange('options.maxBuffer', 'a positive number', maxBuffer);
}

function killSignal(signal) {
  if (signal == null) return signal;
  if (typeof signal !== 'string' && typeof signal !== 'number')
    throw invalidType('options.killSignal', ['string', 'number'], signal);
  return signalNumber(signal);
}

function normalizeSpawn(file, args, options) {
  validateString(file, 'file');
  checkText(file, 'file');
  if (file.length === 0) throw invalidValue('file', file, 'cannot be empty');
  if (Array.isArray(args)) {
    args = [...args];
  } else if (args == null) {
    args = [];
  } else if (typeof args !== 'object') {
    throw invalidType('args', 'object', args);
  } else {
    options = args;
    args = [];
  }
  for (let i = 0; i < args.length; i++) {
    args[i] = `${args[i]}`;
    checkText(args[i], `args[${i}]`);
  }
  if (options === undefined) options = {};
  else validateObject(options, 'options');
  options = { __proto__: null, ...options };

  let { cwd } = options;
  if (cwd != null) cwd = getPath(cwd, 'options.cwd');
  // An empty one is none.
  if (cwd === '') cwd = undefined;
  if (options.detached != null) validateBoolean(options.detached, 'options.detached');
  for (const id of ['uid', 'gid'])
    if (options[id] != null) require('internal/validators').validateInt32(options[id], `options.${id}`);
  if (options.shell != null && typeof options.shell !== 'boolean' && typeof options.shell !== 'string')
    throw invalidType('options.shell', ['boolean', 'string'], options.shell);
  if (options.argv0 != null) {
    validateString(options.argv0, 'options.argv0');
    checkText(options.argv0, 'options.argv0');
  }
  for (const flag of ['windowsHide', 'windowsVerbatimArguments'])
    if (options[flag] != null) validateBoolean(options[flag], `options.${flag}`);

  if (options.shell) {
    checkText(options.shell, 'options.shell');
    if (args.length > 0) warnOfShell();
    const command = [file, ...args].join(' ');
    file = typeof options.shell === 'string' ? options.shell : '/bin/sh';
    args = ['-c', command];
  }
  args.unshift(typeof options.argv0 === 'string' ? options.argv0 : file);

  const env = options.env || process.env;
  const envPairs = [];
  for (const key in env) {
    const value = env[key];
    if (value === undefined) continue;
    checkText(key, `options.env['${key}']`);
    checkText(value, `options.env['${key}']`);
    envPairs.push(`${key}=${value}`);
  }
  return { ...options, args, cwd, envPairs, file, detached: Boolean(options.detached) };
}

let hasWarned = false;
function warnOfShell() {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning(
    'Passing args to a child process with shell option true can lead to security vulnerabilities, as the arguments ' +
    'are not escaped, only concatenated.', 'DeprecationWarning', 'DEP0190');
}

/** One description for each of the three streams: `pipe`, `ignore`, `inherit` or a descriptor. */
function normalizeStdio(stdio) {
  if (stdio == null) stdio = 'pipe';
  if (typeof stdio === 'string') {
    if (!['ignore', 'pipe', 'inherit', 'overlapped'].includes(stdio)) throw invalidValue('stdio', stdio);
    stdio = [stdio, stdio, stdio];
  } else if (!Array.isArray(stdio)) {
    throw invalidValue('stdio', stdio);
  }
  stdio = [...stdio];
  while (stdio.length < 3) stdio.push(undefined);
  return stdio.map((one, i) => {
    if (one === null || one === undefined) one = i < 3 ? 'pipe' : 'ignore';
    if (one === 'overlapped') one = 'pipe';
    if (one === 'ipc' && stdio.indexOf('ipc') !== i)
      throw makeError('Error', 'ERR_IPC_ONE_PIPE', 'Child process can have only one IPC pipe');
    if (one === 'ipc' || (i > 2 && one !== 'ignore')) throw notYet(`child_process with stdio[${i}] '${one}'`);
    if (one === 'pipe' || one === 'ignore' || one === 'inherit') return one === 'inherit' ? i : one;
    if (typeof one === 'number') return one;
    if (typeof one?.fd === 'number') return one.fd;
    throw invalidValue('stdio', one);
  });
}

function checkCommon(options) {
  checkTimeout(options.timeout);
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  checkMaxBuffer(options.maxBuffer);
  return killSignal(options.killSignal);
}

module.exports = { checkCommon, killSignal, normalizeSpawn, normalizeStdio, signalName, signalNumber };
