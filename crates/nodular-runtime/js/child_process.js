'use strict';

const native = binding('child_process');
const { ChildProcess } = require('internal/child_process/child');
const { checkCommon, normalizeSpawn, normalizeStdio, signalName } =
  require('internal/child_process/options');
const { AbortError, invalidType, makeError, notYet } = require('internal/errors');
const { asBytes, toBuffer } = require('internal/fs/arguments');
const { validateFunction, validateObject, validateString } = require('internal/validators');

const MAX_BUFFER = 1024 * 1024;

function spawn(file, args, options) {
  const normalized = normalizeSpawn(file, args, options);
  const killSignal = checkCommon(normalized);
  const child = new ChildProcess();
  child.spawn(normalized);
  if (normalized.timeout > 0) killAfter(child, normalized.timeout, killSignal);
  if (normalized.signal) abortWith(child, normalized.signal, killSignal);
  return child;
}

function killAfter(child, timeout, killSignal) {
  let timer = setTimeout(() => {
    timer = null;
    try {
      child.kill(killSignal);
    } catch (error) {
      child.emit('error', error);
    }
  }, timeout);
  child.once('exit', () => clearTimeout(timer));
}

function abortWith(child, signal, killSignal) {
  const abort = () => {
    try {
      if (child.kill(killSignal)) child.emit('error', new AbortError(undefined, { cause: signal.reason }));
    } catch (error) {
      child.emit('error', error);
    }
  };
  if (signal.aborted) {
    process.nextTick(abort);
    return;
  }
  signal.addEventListener('abort', abort, { once: true });
  child.once('exit', () => signal.removeEventListener('abort', abort));
}

function normalizeExec(command, options, callback) {
  validateString(command, 'command');
  if (typeof options === 'function') [options, callback] = [undefined, options];
  options = { ...options };
  options.shell = typeof options.shell === 'string' ? options.shell : true;
  return { command, options, callback };
}

function exec(command, options, callback) {
  const normalized = normalizeExec(command, options, callback);
  return execFile(normalized.command, normalized.options, normalized.callback);
}

function execFile(file, args, options, callback) {
  if (args != null && !Array.isArray(args)) {
    [args, options, callback] = typeof args === 'function' ? [[], undefined, args] : [[], args, options];
    if (args === undefined) args = [];
  }
  if (typeof options === 'function') [options, callback] = [undefined, options];
  if (options != null) validateObject(options, 'options');
  if (callback != null) validateFunction(callback, 'callback');
  options = { encoding: 'utf8', timeout: 0, maxBuffer: MAX_BUFFER, killSignal: 'SIGTERM', cwd: null, env: null,
              shell: false, ...options };
  const killSignal = checkCommon(options);
  const { maxBuffer, encoding } = options;
  const child = spawn(file, args, { ...options, timeout: undefined, signal: undefined, stdio: undefined,
                                    detached: options.detached });
  const asText = encoding && encoding !== 'buffer' && isEncoding(encoding);
  const output = [collect(child.stdout), collect(child.stderr)];
  let isKilled = false;
  let isDone = false;
  let fault = null;
  let timer = null;
  let abort;

  function collect(stream) {
    const collected = { chunks: [], length: 0 };
    if (stream === null) return collected;
    if (asText) stream.setEncoding(encoding);
    stream.on('data', (chunk) => {
      const length = asText ? require('buffer').Buffer.byteLength(chunk, encoding) : chunk.length;
      if (collected.length + length > maxBuffer) {
        collected.chunks.push(chunk.slice(0, maxBuffer - collected.length));
        const name = stream === child.stdout ? 'stdout' : 'stderr';
        fault = makeError('RangeError', 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER', `${name} maxBuffer length exceeded`);
        kill();
      } else {
        collected.chunks.push(chunk);
      }
      collected.length += length;
    });
    return collected;
  }

  const textOf = ({ chunks }) => (asText ? chunks.join('') : require('buffer').Buffer.concat(chunks));

  function finish(code, signal) {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    if (abort !== undefined) options.signal.removeEventListener('abort', abort);
    if (!callback) return;
    const [stdout, stderr] = output.map(textOf);
    if (fault === null && code === 0 && signal === null) {
      callback(null, stdout, stderr);
      return;
    }
    const command = [file, ...(args ?? [])].join(' ');
    const error = fault ?? new Error(`Command failed: ${command}\n${stderr}`);
    if (fault === null) {
      error.code = code < 0 ? require('util').getSystemErrorName(code) : code;
      error.killed = child.killed || isKilled;
      error.signal = signal;
    }
    error.cmd = command;
    callback(error, stdout, stderr);
  }

  function kill() {
    child.stdout?.destroy();
    child.stderr?.destroy();
    isKilled = true;
    try {
      child.kill(killSignal);
    } catch (error) {
      fault ??= error;
      finish();
    }
  }

  if (options.timeout > 0) timer = setTimeout(kill, options.timeout);
  if (options.signal) {
    abort = () => {
      fault = new AbortError(undefined, { cause: options.signal.reason });
      kill();
    };
    if (options.signal.aborted) process.nextTick(abort);
    else options.signal.addEventListener('abort', abort, { once: true });
  }
  child.on('close', finish);
  child.on('error', (error) => {
    fault = error;
    child.stdout?.destroy();
    child.stderr?.destroy();
    finish();
  });
  return child;
}

function isEncoding(encoding) {
  return require('buffer').Buffer.isEncoding(encoding);
}

// `util.promisify` of these two returns both outputs, and the child with the promise.
for (const method of [exec, execFile]) {
  Object.defineProperty(method, Symbol.for('nodejs.util.promisify.custom'), {
    __proto__: null,
    value(...args) {
      // What is wrong with the arguments is thrown, not a rejection.
      const { promise, resolve, reject } = Promise.withResolvers();
      promise.child = method(...args, (error, stdout, stderr) => {
        if (error === null) resolve({ stdout, stderr });
        else reject(Object.assign(error, { stdout, stderr }));
      });
      return promise;
    },
  });
}

function spawnSync(file, args, options) {
  options = { maxBuffer: MAX_BUFFER, ...normalizeSpawn(file, args, options) };
  const killSignal = checkCommon(options);
  const stdio = normalizeStdio(options.stdio);
  let { input } = options;
  if (input != null) {
    if (typeof input !== 'string') {
      if (!ArrayBuffer.isView(input))
        throw invalidType('options.stdio[0]', ['Buffer', 'TypedArray', 'DataView', 'string'], input);
      input = asBytes(input);
    } else if (options.encoding && options.encoding !== 'buffer' && options.encoding !== 'utf8') {
      input = require('buffer').Buffer.from(input, options.encoding);
    }
    stdio[0] = 'pipe';
  }
  const ended = native.spawnSync({ ...options, stdio, input, killSignal });
  const decode = (bytes) => {
    if (bytes === undefined) return null;
    const buffer = toBuffer(bytes);
    return options.encoding && options.encoding !== 'buffer' ? buffer.toString(options.encoding) : buffer;
  };
  const result = {};
  if (ended.error !== undefined) {
    const error = native.systemError(ended.error, `spawnSync ${options.file}`);
    error.path = options.file;
    error.spawnargs = options.args.slice(1);
    result.error = error;
  }
  result.status = ended.status ?? null;
  result.signal = ended.signal == null ? null : signalName(ended.signal);
  result.output = ended.pid === undefined ? null : [null, decode(ended.stdout), decode(ended.stderr)];
  result.pid = ended.pid ?? 0;
  result.stdout = result.output?.[1];
  result.stderr = result.output?.[2];
  return result;
}

// What a failed program is thrown as.
function checkEnded(ended, args, command) {
  let { error } = ended;
  if (error) {
    Object.assign(error, ended);
  } else if (ended.status !== 0) {
    let message = `Command failed: ${command ?? args.join(' ')}`;
    if (ended.stderr?.length > 0) message += `\n${ended.stderr.toString()}`;
    error = Object.assign(new Error(message), ended);
  }
  return error;
}

function execFileSync(file, args, options) {
  if (args != null && !Array.isArray(args)) [args, options] = [[], args];
  const ended = spawnSync(file, args ?? [], options);
  if (options?.stdio === undefined && ended.stderr?.length > 0) process.stderr.write(ended.stderr);
  const error = checkEnded(ended, [options?.argv0 ?? file, ...(args ?? [])]);
  if (error) throw error;
  return ended.stdout;
}

function execSync(command, options) {
  const normalized = normalizeExec(command, options);
  const ended = spawnSync(normalized.command, normalized.options);
  if (options?.stdio === undefined && ended.stderr?.length > 0) process.stderr.write(ended.stderr);
  const error = checkEnded(ended, undefined, command);
  if (error) throw error;
  return ended.stdout;
}

function fork(modulePath, args = [], options = undefined) {
  // What is wrong anyway is told first.
  modulePath = require('internal/fs/arguments').getPath(modulePath, 'modulePath');
  normalizeSpawn(process.execPath, args, options);
  throw notYet('child_process.fork');
}

module.exports = { ChildProcess, exec, execFile, execFileSync, execSync, fork, spawn, spawnSync };
