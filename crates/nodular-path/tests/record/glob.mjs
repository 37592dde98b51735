// path.posix.matchesGlob and path.win32.matchesGlob on hand-picked and generated patterns.
//
// A line is [flavour, path, pattern, result]. The platform decides in Node about upper and lower case: these are Linux's.

import path from 'node:path';

// mulberry32
let state = 68;
function random(below) {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % below;
}
const pick = (list) => list[random(list.length)];
const repeat = (at_most, make) => Array.from({ length: 1 + random(at_most) }, make);

const PATHS = [
  '', '.', '..', '/', 'a', 'b', 'ab', 'abc', 'a.b', 'a.js', '.a', '.a.js', '..a', '...', 'a/b', 'a/b/c', 'a/.b', 'a/.b/c', '/a', '/a/b',
  'a/', 'a/b/', 'a//b', './a', '../a', 'a/../b', 'a/./b', 'x/y/z/a.js', 'a/x/y/b', 'a/b/a/b', '*', '?', '[a]', '{a,b}', '!a', '#a', '@(a)',
  'A', 'A.JS', 'é', '😀', 'a😀', '日本', 'a b', 'a-b', 'a_b', 'a+b', '1', '12', '007', '-1', 'foo.bar.baz', 'aaa', 'aaab', 'baaa', '\n', 'a\nb', '\t', '$',
];
const WINDOWS = ['C:\\a', 'c:/a', 'C:\\a\\b.js', 'C:', '\\\\server\\share\\a', '//server/share', '\\\\?\\C:\\a', 'a\\b', 'a\\..\\b', 'C:\\..\\a', '\\', '//?/c:/a'];

const PATTERNS = [
  '', '*', '**', '***', '?', '??', '*.js', '*.*', '.*', '*.', '**/*', '**/*.js', '*/**', 'a/**', 'a/**/b', '**/a/**', '**/a/**/b', '/**', '/*', './*', '../*', '**/',
  '*/', 'a/', 'a//b', 'a/./b', 'a/../b', '*/../b', '**/../a/b', '**/..', '**/**/a', '.', '..', './**', '.**', '**.js', 'a**b', 'a/**b', '.*/*', '**/.*', '**/.*/**',
  '[a]', '[ab]', '[!a]', '[^a]', '[a-c]', '[c-a]', '[a-', '[a', '[]a]', '[!]a]', '[]', '[!]', '[]-a]', '[a-]', '[-a]', '[a-c-e]', '[.]a', '[.]*', '[a]b', '[a][b]', '[*]', '[?]',
  '[[]a]', '[[a]]', '[a/b]', '[😀]', '[é]', '[a-é]', '[!😀]', '[a]*', '[[:alpha:]]', '[[:digit:]]*', '[![:alpha:]]', '[[:upper:][:digit:]]', '[[:space:]]', '[[:xdigit:]]',
  '[[:graph:]]', '[[:graph:]a]', '[![:graph:]]', '[[:print:]]', '[[:punct:]]', '[[:word:]]', '[[:blank:]]', '[[:cntrl:]]', '[[:ascii:]]', '[[:lower:]]?', '[[:alpha:]-z]', '[a-[:alpha:]]', '[[:foo:]]', '[[:alnum:]😀]', '[[:alnum:]]😀',
  '{a,b}', '{a,b}c', 'a{,b}', 'a{b,}', '{a}', '{}', '{},a', '{,}', '{a,{b,c}}', '{{a,b},c}', '{{a,b}}', '{a,b}{c,d}', '{a,b', 'a,b}', '{a},b}', 'a{a},b}', '{a{b,c}', '{a,b}}', '${a,b}', '${a}{b,c}', '{a,a}',
  '{1..3}', '{3..1}', '{01..12}', '{-1..1}', '{1..9..2}', '{a..e}', '{e..a..2}', '{Z..a}', '{a..1}', '{1..}', '{..3}', '{1...3}', '{000..010}7', '{a/b,c}', '{*,a}.js', '**/{a,b}/*', '{.a,b}', '{a..c}{1..2}', '{-01..1}', '{1..3..0}', '{1..3..-1}',
  '@(a|b)', '?(a)', '*(a|b)', '+(a|b)', '!(a)', '!(a|b)', '!(*.js)', '*.!(js)', 'a!(b)', '!(a)b', '!(a)*', '!(a)!(b)', '@(a)', '@()', '?()', '*()', '+()', '!()', '@(|a)', '*(|a)', '!(|a)', '!(a|)', '+(|)',
  '@(a', 'a@(b', '@(a|b', '+(a))', '(a)', 'a|b', '@(a)@(b)', '+(a|b)c', '*(a)b', '?(a)b', '@(.a|a)', '*(.a|a)', '+(.|a)*', '!(.a)', '.!(a)', '@(.*)', '@(*)', '!(*)', '*(*)', '+(*.js|a)', '+(?)', '+([ab])', '+([[:alpha:]])',
  '@(@(a|b))', '!(!(a))', '!(!(a))b', '!(@(a))', '!(?(a))', '!(?(a)b)', '*(+(a))', '*(!(a))', '+(!(a)|b)c', '+(a*(b))', '@(a|@(b|c))', '?(*(a))', '+(?(a))', '@(!(a))', '@(!(a))b', '@(+(a)b)', '*(*(*(*(a))))', '*(a*(b*(c*(d))))', '!(a!(b))c', '!(a@(b|c))', '@(a|!(b))*', '!(!(!(a)))', '!(a)+(b)', '@([a|b])', '@(a[)]b)', '!(a)/b', '!(*)/*', '**/!(a)', '**/!(*.js)',
  'a\\b', '\\*', 'a\\*', '\\[a\\]', '!a', '#a', '!(a', '##', 'A', '[A]', 'A*', '*.JS', 'é*', '?😀', '😀', '??', '日?', '* *', 'a-b', '*-*', 'a+b', 'a.b', 'a$', '^a', '(a|b)', '*\n*', 'a?b', '*[[:alpha:]]', '?[[:space:]]?',
];
const WINDOWS_PATTERNS = ['C:\\*', 'c:/*', 'C:/**', '*:/a', '//server/share/*', '\\\\server\\*\\a', '//?/C:/*', '//*/share', '?:/a', 'C:/../a', 'C:*', '//?/*/a', '[C]:/a'];

const PIECES = ['a', 'b', 'a', 'b', 'c', '.', '.', '*', '?', '**', '/', '/', '/', '..', '[ab]', '[!a]', '[a-c]', '{a,b}', '{b,}', '@(a|b)', '!(a)', '*(a|b)', '+(a)', '?(b)', '!(*.a)', 'é', '😀', '1', '{1..3}', '*.', '.*', '**/', '/**/', '../', './'];
const INNER = ['a', 'b', 'c', '.', '*', '?', '|', '|', '[ab]', '', 'ab', '.a', '*.'];
function group(depth) {
  const inside = repeat(4, () => (depth > 0 && random(3) === 0 ? group(depth - 1) : pick(INNER))).join('');
  return pick(['@', '?', '*', '+', '!', '!']) + '(' + inside + ')';
}
const TEXT = ['a', 'a', 'b', 'c', 'ab', '.', '/', '/', '/', '.a', '..', 'é', '1', '2'];

function pattern() {
  return random(3) === 0 ? repeat(3, () => (random(2) ? group(2) : pick(INNER.concat('/')))).join('') : repeat(5, () => pick(PIECES)).join('');
}

// Some patterns become an invalid regular expression in Node.
function matches(flavour, one, pattern) {
  try {
    return path[flavour].matchesGlob(one, pattern);
  } catch (error) {
    return { name: error.name, message: error.message };
  }
}

const seen = new Set();
function print(flavour, one, pattern) {
  const result = matches(flavour, one, pattern);
  const line = JSON.stringify([flavour, one, pattern, result]);
  if (!seen.has(line)) console.log(line);
  seen.add(line);
}

for (const pattern of PATTERNS) {
  for (const one of PATHS) {
    // All that match, and some that do not.
    if (matches('posix', one, pattern) || random(6) === 0) print('posix', one, pattern);
    if (random(12) === 0) print('win32', one, pattern);
  }
  for (const one of WINDOWS) if (random(6) === 0) print('win32', one, pattern);
}
for (const pattern of WINDOWS_PATTERNS) {
  for (const one of WINDOWS) {
    print('win32', one, pattern);
    if (random(3) === 0) print('posix', one, pattern);
  }
}
for (const flavour of ['posix', 'win32']) {
  for (let i = 0; i < 2500; i++) {
    const glob = pattern();
    let best = '';
    for (let tries = 0; tries < 12; tries++) {
      const one = random(4) ? repeat(4, () => pick(TEXT)).join('') : pick(PATHS);
      best = one;
      if (matches(flavour, one, glob)) break;
    }
    print(flavour, best, glob);
    print(flavour, repeat(4, () => pick(TEXT)).join(''), glob);
  }
}
