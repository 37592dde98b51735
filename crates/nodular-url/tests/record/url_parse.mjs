// Node's `new URL(input, base)`: [input, base, the properties in order, or an error].

const PROPERTIES = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname',
  'search', 'hash'];

function show(input, base) {
  let answer;
  try {
    const url = new URL(input, base ?? undefined);
    answer = PROPERTIES.map((property) => url[property]);
  } catch (error) {
    answer = { code: error.code, message: error.message, name: error.name };
  }
  console.log(JSON.stringify([input, base, answer]));
}

// Where the standard is subtle, by hand.
const BASES = [null, 'http://h/a/b?q#f', 'https://u:p@h:81/a/b/../c/', 'file:///a/b', 'file://h/C:/x/y', 'file:////n/s',
  'x://h/a/b', 'x:/a/b', 'x:o', 'x:/.//p', 'ftp://h', 'http://h/C:/d/e'];
const RELATIVE = ['', '#', '?', '.', '..', '../..', '/', '//', '///', '////', '//h2', '///h2', '////h2//p', '\\h2', '\\\\h2',
  '/\\h2/p', '\\/h2', './/p', '..//p', '/.//p', '/..//p', 'C|', 'C|/x', '/C|/x', '/C:/x', 'C|/../..', '../C:/../d', 'p^q',
  'p?q^#f^', 'a:b', './a:b', 'x:', 'x:y', 'http:', 'http:p', 'http:/p', 'http:///p', 'https:p', 'file:', 'file:p', 'file:/p',
  'file:C|/p', 'file:..', 'file:?q', 'file:#f', '%2e%2E/p', '.%2e', '%2e', ' \t p \n', 'p\tq\nr', 'p q', 'é', '\u{1f600}', '%zz', 'a|b',
  "a'b?c'd#e'f", 'a"b?c"d#e"f', 'a`b?c`d#e`f', 'a{}b?c{}d#e{}f', 'a<>b?c<>d#e<>f', 'a\u0000b?c\u0000d#e\u0000f', 'a\u007fb', 'a\\b?c\\d'];
for (const base of BASES) for (const input of RELATIVE) show(input, base);

// Hosts: names of other scripts, addresses in odd spellings, what no host may have.
const HOSTS = ['h', 'H.Example', 'bücher.example', 'BÜCHER.example', 'faß.de', 'ﬁ.x', 'xn--bcher-kva.example', 'xn--é', 'a..b', 'a.',
  '.', '..', '-a-', 'a_b', '１.２.３.４', '。a', 'a。b', '☃', '\u{1f4a9}.la', 'a\u00adb', '\u00ad', 'a\u200db', '\u0131', 'İ', '\u1e9e', 'ά',
  '1.2.3.4', '01.02.03.04', '0x1.0X2.0x.4', '256', '0xffffffff', '4294967296', '1.2.3', '1.2.3.4.5', '1.2.3.4.', '1..2', '0.0.0.08',
  '0.0.0.256', '1.2.3.0x', '0x', 'a.0x', 'a.1', '1.a', '00000000000000000000000000000000000177.1', '999999999999', '127.1', '017700000001',
  '[::1]', '[1:2:3:4:5:6:7:8]', '[1::]', '[0:0:1::]', '[::1.2.3.4]', '[::ffff:1.2.3.4]', '[1:2:3:4:5:6:7]', '[:::]', '[::g]', '[::1',
  '::1', '[::1]x', '[]', '[1::2::3]', '[::01.2.3.4]', '[FE80::A]', '[fe80::1%25en0]', '', ' ', 'a b', 'a%20b', 'a%41', 'a%', 'a%zz', 'a<b',
  'a>b', 'a^b', 'a|b', 'a`b', 'a{b}', 'a"b', "a'b", 'a@b', 'a:b@c', '@', ':@', 'u@', ':p@c', 'u:@c', 'u:p:q@c', 'u@v@c', 'é:ü@c', 'u^@c', '%41:%zz@c',
  'h:', 'h:0', 'h:080', 'h:65535', 'h:65536', 'h:8a', 'h:-1', 'h:１', 'h:443', 'h:80', 'h:21', ':80', 'h\\p', 'h\tx', 'localhost', 'LOCALHOST', 'loc%61lhost',
  'a;b', 'a,b', 'a!b', 'a$b', 'a&b', 'a(b)', 'a*b', 'a+b', 'a=b', 'a~b', 'a#b', 'a?b', 'a\u0000b', 'a\u007fb', 'a\ud7ffb', 'a\ufffdb'];
for (const scheme of ['http', 'wss', 'file', 'x']) {
  // Labels that are no punycode have a table of their own.
  for (const host of HOSTS) show(`${scheme}://${host}/p`, null);
}
for (const scheme of ['http', 'HTTP', 'hTtPs', 'ws', 'wss', 'ftp', 'x', 'x+y-z.1', '1x', '+x', 'é', '', 'blob:http', 'blob:https', 'blob:file',
  'blob:ws', 'blob:blob:http', 'javascript', 'data', 'mailto', 'view-source:http', 'about']) {
  for (const rest of ['', '/', '//', '///', '////', '/p', '//h', '///h', '\\\\h', '/\\h', 'o', 'o ?q', 'o  #f', 'o \t?q#f', ' o', 'o ', '/p ', '/.//p',
    '/..//p', '//h/..//p', '//h/C:/../d', '//h/a/C|/../../d', '/C:\\/..', '//h:80/', '//h:443/a?b#c', '//u:p@h/', '?', '#', '/p^', 'o^', '?^', '//h?^#^']) {
    show(`${scheme}:${rest}`, null);
  }
}

// And what none thinks of: pieces in a random row.
const PIECES = ['http:', 'https:', 'file:', 'x:', 'blob:', '/', '//', '\\', '..', '.', '%2e', '%2E%2e', 'C:', 'C|', ':', '@', '?', '#', ' ', '\t', '\n', 'a', 'b.c',
  'é', '[::1]', '127.1', '%', '%41', '^', '|', '"', "'", '<', '~', '8080', '&', '=', '+', ';', '\u{1f600}', '\u0000', 'localhost', '[', ']', '{', '`'];
let seed = 26;
const random = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >>> 8) % below;
};
for (let row = 0; row < 2500; row++) {
  let input = ['', '', 'http://h/', 'file:', 'file://', 'x:', 'x://'][random(7)];
  for (let left = 1 + random(7); left > 0; left--) input += PIECES[random(PIECES.length)];
  show(input, random(3) ? null : BASES[random(BASES.length)]);
}
