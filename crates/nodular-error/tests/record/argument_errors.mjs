// The ERR_* errors of arguments, thrown by real functions: [what, what it is told, the error].
import { AsyncResource } from 'node:async_hooks';
import assert from 'node:assert';
import { Buffer } from 'node:buffer';
import cp from 'node:child_process';
import crypto from 'node:crypto';
import dgram from 'node:dgram';
import dns from 'node:dns';
import events, { EventEmitter } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { finished, Readable } from 'node:stream';
import url from 'node:url';
import util from 'node:util';
import vm from 'node:vm';
import zlib from 'node:zlib';

// How a table writes a value: [kind, text] or [kind, text, what util.inspect shows of it].
const told = (value) => {
  const type = value === null ? 'null' : typeof value;
  switch (type) {
    case 'number': return [type, Object.is(value, -0) ? '-0' : String(value)];
    case 'function': return [type, value.name, util.inspect(value)];
    case 'symbol': return [type, value.description];
    case 'object': return [type, value.constructor?.name ?? '', util.inspect(value)];
    default: return [type, String(value)];
  }
};
const print = (what, ...rest) => {
  const f = rest.pop();
  try {
    f();
  } catch ({ name, code, message }) {
    if (!code?.startsWith('ERR_')) throw new Error(`${what} ${JSON.stringify(rest)}: ${message}`);
    // Where Node cuts a surrogate pair in two, a Rust string has U+FFFD.
    const error = { name, code, message: message.toWellFormed() };
    console.log(JSON.stringify([what, ...rest, error]));
    return;
  }
  throw new Error(`${what} ${JSON.stringify(rest)}: nothing was thrown`);
};

let seed = 20261101;
const random = (limit) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed % limit;
};
const ALPHABET = ['a', 'b', ' ', "'", '"', '`', '$', '{', '\\', '\n', '\t', '\r', '\b', '\f', '\v',
  '\x01', '\x1f', '\x7f', '\x80', '\x9f', '\xa0', 'é', '한', '😀', '\u2028', '\ufeff', '.', '0'];
const randomText = (length) => {
  let text = '';
  for (let count = 0; count < length; count++) text += ALPHABET[random(ALPHABET.length)];
  return text;
};

const texts = ['', 'a', "it's", '"', `'"`, `'"\``, '`', "'${", "'\"${x}", 'line\nline', '\0', '한글', '😀'];
for (let length = 20; length < 32; length++) {
  texts.push('x'.repeat(length), "'".repeat(length), 'x'.repeat(length) + '😀'.repeat(10));
  texts.push(`'${'x'.repeat(length - 1)}😀`, `'${'x'.repeat(length - 1)}"\\`);
}
for (let length = 118; length < 134; length++) {
  texts.push('x'.repeat(length), `\n${'x'.repeat(length)}`, `${'x'.repeat(length)}\n`);
  texts.push('\n\n'.repeat(length), '😀'.repeat(length), `"${"it's\n".repeat(length / 5)}`);
}
for (let length = 73; length < 79; length++) texts.push(`\n${'x'.repeat(length)}`);
for (let count = 0; count < 300; count++) texts.push(randomText(random(40)));
for (let count = 0; count < 60; count++) texts.push(randomText(100 + random(60)));

const numbers = [0, -0, 1, -1, 0.5, -0.5, 1.5, NaN, Infinity, -Infinity, 1e21, -1e21, 1.5e21, 1e-6, 1e-7,
  1.25e-7, 123456.789, 2 ** 31, -(2 ** 31), 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, -(2 ** 32), -(2 ** 32) - 1,
  1e10, 1e11, 1e12, -1e12, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.MAX_VALUE,
  Number.MIN_VALUE, 1e20, 999999999999999900000, 4294967296.5, 1e22, 1.234e25, -1.2345678901234567e300];
for (let count = 0; count < 150; count++) {
  numbers.push((random(2) ? 1 : -1) * random(1e9) * 10 ** (random(40) - 20));
}

class Own {}
const nothing = Object.create(null);
const others = [undefined, null, true, false, 0n, 5n, -5n, 2n ** 70n, Symbol('s'), Symbol(), () => {},
  function named() {}, class Klass {}, {}, { a: 1 }, [], [1, 'x'], new Map(), new Set([1]), new Own(), nothing,
  new Date(0), /x/, Buffer.from('x'), new Uint8Array(2), new URL('http://x/'),
  Promise.resolve(1)];

// ERR_INVALID_ARG_TYPE: every kind of value ...
for (const value of [...numbers, ...others]) {
  print('type', 'path', ['string'], told(value), () => path.basename(value));
}
for (const value of [...texts, ...numbers]) {
  print('type', 'listener', ['Function'], told(value), () => new EventEmitter().on('x', value));
}
// ... and every kind of expectation.
const expectations = [
  ['first argument', ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], (v) => Buffer.from(v)],
  ['string', ['string', 'Buffer', 'ArrayBuffer'], (v) => Buffer.byteLength(v)],
  ['value', ['number', 'string', 'Buffer', 'Uint8Array'], (v) => Buffer.from('a').indexOf(v)],
  ['otherBuffer', ['Buffer', 'Uint8Array'], (v) => Buffer.from('a').equals(v)],
  ['target', ['Buffer', 'Uint8Array'], (v) => Buffer.from('a').compare(v)],
  ['list', ['Array'], (v) => Buffer.concat(v)],
  ['size', ['number'], (v) => Buffer.alloc(v)],
  ['data', ['string', 'Buffer', 'TypedArray', 'DataView'], (v) => crypto.createHash('md5').update(v)],
  ['key', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string', 'KeyObject', 'CryptoKey'],
   (v) => crypto.createHmac('md5', v)],
  ['min', ['a safe integer'], (v) => crypto.randomInt(v, 5)],
  ['path', ['string', 'Buffer', 'URL'], (v) => fs.openSync(v)],
  ['oldPath', ['string', 'Buffer', 'URL'], (v) => fs.renameSync(v, 'x')],
  ['options', ['string', 'Object'], (v) => fs.readFileSync('x', v)],
  ['iterations', ['number'], (v) => crypto.pbkdf2Sync('', '', v, 1, 'md5')],
  ['buffer', ['Buffer', 'TypedArray', 'DataView'], (v) => fs.readSync(0, v)],
  ['buffers', ['ArrayBufferView[]'], (v) => fs.writevSync(0, v)],
  ['cb', ['Function'], (v) => fs.stat('x', {}, v)],
  ['time', ['Date', 'Time in seconds'], (v) => fs.utimesSync('x', v, 0), {}],
  ['emitter', ['EventEmitter', 'EventTarget'], (v) => events.getEventListeners(v, 'x'), {}],
  ['signal', ['AbortSignal'], (v) => events.addAbortListener(v, () => {})],
  ['options.signal', ['AbortSignal'], (v) => events.on(new EventEmitter(), 'x', { signal: v })],
  ['original', ['Function'], (v) => util.promisify(v)],
  ['err', ['number'], (v) => util.getSystemErrorName(v)],
  ['options.chars.short', ['string'],
   (v) => util.parseArgs({ args: [], options: { chars: { type: 'string', short: v } } })],
  ['urlObject', ['Object', 'string'], (v) => url.format(v)],
  ['path', ['string', 'URL'], (v) => url.fileURLToPath(v)],
  ['pathObject', ['Object'], (v) => path.format(v)],
  ['paths[1]', ['string'], (v) => path.resolve('a', v)],
  ['options.port', ['number', 'string'], (v) => net.connect({ port: v }), {}],
  ['options.host', ['string'], (v) => net.connect({ port: 1, host: v })],
  ['options.lookup', ['Function'], (v) => net.connect({ port: 1, lookup: v })],
  ['buffer', ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], (v) => zlib.gzipSync(v)],
  ['headers', ['Headers', 'Map'], (v) => new http.OutgoingMessage().setHeaders(v)],
  ['options.agent', ['Agent-like Object', 'undefined', 'false'], (v) => http.request({ agent: v })],
  ['options.hostname', ['string', 'undefined', 'null'], (v) => http.request({ hostname: v })],
  ['hostname', ['string'], (v) => dns.lookup(v, () => {})],
  ['options', ['integer', 'Object'], (v) => dns.lookup('x', v, () => {}), true],
  ['stream', ['ReadableStream', 'WritableStream', 'Stream'], (v) => finished(v, () => {}), {}],
  ['iterable', ['Iterable'], (v) => Readable.from(v)],
  ['warning', ['Error', 'string'], (v) => process.emitWarning(v)],
  ['fn', ['Function', 'null'], (v) => process.setUncaughtExceptionCaptureCallback(v)],
  ['error', ['Object', 'Error', 'Function', 'RegExp'], (v) => assert.throws(() => {}, v)],
  ['expected', ['Function', 'RegExp'], (v) => assert.doesNotThrow(() => { throw new Error(); }, v)],
  ['regexp', ['RegExp'], (v) => assert.match('x', v)],
  ['contextifiedObject', ['vm.Context'], (v) => vm.runInContext('', v), {}],
  ['type', ['string'], (v) => new AsyncResource(v)],
  ['buffer', ['Buffer', 'TypedArray', 'DataView', 'string'], (v) => dgram.createSocket('udp4').send(v, 1)],
  ['priority', ['number'], (v) => os.setPriority(0, v)],
];
const none = Symbol('none');
for (const [name, expected, f, value = none] of expectations) {
  print('type', name, expected, told(value), () => f(value));
}

// ERR_INVALID_ARG_VALUE, above all how a value is shown.
const orders = "must be one of: 'verbatim', 'ipv4first', 'ipv6first'";
for (const value of [...texts, ...numbers, ...others]) {
  print('value', 'dnsOrder', orders, told(value), () => dns.setDefaultResultOrder(value));
}
const nulls = 'must be a string, Uint8Array, or URL without null bytes';
const plain = 'must be a string without null bytes';
const refusals = [
  ['file', plain, (v) => cp.spawn(v), 'ls\0'],
  ['args[1]', plain, (v) => cp.spawn('ls', ['a', v]), '\0'],
  ['path', nulls, (v) => fs.openSync(v), 'a\0b'],
  ['newPath', nulls, (v) => fs.renameSync('a', v), '\0'],
  ['options.order', orders, (v) => dns.lookup('x', { order: v }, () => {}), 'last'],
  ['encoding', 'is invalid encoding', (v) => fs.readdirSync('.', v), 'utf9'],
  ['flags', 'is invalid', (v) => fs.openSync('x', v), 'rr'],
  ['mode', 'must be a 32-bit unsigned integer or an octal string', (v) => fs.mkdirSync('x', v), '9'],
  ['value', 'is invalid', (v) => Buffer.alloc(1).fill(v, 'hex'), 'zz'],
  ['family', 'must be one of: 0, 4, 6', (v) => dns.lookup('x', v, () => {}), 5],
  ['hints', 'is invalid', (v) => dns.lookup('x', { hints: v }, () => {}), 1],
];
for (const [name, reason, f, value] of refusals) {
  print('value', name, reason, told(value), () => f(value));
}

// ERR_OUT_OF_RANGE, above all how a number is shown.
const buffer = Buffer.alloc(16);
for (const value of numbers) {
  if (Number.isInteger(value) && value >= 0 && value <= 15) continue;
  const range = Number.isNaN(value) || (Number.isFinite(value) && value % 1) ? 'an integer' : '>= 0 and <= 15';
  print('range', 'offset', range, told(value), () => buffer.readUInt8(value));
}
const bigints = [2n ** 63n, -(2n ** 63n) - 1n, 2n ** 64n, -(2n ** 64n), 2n ** 100n, -(2n ** 100n)];
for (let count = 0; count < 40; count++) {
  bigints.push((random(2) ? 1n : -1n) * (2n ** 63n + 2n ** BigInt(random(63)) * BigInt(1 + random(1e9))));
}
for (const value of bigints) {
  print('range', 'value', '>= -(2n ** 63n) and < 2n ** 63n', told(value), () => buffer.writeBigInt64LE(value));
}
for (let count = 0; count < 40; count++) bigints.push(-1n - BigInt(random(2 ** 32)) * BigInt(random(4)));
bigints.push(-(2n ** 32n) + 1n, -(2n ** 32n), -(2n ** 32n) - 1n);
for (const value of bigints.filter((value) => value < 0n)) {
  print('range', 'value', '>= 0n and < 2n ** 64n', told(value), () => buffer.writeBigUInt64LE(value));
}

// Numbers that must be integers within bounds, given as the bounds.
for (const value of numbers) {
  if (!(value >= 1 && value <= 2 ** 31 - 1 && Number.isInteger(value))) {
    const derive = () => crypto.pbkdf2Sync('', '', value, 1, 'md5');
    print('integer', 'iterations', [1, 2 ** 31 - 1], told(value), derive);
  }
  if (!(value >= -20 && value <= 19 && Number.isInteger(value))) {
    print('integer', 'priority', [-20, 19], told(value), () => os.setPriority(0, value));
  }
}

// ERR_MISSING_ARGS
const missing = [
  [[['url']], () => new URL()],
  [[['name']], () => new URLSearchParams().get()],
  [[['name'], ['value']], () => new URLSearchParams().append('a')],
  [[['type'], ['listener']], () => new EventTarget().addEventListener('x')],
  [[['type']], () => new Event()],
  [[['options', 'port', 'path']], () => net.connect({})],
  [[['actual'], ['expected']], () => assert.strictEqual(1)],
];
for (const [names, f] of missing) print('missing', names, f);

// ERR_SOCKET_BAD_PORT
const ports = [65536, -1, 1.5, NaN, Infinity, 1e21, 2 ** 32 + 1, '', ' ', 'http', '65536', '-1', "a'b", '0x1ffff'];
for (const port of ports) {
  print('port', 'Port', false, told(port), () => net.connect({ port }));
  print('port', 'options.port', false, told(port), () => net.createServer().listen({ port }));
  print('port', 'Port', true, told(port), () => dgram.createSocket('udp4').connect(port));
}
print('port', 'Port', true, told(0), () => dgram.createSocket('udp4').connect(0));
