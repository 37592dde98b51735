// util.MIMEType and util.MIMEParams.
//
// A line is ["parse", text, result or error], where a result is [text again, type, subtype, essence, [[name, value] …]],
// or ["change", text, [[method, argument …] …], [what each returns …, text in the end]].

import { MIMEType } from 'node:util';
import { generator } from './lib/random.mjs';

const seen = new Set();
function line(value) {
  const text = JSON.stringify(value);
  if (seen.has(text) || /\\ud[89a-f]/.test(text)) return;
  seen.add(text);
  console.log(text);
}
const failure = (error) => ({ code: error.code, message: error.message, name: error.name });
function parse(text) {
  let result;
  try {
    const mime = new MIMEType(text);
    result = [`${mime}`, mime.type, mime.subtype, mime.essence, [...mime.params]];
    if (`${MIMEType.parse(text)}` !== `${mime}`) throw new Error('parse differs');
  } catch (error) {
    result = failure(error);
  }
  line(['parse', text, result]);
}
function change(text, steps) {
  const mime = new MIMEType(text);
  const results = steps.map(([method, ...args]) => {
    try {
      if (method === 'type' || method === 'subtype') return (mime[method] = args[0], mime[method]);
      return mime.params[method](...args) ?? null;
    } catch (error) {
      return failure(error);
    }
  });
  line(['change', text, steps, [...results, `${mime}`]]);
}

const HAND = [
  '', '/', 'a', 'a/', '/a', 'text/plain', ' \t\r\ntext/plain \t\r\n', 'text /plain', 'text/ plain', 'TEXT/PLAIN', 'text/plain;', 'text/plain; ', 'text/plain;;;', 'a/b/c', 'a/b;/', 'text/pl@in', 'te(t/plain', 'é/a', 'a/é', '😀/a', 'a/b😀', '"quoted"/x', "it's/\"x", 'a\nb/c', '\u00a0a/b',
  'a/b;c=d', 'a/b; c=d', 'a/b ;c=d', 'a/b;C=D', 'a/b;c=d;c=e', 'a/b;c= d', 'a/b;c =d', 'a/b;c=d ', 'a/b;c=', 'a/b;c=;d=e', 'a/b;c=""', 'a/b;c="";d=e', 'a/b;c="d', 'a/b;c="d\\', 'a/b;c="\\', 'a/b;c="d\\"', 'a/b;c="d\\"e"', 'a/b;c="d"e;f=g', 'a/b;c="d"ef=g', 'a/b;c="d";f=g', 'a/b;c="d" ;f=g', 'a/b;c="d"é;f=g', 'a/b;c="d"éf=g', 'a/b;c="d"😀f=g', 'a/b;c="d"😀;f=g', 'a/b;c="d";;f=g',
  'a/b;c="d;e=f";g=h', 'a/b;=d', 'a/b;=d;e=f', 'a/b;c;d=e', 'a/b;c=é', 'a/b;c=日', 'a/b;c="é"', 'a/b;c="日"', 'a/b;é=c', 'a/b;c=\x7f', 'a/b;c=\x00', 'a/b;c="\t"', 'a/b;c=d\te', 'a/b;c="a b"', 'a/b;c=a b', 'a/b;c="a\\b"', 'a/b;c="\\😀"', 'a/b;c=a"b"', 'a/b;c=\'d\'', 'a/b;c==d', 'a/b;c=d=e', 'a/b;constructor=1;__proto__=2;toString=3', 'a/b;c=" ', 'a/b;c="   ', 'a/b;c= "x"', 'a/b;c="x" y="z"', 'a/b;c\n=d', 'a/b;c=d\n', 'a/b;c=\nd', 'text/html;charset="shift_jis"iso-2022-jp', 'a/b;K=1', 'a/b;ſ=1',
];
for (const text of HAND) parse(text);
const { random, pick, repeat } = generator(8);
for (let code = 0; code < 0x110; code++) {
  const char = String.fromCharCode(code);
  for (const text of [`${char}a/b`, `a${char}/b`, `a/${char}b`, `a/b${char}`, `a/b;x${char}=1`, `a/b;x=1${char}2`, `a/b;x="1${char}2"`, `a/b;x="1"${char}y=2`]) parse(text);
}
const PIECES = ['text', '/', ';', '=', '"', '\\', ' ', '\t', '\n', 'charset', 'UTF-8', 'a', 'B', 'é', '日', '😀', '\x7f', '\\"', '; ', ';a=', '="', '";', 'x=y', ',', "'", '~'];
for (let i = 0; i < 800; i++) parse(repeat(9, () => pick(PIECES)).join(''));
for (let i = 0; i < 2500; i++) parse('text/x;' + repeat(14, () => pick(PIECES)).join(''));

const NAMES = ['a', 'A', 'charset', 'x-y', '', 'a b', 'é', 'Ö', 'a=', '"', 'k', '日本', 'b\u212a', '😀'];
const VALUES = ['', '1', 'two words', 'a"b', 'a\\b', 'é', '日', 'ab\n', '\x7f', '\t', 'ÿ', 'utf-8', '😀', 'x😀'];
const STARTS = ['a/b', 'a/b;a=1', 'a/b;x=1;a=2;charset=z', 'text/html;charset="a b"'];
for (const start of STARTS) {
  for (const name of NAMES) {
    change(start, [['type', name], ['subtype', name], ['get', name], ['has', name], ['delete', name]]);
    for (const value of VALUES) change(start, [['set', name, value], ['get', name], ['has', name]]);
  }
}
for (let i = 0; i < 600; i++) {
  const step = () => {
    const method = pick(['set', 'set', 'get', 'has', 'delete', 'type', 'subtype']);
    return method === 'set' ? [method, pick(NAMES), pick(VALUES)] : [method, pick(NAMES)];
  };
  change(pick(STARTS), repeat(7, step));
}
void random;
