// .env files: by hand, and made up of the pieces that matter.
//
// A line is ["parse", [text], [[name, value], ...]]: the pairs sorted by name, as an object puts numbers first.

import { parseEnv } from 'node:util';
import { generator } from './lib/random.mjs';

const seen = new Set();
function print(text) {
  if (seen.has(text)) return;
  seen.add(text);
  const pairs = Object.entries(parseEnv(text)).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  console.log(JSON.stringify(['parse', [text], pairs]));
}

const VALUES = ['', ' ', 'b', ' b', 'b ', '\tb\t', 'b c', "'b'", '"b"', '`b`', " 'b' ", "'b", '"b', '`b', "b'", 'b"', "'b\"", "''", '""', '``', "'", '"',
  "'b'c", "'b' c", '"b"#c', '"b" # c', "'b#c'", 'b#c', 'b #c', 'b # c', '#', '#b', ' # b', 'b=c', '=b', '==', "it's", 'a "b" c', "'a\"b\"c'", '"a\'b\'c"', '`a"b\'c`',
  '\\n', 'a\\nb', '"a\\nb"', "'a\\nb'", '`a\\nb`', '"a\\\\nb"', '"a\\tb"', '"a\\r\\nb"', '"a\\"b"', "'a\\'b'", '"\\n\\n"', '"\\\\"', '"a\nb"', "'a\nb'", '`a\nb`', '"a\r\nb"', '"a\rb"', '"a\n\nb"\nD=e', '"a\nb', "'a\nB=c", '"a\nB="c"',
  '$HOME', '${HOME}', '"$HOME"', '$(ls)', 'a:b', 'a,b', '{"a":"b"}', '[1,2]', 'http://x.y/z?a=b&c#d', "'http://x.y/#d'", 'postgres://u:p@h:1/d', '값', '"값 😀"', '\u00a0b\u00a0', '\u2028', '\ufeff', 'b\0c', '\u0001', '-----BEGIN KEY-----', '"-----BEGIN\nabc==\n-----END"', '0', 'true', 'null', 'a\\ b', 'a\\#b', '"a#b', "'a#b", '`a # b', '"a" "b"', '"a"b"c"', "''b", '""b\nC=d'];
for (const value of VALUES) {
  print(`A=${value}`);
  print(`A=${value}\n`);
  print(`A = ${value}\r\nZ=z\r\n`);
  print(`Y=y\nA=${value}\nZ=z`);
}
const NAMES = ['', ' ', 'A', ' A', 'A ', '\tA\t', 'A B', 'export A', 'export  A', ' export A', 'export\tA', 'exportA', 'export', 'export ', 'export export A', 'a.b', 'a-b', '1', '10', '1A', '"A"', "'A'", '#A', 'A#', '# A', 'A # b', 'é', '이름', '__proto__', 'constructor', '\ufeffA', 'A\0B', '$A', 'A$', 'A:', 'A\rB', '?', '=', '\u00a0A', 'EXPORT A', 'set A', 'A\nB'];
for (const name of NAMES) {
  if (name === '__proto__') continue;
  print(`${name}=b`);
  print(`${name} = b\nC=d`);
  print(`X=y\n${name}='b'\n${name}=c\n`);
}
const FILES = ['', '\n', '\r\n', ' ', '\t', '\n\n\n', '#', '# comment', '# comment\n', '#A=b', ' #A=b\nC=d', 'A', 'A\n', 'A\nB=c', 'A\n\n=b\nC=d', '=', '=\n', '=b', '=b\nC=d', 'A=b\rC=d', 'A=b\n\rC=d', '\ufeffA=b\nC=d', 'A=1\nA=2\nA=3', 'B=1\nA=2\n2=x\n1=y', 'A=b\n\n\n\nC=d\n\n', 'A=b\n   \n\t\nC=d', '  A=b\n  C=d', 'A=b # c\n# d\nE=f', 'A="b\nC=d\nE="f"', "A='b\nC=d\n'", 'A=\nB=\nC=', 'A= \nB=c', 'A=\t\nB=c', 'A=\n\n\nB=c', 'A= \n\n \nB=c', 'A', 'A B C', 'A: b', 'A=b\n#', 'A=b\n#\nC=d#e', 'A="b" # "c"\nD=e', 'A=`b` # `c`\nD=e', 'A=b\\\nC=d', 'A=b\u2028C=d', 'A=b\vC=d', 'A=b\fC=d', '\f\nA=b', '\vA=b', 'A=b\n\0\nC=d', '\0A=b', 'A=""\nB=\'\'\nC=``', 'A="b"C="d"', 'A=b;C=d', 'A=b C=d', 'export A=b\nexport C="d"', 'export\nA=b', 'export =b', 'export  =b'];
for (const file of FILES) print(file);
print(`A=${'x'.repeat(5000)}\nB="${'line\\n'.repeat(500)}"`);
print(Array.from({ length: 300 }, (_, i) => `N${i}=${i}`).join('\n'));

const { pick, repeat, random } = generator(26);
const PIECES = ['A', 'B', 'KEY', 'value', '=', '=', '=', ' ', '\n # ', '\n  ', ' ', '\t', '\n', '\n', '\n', '\r\n', '\r', '#', ' # ', '"', "'", '`', '"', "'", '\\n', '\\', '\\"', "\\'", 'export ', 'export', '$', '{', '}', '1', '한', '😀', '\u00a0', '\0', '\ufeff'];
for (let i = 0; i < 1700; i++) print(repeat(24, () => pick(PIECES)).join(''));
const line = () => `${pick(['', '', 'export ', ' ', '\t', ' # ', '#', ' #'])}${pick(['A', 'B', 'C', 'D', 'LONG_NAME', 'x.y', ''])}${pick(['=', '=', ' = ', '= ', ' =', ''])}${pick(VALUES)}${pick(['', '', ' # c', '#c', ' '])}${pick(['\n', '\n', '\n', '\r\n', '\r', '\n\n'])}`;
for (let i = 0; i < 1500; i++) print(Array.from({ length: 1 + random(6) }, line).join(''));
