'use strict';
const topic = require('./lib.cjs')('buffer');

const MIB = 1 << 20;

// The same bytes as in src/topics/buffer.rs.
function random(length) {
  let state = 1;
  return Buffer.from(Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 24;
  }));
}

function text(words, length) {
  const line = Buffer.from(`${words.join(' ')}\n`);
  return Buffer.alloc(length, line);
}

function whole(bytes) {
  let end = bytes.length;
  while (end > 0 && !require('node:buffer').isUtf8(bytes.subarray(0, end))) end -= 1;
  return Buffer.from(bytes.subarray(0, end));
}

const ASCII = ['the', 'quick', 'brown', 'fox', 'jumps', 'over', 'the', 'lazy', 'dog,', 'again', 'and', 'again'];
const MIXED = ['the', 'quick', 'Füchse', 'jump', 'over', 'the', '日本語', 'dog,', 'again', 'and', 'слово', 'again'];

for (const [size, name, repeats] of [[1024, '1k', 2000], [MIB, '1m', 1]]) {
  const noise = random(size);
  const ascii = text(ASCII, size);
  const mixed = whole(text(MIXED, size));
  const bytes = (id, length, figure) => topic.bytes(`${id}.${name}`, length * repeats, () => () => {
    let total = 0;
    for (let i = 0; i < repeats; i++) total += figure();
    return total;
  });

  const inputs = [['hex', noise, 'hex'], ['base64', noise, 'base64'], ['latin1', noise, 'latin1'], ['utf8_ascii', ascii, 'utf8'], ['utf8_mixed', mixed, 'utf8']];
  for (const [id, input, encoding] of inputs) {
    const encoded = input.toString(encoding);
    bytes(`encode.${id}`, input.length, () => input.toString(encoding).length);
    bytes(`decode.${id}`, input.length, () => Buffer.from(encoded, encoding).length);
  }

  const needle = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]);
  const haystack = Buffer.concat([ascii.subarray(0, -8), needle]);
  const same = Buffer.from(noise);
  bytes('indexOf', size, () => haystack.indexOf(needle));
  bytes('compare', size, () => noise.compare(same) + 1);
  bytes('copy', size, () => noise.copy(same));
}

function ops(id, count, prepare) {
  topic.ops(id, count, () => {
    const figure = prepare();
    return () => {
      let total = 0;
      for (let i = 0; i < count; i++) total = (total + figure(i)) >>> 0;
      return total;
    };
  });
}

ops('alloc.1k', 20_000, () => () => Buffer.alloc(1024).length);
ops('allocUnsafe.1k', 20_000, () => () => Buffer.allocUnsafe(1024).length);
ops('concat.16x1k', 1000, () => {
  const parts = Array.from({ length: 16 }, () => random(1024));
  return () => Buffer.concat(parts).length;
});
ops('readUInt32LE', 65_536, () => {
  const bytes = random(MIB / 4);
  return (i) => bytes.readUInt32LE(i * 4);
});
ops('writeDoubleBE', 32_768, () => {
  const bytes = Buffer.alloc(MIB / 4);
  return (i) => bytes.writeDoubleBE(i * 8 * 0.5, i * 8);
});

topic.run();
