// Valid requests with small damage, and requests put together from parts, from a seeded generator.

const BASES = [
  'GET / HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /a/b?c=d#e HTTP/1.1\r\nHost: a:80\r\nAccept: */*\r\nX-Empty:\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\nA;b=c;d="e\\"f"\r\n0123456789\r\n0\r\nX-T: y\r\n\r\n',
  'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /2 HTTP/1.0\r\n\r\n',
  'GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  'PUT http://user@a.example:8080/x?y HTTP/1.1\r\nHost: a.example\r\nContent-Length: 3\r\n\r\nabc',
  'OPTIONS * HTTP/1.1\r\nHost: a\r\nCookie: a=1\r\nCookie: b=2\r\nX-Obs: \xe9\xff\r\n\r\n',
  'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 3\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nok',
  'CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n',
];
const NASTY = '\r\n\0\t \x0b\x0c\x7f\x80\xa0\xff:;,="\\#?@%0aA-_{}()/*';

/// `each` mutations of every base, and some of the shorter cases of the classes.
export function mutations(classes, each = 36) {
  const random = mulberry32(0x6e6f6465);
  const pick = (from) => from[Math.floor(random() * from.length)];
  const bases = [...BASES];
  const short = classes.filter(([name, bytes, options]) =>
    typeof bytes === 'string' && bytes.length < 200 && !options && !/upgrade/i.test(name + bytes));
  const cases = BASES.map((base, index) => [`base ${index}`, base]);
  bases.forEach((base, index) => {
    for (let n = 0; n < each; n++) cases.push([`mutation ${index}.${n}`, mutate(base, random, pick)]);
  });
  for (let n = 0; n < 160; n++) {
    const [name, bytes] = pick(short);
    cases.push([`mutation of "${name}" ${n}`, mutate(bytes, random, pick)]);
  }
  return cases;
}

const LINES = ['GET / HTTP/1.1', 'POST /a?b HTTP/1.1', 'POST * HTTP/1.0', 'GET / HTTP/2.0', 'CONNECT a:1 HTTP/1.1', 'PUT http://a/ HTTP/1.1', 'GET /'];
const FIELDS = ['Host: a', 'Host: b', 'Content-Length: 3', 'content-length: 0', 'Transfer-Encoding: chunked', 'TRANSFER-ENCODING: gzip', 'Transfer-Encoding: gzip, chunked',
  'Connection: close', 'Connection: keep-alive', 'Connection: upgrade', 'Proxy-Connection: keep-alive, close', 'Upgrade: x', 'Upgrade:', 'X:', 'X: \t y ', 'Cookie: a=1',
  'Cookie: b=2', 'Expect: 100-continue', 'Expect: x', 'Set-Cookie: a'];
const BODIES = ['', '', 'abc', '3\r\nabc\r\n', '0\r\n\r\n', '3;x="y"\r\nabc\r\n0\r\nX: y\r\n\r\n', '0\r\nConnection: close\r\n\r\n', '\r\n', 'z'];

/// Requests of parts that are valid each by itself.
export function combinations(count = 500) {
  const random = mulberry32(26);
  const pick = (from) => from[Math.floor(random() * from.length)];
  const message = () => {
    const fields = Array.from({ length: Math.floor(random() * 5) }, () => pick(FIELDS));
    return [pick(LINES), ...fields, '', ''].join('\r\n') + pick(BODIES) + pick(BODIES);
  };
  const cases = [];
  for (let n = 0; cases.length < count; n++) {
    const bytes = message() + (random() < 0.5 ? message() : '');
    // The server takes upgrades; what differs from ours then has a case of its own.
    const upgrades = /upgrade: x/i.test(bytes) && /: upgrade/.test(bytes);
    if (!(upgrades && /: gzip\r/.test(bytes))) cases.push([`combination ${n}`, bytes, { upgrade: true }]);
  }
  return cases;
}

function mutate(bytes, random, pick) {
  for (let times = 1 + Math.floor(random() * 2); times > 0; times--) {
    const at = Math.floor(random() * bytes.length);
    const end = at + 1 + Math.floor(random() * 6);
    const [before, after] = [bytes.slice(0, at), bytes.slice(at + 1)];
    bytes = pick([
      () => before + String.fromCharCode(bytes.charCodeAt(at) ^ (1 << Math.floor(random() * 8))) + after,
      () => before + pick(NASTY) + bytes.slice(at),
      () => before + pick(NASTY) + after,
      () => before + after,
      () => before + bytes.slice(end),
      () => bytes.slice(0, end) + bytes.slice(at),
      () => lineEnds(bytes, random, pick),
      () => lineEnds(bytes, random, pick),
      () => bytes.slice(0, end),
    ])();
  }
  return bytes;
}

/// Changes one of the line ends.
function lineEnds(bytes, random, pick) {
  const places = [...bytes.matchAll(/\r\n/g)].map((found) => found.index);
  if (places.length === 0) return bytes;
  const at = pick(places);
  return bytes.slice(0, at) + pick(['\n', '\r', '\n\r', '\r\r\n', '\r\n ', '\r\n\t', ' \r\n', '\r\n\r\n', '']) +
    bytes.slice(at + 2);
}

function mulberry32(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
