'use strict';
const { fileURLToPath, pathToFileURL } = require('node:url');
const topic = require('./lib.cjs')('url');

const urls = topic.lines('urls.txt');
const queries = topic.lines('qs.txt');
const paths = topic.lines('paths-posix.txt').filter((path) => path.startsWith('/'));

// One call is one pass over `items`; the check is the sum of what `figure` says of each.
function ops(name, items, figure) {
  topic.ops(name, items.length, () => () => {
    let total = 0;
    for (let i = 0; i < items.length; i++) total += figure(items[i], i);
    return total;
  });
}

ops('parse', urls, (text) => new URL(text).href.length);
const base = new URL('https://example.com/a/b/c?d=e');
ops('parse.base', queries, (text) => new URL(`../${text}`, base).href.length);
ops('canParse', urls, (text) => (URL.canParse(text) ? 1 : 0));
ops('fields', urls.map((text) => new URL(text)), (url) =>
  url.protocol.length + url.host.length + url.pathname.length + url.search.length + url.hash.length);
const changing = new URL('https://example.com/a?x=1');
ops('setters', urls, (_, i) => {
  changing.pathname = `/p/${i}`;
  changing.search = `?q=${i}`;
  return changing.href.length;
});

ops('params.parse', queries, (text) => new URLSearchParams(text).size);
ops('params.get', queries.map((text) => new URLSearchParams(text)), (params) => {
  const value = params.get('index');
  return value === null ? 0 : value.length + 1;
});
ops('params.build', queries.map((text) => [...new URLSearchParams(text)]), (pairs) => {
  const params = new URLSearchParams();
  for (let i = 0; i < pairs.length; i++) params.append(pairs[i][0], pairs[i][1]);
  return params.toString().length;
});

ops('pathToFileURL', paths, (path) => pathToFileURL(path).href.length);
ops('fileURLToPath', paths.map((path) => pathToFileURL(path).href), (href) => fileURLToPath(href).length);

topic.run();
