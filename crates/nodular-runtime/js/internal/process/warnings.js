// `process.emitWarning()`, and the printed form of what it emits.
'use strict';

const { invalidType } = require('internal/errors');
const { validateString } = require('internal/validators');
const options = require('internal/options');

const disabled = new Set(options.valuesOf('disable-warning'));

exports.install = (process) => {
  process.emitWarning = emitWarning;
  if (options.isOn('no-deprecation')) process.noDeprecation = true;
  if (options.isOn('throw-deprecation')) process.throwDeprecation = true;
  if (options.isOn('trace-deprecation')) process.traceDeprecation = true;
  if (options.isOn('trace-warnings')) process.traceProcessWarnings = true;
  if (options.valueOf('warnings') === 'false') process.noProcessWarnings = true;
  else if (process.env.NODE_NO_WARNINGS !== '1') process.on('warning', onWarning);

  function emitWarning(warning, type, code, above) {
    let detail;
    if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
      above = type.ctor;
      code = type.code;
      if (typeof type.detail === 'string') detail = type.detail;
      type = type.type || 'Warning';
    } else if (typeof type === 'function') {
      above = type;
      code = '';
      type = 'Warning';
    }
    if (type !== undefined) validateString(type, 'type');
    if (typeof code === 'function') {
      above = code;
      code = '';
    } else if (code !== undefined) {
      validateString(code, 'code');
    }
    if (typeof warning === 'string')
      warning = makeWarning(warning, type, code, detail, above);
    else if (!(warning instanceof Error))
      throw invalidType('warning', ['Error', 'string'], warning);
    if (warning.name === 'DeprecationWarning') {
      if (process.noDeprecation) return;
      if (process.throwDeprecation) {
        process.nextTick(() => { throw warning; });
        return;
      }
    }
    process.nextTick(doEmit, warning);
  }

  function doEmit(warning) {
    process.emit('warning', warning);
  }

  let hinted = false;
  function onWarning(warning) {
    if (!(warning instanceof Error)) return;
    if (disabled.has(warning.name) || (warning.code && disabled.has(warning.code))) return;
    const isDeprecation = warning.name === 'DeprecationWarning';
    if (isDeprecation && process.noDeprecation) return;
    const trace = process.traceProcessWarnings || (isDeprecation && process.traceDeprecation);
    let message = `(node:${process.pid}) `;
    if (warning.code) message += `[${warning.code}] `;
    if (trace && warning.stack) message += `${warning.stack}`;
    else message += typeof warning.toString === 'function' ? `${warning.toString()}` :
      Error.prototype.toString.call(warning);
    if (typeof warning.detail === 'string') message += `\n${warning.detail}`;
    if (!trace && !hinted) {
      const flag = isDeprecation ? '--trace-deprecation' : '--trace-warnings';
      const name = require('path').basename(process.argv0 || 'node', '.exe');
      message += `\n(Use \`${name} ${flag} ...\` to show where the warning was created)`;
      hinted = true;
    }
    write(process, message);
  }
};

function makeWarning(text, type, code, detail, above) {
  const warning = new Error(text);
  Error.captureStackTrace(warning, above || require('process').emitWarning);
  warning.name = String(type || 'Warning');
  // The stack was made before the name was known.
  if (typeof warning.stack === 'string') {
    const { stack } = warning;
    const value = stack.startsWith('Error') ? `${warning.name}${stack.slice(5)}` : stack;
    Object.defineProperty(warning, 'stack', { __proto__: null, value, writable: true, configurable: true });
  }
  if (code !== undefined) warning.code = code;
  if (detail !== undefined) warning.detail = detail;
  return warning;
}

// To standard error, or to the end of the file that an option names.
function write(process, message) {
  const file = options.valueOf('redirect-warnings') ?? process.env.NODE_REDIRECT_WARNINGS;
  if (file) {
    try {
      require('fs').appendFileSync(file, `${message}\n`);
      return;
    } catch {
      // Node tells them on standard error then.
    }
  }
  // As a program may have replaced the stream's `write`, or the stream.
  process.stderr.write(`${message}\n`);
}
