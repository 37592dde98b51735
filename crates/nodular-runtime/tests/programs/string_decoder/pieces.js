// Text out of bytes that come in pieces, in each encoding.
'use strict';

const { StringDecoder } = require('string_decoder');

for (const [encoding, ...pieces] of [
  ['utf8', 'e2', '82', 'ac41'],
  ['utf8', 'e282', '41', 'f09f'],
  ['utf16le', '3dd84d', 'dc'],
  ['utf16le', '3dd8', '4ddc61'],
  ['utf16le', '3dd8', '3dd8'],
  ['ucs2', '3dd8'],
  ['base64', '61', '6263', '64'],
  ['base64url', 'fb', 'ff'],
  ['hex', 'ab', 'cd'],
  ['latin1', 'e9'],
  ['ascii', 'e9'],
]) {
  const decoder = new StringDecoder(encoding);
  const texts = pieces.map((piece) => decoder.write(Buffer.from(piece, 'hex')));
  const { lastNeed, lastTotal } = decoder;
  console.log(encoding, JSON.stringify(texts), lastNeed, lastTotal, JSON.stringify(decoder.end()));
}
for (const work of [() => new StringDecoder(1), () => new StringDecoder().write(null)]) {
  try {
    work();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
