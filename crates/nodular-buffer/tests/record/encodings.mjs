// What each encoding makes of bytes and of text, also of malformed ones. One case a line:
// ["toString", encoding, bytes in hex, text], ["from", encoding, text, bytes in hex, byteLength],
// ["write", encoding, text, size, offset, length, [written, bytes in hex] or error], ["name", name, encoding].
import { Buffer } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';

let seed = 26;
const random = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % below;
};
const pick = (list) => list[random(list.length)];
const print = (...row) => console.log(JSON.stringify(row));
const attempt = (call) => {
  try { return call(); } catch (error) { return { code: error.code, message: error.message, name: error.name }; }
};
const ENCODINGS = ['utf8', 'utf16le', 'latin1', 'ascii', 'hex', 'base64', 'base64url'];

const BYTES = ['', '00', 'ff', '61', '6162', '616263', '61626364', 'c3a9', 'e282ac', 'f09f9880', 'c3', 'e282', 'f09f98', 'c328', 'e28261', 'eda080',
  'c080', 'e08080', 'f8888080', 'fbffbf', '80', '808080', 'efbbbf61', 'fffe6100', '3dd800de', '3dd8', '00de3dd8', '3dd86100', '00de', '610062', '7f80ff',
  'f4908080', 'f48fbfbf', 'efbfbf', 'eda0bdedb880', 'e0a0', 'f0908d', 'fe', 'f5', 'c1bf', '00010203040506070809'];
const PIECES = ['61', '7f', '00', 'c3', 'a9', 'e2', '82', 'ac', 'f0', '9f', '98', '80', 'ed', 'a0', 'bf', 'ff', 'd8', 'dc', '3d', 'de', 'ef', 'bb', 'f4', '90'];
for (let row = 0; row < 160; row++) BYTES.push(Array.from({ length: 1 + random(12) }, () => pick(PIECES)).join(''));
for (let row = 0; row < 40; row++) {
  BYTES.push(Buffer.from(Array.from({ length: random(70) }, () => random(256))).toString('hex'));
}
for (const hex of BYTES) {
  for (const encoding of ENCODINGS) print('toString', encoding, hex, Buffer.from(hex, 'hex').toString(encoding).toWellFormed());
}

const TEXTS = ['', 'a', 'ab', 'abc', 'abcd', 'é', '€', '😀', 'a€😀é', 'ÿ', 'Ā', '\0', '\ufeffa', 'zz', 'abz1', 'ABCDEF', 'aBcDeF0', '0x12', '0X12', 'ab cd', 'ab\u0130\u0131',
  'YQ==', 'YQ', 'YQ=', 'YWI=', 'YWJj', 'YWJjZA==', 'Y', 'Y Q = =', 'YQ==YQ==', 'YWI=YWI=', '=YWJj', '=', '==', '===', 'YR==', 'YR', 'YWJ=', 'Y*W*J*j', '-_-_', '+/+/', '-_+/',
  '-_-_YQ==', 'YWJj\n', ' YWJj', 'YW\nJj\r\nZA==', 'YWJjé', 'é YWJj', 'YW\u0130', 'YW\u0149jj', 'YWJj\u013d', 'Y=Q=', 'YQ=Q', 'YQ= =', 'YQ==\n', 'YQ=\n=', 'YWJjYQ=', 'YWJjYQ===', 'YWJjY===', 'a-b_c', 'AA', 'AB', '//', '__',
  '\u000bYWJj', '\u00a0YWJj', 'YWJj.YWJj', 'data:text/plain;base64,YQ==', 'eyJhIjoxfQ', '/+8=', '_-8', 'é0', '0é', 'f\u0130'];
const LETTERS = ['A', 'z', 'Q', '=', '=', '+', '/', '-', '_', ' ', '\n', '*', 'Y', 'W', 'J', 'j', '9', 'é', 'Ā', '0'];
const DIGITS = ['0', '9', 'a', 'f', 'A', 'F', '5', 'c', 'g', ' ', 'x'];
const WORDS = ['a', ' ', 'é', '€', '😀', '\u0149', 'ß', '\n', '語'];
for (let row = 0; row < 150; row++) TEXTS.push(Array.from({ length: 1 + random(14) }, () => pick(LETTERS)).join(''));
for (let row = 0; row < 40; row++) TEXTS.push(Array.from({ length: 1 + random(14) }, () => pick(DIGITS)).join(''));
for (let row = 0; row < 50; row++) TEXTS.push(Array.from({ length: 1 + random(10) }, () => pick(WORDS)).join(''));
for (let row = 0; row < 20; row++) {
  const bytes = Buffer.from(Array.from({ length: random(90) }, () => random(256)));
  TEXTS.push(bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('base64').replace(/(.{16})/g, '$1\r\n'));
}
for (const text of TEXTS) {
  for (const encoding of ENCODINGS) print('from', encoding, text, Buffer.from(text, encoding).toString('hex'), Buffer.byteLength(text, encoding));
}

const WRITES = ['', 'a', 'abc', 'a€b', '😀', 'é😀', 'cafe0', 'zz', 'YWJjZA==', 'YW=', '-_-_', 'aé', '€€€'];
for (const text of WRITES) {
  for (const encoding of ENCODINGS) {
    for (const [size, offset, length] of [[5, 0, null], [5, 2, null], [3, 0, 2], [4, 1, 1], [4, 4, null], [4, 5, null], [4, 1, 4], [4, 1, 5], [3, 0, 0]]) {
      print('write', encoding, text, size, offset, length, attempt(() => {
        const buffer = Buffer.alloc(size, 0x2e);
        const written = length === null ? buffer.write(text, offset, encoding) : buffer.write(text, offset, length, encoding);
        return [written, buffer.toString('hex')];
      }));
    }
  }
}

const NAMES = ['utf8', 'utf-8', 'UTF8', 'Utf-8', 'ucs2', 'ucs-2', 'UCS2', 'utf16le', 'utf-16le', 'UTF-16LE', 'latin1', 'LATIN1', 'binary', 'Binary', 'ascii', 'ASCII',
  'hex', 'HEX', 'base64', 'BASE64', 'base64url', 'Base64URL', 'utf9', 'utf16', 'utf-16', 'utf-16be', 'latin-1', 'iso-8859-1', 'us-ascii', 'buffer', ' utf8', 'utf8 ', 'base-64', 'base64-url', 'utf 8', 'ﬃ', 'kelvin\u212a', ''];
for (const name of NAMES) {
  // An empty name is UTF-8 for the decoder.
  print('name', name, Buffer.isEncoding(name) ? new StringDecoder(name).encoding : name && attempt(() => Buffer.alloc(1).toString(name)));
}
