// Takes URLs apart, changes them, and goes from paths to `file:` URLs and back: the twin of ../url.rs.
'use strict';

const { fileURLToPath, format, pathToFileURL } = require('node:url');

const url = new URL('../검색?q=차&q=커피#top', 'HTTPS://user:pass@한국.example:443/shop/list/');
console.log(`href      ${url.href}`);
console.log(`origin    ${url.origin}`);
console.log(`protocol  ${url.protocol}  host ${url.host}  port ${JSON.stringify(url.port)}`);
console.log(`pathname  ${url.pathname}`);
console.log(`search    ${url.search}  hash ${url.hash}`);
console.log(`for people ${format(url, { auth: false, fragment: false, unicode: true })}`);

console.log(`q is ${url.searchParams.getAll('q').join(' and ')}`);
url.searchParams.set('q', 'tea & cake');
url.searchParams.append('page', '2');
url.pathname = '/a/./b/../search';
url.hash = '';
console.log(`changed   ${url}`);

// What is impossible changes nothing.
url.protocol = 'mailto';
url.port = 'many';
url.hostname = 'two words';
console.log(`unchanged ${url}`);

const params = new URLSearchParams('?z=last&a=first&__proto__=plain');
params.sort();
console.log(`${params.size} params: ${params}`);

for (const input of ['https://0x7f.1/', 'https://127.0.0.1.', '/relative', 'https://1.2.3.256/']) {
  try {
    console.log(`${input} goes to ${new URL(input).hostname}`);
  } catch (error) {
    console.log(`${input}: ${error.code} ${error.message}`);
  }
}

for (const [path, windows] of [['/srv/50% off?.txt', false], ['C:\\Users\\철수\\a b', true], ['\\\\nas\\share\\x', true]]) {
  const url = pathToFileURL(path, { windows });
  console.log(`${path} <-> ${url} ${fileURLToPath(url, { windows }) === path}`);
}
for (const input of ['file:///etc%2Fpasswd', 'https://example.org/']) {
  try {
    fileURLToPath(input, { windows: false });
  } catch (error) {
    console.log(`${input}: ${error.code} ${error.message}`);
  }
}
