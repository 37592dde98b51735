// A search page's address: reading its filters, and writing the links to the other pages. The twin of ../querystring.rs.
'use strict';

const { escape, parse, stringify, unescape } = require('node:querystring');

const query = parse('q=%ED%95%9C%EA%B8%80+%26+rust&tag=web&tag=server&page=2&__proto__=x&draft');
console.log(`${Object.keys(query).length} filters`);
for (const [key, values] of Object.entries(query)) {
  if (Array.isArray(values)) {
    console.log(`  ${key} is each of ${values.join(', ')}`);
  } else {
    console.log(`  ${key} is '${values}'`);
  }
}

// A client decides whether a key repeats: take what there is, in either form.
const all = (key) => [query[key] ?? []].flat();
console.log(`first tag: ${all('tag')[0] ?? 'none'}`);
console.log(`all tags: ${all('tag').length}`);
console.log(`no such key: ${all('toString').length}`);

const page = Number(query.page) || 1;
for (const other of [page - 1, page + 1]) {
  console.log(`page ${other}: ${link(query, other)}`);
}

console.log(stringify({ price: [9.5, 1e21], sale: true, none: null }));

// What cannot be decoded is left alone: nothing throws.
console.log(`${unescape('100% %41 %zz')} | ${unescape('a+b%20c')}`);
console.log(escape('a+b c=ü'));

console.log(stringify(parse('a:1;b:2;c:3', ';', ':', { maxKeys: 2 })));

function link({ ...query }, page) {
  delete query.__proto__;
  query.page = page;
  return `/search?${stringify(query)}`;
}
