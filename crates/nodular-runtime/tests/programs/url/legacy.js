// `url.parse()` and its kin, and what is between URLs and paths.
'use strict';

process.noDeprecation = true;
const url = require('url');

function attempt(work) {
  try {
    console.log(work());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

console.log(url.parse('http://a:b@c.d:80/x?y=1&y=2#z', true));
console.log(url.parse('//host/path', false, true), url.parse('mailto:a@b.c').href);
console.log(url.format({ protocol: 'http', hostname: 'x', port: 8080, pathname: 'a#b', query: { q: [1, 'é'] } }));
console.log(url.format(new URL('http://a:b@测试.com/p?q#h'), { unicode: true, auth: false, fragment: false }));
console.log(url.resolve('http://a/b/c', '../d?e'), url.resolve('/one/two', 'three'));
console.log(url.resolveObject('http://a/b', 'c').href, url.parse('http://x/').resolve('y'));
console.log(url.urlToHttpOptions(new URL('https://a:b@[::1]:81/x?y#z')));
console.log(url.domainToASCII('español.com'), url.domainToUnicode('xn--espaol-zwa.com'));
console.log(url.fileURLToPath('file:///a%20b'), url.fileURLToPath('file:///C:/a', { windows: true }));
console.log(url.pathToFileURL('/a b?#%').href, url.fileURLToPathBuffer('file:///a%ff'));
attempt(() => url.parse(1));
attempt(() => url.parse('http://a:b/'));
attempt(() => url.parse('http://%zz@a/'));
attempt(() => url.format(1));
attempt(() => url.format(new URL('http://a/'), 1));
attempt(() => url.fileURLToPath(1));
attempt(() => url.fileURLToPath('http://a'));
attempt(() => url.fileURLToPath('file://a/b'));
attempt(() => url.fileURLToPath('file:///a%2fb'));
attempt(() => url.pathToFileURL(1));
attempt(() => url.urlToHttpOptions(1));
attempt(() => url.domainToASCII());
