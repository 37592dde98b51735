// A message that arrives in pieces, cut in the middle of characters. The twin of ../string_decoder.rs.
'use strict';

const { StringDecoder } = require('node:string_decoder');

const message = Buffer.from('Grüße, 5 €, 😀!');

// Each piece for itself: every cut character is lost.
let text = '';
for (let at = 0; at < message.length; at += 3) {
  text += message.toString('utf8', at, at + 3);
}
console.log(`one by one: ${text}`);

const decoder = new StringDecoder('utf8');
text = '';
for (let at = 0; at < message.length; at += 3) {
  const piece = message.subarray(at, at + 3);
  const complete = decoder.write(piece);
  console.log(`${piece.toString('hex')} -> '${complete}', ${decoder.lastNeed} missing`);
  text += complete;
}
text += decoder.end();
console.log(`decoded: ${text}`);

// What never comes is told by end().
console.log(`cut off: ${decoder.write(message.subarray(0, 3))}|${decoder.end()}`);
console.log(`cut off: ${decoder.write(Buffer.from('5 €').subarray(0, 4))}|${decoder.end()}`);

// Base64 of a stream: groups of three bytes, whatever the pieces are.
const base64 = new StringDecoder('base64');
for (const piece of ['Hel', 'lo, ', 'W', 'orl', 'd']) {
  console.log(`base64: ${base64.write(Buffer.from(piece))}`);
}
console.log(`base64: ${base64.end()}`);
