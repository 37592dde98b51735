// Searching, comparing, copying, filling and all else. One case a line: [function, arguments, result or error].
// Bytes are hex; a value that is searched for or filled with is [kind, value, encoding].
import { atob, btoa, Buffer, constants, INSPECT_MAX_BYTES, isAscii, isUtf8, transcode } from 'node:buffer';

let seed = 7;
const random = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % below;
};
const pick = (list) => list[random(list.length)];
const attempt = (call) => {
  try { return call(); } catch (error) { return { code: error.code, message: error.message, name: error.name }; }
};
const print = (...row) => console.log(JSON.stringify(row));
const bytes = (hex) => Buffer.from(hex, 'hex');
const undefinedOf = (value) => value ?? undefined;
const valueOf = ([kind, value]) => (kind === 'bytes' ? bytes(value) : value);

const HAYSTACKS = ['', '61', '6100620000', '616263616263', '6100620063006200', '00010002000100', '616161616161', 'e282ac20e282ac', '6162616261626162', '610062006100'];
const VALUES = [['byte', 97], ['byte', 99], ['byte', 0], ['text', '', 'utf8'], ['text', 'a', 'utf8'], ['text', 'bc', 'utf8'], ['text', 'abcabc', 'utf8'], ['text', 'abcabcd', 'utf8'],
  ['text', '€', 'utf8'], ['text', 'b', 'utf16le'], ['text', 'bc', 'utf16le'], ['text', 'ba', 'utf16le'], ['text', '', 'utf16le'], ['text', 'a', 'latin1'], ['text', 'bc', 'ascii'],
  ['text', '6162', 'hex'], ['text', 'zz', 'hex'], ['text', 'YWI=', 'base64'], ['text', 'YWI', 'base64url'], ['bytes', '', 'utf8'], ['bytes', '6162', 'utf8'], ['bytes', '0001', 'utf8'],
  ['bytes', '0100', 'utf16le'], ['bytes', '0001', 'utf16le'], ['bytes', '61', 'utf16le'], ['bytes', 'acff', 'utf8'], ['text', 'aaa', 'utf8'], ['text', 'abab', 'utf8']];
const search = (haystack, value, offset) => {
  for (const name of ['indexOf', 'lastIndexOf', 'includes']) {
    const buffer = bytes(haystack);
    print(name, [haystack, value, offset], buffer[name](valueOf(value), undefinedOf(offset), value[2]));
  }
};
for (const haystack of HAYSTACKS) {
  for (const value of VALUES) for (const offset of [null, 0, 1, 3, -1, -2, -6, -7, 5, 6, 7, 100, -100]) search(haystack, value, offset);
}
const LETTERS = ['61', '62', '6100', '6200', '00'];
for (let row = 0; row < 250; row++) {
  const hex = (most) => Array.from({ length: random(most) }, () => pick(LETTERS)).join('');
  search(hex(14), ['bytes', hex(4), pick(['utf8', 'utf16le'])], pick([null, 0, 1, 2, 4, -1, -3, -5, 9]));
}

const PARTS = ['', '61', '6162', '616263', '61626364', 'ff', '00'];
for (const source of PARTS) {
  for (const target of PARTS) {
    print('Buffer.compare', [source, target], Buffer.compare(bytes(source), bytes(target)));
    print('equals', [source, target], bytes(source).equals(bytes(target)));
    for (const ranges of [[0, 1, 0, 1], [1, 2, 1, 3], [0, 4, 0, 4], [2, 1, 0, 1], [0, 1, 3, 2], [9, 1, 0, 1], [0, 0, 0, 0], [1, 3, 0, 9], [0, 9, 0, 1]]) {
      print('compare', [source, target, ...ranges], attempt(() => bytes(source).compare(bytes(target), ...ranges)));
    }
    for (const [targetStart, sourceStart, sourceEnd] of [[0, 0, null], [1, 0, null], [0, 1, 2], [0, 9, null], [9, 0, null], [9, 9, 9], [0, 2, 1], [0, 0, 9], [1, 1, 2], [0, 4, null], [0, 5, 2]]) {
      const into = bytes(target);
      print('copy', [source, target, targetStart, sourceStart, sourceEnd], attempt(() => {
        const copied = bytes(source).copy(into, targetStart, sourceStart, undefinedOf(sourceEnd));
        return [copied, into.toString('hex')];
      }));
    }
  }
  for (const start of [0, 1, -1, 3, -3, 9, -9]) {
    for (const end of [null, 0, 1, 2, -1, -2, 9, -9]) print('subarray', [source, start, end], bytes(source).subarray(start, undefinedOf(end)).toString('hex'));
  }
  for (const [start, end] of [[0, 2], [1, 9], [2, 1], [9, 10], [0, 0]]) print('toString', [source, start, end], bytes(source).toString('latin1', start, end));
  print('toJSON', [source], JSON.stringify(bytes(source)));
}

for (const size of [0, 1, 5, 8]) {
  for (const value of [...VALUES, ['text', 'é', 'ascii'], ['text', 'abc', 'hex'], ['text', '😀', 'utf16le'], ['bytes', 'ff', 'utf8']]) {
    for (const [start, end] of [[0, null], [1, 3], [0, 9], [3, 1], [9, null], [9, 9], [5, 5], [2, 4]]) {
      const buffer = Buffer.alloc(size, 0x2e);
      print('fill', [size, value, start, end], attempt(() => buffer.fill(valueOf(value), start, undefinedOf(end), value[0] === 'text' ? value[2] : undefined).toString('hex')));
    }
    print('alloc', [size, value], attempt(() => Buffer.alloc(size, valueOf(value), value[0] === 'text' ? value[2] : undefined).toString('hex')));
  }
}
for (const size of [0, 1, 2, 3, 4, 6, 7, 8, 12, 16, 24]) {
  for (const name of ['swap16', 'swap32', 'swap64']) {
    const buffer = Buffer.from(Array.from({ length: size }, (_, index) => index));
    print(name, [buffer.toString('hex')], attempt(() => buffer[name]().toString('hex')));
  }
}
for (const list of [[], ['61'], ['61', '', '6263'], ['616263', '646566']]) {
  for (const total of [null, 0, 1, 3, 5, 9]) print('concat', [list, total], Buffer.concat(list.map(bytes), undefinedOf(total)).toString('hex'));
}
for (const size of [2 ** 53, 2 ** 60]) print('alloc', [size, ['byte', 0]], attempt(() => Buffer.alloc(size)));
for (const size of [0, 1, 2, 49, 50, 51, 52, 100]) print('inspect', [size], Buffer.from(Array.from({ length: size }, (_, index) => index)).inspect());
print('constants', [], [constants.MAX_LENGTH, constants.MAX_STRING_LENGTH, INSPECT_MAX_BYTES]);

const BYTES = ['', '61', '80', 'ff', 'c3a9', 'e282ac', 'f09f9880', 'c3', 'e282', '8061', 'c328', 'eda080', 'efbfbd', '610062', '80ff4100', '3dd800de', '3dd86100', '00de', '3dd8', '3fac20', '1a', '616263', 'c3a900ff', 'e900', 'f0908d61', '0061', 'b100ded8cd', 'ded8cd', 'ded8', '00de00'];
for (const hex of BYTES) {
  print('isUtf8', [hex], isUtf8(bytes(hex)));
  print('isAscii', [hex], isAscii(bytes(hex)));
  for (const from of ['utf8', 'utf16le', 'latin1', 'ascii', 'hex', 'base64url']) {
    for (const to of ['utf8', 'utf16le', 'latin1', 'ascii', 'base64']) {
      print('transcode', [hex, from, to], attempt(() => transcode(bytes(hex), from, to).toString('hex')));
    }
  }
}
// Characters that are not to be seen, and their neighbours.
const UNSEEN = [0xad, 0x34f, 0x61c, [0x115f, 0x1160], [0x17b4, 0x17b5], [0x180b, 0x180f], [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x206f], 0x3164, [0xfe00, 0xfe0f], 0xfeff, 0xffa0, [0xfff0, 0xfff8],
  [0x1bca0, 0x1bca3], [0x1d173, 0x1d17a], [0xe0000, 0xe0fff]];
for (const range of UNSEEN) {
  const [first, last = first] = [range].flat();
  for (const code of [first - 1, first, last, last + 1]) {
    for (const from of ['utf8', 'utf16le']) {
      const hex = Buffer.from(`a${String.fromCodePoint(code)}b`, from).toString('hex');
      for (const to of ['latin1', 'ascii']) print('transcode', [hex, from, to], transcode(bytes(hex), from, to).toString('hex'));
    }
  }
}
const BASE64 = ['', 'YQ', 'YQ==', 'YQ=', 'Y', 'Y=', 'Y==', 'Y===', ' Y Q = = ', 'YWI=', 'YWI', 'YWJj', 'YWJj=', 'YWJj==', 'YWJjY', 'YWJjY=', 'Y*', 'é', '€', '-_', '=', '==', '===', '====', 'YQ==YQ', 'YR==', 'YR', 'YWJ=',
  'YWJj\u000b', '\tYW\nJ\fj\r', 'YW=J', 'Y=WJ', '6Q==', '//8=', '++', '\u00a0YQ==', 'YQ= =', 'Y Y', 'Y\nWJjY', 'YWJjYWJjY', '*', 'YWJj*'];
for (const text of BASE64) print('atob', [text], attempt(() => atob(text)));
for (const text of ['', 'a', 'ab', 'abc', 'é', '\u00ff', '\u0100', '€', '😀', 'a\0b', 'Ā', 'hello world']) print('btoa', [text], attempt(() => btoa(text)));
