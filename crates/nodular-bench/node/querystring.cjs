'use strict';
const querystring = require('node:querystring');
const topic = require('./lib.cjs')('querystring');

const queries = topic.lines('qs.txt');
const parsed = queries.map((text) => querystring.parse(text));
const unescaped = queries.map((text) => querystring.unescape(text));

function ops(name, items, figure) {
  topic.ops(name, items.length, () => () => {
    let total = 0;
    for (let i = 0; i < items.length; i++) total += figure(items[i]);
    return total;
  });
}

ops('parse', queries, (text) => {
  let keys = 0;
  for (const _ in querystring.parse(text)) keys += 1;
  return keys;
});
ops('stringify', parsed, (object) => querystring.stringify(object).length);
ops('escape', unescaped, (text) => querystring.escape(text).length);
ops('unescape', queries, (text) => querystring.unescape(text).length);

topic.run();
