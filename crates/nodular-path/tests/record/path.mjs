// Every function of path.posix and path.win32 on hand-picked and generated paths.
//
// A line is [flavour, function, arguments, result, cwd]: resolve, relative and toNamespacedPath run in the working
// directory cwd, and win32's with the drives' directories of DRIVES.

import path from 'node:path';
import process from 'node:process';

const DRIVES = { 'C:': 'C:\\work\\dir', 'D:': 'D:/data', 'E:': 'F:\\elsewhere', 'G:': 'relative' };
// Not the system's environment and directory: Linux has no variable `=C:`, nor the directory `C:\\`.
process.env = { ...process.env };
for (const [drive, folder] of Object.entries(DRIVES)) {
  process.env[`=${drive}`] = folder;
  process.env[`=${drive.toLowerCase()}`] = folder;
}
let cwd = '/';
process.cwd = () => cwd;

// mulberry32
let state = 26;
function random(below) {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % below;
}
const pick = (list) => list[random(list.length)];

const HAND = {
  posix: [
    '', '.', '..', '/', '//', '///', './', '../', '/.', '/..', '/../', '//..', '/./', '...', '.../', '/...',
    'a', '/a', 'a/', '/a/', '//a', '//a//', 'a//b', '/a/b/../..', 'a/b/../..', 'a/../..', '../a/../..', '../../a',
    '.a', '/.a', 'a.', '/a.', 'a.b', '.a.b', 'a..', '..a', '.a.', 'a.b.', 'a..b', './a.b', '../a.b/', 'a/.b/', 'a/b.c//',
    '/..a', '/.../a', ' ', '/ /', 'a b/c d.e f', 'a\\b', '\\', 'C:\\a', '\0', 'a\0b/c\0.d', '/a/\n',
    'é/ü.ñ', '日本/語.テキスト', '😀/😀.😀', '/İ/ı.İ', 'x/😀../y', '/home/user/dir/file.txt', 'aaa/bbb/', '/a/b/./c/.//d/',
  ],
  win32: [
    '', '.', '..', '\\', '/', '\\\\', '//', '\\/', '\\\\\\', '.\\', '..\\', '\\.', '\\..', '\\..\\', '...',
    'a', '\\a', 'a\\', 'a/', 'a\\\\b', 'a/\\b', 'a\\..\\..', '..\\..\\a', '.a', 'a.', 'a.b', '.a.b', 'a..',
    'C', 'C:', 'c:', 'C:.', 'C:..', 'C:\\', 'C:/', 'C:a', 'C:a\\', 'C:..\\a', 'C:\\a', 'C:\\..', 'C:\\..\\a', 'C:a\\..\\..',
    'C:\\a\\b.c', 'c:/A/B', 'C:.a', 'C:a.b', 'C::', 'C:\\:', 'D:', 'D:a', 'D:\\', 'E:', 'E:x', 'G:', 'G:x', 'H:x', '1:\\a', ':', '::',
    ':a', 'a:', 'ab:', 'ab:\\c', 'a\\C:', '.\\C:', '.\\C:\\a', 'x\\..\\C:\\a', 'x/../C:a', 'a:b\\c', 'ab:c:', 'aa:\\b:c', '\\C:', '\\a:',
    '\\\\server', '\\\\server\\', '\\\\server\\share', '\\\\server\\share\\', '//server/share', '//server//share//a',
    '\\\\server\\share\\a\\..\\..', '\\\\server\\\\share', '\\\\server/share\\a.b', '\\\\\\server\\share', '/\\server/share',
    '\\\\SERVER\\Share\\a', '\\\\server\\share2', '\\\\s\\..\\a', '\\\\..\\a', '//./a', '//?/a',
    '\\\\?\\C:\\a', '\\\\?\\C:', '\\\\?\\', '\\\\?', '\\\\?\\UNC\\server\\share\\a', '//?/C:/a/../..', '\\\\?\\a\\..\\..',
    '\\\\.\\C:\\a', '\\\\.\\', '\\\\.\\PIPE\\x', '\\\\.\\COM1', '\\\\.\\COM1:', '\\\\.\\con:a\\..', '\\\\?\\NUL:..\\a', '\\\\.\\\\a',
    'CON', 'con', 'CON:', 'con:a', 'PRN:..\\a', 'AUX:\\a', 'NUL:', 'COM1', 'COM1:', 'COM9:\\..\\..\\x', 'LPT1:', 'COM0:', 'COM\xb9:', 'lpt\xb2:a',
    'COM\xb9', 'CONx', 'conx', 'COM1x', 'CONé', 'CON😀', 'NULL', 'CON\\a', 'a\\CON', 'a\\CON:', '.\\CON:', 'CON.txt', 'x\\..\\COM1:a', 'CONIN$',
    ' ', '\0', 'a\0:', 'é\\ü.ñ', '日本\\語.テキスト', '😀\\😀.😀', '\\İ\\ı', 'C:\\İ', 'C:\\i̇', '\\😀', '\\é', 'K:\\a', '\u212a:\\a',
    '\\\\ÉCOLE\\Über\\a', '\\\\école\\über\\B', 'C:\\ΑΣ', 'C:\\ας', 'C:\\ΑΣ\\ΒΣ', 'c:\\ας\\β', '\\ab', '\\abc', '\\abcd', '\\ab\\c',
  ],
};
const SHORT = { posix: [...HAND.posix], win32: [...HAND.win32] };
HAND.posix.push('/' + 'long-segment/'.repeat(300), '../'.repeat(400), 'x'.repeat(3000) + '.y');
HAND.win32.push('C:\\' + 'long-segment\\'.repeat(300), '..\\'.repeat(400), 'x'.repeat(3000) + '.y');

const BLOCKS = {
  posix: ['/', '/', '/', '//', '.', '..', '../', './', 'a', 'b', 'bar', '.x', 'a.b', 'x.tar.gz', ' ', '\\', 'C:', 'é', '😀', 'İ', '\0', '...'],
  win32: [
    '\\', '\\', '/', '\\\\', '//', '.', '..', '..\\', './', 'a', 'B', 'bar', 'Bar', '.x', 'a.b', 'C:', 'c:', 'D:', 'e:', ':', 'server', '?', 'CON',
    'com1:', 'NUL:', 'é', 'É', '😀', 'İ', 'ß', '\0', '\\\\server\\share', '\\\\?\\', '\\\\.\\', 'C:\\', 'C:\\a\\',
  ],
};
const STARTS = {
  posix: ['', '', '/', '/', '//', './', '../', '/a/b/', '/a/'],
  win32: ['', '', 'C:\\', 'c:/', 'C:', 'D:\\', '\\', '\\\\server\\share\\', '//SERVER/share/', '..\\', '\\\\?\\', '\\\\.\\', 'C:\\a\\b\\', '\\\\É\\İ\\'],
};

function path_(flavour) {
  if (random(3) === 0) return pick(SHORT[flavour]);
  let text = pick(STARTS[flavour]);
  for (let left = random(7); left >= 0; left--) text += pick(BLOCKS[flavour]);
  return text;
}
const paths = (flavour, at_most) => Array.from({ length: random(at_most + 1) }, () => path_(flavour));

const seen = new Set();
function print(flavour, name, ...args) {
  const line = JSON.stringify([flavour, name, args, path[flavour][name](...args), cwd]);
  // Halves of astral characters are no text in Rust.
  if (seen.has(line) || /\\ud[89a-f]/.test(line)) return;
  console.log(line);
  seen.add(line);
}

const CWDS = {
  posix: ['/home/me', '/a/b', 'not/absolute', '..'],
  win32: ['C:\\work', 'd:\\', '\\\\server\\share\\dir', '/home/me', 'not\\absolute', 'C:drive\\relative'],
};
const EXTS = ['', '.', '.b', 'b', '.gz', '.tar.gz', 'x.tar.gz', '/b', 'bar', 'b/', 'zbar', '.ñ', '😀', 'é', 'aé', '日本', 'x.b', '..', '\0'];
const PARTS = ['', '', '/', 'C:\\', '\\', 'dir', '/dir', '.', 'x', '.x', '..', 'é', '\0'];

// `İ` is the one letter that is longer in lower case.
const SAME_BUT_CASE = [
  ['C:\\İ\\é', 'C:\\i̇\\É\\y'], ['C:\\É\\İ\\a', 'c:\\é\\i̇\\B'], ['\\\\ÉCOLE\\İ\\a', '\\\\école\\i̇\\a\\b'], ['C:\\é\\İ', 'C:\\É'],
];

for (const flavour of ['posix', 'win32']) {
  for (const [from, to] of SAME_BUT_CASE) {
    print(flavour, 'relative', from, to);
    print(flavour, 'relative', to, from);
  }
  for (const one of HAND[flavour]) {
    for (const name of ['basename', 'dirname', 'extname', 'isAbsolute', 'normalize', 'parse', 'toNamespacedPath']) print(flavour, name, one);
    print(flavour, 'resolve', one);
    print(flavour, 'join', one);
    print(flavour, 'join', one, 'a');
    if (one.length < 100) {
      for (const suffix of ['', one, one.slice(1), 'z' + one]) print(flavour, 'basename', one, suffix);
    }
  }
  for (const name of ['basename', 'dirname', 'extname', 'isAbsolute', 'normalize', 'parse', 'toNamespacedPath']) {
    for (let i = 0; i < 220; i++) print(flavour, name, path_(flavour));
  }
  for (let i = 0; i < 300; i++) print(flavour, 'basename', path_(flavour), pick(EXTS));
  for (let i = 0; i < 700; i++) {
    print(flavour, 'join', ...paths(flavour, 4));
    print(flavour, 'resolve', ...paths(flavour, 4));
    print(flavour, 'relative', path_(flavour), path_(flavour));
  }
  // Pairs that have much in common.
  for (let i = 0; i < 300; i++) {
    const from = path_(flavour);
    const to = pick([from + path_(flavour), from.slice(0, random(from.length + 1)), from.toUpperCase() + 'x', from.toLowerCase()]);
    print(flavour, 'relative', from, to);
  }
  for (let i = 0; i < 200; i++) {
    const [root, dir, base, name, ext] = Array.from({ length: 5 }, () => pick(PARTS));
    print(flavour, 'format', { root, dir, base, name, ext });
  }
  for (cwd of CWDS[flavour]) {
    for (let i = 0; i < 120; i++) {
      print(flavour, 'resolve', ...paths(flavour, 3));
      print(flavour, 'relative', path_(flavour), path_(flavour));
      print(flavour, 'toNamespacedPath', path_(flavour));
    }
  }
  cwd = '/';
  console.log(JSON.stringify([flavour, 'sep', [], path[flavour].sep]));
  console.log(JSON.stringify([flavour, 'delimiter', [], path[flavour].delimiter]));
}
