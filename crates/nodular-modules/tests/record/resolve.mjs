// What require.resolve(), import and their kin find in trees of files that are made for it, below a folder called /T here.
//
// A line is ["tree", files], where a file is a text, { link } or null for a folder, or a question about the last tree:
// - ["require", request, parent, options, answer, warnings], with `paths` and `preserveSymlinks` among the options
// - ["import", specifier, parent, options, [url, format] or an error, warnings]
// - ["load", url, attributes, format or an error, warnings]
// - ["find", specifier, parent, answer], ["paths", request, parent, answer]

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import module, { createRequire, findPackageJSON, registerHooks } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TREES } from './lib/trees.mjs';

const preserveSymlinks = process.execArgv.includes('--preserve-symlinks');
const lines = [];
let root;

const hide = (value) => (typeof value === 'string' ? value.replaceAll(root, '/T') : value);
const real = (text) => text.replaceAll('/T/', `${root}/`);
const failed = (error) => ({ code: error.code, message: hide(error.message), name: error.name, ...(error.url && { url: hide(error.url) }), ...(error.path && { path: hide(error.path) }) });

let warnings = [];
process.emitWarning = (message, type, code) => warnings.push([code ?? type.code, hide(message)]);

function ask(question, answer) {
  warnings = [];
  let found;
  try {
    found = answer();
  } catch (error) {
    // What JSON.parse() complains of is the engine's.
    if (error.code === undefined) return;
    found = failed(error);
  }
  lines.push([...question, found, ...(question[0] === 'find' || question[0] === 'paths' ? [] : [warnings])]);
}

function build(tree) {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'resolve-'));
  for (const [name, content] of Object.entries(tree)) {
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (content === null) fs.mkdirSync(file);
    else if (typeof content === 'object') fs.symlinkSync(content.link.replace(/^\/T\//, `${root}/`), file);
    else fs.writeFileSync(file, content);
  }
  if (fs.existsSync(path.join(root, 'app'))) process.chdir(path.join(root, 'app'));
  process.env.HOME = path.join(root, 'home');
  process.env.NODE_PATH = `${path.join(root, 'np1')}::${path.join(root, 'np2')}`;
  module._initPaths();
  lines.push(['tree', tree]);
}

const options = preserveSymlinks ? { preserveSymlinks } : {};

function requireCase(request, parent, paths) {
  module._pathCache = { __proto__: null };
  const question = ['require', request, `/T/${parent}`, paths ? { ...options, paths } : options];
  ask(question, () => hide(createRequire(path.join(root, parent)).resolve(real(request), paths && { paths: paths.map(real) })));
}

function importCase(specifier, parentURL) {
  let found;
  const hooks = registerHooks({
    resolve(asked, context, next) {
      if (asked !== 'node:case') return next(asked, context);
      ask(['import', specifier, parentURL, options], () => {
        const answer = next(real(specifier), { ...context, parentURL: parentURL && real(parentURL) });
        return [hide(answer.url), answer.format ?? null];
      });
      return { url: 'node:fs', format: 'builtin', shortCircuit: true };
    },
  });
  import.meta.resolve('node:case');
  hooks.deregister();
  return found;
}

async function loadCase(url, importAttributes) {
  const hooks = registerHooks({
    resolve: (asked, context, next) => (asked.startsWith('case:') ? { url: asked, format: 'json', shortCircuit: true } : next(asked, context)),
    load(asked, context, next) {
      if (!asked.startsWith('case:')) return next(asked, context);
      ask(['load', url, importAttributes], () => next(real(url), { ...context, format: undefined, importAttributes }).format ?? null);
      return { format: 'json', source: '1', shortCircuit: true };
    },
  });
  await import(`case:${lines.length}`, { with: { type: 'json' } });
  hooks.deregister();
  const last = lines.at(-1);
  if (last[3]?.code === 'ERR_INVALID_RETURN_PROPERTY_VALUE' || url === 'node:nope') {
    // A hook may not return what Node itself refuses only behind the hooks.
    await import(url).catch((error) => (last[3] = failed(error)));
  }
}

for (const [name, { tree, parents, requests, few = {}, loads = [], preserve }] of Object.entries(TREES)) {
  if (preserveSymlinks && !preserve) continue;
  build(tree);
  const asked = [...parents.flatMap((parent) => requests.map((request) => [request, parent])), ...Object.entries(few).flatMap(([parent, list]) => list.map((request) => [request, parent]))];
  for (const [request, parent] of asked) {
    requireCase(request, parent);
    importCase(request, `file:///T/${parent}`);
  }
  for (const [url, attributes] of loads) await loadCase(url, attributes);
  if (preserveSymlinks) continue;
  for (const [request, parent] of asked.filter((_, index) => index % 4 === 0 && index < 300)) {
    if (request[0] !== '#' && request !== '@s/') ask(['find', request, `file:///T/${parent}`], () => hide(findPackageJSON(real(request), `file://${root}/${parent}`)) ?? null);
    ask(['paths', request, `/T/${parent}`], () => createRequire(path.join(root, parent)).resolve.paths(real(request))?.filter((one) => one.startsWith(root)).map(hide) ?? null);
  }
  if (name === 'NODE_MODULES') {
    for (const paths of [['/T/app'], ['/T/app/sub'], ['/T/'], ['/T/none', '/T/app/sub/deep'], [], ['/T/app/node_modules']]) {
      for (const request of ['one', 'outer', './main', './main.js', '../main', 'two/other', '/T/app/main.js', '@s/exp/x', '.', 'inner', 'fs', 'missing']) requireCase(request, 'app/main.js', paths);
    }
  }
  if (name === 'PATHS') {
    for (const parent of ['data:text/javascript,1', 'http://example.com/a/b.js', 'node:fs', undefined]) {
      for (const specifier of ['./a.js', '/a.js', 'fs', 'node:fs', 'homely', '#a', 'data:text/javascript,2', 'file:///T/app/a.js', 'http://example.com/c', '.', './missing', '@a', './a']) importCase(specifier, parent);
    }
  }
  process.chdir(os.tmpdir());
  fs.rmSync(root, { recursive: true });
}

const out = lines.map((line) => JSON.stringify(line)).join('\n');
if (preserveSymlinks) process.stdout.write(out);
else {
  const child = spawnSync(process.execPath, ['--preserve-symlinks', fileURLToPath(import.meta.url)], { encoding: 'utf8', maxBuffer: 1 << 26, cwd: '/' });
  if (child.status !== 0) throw new Error(child.stderr);
  console.log(`${out}\n${child.stdout}`);
}
