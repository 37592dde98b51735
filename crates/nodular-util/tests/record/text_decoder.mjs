// util.TextDecoder: every label, and bytes in every encoding, whole and in pieces.
//
// A line is ["label", label, encoding or error] or
// ["decode", encoding, { fatal, ignoreBOM }, [piece in hex …], [text of each piece …] or error]: all pieces but the last
// one are decoded with `stream`.

import { TextDecoder } from 'node:util';
import { generator } from './lib/random.mjs';
import { LABELS, SAMPLES } from './lib/encodings.mjs';

const seen = new Set();
function line(value) {
  const text = JSON.stringify(value);
  if (seen.has(text)) return;
  seen.add(text);
  console.log(text);
}
const failure = (error) => ({ code: error.code, message: error.message, name: error.name });
function label(text) {
  try {
    line(['label', text, new TextDecoder(text).encoding]);
  } catch (error) {
    line(['label', text, failure(error)]);
  }
}
const hex = (bytes) => Buffer.from(bytes).toString('hex');
function decode(encoding, options, pieces) {
  let result;
  try {
    const decoder = new TextDecoder(encoding, options);
    result = pieces.map((piece, i) => decoder.decode(Uint8Array.from(piece), { stream: i < pieces.length - 1 }));
  } catch (error) {
    result = failure(error);
  }
  line(['decode', encoding, options, pieces.map(hex), result]);
}
const OPTIONS = [{}, { fatal: true }, { ignoreBOM: true }];
function splits(encoding, bytes) {
  for (const options of OPTIONS) {
    decode(encoding, options, [bytes]);
    for (let at = 0; at <= bytes.length; at++) decode(encoding, options, [bytes.slice(0, at), bytes.slice(at)]);
    decode(encoding, options, [...bytes.map((byte) => [byte]), []]);
  }
}

for (const name of LABELS) for (const text of [name, name.toUpperCase(), ` ${name}\t\n`, `\u00a0${name}`, name.replace('-', '_')]) label(text);
for (const text of ['', 'x', 'utf-7', 'utf8 ', 'utf-32', '\0utf-8', 'utf-8\0', 'ＵＴＦ-8', 'koi8-\u212a', '\u212aOI8-R', 'latin\u0131', 'undefined']) label(text);

const { random, pick, repeat } = generator(21);
const range = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);
for (const [encoding, samples] of Object.entries(SAMPLES)) {
  for (const options of OPTIONS.slice(0, 2)) for (let at = 0; at < 256; at += 16) decode(encoding, options, [range(at, at + 16)]);
  for (const sample of samples) {
    const bytes = [...Buffer.from(sample, 'hex')];
    splits(encoding, bytes);
    for (let i = 0; i < 6; i++) {
      const broken = bytes.slice();
      if (broken.length) broken[random(broken.length)] = pick([0, 0x20, 0x41, 0x7f, 0x80, 0xa1, 0xc0, 0xfe, 0xff]);
      const at = random(broken.length + 1);
      const options = pick(OPTIONS);
      decode(encoding, options, [broken]);
      decode(encoding, options, [broken.slice(0, at), broken.slice(at)]);
    }
  }
}
const UTF8 = [0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc3, 0xa9, 0xe0, 0x9f, 0xa0, 0xed, 0xef, 0xbb, 0xbf, 0xf0, 0x90, 0x8f, 0xf4, 0xf5, 0xff, 0xe2, 0x82, 0xac];
for (let i = 0; i < 1500; i++) decode('utf-8', pick(OPTIONS), [repeat(8, () => pick(UTF8)), ...repeat(4, () => repeat(5, () => pick(UTF8)))]);
const UTF16 = [0x00, 0x41, 0xd8, 0xdc, 0x3d, 0xff, 0xfe, 0xac, 0x20, 0xdb, 0xdf];
for (const encoding of ['utf-16le', 'utf-16be']) for (let i = 0; i < 600; i++) decode(encoding, pick(OPTIONS), [repeat(8, () => pick(UTF16)), ...repeat(4, () => repeat(5, () => pick(UTF16)))]);
