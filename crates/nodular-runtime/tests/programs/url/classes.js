// URL and URLSearchParams: what WebIDL asks of them, what they show, what they refuse.
'use strict';

const { inspect } = require('util');

function attempt(work) {
  try {
    console.log(work());
  } catch (error) {
    console.log(error.name, error.code, error.message, error.input, error.base);
  }
}

const url = new URL('http://a:b@example.org:8080/x?y=1#z');
console.log(url, inspect(url, { depth: -1 }), Object.keys(URL.prototype).length, JSON.stringify({ url }));
console.log(url.searchParams, url.searchParams.entries(), url.searchParams.keys());
const { searchParams } = url;
searchParams.append('b', 'é \ud800');
searchParams.sort();
console.log(url.href, searchParams.size, [...searchParams]);
url.search = '?q';
console.log([...searchParams], searchParams === url.searchParams, String(searchParams));
searchParams.delete('q');
console.log(url.href);
console.log(String(new URLSearchParams({ a: 1, b: [2, 3] })), String(new URLSearchParams([['a', 'b'], new Set('cd')])));
const walked = new URLSearchParams('a=1&b=2');
for (const [name] of walked) if (name === 'a') walked.delete('a');
console.log(String(walked));

attempt(() => new URL());
attempt(() => new URL('x'));
attempt(() => new URL('x', 'y'));
attempt(() => new URL(Symbol('x')));
attempt(() => { url.href = 'x'; });
attempt(() => URL.parse('x'));
attempt(() => URL.canParse('x', 'http://y'));
attempt(() => URLSearchParams.prototype.get.call(1, 2));
attempt(() => searchParams.get());
attempt(() => searchParams.append(1));
attempt(() => new URLSearchParams([1]));
attempt(() => new URLSearchParams([[1]]));
attempt(() => new URLSearchParams({ [Symbol.iterator]: 1 }));
attempt(() => searchParams.forEach(1));
attempt(() => searchParams.entries().next.call(1));
attempt(() => Object.getOwnPropertyDescriptor(URL.prototype, 'href').get.call({}));
