// util.TextEncoder.
//
// A line is [text, room, [read, written, bytes of the room in hex]].

import { TextEncoder } from 'node:util';
import { generator } from './lib/random.mjs';

const encoder = new TextEncoder();
const seen = new Set();
function into(text, room) {
  const dest = new Uint8Array(room).fill(0x2e);
  const { read, written } = encoder.encodeInto(text, dest);
  const line = JSON.stringify([text, room, [read, written, Buffer.from(dest).toString('hex')]]);
  if (seen.has(line)) return;
  seen.add(line);
  console.log(line);
}
const { random, pick, repeat } = generator(4);
const CHARS = ['a', 'é', '€', '😀', '\0', '\u07ff', '\u0800', '\uffff', '\u{10000}', '\u{10ffff}', '\ufeff'];
for (const char of CHARS) for (let room = 0; room < 6; room++) into(char, room);
for (let i = 0; i < 600; i++) into(repeat(12, () => pick(CHARS)).join(''), random(30));
