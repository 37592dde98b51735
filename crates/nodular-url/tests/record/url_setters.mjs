// Node's setters: [href, property, value, the href after].

const HREFS = ['https://u:p@h:81/a/b?q#f', 'http://h/', 'file:///a/b', 'file://h/C:/x', 'file:////n/s?q', 'x://h:1/a', 'x:///a', 'x:/a', 'x:/.//p?q',
  'x:o', 'x:o%20?q#f', 'ws://h:1/C:/d', 'data:o?q', 'ftp://h/', 'x://', 'x://:p@h/a', 'blob:http://h/p'];
const VALUES = {
  href: ['http://x', '', 'x', 'data: a', 'file:////x'],
  protocol: ['http', 'https:', 'HTTPS:x', 'file', 'ftp', 'wss', 'x', 'y:', '', '1', 'h\tttp', 'é', ' http', 'data'],
  username: ['', 'a', 'a b', 'a:b', 'é@', '%zz', '^|', "'"],
  password: ['', 'a', 'a b', 'a:b', 'é@', '%zz', '^|', "'"],
  host: ['', 'x', 'x:8', 'x:', ':8', ':65536', ':x', 'x:443', 'x:99999', 'x:8a', '\t', '/', 'x/y', 'x?y', 'x#y', 'x\\y', 'bücher', 'a b', '[::1]:9', '[::1', '127.1', 'x@y', 'loc%61lhost', 'x\ty',
    'a<b', '%', '\u00ad', ' x'],
  hostname: ['', 'x', 'x:8', 'x:', ':8', '\t', '/', 'x/y', 'x?y', 'x#y', 'x\\y', 'bücher', 'a b', '[::1]', '[::1]:9', '127.1', 'x@y', 'localhost', '256.256', ' x'],
  port: ['', '0', '80', '443', '8080', '65536', '8a', 'a8', ' 8', '8 ', '\t8', '\t', '-1', '+1', '0x1', '00080', '8\n0', '8/9', '8?', '１'],
  pathname: ['', '/', 'p', '/p', '//p', '///', '\\p', '/..', '../x', 'a/./b/../c', '/.//p', '/..//p', 'C|/x', '/C:/../x', 'x/C:/../y', 'p?q', 'p#f', 'p q', 'é', '%2e%2e/x',
    '^|', '\tp\n', '\n/', '\t\\p', '"<>`{}', '\u0000', '%zz', 'p ', ' p', '/C|/..', '..', 'a:b', ':', 'a^b:c'],
  search: ['', '?', 'q', '?q', '??q', 'a b', "'", '#', '#x', 'é', '^', '\tq', '%zz', '"<>', ' '],
  hash: ['', '#', 'f', '#f', '##f', 'a b', "'", '?', 'é', '^', '\tf', '%zz', '"<>`', ' '],
};
for (const href of HREFS) {
  for (const [property, values] of Object.entries(VALUES)) {
    for (const value of values) {
      const url = new URL(href);
      try {
        url[property] = value;
      } catch {
        // Only an impossible href throws, and changes nothing either.
      }
      console.log(JSON.stringify([href, property, value, url.href]));
    }
  }
}

// Several in a row on one URL, which is where a text with offsets goes wrong.
let seed = 62;
const random = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >>> 8) % below;
};
const NAMES = Object.keys(VALUES).filter((name) => name !== 'href');
for (let row = 0; row < 300; row++) {
  const url = new URL(HREFS[random(HREFS.length)]);
  for (let step = 0; step < 4; step++) {
    const before = url.href;
    const property = NAMES[random(NAMES.length)];
    const value = VALUES[property][random(VALUES[property].length)];
    url[property] = value;
    // A setter sees the URL's parts, not its text: a text that would be read otherwise is another case.
    if (new URL(before).href === before) console.log(JSON.stringify([before, property, value, url.href]));
  }
}
