// Requests by class of error: [name, bytes, options]. Names begin with the class's number in the checklist of known
// attacks, or with what else they are about.

const HOST = 'Host: a\r\n';
const POST = `POST / HTTP/1.1\r\n${HOST}`;
const CHUNKED = `${POST}Transfer-Encoding: chunked\r\n\r\n`;
const GET = `GET / HTTP/1.1\r\n${HOST}`;
const NEXT = `GET /next HTTP/1.1\r\n${HOST}\r\n`;
/// A body that ends the request if it is read as chunks, and is another request if not.
const SMUGGLED = `0\r\n\r\n${NEXT}`;

export const classes = [];
const add = (name, bytes, options) => classes.push(options ? [name, bytes, options] : [name, bytes]);
const each = (name, items, build) => items.forEach((item) => add(`${name} ${JSON.stringify(item)}`, build(item)));

// Plain requests.
add('plain: minimal', GET + '\r\n');
add('plain: no headers', 'GET / HTTP/1.1\r\n\r\n');
add('plain: HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n');
add('plain: body', `${POST}Content-Length: 5\r\n\r\nhello`);
add('plain: two pipelined', `${GET}\r\n${NEXT}`);
add('plain: body and pipelined', `${POST}Content-Length: 5\r\n\r\nhello${NEXT}`);
add('plain: chunks', `${CHUNKED}5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n`);
add('plain: chunks and pipelined', `${CHUNKED}5\r\nhello\r\n0\r\n\r\n${NEXT}`);
add('plain: empty chunks', `${CHUNKED}0\r\n\r\n`);
add('plain: trailers', `${CHUNKED}2\r\nok\r\n0\r\nX-Sum: 1\r\nx-sum:  2 \r\nSet-Cookie: a\r\n\r\n`);
add('plain: browser', 'GET /index.html?q=1 HTTP/1.1\r\nHost: localhost:8080\r\nConnection: keep-alive\r\n' +
  'sec-ch-ua: "Chromium";v="140"\r\nsec-ch-ua-mobile: ?0\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\n' +
  'Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n' +
  'Accept-Language: ko-KR,ko;q=0.9,en;q=0.8\r\nCookie: id=1; theme=dark\r\n\r\n');
each('plain: cut short', ['', 'G', 'GET', 'GET ', 'GET /', 'GET / ', 'GET / HTTP', 'GET / HTTP/1.1', 'GET / HTTP/1.1\r',
  'GET / HTTP/1.1\r\n', 'GET / HTTP/1.1\r\nHost', 'GET / HTTP/1.1\r\nHost:', 'GET / HTTP/1.1\r\nHost: a',
  'GET / HTTP/1.1\r\nHost: a\r', 'GET / HTTP/1.1\r\nHost: a\r\n', 'GET / HTTP/1.1\r\nHost: a\r\n\r', '\r\n', '\r',
  'GET / HTTP/1.1\r\nHost:\r\n', 'GET / HTTP/1.1\r\nHost:\r'], (bytes) => bytes);
each('plain: body cut short', ['', 'h', 'hell'], (body) => `${POST}Content-Length: 5\r\n\r\n${body}`);
each('plain: chunks cut short', ['', '5', '5;', '5;a', '5\r', '5\r\n', '5\r\nhell', '5\r\nhello', '5\r\nhello\r', '5\r\nhello\r\n',
  '0', '0\r', '0\r\n', '0\r\n\r', '0\r\nX', '0\r\nX: y', '0\r\nX: y\r\n', '0\r\nX: y\r\n\r'], (body) => CHUNKED + body);

// Line ends before a request.
each('leading', ['\r\n', '\n', '\r', '\r\n\r\n\r\n', '\n\n', '\r\r', '\n\r'], (bytes) => `${bytes}${GET}\r\n`);
each('leading refused', [' ', '\t', '\0', '\r\n ', '\x0b'], (bytes) => `${bytes}${GET}\r\n`);
each('between', ['\r\n', '\n', '\r', '\r\n\r\n', ' ', 'x'], (bytes) => `${GET}\r\n${bytes}${NEXT}`);
each('after a body', ['\r\n', '\n', 'x', ' '], (bytes) => `${POST}Content-Length: 2\r\n\r\nok${bytes}${NEXT}`);

// 1: Transfer-Encoding that is no "chunked".
each('1 coding', ['chunked', 'Chunked', 'CHUNKED', 'cHuNkEd', ' chunked', '\tchunked', 'chunked ', 'chunked  ', 'chunked\t',
  'chunked \t', 'xchunked', 'chunkedx', 'chunked-x', 'chunke', 'c', 'chu nked', '"chunked"', "'chunked'", 'chunked;', 'chunked;a=b',
  'chunked, identity', 'chunked,', 'chunked ,', 'chunked, ', 'chunked,chunked', 'chunked, chunked', ',chunked', ', chunked',
  ' , chunked', ',,chunked', 'gzip, chunked', 'gzip,chunked', 'gzip ,chunked', 'gzip\t,\tchunked', 'gzip;q=1, chunked', 'gzip', 'identity',
  'deflate, gzip', 'gzip chunked', 'gzip, x chunked', 'gzip, chunkedx', 'gzip, chunkedx, chunked', 'gzip, chunked, gzip', 'chchunked', 'ch, chunked',
  '\x0bchunked', 'chunked\x0b', '\0chunked', 'chunked\0', '\x85chunked', '\xa0chunked', 'chunked\xa0', 'chun\x7fked', '\x01', ''],
(coding) => `${POST}Transfer-Encoding: ${coding}\r\n\r\n${SMUGGLED}`);
each('1 name', ['transfer-encoding', 'TRANSFER-ENCODING', 'tRANSFER-eNCODING', 'Transfer_Encoding', 'Transfer Encoding', 'TransferEncoding',
  'Transfer-Encodin', 'Transfer-Encodingx', 'X-Transfer-Encoding', 'Transfer-Encoding\x0b', '\x0bTransfer-Encoding', 'Transfer\r-Encoding'],
(name) => `${POST}${name}: chunked\r\n\r\n${SMUGGLED}`);

// 2: several Transfer-Encodings.
each('2 codings', [['chunked', 'chunked'], ['chunked', 'identity'], ['identity', 'chunked'], ['gzip', 'chunked'], ['chunked', 'gzip'],
  ['chunked', ''], ['', 'chunked'], ['chunked-false', 'chunked'], ['chunked', 'chunked-false'], ['gzip', 'deflate'], ['gzip, chunked', 'x'],
  ['x', 'y', 'chunked']],
(codings) => POST + codings.map((coding) => `Transfer-Encoding: ${coding}\r\n`).join('') + `\r\n${SMUGGLED}`);

// 3: a folded Transfer-Encoding.
each('3 folded', ['\r\n chunked', '\r\n\tchunked', ' \r\n chunked', 'chunked\r\n , identity', 'identity,\r\n chunked', 'chunked\r\n ',
  'chunked\n identity', '\n chunked', 'chunked,\r\n identity', 'abc\r\n chunked', '\r\n\r\n chunked'],
(coding) => `${POST}Transfer-Encoding:${coding}\r\n\r\n${SMUGGLED}`);

// 4: Transfer-Encoding with Content-Length.
add('4 length first', `${POST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n${SMUGGLED}`);
add('4 encoding first', `${POST}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n${SMUGGLED}`);
add('4 apart', `${POST}Content-Length: 4\r\nA: b\r\nC: d\r\nTransfer-Encoding: chunked\r\n\r\n${SMUGGLED}`);
add('4 other case', `${POST}content-LENGTH: 4\r\nTRANSFER-encoding: chunked\r\n\r\n${SMUGGLED}`);
add('4 zero length', `${POST}Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n${SMUGGLED}`);
add('4 empty encoding', `${POST}Content-Length: 4\r\nTransfer-Encoding:\r\n\r\n0\r\n\r`);
add('4 empty encoding first', `${POST}Transfer-Encoding:\r\nContent-Length: 4\r\n\r\n0\r\n\r`);
add('4 identity', `${POST}Content-Length: 4\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r`);
add('4 in trailers', `${CHUNKED}0\r\nContent-Length: 4\r\n\r\n${NEXT}`);
add('4 encoding in trailers', `${CHUNKED}0\r\nTransfer-Encoding: chunked\r\n\r\n${NEXT}`);
add('4 encoding with GET', `${GET}Transfer-Encoding: chunked\r\n\r\n${SMUGGLED}`);

// 5: line ends that are not CRLF.
each('5 request line', ['\n', '\r', '\n\r', '\r\r\n', '\r\n\n', ' \r\n', '\t\r\n', '\r\0', '\0\r\n', '\r '], (end) =>
  `GET / HTTP/1.1${end}${HOST}\r\n`);
each('5 header', ['\n', '\r', '\n\r', '\r\r\n', '\r\n\n', ' \r\n', '\t \r\n', '\r\0', '\0\r\n', '\x0b\r\n', '\r ', '\x85\r\n', '\x85'], (end) =>
  `GET / HTTP/1.1\r\nHost: a${end}X: y\r\n\r\n`);
each('5 last header', ['\n\r\n', '\r\r\n', '\r\n\n', '\r\n\r', '\n\n', '\r\r', '\r\n\rX', '\r\n\r\r\n', '\r\nX', '\r\n\n\r\n', '\n\r'], (end) =>
  `GET / HTTP/1.1\r\nHost: a${end}${NEXT}`);
each('5 empty value', ['\n', '\r', '\r\r\n', '\rX', '\r\n ', ' \r', ' \n', '\t\r\n', '\r\0', '\r:'], (end) =>
  `GET / HTTP/1.1\r\nHost: a\r\nX-Empty:${end}Y: z\r\n\r\n`);
add('5 empty value hides a header', `GET / HTTP/1.1\r\n${HOST}x:\rTransfer-Encoding: chunked\r\n\r\n${SMUGGLED}`);
add('5 value hides a header', `GET / HTTP/1.1\r\n${HOST}x: y\rTransfer-Encoding: chunked\r\n\r\n${SMUGGLED}`);
add('5 bare LF hides a length', `POST / HTTP/1.1\r\n${HOST}x: y\nContent-Length: 3\r\n\r\nabc`);
each('5 chunk size', ['\n', '\r', '\r\r\n', '\n\r', '\r ', ' \r\n', '\t\r\n', '\0\r\n', '\rX'], (end) => `${CHUNKED}2${end}ok\r\n0\r\n\r\n`);
each('5 chunk data', ['\n', '\r', '', '\n\r', '\r\r\n', '\rX', 'x\r\n', ' \r\n', '0\r\n'], (end) => `${CHUNKED}2\r\nok${end}0\r\n\r\n`);
each('5 last chunk', ['\n', '\r', '\n\n', '\r\n\n', '\r\n\rX', '\r\n\r\r\n', '\r\nX\r\n\r\n'], (end) => `${CHUNKED}2\r\nok\r\n0${end}${NEXT}`);
each('5 trailer', ['\n', '\r', '\r\r\n', '\r\n ', '\r\n\n'], (end) => `${CHUNKED}0\r\nX: y${end}\r\n${NEXT}`);

// 6: characters in header names.
for (const code of [...Array(0x30).keys(), 0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x3f, 0x40, 0x5b, 0x5c, 0x5d, 0x5e, 0x5f, 0x60, 0x7b, 0x7c, 0x7d, 0x7e,
  0x7f, 0x80, 0xa0, 0xff]) {
  add(`6 name with 0x${code.toString(16)}`, `${GET}Content${String.fromCharCode(code)}Length: 5\r\n\r\nhello`);
}
each('6 first character', ['\r', '\n', '\0', ' ', '\t', ':', '-', '"', '(', '\x7f', '\xe9'], (first) => `${GET}${first}X: y\r\n\r\n`);

// 7: white space around names.
each('7 before the colon', [' ', '\t', '  ', '\0', '\x0b', '\xa0', '\r', '\n', '\r\n', '\r\n '], (space) =>
  `${POST}Content-Length${space}: 5\r\n\r\nhello`);
each('7 before the colon of any', [' ', '\t', '\r\n '], (space) => `${GET}X-Any${space}: 5\r\n\r\n`);
each('7 before the colon of the encoding', [' ', '\t', '\x0b'], (space) => `${POST}Transfer-Encoding${space}: chunked\r\n\r\n${SMUGGLED}`);
each('7 before the name', [' ', '\t', '\x0b', '\r', '\0'], (space) => `${POST}${space}Content-Length: 5\r\n\r\nhello`);
each('7 before the first name', [' ', '\t'], (space) => `POST / HTTP/1.1\r\n${space}Host: a\r\nContent-Length: 5\r\n\r\nhello`);
each('7 no colon', ['X', 'X y', 'X-Y z', 'Content-Length 5', 'Connection', 'Connection '], (line) => `${GET}${line}\r\n\r\n`);

// 8: Content-Length.
each('8 length', ['5', '05', '005', '00000000000000000000000000000000000005', ' 5', '\t5', '5 ', '5\t', '5 \t ', '+5', '-5', '-0', '0', '00', '1 2', '5 5',
  '5,5', '5, 5', '5,', ',5', '5;', '5.0', '5e0', '0x5', '5_0', '"5"', 'five', '', ' ', '5\x0b', '5\0', '\x005', '5\xa0', '\xb25', '5\r\n 5',
  '5\n', '5\r', '18446744073709551615', '18446744073709551616', '18446744073709551614', '9223372036854775807', '9223372036854775808',
  '99999999999999999999', '184467440737095516160', '4294967296', '99999999999999999999999999999999'],
(length) => `${POST}Content-Length: ${length}\r\n\r\nhello`);
each('8 lengths', [['5', '5'], ['5', '6'], ['0', '5'], ['5', ''], ['', '5'], ['0', '0'], ['5', 'x']], (lengths) =>
  POST + lengths.map((length) => `Content-Length: ${length}\r\n`).join('') + '\r\nhello');
each('8 name', ['content-length', 'CONTENT-LENGTH', 'Content_Length', 'Content-Lengthx', 'Content-Lengt', 'X-Content-Length'], (name) =>
  `${POST}${name}: 5\r\n\r\nhello`);
add('8 shorter than the rest', `${POST}Content-Length: 3\r\n\r\nabcdef`);
add('8 with GET', `${GET}Content-Length: 5\r\n\r\nhello${NEXT}`);

// 9: chunk sizes and extensions.
each('9 size', ['5', '05', '0005', '00000000000000000000000000005', 'a', 'A', '5g', 'g', '0x5', '+5', '-5', ' 5', '5 ', '\t5', '5\t', '5.', '', 'ffffffffffffffff',
  'FFFFFFFFFFFFFFFF', '10000000000000000', 'fffffffffffffffff', '7fffffffffffffff', '8000000000000000', '100000000', '5,', '5h', '\x005', '5_', '"5"'],
(size) => `${CHUNKED}${size}\r\nhello56789\r\n0\r\n\r\n`);
each('9 extension', [';', ';a', ';a=b', ';a="b"', ';a="b c"', ';a="b\\"c"', ';a="', ';a="b', ';a="b"c', ';a="b";c', ';a=b;c=d', ';;', ';;a', ';=', ';=b', ';a=',
  ';a==b', ';a=b=c', '; a', ';a ', ';a =b', ';a= b', ';a=b ', ' ;a', '\t;a', ';\ta', ';a\t', ';a="\n"', ';a="\r"', ';a="\0"', ';a="\x7f"', ';a="\xe9"', ';\xe9', ';a="\\\n"',
  ';a="\\\xe9"', ';a="\\\0"', ';a="b"\n', ';a\n', ';a=b\n', ';\n', ';\r', ';a\r', ';a,b', ';a/b', ';a=b/c', ';a=@', ';a="b" ', ';a"b"', ';a=b"c"', ';a="b""c"'],
(extension) => `${CHUNKED}5${extension}\r\nhello\r\n0\r\n\r\n`);
each('9 extension of the last chunk', [';a', ';a="b"', ';', '; a'], (extension) => `${CHUNKED}5\r\nhello\r\n0${extension}\r\n\r\n`);
for (const length of [16_381, 16_383, 16_384, 16_385, 20_000]) {
  add(`9 extension name of ${length}`, [CHUNKED, '5;', ['x', length], '\r\nhello\r\n0\r\n\r\n']);
  add(`9 extension value of ${length}`, [CHUNKED, '5;a=', ['x', length], '\r\nhello\r\n0\r\n\r\n']);
  add(`9 extension quoted of ${length}`, [CHUNKED, '5;a="', ['x', length], '"\r\nhello\r\n0\r\n\r\n']);
}
add('9 extensions of 17,000 in all', [CHUNKED, '5', [';ab=cd', 4_250], '\r\nhello\r\n0\r\n\r\n']);
add('9 extensions of 16,000 in all', [CHUNKED, '5', [';ab=cd', 4_000], '\r\nhello\r\n0\r\n\r\n']);
add('9 extensions of two chunks', [CHUNKED, '5;', ['x', 10_000], '\r\nhello\r\n5;', ['x', 10_000], '\r\nhello\r\n0\r\n\r\n']);
add('9 extension without end', [CHUNKED, '5;', ['x', 17_000]]);

// 10: HTTP/1.0 with Transfer-Encoding.
add('10 chunked', `POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`);
add('10 chunked, kept alive', `POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n${SMUGGLED}`);
add('10 chunked with length', `POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n${SMUGGLED}`);
add('10 gzip', `POST / HTTP/1.0\r\nTransfer-Encoding: gzip\r\n\r\nhello`);

// 11: upgrades.
const UPGRADE = `${GET}Connection: Upgrade\r\nUpgrade: x\r\n`;
add('11 CONNECT', `CONNECT a.example:443 HTTP/1.1\r\n${HOST}\r\n`);
add('11 CONNECT and more', `CONNECT a.example:443 HTTP/1.1\r\n${HOST}\r\n\x16\x03\x01 tunnel`);
add('11 CONNECT and a request', `CONNECT a.example:443 HTTP/1.1\r\n${HOST}\r\n${NEXT}`);
add('11 CONNECT with length', `CONNECT a.example:443 HTTP/1.1\r\n${HOST}Content-Length: 5\r\n\r\nhello`);
add('11 CONNECT with chunks', `CONNECT a.example:443 HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`);
add('11 CONNECT with gzip', `CONNECT a.example:443 HTTP/1.1\r\n${HOST}Transfer-Encoding: gzip\r\n\r\nabc`);
each('11 CONNECT target', ['/', '*', 'a', 'a:', ':1', 'a:b', '[::1]:443', 'a@b:1', 'a@@b', 'http://a/', 'a?b', 'a/b?c', '\xe9', 'a#b', '"', '<a>'], (target) =>
  `CONNECT ${target} HTTP/1.1\r\n${HOST}\r\n`);
const upgrade = { upgrade: true };
add('11 upgrade', `${UPGRADE}\r\n`, upgrade);
add('11 upgrade and more', `${UPGRADE}\r\n\x00\x01binary`, upgrade);
add('11 upgrade and a request', `${UPGRADE}\r\n${NEXT}`, upgrade);
add('11 upgrade with body', `${UPGRADE}Content-Length: 5\r\n\r\nhellorest`, upgrade);
add('11 upgrade with chunks', `${UPGRADE}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\nrest`, upgrade);
add('11 upgrade with zero length', `${UPGRADE}Content-Length: 0\r\n\r\nrest`, upgrade);
add('11 upgrade without Connection', `${GET}Upgrade: x\r\n\r\n${NEXT}`, upgrade);
add('11 Connection without Upgrade', `${GET}Connection: upgrade\r\n\r\n${NEXT}`, upgrade);
add('11 empty Upgrade', `${GET}Connection: upgrade\r\nUpgrade:\r\n\r\n${NEXT}`, upgrade);
add('11 upgrade among others', `${GET}Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n\r\nrest`, upgrade);
add('11 upgrade before the host', `GET / HTTP/1.1\r\nUPGRADE: x\r\nCONNECTION: UPGRADE\r\n${HOST}\r\nrest`, upgrade);
add('11 upgrade in HTTP/1.0', 'GET / HTTP/1.0\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nrest', upgrade);
add('11 upgrade that nobody takes', `${UPGRADE}\r\n`);
add('11 upgrade that nobody takes, with body', `${UPGRADE}Content-Length: 5\r\n\r\nhello`);
add('11 upgrade that nobody takes, and a request', `${UPGRADE}\r\n${NEXT}`);
add('11 upgrade with gzip', `${UPGRADE}Transfer-Encoding: gzip\r\n\r\nabc`, upgrade);
add('11 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
each('11 preface changed', ['PRI * HTTP/2.0\r\n\r\nSM\r\n\rX', 'PRI * HTTP/2.0\r\n', 'PRI * HTTP/2.0\r\n\r\n', 'PRI * HTTP/2.0\r\n\r\nXX', 'PRI * HTTP/1.1\r\n\r\nSM\r\n\r\n',
  'PRI / HTTP/2.0\r\n\r\nSM\r\n\r\n', 'PRI * HTTP/3.0\r\n\r\nSM\r\n\r\n', 'PRI * HTTP/2.0\n', 'PRI *\r\n\r\n', 'PRI * RTSP/2.0\r\n', 'PRI * HTTP/2.0\r\nHost: a\r\n\r\n'], (bytes) => bytes);

// 12: bodies where none is expected.
each('12 body with', ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'], (method) => `${method} / HTTP/1.1\r\n${HOST}Content-Length: 5\r\n\r\nhello${NEXT}`);
add('12 POST without length', `${POST}\r\n${NEXT}`);
add('12 POST without length, bytes that are no request', `${POST}\r\nhello`);

// 13: more headers than are allowed.
add('13 count: 1,000', [GET, ['a:\r\n', 999], '\r\n']);
add('13 count: 1,001', [GET, ['a:\r\n', 1_000], '\r\n']);
add('13 count hides a length', [POST, ['a:\r\n', 1_000], 'Content-Length: 5\r\n\r\nhello']);
for (const maxHeadersCount of [1, 2, 33, 64, 65]) {
  const two = { maxHeadersCount };
  add(`13 at most ${maxHeadersCount}: as many`, [GET, ['a: b\r\n', maxHeadersCount - 1], '\r\n'], two);
  add(`13 at most ${maxHeadersCount}: one more`, [GET, ['a: b\r\n', maxHeadersCount], '\r\n'], two);
  add(`13 at most ${maxHeadersCount}: length behind`, [POST, ['a: b\r\n', maxHeadersCount], 'Content-Length: 5\r\n\r\nhello'], two);
  add(`13 at most ${maxHeadersCount}: encoding behind`, [POST, ['a: b\r\n', maxHeadersCount], `Transfer-Encoding: chunked\r\n\r\n${SMUGGLED}`], two);
}
add('13 no limit', [POST, ['a:\r\n', 2_100], 'Content-Length: 5\r\n\r\nhello'], { maxHeadersCount: 0 });
add('13 trailers: as many', `${CHUNKED}0\r\na: b\r\nc: d\r\n\r\n`, { maxHeadersCount: 2 });
add('13 trailers: one more', `${CHUNKED}0\r\na: b\r\nc: d\r\ne: f\r\n\r\n`, { maxHeadersCount: 2 });
add('13 trailers: 1,000', [CHUNKED, '0\r\n', ['a:\r\n', 1_000], '\r\n']);
add('13 trailers: 1,001', [CHUNKED, '0\r\n', ['a:\r\n', 1_001], '\r\n']);

// 14: names that mean something in JavaScript.
add('14 names', `${GET}constructor: a\r\nconstructor: b\r\ntoString: c\r\nhasOwnProperty: d\r\nvalueOf: e\r\n\r\n`);
add('14 trailers', `${CHUNKED}0\r\nconstructor: a\r\ntoString: b\r\n\r\n`);

// 15: white space around values.
each('15 value', [' a', 'a ', '\ta', 'a\t', ' a ', '  a  b  ', '\t \ta\t \t', 'a\tb', ' ', '\t', '   ', 'a\x80 ', '\xa0a\xa0', '\x85', '\xff', '', ' \t'], (value) => `${GET}X:${value}\r\n\r\n`);
for (const code of [...Array(0x20).keys(), 0x7f]) {
  add(`15 value with 0x${code.toString(16)}`, `${GET}X: a${String.fromCharCode(code)}b\r\n\r\n`);
}
each('15 value begins with', ['\0', '\x01', '\x0b', '\x7f', '\x80'], (first) => `${GET}X: ${first}b\r\n\r\n`);

// 16: hosts, targets, methods and versions.
each('16 hosts', [[], ['a'], ['a', 'b'], ['a', 'a'], [''], [' '], ['a, b'], ['a:80'], ['a b'], ['[::1]:80'], ['a/b'], ['a@b'], ['\xe9']], (hosts) =>
  'GET / HTTP/1.1\r\n' + hosts.map((host) => `Host: ${host}\r\n`).join('') + '\r\n');
each('16 target', ['/', '*', '/a', '//a', '/a?b', '/a?b?c', '/a#b', '/a#b?c#d', '/?', '/#', '*?a', '/%', '/%zz', '/a%20b', '/"<>\\^`{|}', '/[]', "/!$&'()*+,;=:@", '/~._-', '/a;b', '?a', '#a', 'a', 'a/b',
  'http://a', 'http://a/', 'http://a/b?c#d', 'http://a?b', 'http://a#b', 'http://a@b', 'http://a@b@c', 'http://a@@b', 'http://u:p@a:80/', 'http://[::1]/', 'http:', 'http:/', 'http:a', 'http:/a', 'http://', 'http:///', 'h2://a',
  'HTTP://A/', 'a+b://c/', 'mailto:a', 'http://a b', 'http://"', 'http://a\\b', '\\', '"', '1', '-', '.', '..', '../', '@', ':', '[', '%2f', '',
  '/\xe9', '/\x80', '/\xff', '/\0', '/\x01', '/a\x7f', '/\x0b', '/\x0c', '/a\tb', '/a\x0cb', '\t', 'http\t://a', 'http:\t', 'http:/\t', 'http://\t', 'http://a\xe9', '/a?\xe9', '/a?\x01', '/a#\xe9', '/a#\x01', '/a\rb', '/a\nb', '/a?b\rc', '/a#b\rc', 'http://a\r', 'http://a\n', '*a', '*/b', '/*', '//'],
(target) => `GET ${target} HTTP/1.1\r\n${HOST}\r\n`);
each('16 spaces', ['GET  / HTTP/1.1', 'GET /  HTTP/1.1', 'GET   /   HTTP/1.1', 'GET\t/ HTTP/1.1', 'GET /\tHTTP/1.1', 'GET / HTTP/1.1 ', 'GET / HTTP/1.1\t', ' GET / HTTP/1.1', 'GET / a HTTP/1.1', 'GET / / HTTP/1.1', 'GET\0/ HTTP/1.1',
  'GET\x0b/ HTTP/1.1', 'GET\r\n/ HTTP/1.1', 'GET / \r\nHTTP/1.1', 'GET\xa0/ HTTP/1.1', 'GET/ HTTP/1.1', 'GET /HTTP/1.1', 'GET HTTP/1.1'], (line) => `${line}\r\n${HOST}\r\n`);
each('16 method', ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH', 'COPY', 'LOCK', 'MKCOL', 'MOVE', 'PROPFIND', 'PROPPATCH', 'SEARCH', 'UNLOCK', 'BIND', 'REBIND', 'UNBIND', 'ACL',
  'REPORT', 'MKACTIVITY', 'CHECKOUT', 'MERGE', 'M-SEARCH', 'NOTIFY', 'SUBSCRIBE', 'UNSUBSCRIBE', 'PURGE', 'MKCALENDAR', 'LINK', 'UNLINK', 'SOURCE', 'QUERY',
  'DESCRIBE', 'ANNOUNCE', 'SETUP', 'PLAY', 'PAUSE', 'TEARDOWN', 'GET_PARAMETER', 'SET_PARAMETER', 'REDIRECT', 'RECORD', 'FLUSH', 'PRI',
  'get', 'Get', 'GEt', 'G', 'GE', 'GETT', 'GET_', 'GET_P', 'GET-', 'POSTS', 'P', 'PO', 'FOO', 'F', 'X', 'M', 'M-', 'MK', 'MKX', 'MKCOLX', 'UN', 'UNL', 'UNLOC', 'ACLS', 'SOURC', 'QUERYX', '', '\xe9', 'GE\0', 'GE\r\n', '"GET"', 'G ET', 'HTTP', '123'],
(method) => `${method} / HTTP/1.1\r\n${HOST}\r\n`);
each('16 version', ['HTTP/1.1', 'HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/1.2', 'HTTP/0.1', 'HTTP/1.9', 'HTTP/3.0', 'HTTP/9.9', 'HTTP/2.1', 'HTTP/0.0', 'HTTP/11', 'HTTP/1', 'HTTP/1.', 'HTTP/.1', 'HTTP/1.10', 'HTTP/01.1', 'HTTP/1.01', 'HTTP/1,1', 'HTTP/1 .1',
  'HTTP /1.1', 'HTTP/ 1.1', 'HTTP1.1', 'HTTP', 'HTTP/', 'http/1.1', 'Http/1.1', 'HTTPS/1.1', 'HTT/1.1', 'HTP/1.1', 'XTTP/1.1', 'HTTP/1.1x', 'HTTP/x.1', 'HTTP/1.x', 'HTTP/-1.1', 'HTTP/+1.1', 'HTTP\\1.1', 'FTP/1.1', 'ICE/1.0', 'RTSP/1.0', 'ICE/1.1',
  'IC/1.0', 'RTS/1.0', 'I', 'R', '', '\xe9', 'HTTP/\xb9.1', 'HTTP/1.1\0', 'HTTP/1.1HTTP/1.1'], (version) => `GET / ${version}\r\n${HOST}\r\n`);
each('16 other protocol', ['SOURCE / ICE/1.0', 'SOURCE / ICE/1.1', 'SOURCE / HTTP/1.1', 'SOURCE / RTSP/1.0', 'OPTIONS * RTSP/1.0', 'DESCRIBE rtsp://a/b RTSP/1.0', 'PLAY / RTSP/1.0', 'PLAY / ICE/1.0', 'PLAY / HTTP/1.1', 'GET / RTSP/1.0', 'POST / RTSP/1.0',
  'PUT / RTSP/1.0', 'GET / ICE/1.0', 'FLUSH / RTSP/1.0', 'SET_PARAMETER * RTSP/1.0', 'SETUP / RTSP/1.1'], (line) => `${line}\r\n${HOST}\r\n`);
each('16 HTTP/0.9', ['GET /\r\n', 'GET /\r\n\r\n', 'GET /\n', 'GET /\n\r\n', 'GET /\rX', 'GET /\r\nHost: a\r\n\r\n', 'GET /\nHost: a\r\n\r\n', 'GET /a?b\r\n\r\n', 'GET /a#b\r\n\r\n', 'GET http://a\r\n\r\n', 'GET http://a\n\r\n', 'GET *\r\n\r\n', 'GET \r\n\r\n', 'GET\r\n\r\n',
  'POST /\r\nContent-Length: 2\r\n\r\nok', 'GET / \r\n\r\n', 'GET /\r\nConnection: keep-alive\r\n\r\nGET /2\r\n\r\n', 'GET /\r\n\r\nGET /2\r\n\r\n', 'GET /\n\n', 'GET /\r\n \r\n', 'CONNECT a:1\r\n\r\nx'], (bytes) => bytes);

// 17: pipelining, and the end of a connection.
add('17 many requests', [[NEXT, 40]]);
add('17 bodies', [[`${POST}Content-Length: 2\r\n\r\nok`, 10], NEXT]);
each('17 Connection', ['close', 'Close', 'CLOSE', 'keep-alive', 'Keep-Alive', 'keepalive', 'close, keep-alive', 'keep-alive, close', 'keep-alive,close', 'x, close', 'close x', 'closed', 'xclose', 'clos', 'close,', ',close', ', , close', 'close;q=1', '"close"', 'close\t', '\tclose',
  'x close', 'upgrade', 'upgrade, close', 'close, upgrade', 'TE, close', '', ' ', 'close\x80', 'clos, close', 'closeclose', 'keep-alive keep-alive, close'], (connection) => `${GET}Connection: ${connection}\r\n\r\n${NEXT}`);
each('17 Connection in HTTP/1.0', ['keep-alive', 'Keep-Alive', 'close', 'keep-alive, close', 'close, keep-alive', 'x, keep-alive', 'keep-alive x', '', 'upgrade, keep-alive'], (connection) => `GET / HTTP/1.0\r\nConnection: ${connection}\r\n\r\n${NEXT}`);
each('17 Proxy-Connection', ['close', 'keep-alive'], (connection) => `${GET}Proxy-Connection: ${connection}\r\n\r\n${NEXT}`);
add('17 Proxy-Connection in HTTP/1.0', `GET / HTTP/1.0\r\nProxy-Connection: keep-alive\r\n\r\n${NEXT}`);
add('17 two Connections', `${GET}Connection: keep-alive\r\nConnection: close\r\n\r\n${NEXT}`);
add('17 nothing after close', `${GET}Connection: close\r\n\r\n`);
each('17 after close', ['\r\n', '\n', '\r\n\r\n', 'x', ' ', '\0', '\r\nx'], (rest) => `${GET}Connection: close\r\n\r\n${rest}`);
add('17 after close with body', `${POST}Connection: close\r\nContent-Length: 2\r\n\r\nokmore`);
add('17 close in trailers', `${CHUNKED}0\r\nConnection: close\r\n\r\n${NEXT}`);
add('17 keep-alive in trailers', `POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nConnection: keep-alive\r\n\r\n${NEXT}`);
add('17 HTTP/1.0 and another', `GET / HTTP/1.0\r\n\r\n${NEXT}`);
add('17 HTTP/2.0 and another', `GET / HTTP/2.0\r\n\r\n${NEXT}`);
add('17 second request is bad', `${GET}\r\nGET / HTTP/1.1\nHost: a\r\n\r\n`);
add('17 second request is cut short', `${GET}\r\nGET / HT`);

// Expect.
each('expect', ['100-continue', '100-Continue', '100-CONTINUE', '100-continue, x', 'x, 100-continue', 'x100-continue', '100-continuex', '100-continue;q=1', '_100-continue', '"100-continue"', '100', 'x', '', '100-continue100-continue', 'a-100-continue-b'], (expect) =>
  `${POST}Expect: ${expect}\r\nContent-Length: 2\r\n\r\nok`);
add('expect in HTTP/1.0', 'POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nok');
add('expect in HTTP/2.0', 'POST / HTTP/2.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nok');
add('expect twice', `${POST}Expect: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nok`);

// Sizes: what counts is the target, names and values. "/" and "Host" and "a" are six.
for (const size of [16_383, 16_384, 16_385, 20_000]) {
  add(`size: target makes ${size}`, ['GET /', ['t', size - 6], ` HTTP/1.1\r\n${HOST}\r\n`]);
  add(`size: name makes ${size}`, [GET, ['n', size - 6], ':\r\n\r\n']);
  add(`size: value makes ${size}`, [GET, 'X: ', ['v', size - 7], '\r\n\r\n']);
  add(`size: headers make ${size}`, [GET, ['X: 0123456789\r\n', 500], 'X: ', ['v', size - 5_507], '\r\n\r\n']);
  add(`size: trailer makes ${size}`, [CHUNKED, '0\r\nX: ', ['v', size - 1], '\r\n\r\n']);
}
add('size: white space before a value', [GET, 'X:', [' ', 16_000], 'y\r\n\r\n']);
add('size: white space after a value', [GET, 'X: y', [' ', 16_300], '\r\n\r\n']);
add('size: white space after a value is too long', [GET, 'X: y', [' ', 16_400], '\r\n\r\n']);
add('size: spaces before the target', ['GET', [' ', 20_000], `/ HTTP/1.1\r\n${HOST}\r\n`]);
add('size: spaces before the version', ['GET /', [' ', 20_000], `HTTP/1.1\r\n${HOST}\r\n`]);
add('size: without end', ['GET /', ['t', 17_000]]);
add('size: value without end', [GET, 'X: ', ['v', 17_000]]);
add('size: two requests', [GET, 'X: ', ['v', 10_000], '\r\n\r\n', GET, 'X: ', ['v', 10_000], '\r\n\r\n']);
add('size: head and trailers', [POST, 'Transfer-Encoding: chunked\r\nX: ', ['v', 10_000], '\r\n\r\n0\r\nX: ', ['v', 10_000], '\r\n\r\n']);
add('size: line ends before', [['\r\n', 10_000], GET, '\r\n']);
for (const maxHeaderSize of [50, 100]) {
  add(`size: at most ${maxHeaderSize}, one less`, [GET, 'X: ', ['v', maxHeaderSize - 8], '\r\n\r\n'], { maxHeaderSize });
  add(`size: at most ${maxHeaderSize}, as many`, [GET, 'X: ', ['v', maxHeaderSize - 7], '\r\n\r\n'], { maxHeaderSize });
  add(`size: at most ${maxHeaderSize}, long body`, [POST, `Content-Length: 200\r\n\r\n`, ['b', 200]], { maxHeaderSize });
}
add('size: body', [POST, 'Content-Length: 30000\r\n\r\n', ['b', 30_000], NEXT]);
add('size: chunk', [CHUNKED, '7530\r\n', ['b', 30_000], '\r\n0\r\n\r\n', NEXT]);
