// Every read and write of numbers. One case a line: ["read", method, bytes in hex, [offset, byteLength?], value or error]
// and ["write", method, value, size, [offset, byteLength?], [end, bytes in hex] or error].
// A BigInt or a float is its text.
import { Buffer } from 'node:buffer';

let seed = 62;
const random = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % below;
};
const attempt = (call) => {
  try { return call(); } catch (error) { return { code: error.code, message: error.message, name: error.name }; }
};
const show = (value, name) => {
  if (/Float|Double/.test(name)) return Object.is(value, -0) ? '-0' : String(value);
  return typeof value === 'bigint' ? String(value) : value;
};
const print = (...row) => console.log(JSON.stringify(row));

const WIDTHS = { Int8: 1, UInt8: 1, Int16: 2, UInt16: 2, Int32: 4, UInt32: 4, BigInt64: 8, BigUInt64: 8, Float: 4, Double: 8 };
const FIXED = Object.entries(WIDTHS).flatMap(([name, width]) => (width === 1 ? [[name, width]] : [[`${name}LE`, width], [`${name}BE`, width]]));
const VARIABLE = ['IntLE', 'IntBE', 'UIntLE', 'UIntBE'];

const BYTES = ['0000000000000000', 'ffffffffffffffff', '8000000000000000', '0000000000000080', '7fffffffffffffff', 'ffffffffffffff7f', '0102030405060708',
  '7ff0000000000000', '000000000000f07f', '7f800000ff800000', '0000807f000080ff', '3ff8000000000000', '0000c03f00000001', '0000000000000001'];
for (let row = 0; row < 12; row++) BYTES.push(Array.from({ length: 8 }, () => random(256).toString(16).padStart(2, '0')).join(''));
for (const hex of BYTES) {
  const buffer = Buffer.from(hex, 'hex');
  for (const [name] of FIXED) print('read', `read${name}`, hex, [0], attempt(() => show(buffer[`read${name}`](0), name)));
  for (const name of VARIABLE) {
    for (let length = 1; length <= 6; length++) print('read', `read${name}`, hex, [1, length], attempt(() => show(buffer[`read${name}`](1, length))));
  }
}
for (const size of [0, 1, 3, 6, 8, 9]) {
  const buffer = Buffer.alloc(size, 1);
  for (const [name, width] of FIXED) {
    for (const offset of new Set([0, 1, size - width + 1, size, size + 1, 2 ** 33].filter((offset) => offset >= 0))) {
      print('read', `read${name}`, buffer.toString('hex'), [offset], attempt(() => show(buffer[`read${name}`](offset), name)));
      const written = Buffer.alloc(size);
      const value = name.startsWith('Big') ? 7n : 7;
      print('write', `write${name}`, show(value, name), size, [offset], attempt(() => [written[`write${name}`](value, offset), written.toString('hex')]));
    }
  }
  for (const name of VARIABLE) {
    for (const [offset, length] of [[0, 0], [0, 7], [0, 1], [0, 3], [1, 6], [2, 5], [size, 2], [size + 1, 4], [2 ** 32 + 1, 6], [99, 8]]) {
      print('read', `read${name}`, buffer.toString('hex'), [offset, length], attempt(() => buffer[`read${name}`](offset, length)));
      const written = Buffer.alloc(size);
      print('write', `write${name}`, 7, size, [offset, length], attempt(() => [written[`write${name}`](7, offset, length), written.toString('hex')]));
    }
  }
}

const INTEGERS = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536, 8388607, 8388608, -8388608, -8388609, 16777215, 16777216,
  2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296, 549755813887, 549755813888, -549755813888, -549755813889, 1099511627775, 1099511627776,
  140737488355327, 140737488355328, -140737488355328, -140737488355329, 281474976710655, 281474976710656, 9007199254740991, -9007199254740991, 0x123456789abc];
for (const value of INTEGERS) {
  for (const name of VARIABLE) {
    for (let length = 1; length <= 6; length++) {
      const buffer = Buffer.alloc(8);
      print('write', `write${name}`, value, 8, [1, length], attempt(() => [buffer[`write${name}`](value, 1, length), buffer.toString('hex')]));
    }
  }
  // The methods of one width say the same as those of a variable one.
  for (const [name, width] of FIXED.filter(([name]) => /^U?Int/.test(name))) {
    const buffer = Buffer.alloc(8);
    const method = `write${name.replace(/\d+/, '')}${width === 1 ? 'BE' : ''}`;
    print('write', method, value, 8, [1, width], attempt(() => [buffer[`write${name}`](value, 1), buffer.toString('hex')]));
  }
}
const fits = { Int8: [-128, 127], UInt8: [0, 255], Int16: [-32768, 32767], UInt16: [0, 65535], Int32: [-2147483648, 2147483647], UInt32: [0, 4294967295] };
for (const [name, width] of FIXED) {
  const kind = name.replace(/[LB]E$/, '');
  let values;
  if (kind.startsWith('Big')) {
    values = kind === 'BigInt64' ? [0n, -1n, 1n, 2n ** 63n - 1n, -(2n ** 63n), 0x123456789abcdefn] : [0n, 1n, 2n ** 64n - 1n, 2n ** 63n];
  } else if (fits[kind]) {
    values = [0, 1, ...fits[kind]];
  } else {
    values = [0, -0, 1.5, -2.25, 0.1, 1e21, 3.4028234663852886e38, 1e-45, 5e-324, Infinity, -Infinity, 16777217, 9007199254740991];
  }
  for (const value of values) {
    const buffer = Buffer.alloc(9);
    print('write', `write${name}`, show(value, name), 9, [1], [buffer[`write${name}`](value, 1), buffer.toString('hex')]);
  }
}
