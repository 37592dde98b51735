// What node:querystring answers: hand-picked texts and seeded random ones.
//
// ["parse", [text, sep, eq, maxKeys, codec], [[key, value], ...]]   keys in the order of JavaScript
// ["stringify", [[[key, value], ...], sep, eq, codec], text]
// ["escape", text, text], ["unescape", text, text], ["unescapeBuffer", text, hex]
//
// A codec is a name of CODECS or null. A value that JSON does not have is {"number": text} or {"bigint": text}.
import querystring from 'node:querystring';

const print = (name, args, result) => console.log(JSON.stringify([name, args, result]));

const DECODERS = {
  strict: decodeURIComponent,
  upper: (text) => text.toUpperCase(),
  fails: () => { throw new Error('always'); },
  failsOnDigits: (text) => { if (/[0-9]/.test(text)) throw new Error('digit'); return `<${text}>`; },
};
const ENCODERS = {
  upper: (text) => text.toUpperCase(),
  brackets: (text) => `<${text}>`,
};

function parse(text, sep, eq, maxKeys, codec) {
  const options = {};
  if (maxKeys !== undefined) options.maxKeys = maxKeys;
  if (codec) options.decodeURIComponent = DECODERS[codec];
  const result = Object.entries(querystring.parse(text, sep, eq, options));
  print('parse', [text, sep ?? null, eq ?? null, maxKeys ?? null, codec ?? null], result);
}

function stringify(pairs, sep, eq, codec) {
  const object = Object.fromEntries(pairs);
  const options = codec ? { encodeURIComponent: ENCODERS[codec] } : undefined;
  const result = querystring.stringify(object, sep, eq, options);
  const inOrder = Object.entries(object).map(([key, value]) => [key, portable(value)]);
  print('stringify', [inOrder, sep ?? null, eq ?? null, codec ?? null], result);
}

function portable(value) {
  if (Array.isArray(value)) return value.map(portable);
  if (typeof value === 'number') return { number: Object.is(value, -0) ? '-0' : String(value) };
  if (typeof value === 'bigint') return { bigint: String(value) };
  return value ?? null;
}

function codec(text) {
  print('escape', text, querystring.escape(text));
  print('unescape', text, querystring.unescape(text));
  print('unescapeBuffer', text, querystring.unescapeBuffer(text).toString('hex'));
}

// A linear congruential generator: the same texts on every machine.
let seed = 20260427;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor(seed / 2 ** 32 * below);
};
const pick = (choices) => choices[random(choices.length)];
const text = (pieces, most) => Array.from({ length: random(most + 1) }, () => pick(pieces)).join('');

// Reading: each text with each way to read it.
const TEXTS = [
  '', '&', '&&', '=', '==', '&=', '=&', '=&=', 'a', 'a=', '=a', 'a=b', 'a==b', 'a=b=c', 'a&b', 'a&b=', 'a=b&', '&a=b',
  '&&a=b&&c=d&&', 'a=1&a=2', 'a=1&a=2&a=3', 'a=1&b=2&a=3', 'a&a', 'a=&a=', '=1&=2', '&=1', 'a=&=b',
  '__proto__=1', '__proto__=1&__proto__=2', 'constructor=x&toString=y&hasOwnProperty=z', 'length=3&pop=1&pop=2',
  '1=a&0=b', 'b=1&10=2&2=3&a=4&1=5', '01=a&1=b', '-1=a&1.5=b&1=c', '4294967294=a&4294967295=b&0=c', '4294967296=a&7=b',
  'a+b=c+d', '+=+', '+', '++a++=++b++', 'a=+&+=b', 'a%20b=c%20d', 'a%2Bb=c%2Bd', '%2B=+', 'a=b%26c%3Dd', '%26=%3D',
  'a=%', '%=a', 'a=%%', 'a=%2', 'a=%zz', 'a=%4', 'a=%4z', 'a=%z4', 'a=%41%', 'a=%41%4', 'a=%41%zz', 'a=%zz%41', '%41%zz=x',
  'a=100%&b=50%25', '%%41=%%41', '%4%41=%4%41', 'a=%2%42', 'a=+%41+', '%41+%42=c', 'a=%4+1', 'a=%+41', 'a=%41%4+1é',
  'a=%FF', 'a=%C3%28', 'a=%E2%82', 'a=%E2%82%AC', 'a=%F0%9F%98%80', 'a=%F0%9F%98', 'a=%ED%A0%80', 'a=%C0%80', 'a=%F5%80%80%80',
  'a=%80%81%82', 'a=%C3%A9%FF', 'a=é%FF', 'a=東%FF', 'a=😀%FF', 'é=東', '東=%E6%9D%B1', 'é%zz=é%zz', 'é%41%zz=é', 'é=é%41%zz',
  '%41%42=é%zz', '%41=é%zz', '%41%42%43=é%zz', '%41%=é%zz', 'a=é%4+1', 'é%4+1=b', '김=%EA%B9%80', 'a=\u0000b', 'a=\u2028', 'a=b\nc=d', ' a = b ',
  'a;b=c;d', 'a=1;b=2', 'a:1;b:2', 'a:1,b:2', 'foo=bar&foo=quux&abc=xyz', 'gragh=1&gragh=3&goo=2', 'str=foo&arr=1&arr=2&arr=3',
  'frappucino=muffin&goat%5B%5D=scone&pond=moose', 'trololol=yes&lololo=no', 'hasOwnProperty=x&__defineGetter__=asdf',
  'foo[0]=a&foo[1]=b&foo[]=c', 'a.b=c', 'a/b=c?d', '?a=b', '#a=b', 'a=b#c', 'http://x/?a=b&c=d', 'a=b%00c', '%u0041=%u0042',
  '%e9=%E9', '%c3%a9=%C3%A9', 'a=%aA%Aa%fF', 'a=1&%61=2&a=3', 'a+b=1&a%20b=2&a b=3', 'x'.repeat(300) + '=' + '%41'.repeat(100),
];
for (const each of TEXTS) {
  parse(each);
  parse(each, undefined, undefined, 2);
  parse(each, undefined, undefined, undefined, 'upper');
}

// Other separators, also nasty ones: of several characters, with a repeating start, not ASCII, hexadecimal, + and %.
const SEPARATORS = [
  [';', ':'], ['', ''], [undefined, ''], [';', undefined], ['&&', '=='], ['aab', 'ab'], ['é', 'è'], ['😀', '東'], ['&', '&'], ['=', '&'],
  ['=', '='], ['+', '='], ['&', '+'], ['%', '='], ['&', '%'], ['4', '1'], ['&a', '=a'], ['%2', '%4'], ['+&', '+='], ['&+', '=+'],
  ['%26', '%3D'], [', ', ': '], ['\r\n', '='], ['&&=', '=&'], ['aa', 'a'], ['é+', 'éé'],
];
const SEPARATED = [
  'a:1;b:2;a:3', 'a==1&&b==2&&&&c', 'a=1&b=2&c', 'aaab', 'aaaab1ab2aab3', 'xab1aabyab2', 'aèbéaèc', 'a😁b😀a😁c😂d', 'a%41=%42&b',
  'a+=1+&b+=2', '+&+=', '%26%3D%26', 'a%3D1%26b%3D2', 'a: 1, b: 2,c:3', 'a=1\r\nb=2\nc', '1a4b%41', '%2%4%241', 'aa=aa&aaa=aaa', 'é+ééa+é+b', '&=&&==&&&===',
  'a=+1&+b=%2B&%+41=é%zz', 'x=%=41', 'é%=41=é%=41',
];
for (const [sep, eq] of SEPARATORS) {
  for (const each of SEPARATED) parse(each, sep, eq);
}

// The start of one separator in the middle of the other.
parse('14+=😀b4=4&é=a😀=', 'a%', 'é=😀');
for (const each of ['x=a=1', 'x=a=1ab=', 'xé=éa=1', 'x=aa=1']) parse(each, 'ab', '==');

// The limit.
const MANY = Array.from({ length: 1500 }, (_, index) => `k${index}`).join('&');
for (const maxKeys of [undefined, 0, -1, 1, 1000, 1001, 1500]) {
  parse('a=1&b=2&&c=3&a=4&', undefined, undefined, maxKeys);
  parse('&&&&a', undefined, undefined, maxKeys);
}
parse(MANY);
parse(MANY, undefined, undefined, 0);
for (const maxKeys of [3, 4, 5]) parse('&&&&a=1&a=2&b', undefined, undefined, maxKeys);

// Other codecs.
const CODED = ['a=b', 'a+b=c+d', 'a=%41&%42=b', 'a=%zz+1', 'é+%zz=%FF', 'a=&b', '1=2&c=d', '=', 'a=1%2B1', 'a=é%4+1'];
for (const codec of Object.keys(DECODERS)) {
  for (const each of CODED) parse(each, undefined, undefined, undefined, codec);
  parse('a+:+b;c%41:1', ';', ':', undefined, codec);
  parse('a+b;c+1', '+', ';', undefined, codec);
}

const PIECES = ['&', '&', '=', '=', '+', '%', '%4', '%41', '%C3%A9', '%E2%82', '%FF', '%2B', 'a', 'b', 'k1', 'k2', '7', 'F', 'é', '東', '😀', ' ', ';', '"'];
for (let n = 0; n < 1000; n++) parse(text(PIECES, 14), undefined, undefined, pick([undefined, undefined, undefined, 1, 3]));
const NARROW = ['a', 'b', '&', '=', '+', '%', '4', '1', 'é', '😀'];
for (let n = 0; n < 3000; n++) {
  parse(text(NARROW, 16), text(NARROW, 3), text(NARROW, 3), undefined, pick([undefined, undefined, 'upper', 'failsOnDigits']));
}

// Writing.
const VALUES = [
  '', 'x', 'a b', 'é', '東京', '😀', '&=+%', "!-._~'()*", '"<>`{}|\\^[]', '\u0000\u007f', true, false, null, undefined, [], [''], ['x'], ['x', 'y z'], [1, true, null, [2], {}],
  0, -0, 1, -1, 1.5, 0.1, 1e20, 1e21, -1e21, 1.5e21, 123456789012345680000, 1e-6, 1e-7, 1.25e-7, -1e-7, 5e-324, 1.7976931348623157e308, NaN, Infinity, -Infinity, 2 ** 53,
  0n, -1n, 2n ** 64n, -(2n ** 100n), [0n, 1e21], {}, [[], 'a'],
];
for (const value of VALUES) {
  const simple = value !== null && typeof value === 'object' && !Array.isArray(value) ? null : value;
  stringify([['k', simple]]);
  stringify([['', simple], ['a b', 'x'], ['é', simple]], ';', ':');
  stringify([['k', simple], ['', '']], undefined, undefined, 'upper');
  stringify([['a', []], ['k', simple], ['z', []]], '&&', '', 'brackets');
}
stringify([]);
stringify([['b', 1], ['2', 2], ['1', 3], ['__proto__x', 4]]);
stringify([['a', '1'], ['b', '2']], '', undefined);
stringify([['a', '1'], ['b', '2']], 'é', '東');
stringify([['a', []], ['b', []]]);
const LETTERS = ['a', 'B', '7', ' ', '&', '=', '+', '%', "'", '~', 'é', '東', '😀', '\n', '%41', '/'];
for (let n = 0; n < 150; n++) {
  const pairs = Array.from({ length: random(5) }, () => [text(LETTERS, 4), random(4) ? text(LETTERS, 6) : Array.from({ length: random(4) }, () => text(LETTERS, 3))]);
  stringify(pairs, pick([undefined, undefined, ';', ' & ']), pick([undefined, undefined, ':']), pick([undefined, undefined, 'brackets']));
}

// Escaping.
const RAW = [
  '', 'abc', 'a b', 'a+b', '%', '%%', '%4', '%41', '%4g', '%g4', '%%41', '%4%41', '%41%', '%41%4', '%u0041', '%00', '%0a%0D', '%7F%80', '%C3%A9', '%c3%a9', '%C3', '%C3%28', 'x%C3y',
  '%E2%82%AC', '%E2%82', '%E2%82%E2%82', '%E2%28%A1', '%ED%A0%80', '%ED%BF%BF', '%C0%AF', '%C1%BF', '%E0%80%80', '%E0%9F%BF', '%F0%9F%98%80', '%F0%9F%98', '%F0%8F%BF%BF', '%F4%8F%BF%BF',
  '%F4%90%80%80', '%F5%80%80%80', '%F8%80%80%80%80', '%FE%FF', '%80', '%BF%BF', '%EF%BF%BD', '%EF%BB%BFa', 'é', 'é%', 'é%41%', 'ÿ%FF', 'Ā%zz', '東%', '東京%FF', '😀%', '😀%F0%9F', 'a😀b%zzc',
  '+%', '%+', '%+4', "!-._~'()*", '"#$&,/:;<=>?@[\\]^`{|}', '\u0000\u0001\u001f\u007f', '\u0080\u07ff\u0800\uffff', '\u{10000}\u{10ffff}', '\ufeff', '%'.repeat(40), '%E6'.repeat(20), 'é'.repeat(30) + '%',
];
for (const each of RAW) codec(each);
for (let byte = 0; byte < 128; byte++) print('escape', String.fromCharCode(byte), querystring.escape(String.fromCharCode(byte)));
const BYTES = ['%', '%4', '%41', '%C3', '%A9', '%E2', '%82', '%AC', '%F0', '%9F', '%98', '%80', '%ED', '%A0', '%FF', 'a', 'é', '東', '😀', '+'];
for (let n = 0; n < 150; n++) codec(text(BYTES, 10));
