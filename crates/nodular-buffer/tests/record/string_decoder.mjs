// What a StringDecoder answers, piece by piece. One case a line:
// [encoding, pieces in hex, [[text, lastNeed, lastTotal, bytes of lastChar in hex] of each piece, what end() gives], all text].
// The answers are null where Node's text ends between the halves of a surrogate pair, which no text in Rust can.
import { Buffer } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';

let seed = 13;
const random = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % below;
};
const pick = (list) => list[random(list.length)];
const ENCODINGS = ['utf8', 'utf16le', 'latin1', 'ascii', 'hex', 'base64', 'base64url'];

function show(encoding, pieces) {
  const decoder = new StringDecoder(encoding);
  let all = '';
  let cut = false;
  const answers = pieces.map((piece) => {
    const text = decoder.write(Buffer.from(piece, 'hex'));
    const { lastNeed, lastTotal, lastChar } = decoder;
    cut ||= /[\ud800-\udbff]$/.test(text);
    all += text;
    return [text.toWellFormed(), lastNeed, lastTotal, lastChar.subarray(0, lastTotal - lastNeed).toString('hex')];
  });
  const end = decoder.end();
  all += end;
  console.log(JSON.stringify([encoding, pieces, cut ? null : [...answers, end.toWellFormed()], all.toWellFormed()]));
}

const WHOLE = ['', '61', '6162', 'e282ac', 'f09f9880', 'c3a9c3a9', '61f09f988062', 'e28261', 'eda080', 'f09f61', 'c3c3a9', '3dd800de', '3dd86100', '61003dd800de6200', '00de', '808080', 'f8888080', 'efbbbf61', '6100620063'];
for (const encoding of ENCODINGS) {
  for (const hex of WHOLE) {
    show(encoding, [hex]);
    show(encoding, hex.match(/../g) ?? []);
    for (let at = 2; at < hex.length; at += 2) show(encoding, [hex.slice(0, at), hex.slice(at)]);
  }
}
const PARTS = ['61', '7f', '00', 'c3', 'a9', 'e2', '82', 'ac', 'f0', '9f', '98', '80', 'ed', 'a0', 'bf', 'ff', 'd8', 'dc', '3dd8', '00de', 'ef', 'f4', 'e282ac', 'f09f9880', '3dd800de', ''];
for (let row = 0; row < 600; row++) {
  const piece = () => Array.from({ length: random(5) }, () => pick(PARTS)).join('');
  show(pick(['utf8', 'utf8', 'utf16le', 'utf16le', 'base64', 'base64url', 'hex', 'latin1']), Array.from({ length: 1 + random(5) }, piece));
}
