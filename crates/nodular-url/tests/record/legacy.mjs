// What node:url's first parser answers: hand-picked addresses and seeded random ones.
//
// ["parse", [text, parseQueryString, slashesDenoteHost], url | error]
// ["format", object, text], ["formatString", text, text | error]
// ["resolve", [from, to], text | error], ["resolveObject", [from, to], url | error]
//
// A url is an array of its parts in the order of PARTS; its query is text or [[key, value], ...].
import url from 'node:url';

process.removeAllListeners('warning');
process.noDeprecation = true;

const PARTS = ['protocol', 'slashes', 'auth', 'host', 'port', 'hostname', 'hash', 'search', 'query', 'pathname', 'path', 'href'];
const parts = (object) => PARTS.map((name) => {
  const part = object[name] ?? null;
  return part !== null && typeof part === 'object' ? Object.entries(part) : part;
});

function print(name, args, answer) {
  let result;
  try {
    result = answer();
  } catch ({ name, code, message, input }) {
    result = { name, code, message, input };
  }
  console.log(JSON.stringify([name, args, result]));
}

const parse = (text, parseQuery = false, slashes = false) =>
  print('parse', [text, parseQuery, slashes], () => parts(url.parse(text, parseQuery, slashes)));
const formatString = (text) => print('formatString', text, () => url.format(text));
const resolve = (from, to) => print('resolve', [from, to], () => url.resolve(from, to));
const resolveObject = (from, to) => print('resolveObject', [from, to], () => parts(url.resolveObject(from, to)));

// A linear congruential generator: the same texts on every machine.
let seed = 20260428;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor(seed / 2 ** 32 * below);
};
const pick = (choices) => choices[random(choices.length)];
const text = (pieces, most) => Array.from({ length: random(most + 1) }, () => pick(pieces)).join('');

const ADDRESSES = [
  // Plain ones.
  '', ' ', 'a', '/', '/a/b', '/a/b?c=d', '/a/b?c=d#e', 'http://example.com', 'http://example.com/', 'http://example.com/a/b?c=d&c=e#f', 'https://user:pass@example.com:8080/p/a/t/h?query=string#hash',
  'ftp://ftp.example.com/a', 'ws://x/y', 'wss://x:443', 'gopher://x', 'file:///etc/passwd', 'file://host/a', 'file:a', 'file:/a', 'file:', 'file://', 'http:', 'http:/', 'http://', 'http:///', 'http:///a', 'http:a/b',
  'mailto:user@example.com', 'mailto:user@example.com?subject=x', 'mailto:a@b@c', 'xmpp:user@x.com', 'tel:+1-2', 'data:text/plain,a b', 'urn:isbn:1', 'urn:a', 'svn+ssh://a.com:1/b', 'dash-test:foo/bar', 'dot.test://foo/bar',
  'coap:u:p@h.com:1/x', 'git+http://u:p@h/x', 'x-y.z+1://a/b', 'about:blank', 'blob:http://a/b', 'a:b', 'a:b:c', 'a:80', 'a:80/b', 'localhost:3000/x',
  // Schemes.
  'HTTP://EXAMPLE.com/A', 'HtTp:x@y', 'HTTP:a/b', 'FILE:///A', 'hTTps:/\\/a', 'javascript:alert(1)', 'javascript:alert("a b\\c\'{}")', 'JavaScript:a b', 'JAVASCRIPT://a/b?c#d', 'javascript://user@host/x', 'javascript:', 'javascript:a?b#c', ' javascript:x',
  ':a', '://a', '1:a', '.:a', '+://a', '-:', 'é:a', 'a é:b', 'a/b:c', '?a:b', '#a:b', 'http:http://a', 'http://http://a', 'http:://a', 'ht tp://a', 'http\u0000://a', 'http ://a',
  // Hosts and ports.
  'http://a:', 'http://a:/', 'http://a:0', 'http://a:0080/', 'http://a:99999/', 'http://a:b', 'http://a:8a/', 'http://a:-1/', 'http://a: 80/', 'http://a:80:90/', 'http://:80/', 'http://:/', 'http://:', 'http://a::80', 'http://a:80?b', 'http://a:80#b', 'http://a:٣/',
  'http://[::1]', 'http://[::1]:80/a', 'http://[FE80::A]/x', 'http://[::1]a', 'http://[::1', 'http://::1]', 'http://[', 'http://]', 'http://[]', 'http://[]/', 'http://[]:1/', 'http://[[::1]]/', 'http://[a b]/', 'http://[a?b]', 'http://[fe80::1%25eth0]/', 'http://[v1.x:y]/', 'http://[é]/', 'http://[a\u0000]/', 'http://[::1]?a', 'http://[::1]#a', 'mailto:[::1]',
  'http://a..b/', 'http://.a./', 'http://-a-/', 'http://a_b/', 'http://a*b/', 'http://a(b)!$,=~&/', 'http://a+b/', 'http://a;b/', 'http://a%41b/', 'http://%41/', 'http://a b/', 'http://a"b', "http://a'b", 'http://a`b', 'http://a<b>c', 'http://a{b}|c^d', 'http://a|b', 'http://a\\b\\c?d\\e#f\\g', 'http:\\\\a\\b', '\\\\a\\b', '\\a', 'a\\b', '/a\\b?c\\d',
  'http://a\tb\nc\rd/e\tf', 'http://\ta@\nb/', 'http://a\u0000b/', 'http://a\u0001b/', 'http://a\u007fb/', 'http://1.2.3/', 'http://0x7f.1/', 'http://256.1.1.1/', 'http://' + 'a'.repeat(63) + '.b/', 'http://' + 'a'.repeat(64) + '.b/', 'http://' + 'a'.repeat(255) + '/', 'http://' + 'a'.repeat(256) + '/x', 'http://' + 'é'.repeat(256) + '/x',
  // User names.
  'http://a@b/', 'http://a@b@c/', 'http://a@b?@c', 'http://a@b#@c', 'http://a@b/@c', 'http://@b/', 'http://@/', 'http://a@/', 'http://:@b/', 'http://a:@b/', 'http://:p@b/', 'http://a%40b:c%3Ad@e/', 'http://a%20b@c/', 'http://a b@c/', 'http://a"b{c}@d/', 'http://a;b%@c/', 'http://%@a/', 'http://%zz@a/', 'http://%C3@a/', 'http://%E0%A4%A@a/', 'http://%C3%A9@a/', 'http://é@a/', 'http://a\\@b/', 'http://a/@b', 'http://a:b:c@d:1/', 'http://a[b]@c/', '//a@b', '//a@b/c', '//a/b@c', '//@b', '//a@', '//a@@b', '//a@/b', '/a@b', 'a@b', 'a@b/c', 'http:a@b', 'http:/a@b',
  // IDNA.
  'http://é.com/', 'http://É.COM/', 'http://ÀB.ÇD/', 'http://ß.de/', 'http://ẞ.de/', 'http://ΑΣ.gr/', 'http://ΑΣΑ.gr/', 'http://İ.com/', 'http://K.com/', 'http://日本語.jp/', 'http://한국.kr:80/', 'http://☃.net/', 'http://😀.com/', 'http://xn--a/', 'http://xn--/', 'http://xn--é/', 'http://é.xn--a/', 'http://é.xn--p1ai/', 'http://é.XN--P1AI/', 'http://xn--9ca/',
  'http://a。b/', 'http://é。b/', 'http://．/', 'http://a／b/', 'http://a：80/', 'http://a＠b/', 'http://a？b/', 'http://a＃b/', 'http://％41/', 'http://a％b/', 'http://℀.com/', 'http://a\u200db/', 'http://a\u200cb/', 'http://\u00ad/', 'http://a\u00adb/', 'http://\u3000/', 'http://a\u2028b/', 'http://\ufffd/', 'http://\u0300a/', 'http://é\u0300/', 'http://e\u0301/', 'http://ﬀ.com/', 'http://①②.com/', 'http://１２7.0.0.1/', 'http://א/', 'http://אa/', 'http://aא/', 'http://1א/', 'http://א1/', 'http://1.א/', 'http://א.1/', 'http://a.א/', 'http://é-/', 'http://-é/', 'http://ab--é/', 'http://é_/', "http://é!$&'/", 'http://é(a)/', 'http://é..b/', 'http://.é/', 'http://é./', 'http://é.' + 'a'.repeat(64) + '/', 'http://' + 'é'.repeat(64) + '/', 'http://\u{10ffff}/', 'http://\u0378/', 'http://🇰🇷/', 'http://क्\u200dष/', 'http://\u115f/', 'http://\u2260/', 'http://⾆.com/', 'http://é*a/', 'http://é+a/', 'http://é,a/', 'http://é\u0001/', 'http://é\u007f/', 'http://é\u0080/', 'mailto:a@é.com', 'é:é',
  // What is escaped.
  '/a b', '/a{b}|c^d`e<f>g"h\'i\\j', '/a?b c{d}', '/a#b c{d}', 'http://x/a b{c}|d^e`f<g>h"i\'j\\k?l m\\n#o p\\q', 'a b', 'a"b', '/a%b', '/é', 'http://x/é?ü#ñ', '/a\u00a0b', '/a\u2028b', '/a\u3000b', '/a\ufeffb', '/a\u0085b', '/a\u0000b', '/a\tb\nc', '/a\u000bb\u000cc', 'x\ty',
  // Space around it.
  ' /a ', '\t\n\r http://a/b \u00a0\ufeff', '\u0000\u001f/a\u0001', '\u2028/a\u2028', '\u3000a', '/a ?b ', '\u00a0', ' http://a', 'http://a ', ' \\a\\ ',
  // Slashes, query and hash.
  '//', '///', '////', '//a', '//a/b', '///a/b', '//a?b', '//?a', '//#a', '/?a', '/#a', '?', '#', '?#', '#?', '?a', '#a', '?a?b', '#a#b', '/?', '/a?', '/a#', '/a?#', 'http://a?', 'http://a#', 'http://a?#', 'http://a??b', 'http://a/?b#c?d', 'http://a;b?c', 'http://a/;b', '.', '..', './a', '../a?b', 'a/b/', 'a?b=c&b=d', '/a?b=c&b=d&__proto__=e&1=f', 'http://a/?b+c=%20%zz', '/a?b#c@d', '/a@b?c', '/a?b@c', '//a/b?c@d', '/a//b', '//a//b', '/:a', '/a:b', '//a:b', '//a:80/c', '//[::1]/a', '//é/a',
];
for (const address of ADDRESSES) {
  parse(address);
  parse(address, true);
  parse(address, false, true);
  formatString(address);
}
const PIECES = ['/', '/', '//', ':', '@', '?', '#', '.', '..', 'a', 'B', 'http:', 'HTTPS://', 'file:', 'mailto:', 'x://', 'javascript:', '80', ':80', 'é', '。', '%41', '%', ' ', '\t', '\\', '[', ']', '::1', ';', '"', '|', '=', '&', 'c=d', 'example.com', 'u:p@'];
for (let n = 0; n < 1500; n++) parse(text(PIECES, 9), random(2) === 0, random(3) === 0);
const LETTERS = ['a', 'b', '1', '-', '.', '_', 'é', 'ß', 'Σ', 'א', 'ا', '٣', '日', '。', '😀', '\u0301', '\u200d', '\u00ad', 'xn--', 'K', 'Ⅷ', '½'];
for (let n = 0; n < 500; n++) parse(`http://${text(LETTERS, 6)}/`);

// Objects.
const TEXTS = {
  protocol: [undefined, undefined, null, '', 'http', 'http:', 'https', 'file', 'file:', 'mailto', 'x:', 'javascript:', 'HTTP:', 'ws', ':'],
  slashes: [undefined, undefined, null, true, false],
  auth: [undefined, undefined, undefined, null, '', 'a', 'a:b', 'a:b:c', 'a@b', 'é %3A', "!-._~'()*:"],
  host: [undefined, undefined, undefined, null, '', 'a', 'a:80', '[::1]:80', 'é'],
  port: [undefined, undefined, null, '', '80'],
  hostname: [undefined, undefined, null, '', 'a', '::1', '[::1]', '[::1', 'a:b'],
  hash: [undefined, undefined, undefined, null, '', 'a', '#', '#a', '##', 'a#b', 'é '],
  search: [undefined, undefined, null, '', '?', 'a', '?a', 'a?b', '?a#b#c', '#'],
  query: [undefined, undefined, null, 'a=b', [], [['a', 'b']], [['a', ['b', 'c d']], ['#', '?']]],
  pathname: [undefined, undefined, null, '', '/', 'a', '/a', 'a?b#c', '//a', '/é ', '?', '#a'],
};
const object = (parts) => ({ ...parts, query: Array.isArray(parts.query) ? Object.fromEntries(parts.query) : parts.query });
for (let n = 0; n < 900; n++) {
  const parts = {};
  for (const [name, values] of Object.entries(TEXTS)) parts[name] = pick(values) ?? null;
  print('format', parts, () => url.format(object(parts)));
}
for (const name of Object.keys(TEXTS)) {
  for (const value of TEXTS[name]) {
    for (const rest of [{}, { protocol: 'http', hostname: 'h', pathname: '/p' }, { slashes: true, pathname: 'p' }]) {
      const parts = Object.fromEntries(Object.keys(TEXTS).map((name) => [name, rest[name] ?? null]));
      parts[name] = value ?? null;
      print('format', parts, () => url.format(object(parts)));
    }
  }
}

// Links.
const BASES = [
  '/one/two/three', 'http://example.com/', 'http://example.com/one', 'http://example.com/one/two/', 'http://u:p@example.com:80/a/b?c=d#e', 'http://example.com', 'http://example.com?x', '/a/b/../c', './a', 'a', '', '.', '..', 'a/b/c', '?q', '#h', '//host/a/b', '///a',
  'mailto:a@b.com', 'mailto:local1@domain1', 'mailto:a@b/c/d', 'xmpp:a', 'x:/a/b', 'x://h/a/b', 'x:a/b', 'javascript:a/b', 'file:///a/b/c', 'file://h/a', 'file:a', 'data:a,b', 'http:a/b', 'http:///s//a/b/c', 'fred:///s//a/b/c', 'http://[::1]/a', 'http://é.com/a/b', 'HTTP://A/b', 'ws://a/b', 'http://a@b/', 'http://a/b\\c', '/',
];
const LINKS = [
  '', '.', '..', './', '../', '../..', '../../', '../../../..', 'd', 'd/', './d', '../d', '../../d', 'd/..', 'd/.', 'd/../e', '/d', '/d/../e', '/..', '/.', '/', '//', '//d', '//d/e', '//d?e', '///d', '?', '?d', '?d#e', '#', '#d', 'd?e', 'd#e', 'd?e/../f', '..?d', '.#d', '/d?e#f', 'http:', 'http:d', 'http:/d', 'http:///d', 'http://d', 'http://d/e/../f', 'https:d/e', 'https:///d//e', 'https:d//e', 'https:', 'https:/', 'HTTPS://D', 'file:', 'file:d', 'file:///d', 'file://d/e', 'ftp:d/', 'ftp:d//',
  'mailto:d@e', 'mailto:d', 'd@e', 'local2@domain2', 'd@e@f', '@d', 'x:', 'x:d', 'x:/d', 'x:..', 'x://d/e', 'javascript:d', 'javascript:alert(1)', 'u:p@d', 'http://u:p@d/e', 'http://u:p@example.com/e', 'http://example.com/e', '//u@example.com/', ' d ', 'd e', 'd\\e', '\\d', 'é', ':d', 'd:e', '80:d', 'http://d:x', 'http://%zz@d/', '.../d', '..d', '.d', 'd..', './/d', '..//d', 'd//..//e', '/./d', '/../d', '/d/./e/../..',
];
for (const from of BASES) for (const to of LINKS) resolve(from, to);
for (const from of BASES) if (from !== '') for (const to of LINKS) if (random(5) === 0) resolveObject(from, to);
const STEPS = ['.', '..', 'a', 'b', '', '/', '/', '/', '?x', '#y', '@', '//', 'http:', 'https:', 'x:', 'mailto:', 'h', ':80'];
for (let n = 0; n < 1000; n++) resolve(text(STEPS, 8), text(STEPS, 7));
for (let n = 0; n < 500; n++) resolveObject('x' + text(STEPS, 8), text(STEPS, 7));
