// A small project's modules: what `require()` and `import` find in it, and what they say when they do not.

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { createRequire, registerHooks } = require('node:module');

const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'modules-'));
const PACKAGE = '{"exports":{".":{"import":"./index.mjs","require":"./index.cjs"},"./*":"./lib/*.js"}}';
const SOURCE = 'exports.area = 1; module.exports = { circle, square: Square };';
const FILES = {
  'main.js': '', 'util.js': '', 'config/index.json': '{}', 'node_modules/shapes/package.json': PACKAGE,
  'node_modules/shapes/index.mjs': '', 'node_modules/shapes/index.cjs': '', 'node_modules/shapes/lib/circle.js': '',
  'names.cjs': `const circle = 1, Square = 2; ${SOURCE}`, 'export.js': 'export default 1', 'exports.js': 'exports.area = 1',
};
for (const [name, text] of Object.entries(FILES)) {
  fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  fs.writeFileSync(path.join(root, name), text);
}
process.chdir(root);
const hide = (text) => text.replaceAll(root, '/app');
const { resolve } = createRequire(path.join(root, 'main.js'));

// A hook sees what `import` resolves to without loading it.
let found;
const hooks = registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('ask:')) return next(specifier, context);
    const parentURL = `file://${root}/main.js`;
    const conditions = ['node', 'import'];
    try {
      found = next(specifier.slice('ask:'.length), { ...context, conditions, parentURL }).url;
    } catch (error) {
      found = `${error.code}: ${error.message}`;
    }
    return { url: 'node:fs', format: 'builtin', shortCircuit: true };
  },
});

async function main() {
  for (const request of ['./util', './config', 'fs', 'shapes', 'shapes/circle', 'shapes/lib/circle.js', 'colours']) {
    console.log(request);
    try {
      console.log(`  require ${hide(resolve(request)).replace(/^fs$/, 'node:fs')}`);
    } catch (error) {
      console.log(`  require ${error.code}`);
    }
    await import(`ask:${request}`);
    console.log(`  import  ${hide(found)}`);
  }
  hooks.deregister();
  const names = Object.keys(await import(path.join(root, 'names.cjs')));
  console.log(`names: ${names.filter((name) => name !== 'default' && name !== 'module.exports').join(', ')}`);
  const isModule = async (name) => !('module.exports' in (await import(path.join(root, name))));
  console.log(`ES modules: ${await isModule('export.js')} ${await isModule('exports.js')}`);
  fs.rmSync(root, { recursive: true });
}

main();
