// Node's `fileURLToPath`, `fileURLToPathBuffer` and `pathToFileURL`: [function, argument, windows, result].
// Relative paths start in `/`, which every machine has.

import path from 'node:path';
import { fileURLToPath, fileURLToPathBuffer, pathToFileURL } from 'node:url';

process.chdir('/');

function show(name, argument, windows, call) {
  let result;
  try {
    result = call(argument, { windows });
  } catch (error) {
    result = { code: error.code ?? null, message: error.message, name: error.name };
  }
  console.log(JSON.stringify([name, argument, windows, result]));
}
function showPath(text) {
  // Node on another system than Windows adds a slash to a root of Windows that ends with one: `file:///C://`.
  const endsAtRoot = /[\\/]$/.test(text) && path.win32.resolve(text).endsWith('\\');
  show('pathToFileURL', text, false, (argument, options) => pathToFileURL(argument, options).href);
  if (!endsAtRoot) show('pathToFileURL', text, true, (argument, options) => pathToFileURL(argument, options).href);
}
function showUrl(text) {
  for (const windows of [false, true]) {
    show('fileURLToPath', text, windows, fileURLToPath);
    show('fileURLToPathBuffer', text, windows, (argument, options) => fileURLToPathBuffer(argument, options).toString('hex'));
  }
}

for (let code = 1; code < 0x180; code++) {
  const c = String.fromCharCode(code);
  showPath(`/x${c}y`);
  if (c !== ':') showPath(`C:\\x${c}y`);
  showUrl(`file:///C:/x${c}y`);
  showUrl(`file:///C:/x%${code.toString(16).padStart(2, '0').slice(-2)}y`);
}
const PATHS = ['', '.', '..', '/', '//', '///', '\\', '/.', '/..', '/a/', '/a//', '/a/..', '/a/../', '/a/./b/..//c', 'a', 'a/', 'a/b', 'a\\b', 'a\\', ' /a', '/a ', '/ ',
  'C:', 'C:\\', 'C:\\\\x', 'C:x', 'C:x\\', 'C:/a/b/', 'C:\\a\\..\\..\\b', 'C:\\a b\\', 'D:\\é\\😀', 'C|\\x', '/C|/x', '/C:/x', '/é/😀', '/\u200d', '/a%2Fb', '/a%5Cb', '/100%',
  '/?#', '/a?b#c', '\\\\srv\\share\\x', '\\\\srv\\share\\', '\\\\srv\\', '\\\\srv', '\\\\', '\\\\\\', '\\\\\\x\\y', '\\\\srv\\\\x', '\\\\srv/share\\x', '//srv/share/x',
  '\\\\srv\\share\\..\\..\\x', '\\\\a b\\x', '\\\\C|\\x', '\\\\C:\\x', '\\\\localhost\\x', '\\\\LOCALHOST\\C:\\x', '\\\\srv\\C:\\x', '\\\\1.2\\x', '\\\\[::1]\\x', '\\\\a:80\\x', '\\\\a@b\\x',
  '\\\\%41\\x', '\\\\bücher\\x', '\\\\.\\pipe\\x', '\\\\.\\C:\\x', '\\\\?\\C:\\x', '\\\\?\\C:', '\\\\?\\c:/x', '\\\\?\\C:\\a\\..\\b', '\\\\?\\UNC\\srv\\share\\x', '\\\\?\\UNC\\srv', '\\\\?\\UNC\\',
  '\\\\?\\UNC\\\\x', '\\\\?\\unc\\srv\\x', '\\\\?\\Volume{1}\\x', '\\\\?\\x', '//?/C:/x', '//./C:/x', '\\\\a\tb\\x', '/\u0000', '\\\\s\\\u0000', '\\x', '\\x\\', '/%', '/%%41', '/[a]~', "/!$&'()*+,;=@:",
  '//\t/x', '/a/b.c', 'C:\\a^b', '\\\\srv\\a^b|c'];
for (const text of PATHS) showPath(text);
const URLS = ['file:', 'file:/', 'file://', 'file:///', 'file:a', 'file:/a', 'file://a', 'FILE:///a', ' file:///a ', 'file:///a b', 'file:///a?b#c', 'file:///a/../b', 'file:///a/.b', 'file:///a/..b',
  'file:///a\\b', 'file:///a\tb', 'file:///a//b', 'file:////a', 'file://///a', 'file:///.//a', 'file:///%2e%2e/a', 'file:///a/%2e%2e/b', 'file:///%2E', 'file:///a%2Eb', 'file://localhost/a',
  'file://LOCALHOST/a', 'file://localhost/C:/a', 'file://h/a', 'file://h', 'file://h/C:/a', 'file://h/%2f', 'file://h/%5C', 'file://xn--fsq/p', 'file://例/p', 'file://1.2/p', 'file://[::1]/p',
  'file://h:80/a', 'file://u@h/a', 'file:///C:', 'file:///C:x', 'file:///C:/', 'file:///C|/x', 'file:///C%3A/x', 'file:///C%7C/x', 'file:///%43:/x', 'file:///%43%3a/x', 'file:///é:/', 'file:///1:/', 'file:///[:/',
  'file:///C:%00', 'file:///a%00b', 'file:///%', 'file:///%%', 'file:///a%2', 'file:///%zz', 'file:///%u0041', 'file:///%C3', 'file:///%C3%A9', 'file:///%c3%a9', 'file:///é%A9', 'file:///%ED%A0%80',
  'file:///%F0%9F%98%80', 'file:///%F4%90%80%80', 'file:///%C0%80', 'file:///%EF%BB%BF', 'file:///%25', 'file:///%2525', 'file:///%2F', 'file:///%2f', 'file:///%5C', 'file:///%5c', 'file:///%2F%', 'file:///%%2F',
  'file:///%C3%2F', 'file:///C:/%2F', 'file:///C:/%5c', 'file:///C:/a%2520b', 'file:///a^b|c', 'file:///C:/a^b|c', 'file:///a\u0000b', 'file:///a#', 'file:///a?', 'file:///😀/\u{10ffff}', 'file:C:/a', 'file:/C|/a',
  'http://h/a', 'data:,x', 'blob:file:///a', 'x', '', '/a', 'C:\\a', 'file', 'files:///a'];
for (const text of URLS) showUrl(text);

// Paths of random pieces, there and back.
let seed = 99;
const random = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >>> 8) % below;
};
const PIECES = ['/', '/', '\\', 'a', 'b.c', '..', '.', ' ', '%', '%20', '%2F', '?', '#', '\n', '\t', 'é', '😀', ':', '|', 'C:', '[', '~', '^', '"', '&', '+'];
for (let row = 0; row < 500; row++) {
  let text = ['/', 'C:\\', '\\\\s\\', ''][random(4)];
  for (let left = 1 + random(8); left > 0; left--) text += PIECES[random(PIECES.length)];
  showPath(text);
  showUrl(`file://${text.replaceAll('\\', '/')}`);
}
