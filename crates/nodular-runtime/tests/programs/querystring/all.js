// `querystring`, with what a program may put in its place.
'use strict';

const qs = require('querystring');

console.log(qs.parse('a=1&b=2&a=3&c=%zz+x&=d&e'), qs.parse('a:1;b:2', ';', ':'), qs.parse('a=1&b=2', null, null, { maxKeys: 1 }));
console.log(qs.parse('a', null, []), qs.parse('a', []), qs.parse(''), qs.parse('a=%41', null, null, { decodeURIComponent: (text) => `<${text}>` }));
console.log(qs.stringify({ a: [1, 'é'], b: true, c: null, d: 1e22, e: 5n, f: '' }), qs.stringify({ a: 'b c' }, ';', ':'));
console.log(qs.stringify({ a: 'b' }, null, null, { encodeURIComponent: (text) => `<${text}>` }), qs.stringify([]), qs.stringify(1));
console.log(qs.escape('é &'), qs.escape(5), qs.escape({}), qs.escape('\ud801test'), qs.unescape('%41%zz'), qs.unescapeBuffer('%ff a'));
try {
  qs.escape('\ud801');
} catch (error) {
  console.log(error.name, error.code, error.message);
}
