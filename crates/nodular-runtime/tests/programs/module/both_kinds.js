'use strict';

const source = (text) => `data:text/javascript,${encodeURIComponent(text)}`;

async function main() {
  const path = await import('node:path');
  console.log(path.default === require('path'), path.join === require('path').join);
  const two = source('export const two = await Promise.resolve(2);');
  console.log(await import(source(`import { two } from '${two}'; export default two * 21;`)));
  console.log((await import('data:application/json,{"a":1}', { with: { type: 'json' } })).default);
  for (const wrong of ['./missing.mjs', 'missing', 'http://localhost/', 'node:missing', 'data:application/json,1']) {
    await import(wrong).catch((error) => console.log(error.code));
  }
  const { syncBuiltinESMExports } = require('module');
  const { join } = require('path');
  require('path').join = () => 'replaced';
  syncBuiltinESMExports();
  console.log(path.join('a', 'b'));
  require('path').join = join;
  syncBuiltinESMExports();
  console.log(path.join('a', 'b'));
}

main();
