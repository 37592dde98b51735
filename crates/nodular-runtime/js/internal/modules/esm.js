// ES modules: what the engine's loader asks for, and the ways into them from elsewhere.
'use strict';

const native = binding('modules');
const { register } = binding('builtins');
const { makeError } = require('internal/errors');

// What makes the exported names of builtin modules what their objects have now.
const keepers = [];
let mainUrl;

register('moduleHooks', {
  keep(update) { keepers.push(update); },
  constant: (value) => () => [value],
});

const reserved = new Set(['default', 'module.exports']);

register('builtinNames', (id) => {
  const exports = requirePublic(id);
  const names = typeof exports === 'function' || (typeof exports === 'object' && exports !== null) ?
    Object.keys(exports) : [];
  return names.filter((name) => !reserved.has(name));
});

register('loadBuiltin', (id, names) => {
  const exports = requirePublic(id);
  return [exports, names.map((name) => exports[name])];
});

function requirePublic(id) {
  return require('internal/modules/cjs').loadBuiltin(id, `node:${id}`);
}

register('loadCommonJs', (file, names) => {
  const { Module } = require('internal/modules/cjs');
  native.enterModule(native.pathToUrl(file));
  let exports;
  try {
    exports = Module._load(file, undefined, false);
  } finally {
    native.leaveModule();
  }
  const has = exports !== null && (typeof exports === 'object' || typeof exports === 'function');
  return [exports, names.map((name) => {
    if (!has) return undefined;
    try {
      return exports[name];
    } catch {
      return undefined;
    }
  })];
});

register('parseJsonModule', (source, url) => {
  const { Module } = require('internal/modules/cjs');
  const file = url.startsWith('file:') ? require('url').fileURLToPath(url) : undefined;
  const cached = file === undefined ? undefined : Module._cache[file];
  if (cached?.loaded) return cached.exports;
  try {
    return JSON.parse(source.charCodeAt(0) === 0xFEFF ? source.slice(1) : source);
  } catch (error) {
    error.message = `${file ?? url}: ${error.message}`;
    throw error;
  }
});

register('importMeta', (url) => {
  function resolve(specifier) {
    const { validateString } = require('internal/validators');
    validateString(specifier, 'specifier');
    return importResolve(specifier, url);
  }
  return [url === mainUrl, resolve];
});

// What would be imported, whether it is there or not.
function importResolve(specifier, base) {
  try {
    return native.importResolve(specifier, base);
  } catch (error) {
    if ((error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'ERR_UNSUPPORTED_DIR_IMPORT') && error.url)
      return error.url;
    throw error;
  }
}

register('moduleWarning', (code, message) => {
  const process = require('process');
  if (code.startsWith('DEP')) process.emitWarning(message, 'DeprecationWarning', code);
  else process.emitWarning(message, { code });
});

const required = new Map();

/** What the module in `file` exports, which must not wait for anything; `from` is the file that requires it. */
exports.requireModule = (file, from) => {
  const url = native.pathToUrl(file);
  const known = required.get(url);
  if (known !== undefined) return finish(known, file, url);
  const parent = from && require('path').isAbsolute(from) ? native.pathToUrl(from) : undefined;
  const isRunning = parent !== undefined && native.mayRun(parent);
  if (isRunning) native.enterModule(parent);
  const run = { namespace: undefined, promise: undefined, exports: undefined };
  try {
    if (native.isCycle(url)) {
      throw makeError('Error', 'ERR_REQUIRE_CYCLE_MODULE',
        `Cannot require() ES Module ${file} in a cycle.${from ? ` (from ${from})` : ''} A cycle involving ` +
        'require(esm) is not allowed to maintain invariants mandated by the ECMAScript specification. Try making at ' +
        'least part of the dependency in the graph lazily loaded.');
    }
    run.promise = native.runModule(url, (namespace) => { run.namespace = namespace; });
  } finally {
    if (isRunning) native.leaveModule();
  }
  required.set(url, run);
  return finish(run, file, url);
};

function finish(run, file, url) {
  const settled = native.settled(run.promise);
  if (settled == null) {
    throw makeError('Error', 'ERR_REQUIRE_ASYNC_MODULE',
      'require() cannot be used on an ESM graph with top-level await. Use import() instead. To see where the ' +
      `top-level await comes from, use --experimental-print-required-tla.\n  From ${file} \n  Requiring ${file} `);
  }
  const [isFulfilled, value] = settled;
  if (!isFulfilled) {
    // It is told here, so that nobody has to be told of the promise.
    run.promise.then(undefined, () => {});
    throw value;
  }
  run.exports ??= exported(run.namespace, url);
  return run.exports;
}

// What `require()` returns of a module: the object that it exports as "module.exports", or its namespace.
function exported(namespace, url) {
  if (Object.hasOwn(namespace, 'module.exports')) return namespace['module.exports'];
  if (!Object.hasOwn(namespace, 'default') || Object.hasOwn(namespace, '__esModule')) return namespace;
  // Compiled code looks for the mark.
  return native.markedNamespace(url);
}

/** Runs the program's first module; the program ends with 13 if it is never done. */
exports.runMain = (url) => {
  const process = require('process');
  mainUrl = url;
  const promise = native.runModule(url, () => {});
  function onExit() {
    process.exitCode ??= 13;
    binding('stdio').writeError(`Warning: Detected unsettled top-level await at ${url}\n`);
  }
  process.on('exit', onExit);
  const done = () => { process.removeListener('exit', onExit); };
  promise.then(done, (error) => {
    done();
    require('internal/main').uncaught(error, 'uncaughtException');
  });
};

/** Runs source text as a module: `--input-type=module`. */
exports.runSource = (source) => { exports.runMain(`data:text/javascript,${encodeURIComponent(source)}`); };

/** Runs the modules one after the other, as `--import` asks for. */
exports.importAll = async (specifiers) => {
  const base = native.pathToUrl(`${require('process').cwd()}/`);
  for (const specifier of specifiers) await native.runModule(native.importResolve(specifier, base), () => {});
};

/** Throws what the engine has against the source of the file. */
exports.check = (file) => {
  const source = native.readText(file);
  if (native.requireFormat(file, source) === 'module') native.checkModule(native.pathToUrl(file), source);
  else native.compileFunction(source, file);
};

/** Has `import`s of builtin modules see what was changed in their objects. */
exports.syncBuiltins = () => {
  for (const update of keepers) update();
};
