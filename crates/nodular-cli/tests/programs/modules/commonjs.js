// What modules see of each other: exports, cache, cycles, packages, errors.
const path = require('node:path');
const show = (file) => path.relative(__dirname, file);

const a = require('./lib/a');
console.log(a, require('./lib/a.js') === a, require.cache[require.resolve('./lib/a')].exports === a);
console.log(require('./lib/data').list, require('./lib').name);
console.log(require.main === module, module.id, show(module.filename), module.loaded);
console.log(module.children.map((child) => show(child.id)));
console.log(require.resolve.paths('x').slice(0, 2).map(show), require.resolve.paths('./x').map(show));
console.log(this === module.exports, typeof exports, arguments.length);

const { createRequire, isBuiltin } = require('module');
const inLib = createRequire(path.join(__dirname, 'lib/'));
console.log(inLib('pkg'), inLib('pkg/feature/one'), isBuiltin('node:path'), isBuiltin('nope'));

for (const request of ['./missing', 'missing', '', 'pkg', 'node:missing']) {
  try {
    require(request);
  } catch (error) {
    console.log(error.name, error.code, error.message.replaceAll(__dirname, '.'), error.requireStack?.map(show));
  }
}
for (const request of ['pkg/secret', 'pkg/feature/two', 'pkg/bad']) {
  try {
    inLib(request);
  } catch (error) {
    console.log(error.code, error.message.replaceAll(__dirname, '.'));
  }
}
