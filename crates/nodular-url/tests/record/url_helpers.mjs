// Node's `domainToASCII`, `domainToUnicode`, `urlToHttpOptions` and `format(URL, options)`: [function, arguments, result].

import { domainToASCII, domainToUnicode, format, urlToHttpOptions } from 'node:url';

function show(name, args, call) {
  let result;
  try {
    result = call();
  } catch (error) {
    result = { code: error.code ?? null, message: error.message, name: error.name };
  }
  console.log(JSON.stringify([name, args, result]));
}

const DOMAINS = ['', 'h', 'H.Example', 'español.com', 'xn--espaol-zwa.com', 'xn--iñvalid.com', '中文.com', 'xn--fiq228c.com', 'faß.de', 'xn--fa-hia.de', 'XN--FA-HIA.DE', '☃.net', '😀.x', 'a..b', 'a.', '.', '-a', 'a_b',
  '１.２.３.４', '1.2.3.4', '0x7f.1', '017700000001', '256.256', '[::1]', '[::1', 'a b', 'a%41', 'a%', 'a/b', 'a?b', 'a#b', 'a\\b', 'a@b', 'a:80', ':80', '\t', 'a\tb', 'a\u00adb', '\u200d', 'ab\u200dc', 'İ', 'ı', 'ß', 'ẞ', 'ς', 'βόλος',
  'نامه\u200cای', 'xn--mgba3gch31f060k', 'a\u0301', 'á', 'xn--4ca', 'www.ألعربية.x', 'xn--80ak6aa92e.com', 'xn--ls8h.la', 'ⅷ', '㎏.x', '*', '~', 'a<b', 'a^b', 'a|b', 'aa--b', 'a\u0000', '例え。テスト', 'a.b。c．d', 'a'.repeat(64)];
for (const domain of DOMAINS) {
  show('domainToASCII', [domain], () => domainToASCII(domain));
  show('domainToUnicode', [domain], () => domainToUnicode(domain));
}
const URLS = ['https://a:b@測試:8080/p?abc#foo', 'http://[::1]:80/', 'http://u@h', 'http://:p@h/?', 'http://h/?#', 'http://%61:%62@h/', 'http://%ff@h/', 'http://h:1/a%20b?c=d', 'file:///x#a', 'file:////n/s?q', 'file://h/C:/x',
  'data:a b?q#x', 'foo://xn--fsq/', 'foo://例/', 'web+x:/.//p?q#f', 'mailto:a@b', 'blob:https://h/x', 'wss://xn--fiq228c.com:81', 'http://1.2', 'x:', 'x://', 'https://u:p%40@h/?%zz#%zz'];
for (const href of URLS) {
  show('urlToHttpOptions', [href], () => urlToHttpOptions(new URL(href)));
  for (let bits = 0; bits < 16; bits++) {
    const options = { auth: !(bits & 1), fragment: !(bits & 2), search: !(bits & 4), unicode: !!(bits & 8) };
    show('format', [href, options], () => format(new URL(href), options));
  }
}
