'use strict';
const path = require('node:path');
const topic = require('./lib.cjs')('path');

for (const [flavour, base] of [['posix', '/home/user/project'], ['win32', 'C:\\Users\\user\\project']]) {
  const { join, resolve, normalize, relative, basename, dirname, parse } = path[flavour];
  const paths = topic.lines(`paths-${flavour}.txt`);
  const absolute = paths.map((item) => resolve(base, item));
  const partner = paths.map((_, i) => (i * 7 + 3) % paths.length);
  const ops = (name, length) => topic.ops(`${flavour}.${name}`, paths.length, () => () => {
    let total = 0;
    for (let i = 0; i < paths.length; i++) total += length(i);
    return total;
  });
  ops('join', (i) => join(paths[i], paths[partner[i]]).length);
  ops('resolve', (i) => resolve(base, paths[i]).length);
  ops('normalize', (i) => normalize(paths[i]).length);
  ops('relative', (i) => relative(absolute[i], absolute[partner[i]]).length);
  ops('basename', (i) => basename(paths[i]).length);
  ops('dirname', (i) => dirname(paths[i]).length);
  ops('parse', (i) => parse(paths[i]).name.length);
}

topic.run();
