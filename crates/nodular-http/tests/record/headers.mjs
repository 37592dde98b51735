// Node's views of header fields: [raw headers, headers, headersDistinct, headers with joinDuplicateHeaders], the
// views as [name, value] lists.

import http from 'node:http';

const NAMES = ['Age', 'Authorization', 'Content-Length', 'Content-Type', 'ETag', 'Expires', 'From', 'Host', 'If-Modified-Since',
  'If-Unmodified-Since', 'Last-Modified', 'Location', 'Max-Forwards', 'Proxy-Authorization', 'Referer', 'Retry-After', 'Server',
  'User-Agent', 'Set-Cookie', 'Cookie', 'Date', 'Vary', 'Origin', 'Expect', 'Accept', 'Upgrade', 'If-Match', 'Connection',
  'Cache-Control', 'If-None-Match', 'Accept-Encoding', 'Accept-Language', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto',
  'Content-Encoding', 'Proxy-Authenticate', 'WWW-Authenticate', 'X-Any', 'Range', 'TE', 'Trailer', 'Via', 'Warning', 'Link', 'Allow',
  'constructor', 'toString', 'valueOf', 'hasOwnProperty', '_', "!#$%&'*+-.^_`|~", '1', '42'];
const VALUES = ['a', 'b', '', 'a, b', 'a; b', '0', 'é', 'ÿ\x80', '"q"', '  ', ',', ';'];

const random = mulberry32(7);
const pick = (from) => from[Math.floor(random() * from.length)];
const recase = (name) => pick([name, name, name.toLowerCase(), name.toUpperCase()]);

const cases = NAMES.flatMap((name) => [
  [name, 'a'],
  [name, 'a', name, 'b'],
  [name, 'a', name.toLowerCase(), 'b', name.toUpperCase(), 'c'],
  [name, '', name, 'b'],
  [name, 'a', name, ''],
]);
for (let n = 0; n < 200; n++) {
  const few = Array.from({ length: 4 }, () => pick(NAMES));
  cases.push(Array.from({ length: 1 + Math.floor(random() * 8) }, () => [recase(pick(few)), pick(VALUES)]).flat());
}

for (const raw of cases) {
  const { headers, headersDistinct } = message(raw, false);
  const joined = message(raw, true).headers;
  console.log(JSON.stringify([raw, ...[headers, headersDistinct, joined].map(Object.entries)]));
}

/// A message with these raw headers, as the parser makes it.
function message(raw, joinDuplicateHeaders) {
  const message = new http.IncomingMessage();
  message.joinDuplicateHeaders = joinDuplicateHeaders;
  message._addHeaderLines(raw, raw.length);
  return message;
}

function mulberry32(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
