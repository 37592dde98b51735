// CommonJS: `nodular-modules` finds the files, this loads them, in the shapes that programs reach into.
'use strict';

const native = binding('modules');
const path = require('path');
const { hide, invalidValue, makeError, missingArguments, notYet } = require('internal/errors');
const { validateBoolean, validateObject, validateString } = require('internal/validators');
const { isOn, valueOf } = require('internal/options');
const { ids } = binding('builtins');

const kIsMain = Symbol('kIsMainSymbol');
const loadable = new Set(ids);

function Module(id = '', parent) {
  this.id = id;
  this.path = path.dirname(id);
  this.exports = {};
  setParent(this, parent);
  addChild(parent, this);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}

// Who required a module first, by the module: asking for it is deprecated.
const parents = new WeakMap();
let setParent = (module, parent) => { hide(module, 'parent', parent); };
if (isOn('pending-deprecation')) {
  const { deprecate } = require('util');
  setParent = (module, parent) => { parents.set(module, parent); };
  Object.defineProperty(Module.prototype, 'parent', {
    __proto__: null,
    configurable: true,
    get: deprecate(function() { return parents.get(this); },
      'module.parent is deprecated due to accuracy issues. Please use require.main to find program entry point instead.',
      'DEP0144'),
    set: deprecate(function(value) { parents.set(this, value); },
      'module.parent is deprecated due to accuracy issues. Please use require.main to find program entry point instead.',
      'DEP0144'),
  });
}

// As the loader itself asks, without a warning.
function parentOf(module) {
  return isOn('pending-deprecation') ? parents.get(module) : module.parent;
}

let isPreloading = false;
Object.defineProperty(Module.prototype, 'isPreloading', {
  __proto__: null, configurable: true, enumerable: false, get: () => isPreloading,
});

function addChild(parent, child) {
  const children = parent?.children;
  if (children && !children.includes(child)) children.push(child);
}

Module._cache = { __proto__: null };
Module._pathCache = { __proto__: null };
Module._extensions = { __proto__: null };
Module.globalPaths = [];
Module.builtinModules = native.builtinModules;
Module.Module = Module;

Module.wrapper = [
  '(function (exports, require, module, __filename, __dirname) { ',
  '\n});',
];

Module.wrap = function wrap(script) {
  return Module.wrapper[0] + script + Module.wrapper[1];
};

// Whether a program has put a wrapper of its own into place.
const ownWrap = Module.wrap;
const ownWrapper = [...Module.wrapper];
function isWrapped() {
  return Module.wrap !== ownWrap || Module.wrapper[0] !== ownWrapper[0] || Module.wrapper[1] !== ownWrapper[1];
}

Module.isBuiltin = function isBuiltin(id) {
  return native.builtinId(`${id}`) !== undefined;
};

Module._nodeModulePaths = (from) => native.nodeModulesPaths(path.resolve(from));

Module._initPaths = function _initPaths() {
  Module.globalPaths = native.globalPaths();
};

Module._resolveLookupPaths = function _resolveLookupPaths(request, parent) {
  if (native.builtinId(request) !== undefined) return null;
  if (!/^\.\.?(?:\/|$)/.test(request)) {
    const paths = [...(parent?.paths ?? []), ...Module.globalPaths];
    return paths.length > 0 ? paths : null;
  }
  return parent?.id && parent.filename ? [path.dirname(parent.filename)] : ['.'];
};

Module._findPath = function _findPath(request, paths, isMain) {
  if (path.isAbsolute(request)) paths = [''];
  else if (!paths || paths.length === 0) return false;
  try {
    return native.resolveIn(request, paths.map((one) => path.resolve(one)), Object.keys(Module._extensions));
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return false;
    throw error;
  }
};

Module._resolveFilename = function _resolveFilename(request, parent, isMain, options) {
  const builtin = native.builtinId(request);
  if (builtin !== undefined) return request;
  const extensions = Object.keys(Module._extensions);
  try {
    if (options?.paths !== undefined) return resolveWithPaths(request, options.paths, extensions);
    const folder = folderOf(parent);
    return native.resolve(request, folder, fileOf(parent), extensions, Boolean(isMain));
  } catch (error) {
    throw withRequireStack(error, request, parent);
  }
};

// The file that a package's own name is resolved for: the REPL's stands in the working directory.
function fileOf(parent) {
  return parent?.filename ?? (parent?.id === '<repl>' ? path.join(process.cwd(), '<repl>') : undefined);
}

// Where relative requests of a module begin, and its search for packages.
function folderOf(parent) {
  if (parent?.filename) return path.dirname(parent.filename);
  // A module without a file, as of the REPL: its paths start in the working directory.
  return currentFolder();
}

// The program goes on in a folder that was removed.
function currentFolder() {
  try {
    return process.cwd();
  } catch {
    return '/';
  }
}

function resolveWithPaths(request, paths, extensions) {
  if (!Array.isArray(paths)) throw invalidValue('options.paths', paths);
  const isRelative = /^\.\.?(?:\/|$)/.test(request);
  for (const one of paths) {
    const folder = path.resolve(one);
    try {
      return native.resolve(request, folder, undefined, extensions);
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
    if (isRelative) continue;
  }
  throw makeError('Error', 'MODULE_NOT_FOUND', `Cannot find module '${request}'`);
}

// Node's MODULE_NOT_FOUND names who asked, and who asked for that.
function withRequireStack(error, request, parent) {
  if (error.code !== 'MODULE_NOT_FOUND' || error.requireStack !== undefined) return error;
  if (error.path !== undefined) {
    error.requestPath = request;
    return error;
  }
  const stack = [];
  for (let module = parent; module; module = parentOf(module)) stack.push(module.filename || module.id);
  const message = stack.length > 0 ? `${error.message}\nRequire stack:\n- ${stack.join('\n- ')}` : error.message;
  const told = new Error(message);
  told.code = 'MODULE_NOT_FOUND';
  told.requireStack = stack;
  return told;
}

Module._load = function _load(request, parent, isMain) {
  const builtin = builtinOf(request);
  if (builtin !== undefined && request.startsWith('node:')) return loadBuiltin(builtin, request);
  const filename = Module._resolveFilename(request, parent, isMain);
  const cached = Module._cache[filename];
  if (cached !== undefined) {
    addChild(parent, cached);
    return cached.exports;
  }
  if (builtin !== undefined) return loadBuiltin(builtin, request);

  const module = new Module(filename, parent);
  if (isMain) {
    process.mainModule = module;
    module.id = '.';
    module[kIsMain] = true;
  } else {
    module[kIsMain] = false;
  }
  Module._cache[filename] = module;
  let failed = true;
  try {
    module.load(filename);
    failed = false;
  } finally {
    if (failed) {
      delete Module._cache[filename];
      const children = parent?.children;
      const index = children?.indexOf(module) ?? -1;
      if (index !== -1) children.splice(index, 1);
    }
  }
  return module.exports;
};

function builtinOf(request) {
  const id = native.builtinId(request);
  if (id === undefined && request.startsWith('node:'))
    throw makeError('Error', 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${request}`);
  return id;
}

function loadBuiltin(id, request) {
  if (!loadable.has(id))
    throw makeError('Error', 'ERR_UNKNOWN_BUILTIN_MODULE', `not yet in Nodular: ${request}`);
  return require(id);
}

Module.prototype.load = function load(filename) {
  this.filename = filename;
  this.paths = Module._nodeModulePaths(path.dirname(filename));
  const extension = extensionOf(filename);
  if (filename.endsWith('.mjs') && Module._extensions['.mjs'] === undefined) {
    requireModule(this, filename);
    this.loaded = true;
    return;
  }
  Module._extensions[extension](this, filename);
  this.loaded = true;
};

// The longest extension that somebody registered: `.b.c` of `a.b.c` before `.c`.
function extensionOf(filename) {
  const name = path.basename(filename);
  for (let dot = name.indexOf('.', 1); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const extension = name.slice(dot);
    if (Module._extensions[extension] !== undefined) return extension;
  }
  return '.js';
}

Module.prototype.require = function(id) {
  validateString(id, 'id');
  if (id === '') throw invalidValue('id', id, 'must be a non-empty string');
  return Module._load(id, this, false);
};

Module.prototype._compile = function _compile(content, filename, format) {
  const body = isWrapped() ? native.evaluate(Module.wrap(content), filename) :
    native.compileFunction(content, filename);
  return Reflect.apply(
    body, this.exports, [this.exports, makeRequire(this), this, filename, path.dirname(filename)]);
};

function makeRequire(module) {
  function require(id) {
    return module.require(id);
  }
  require.resolve = function resolve(request, options) {
    validateString(request, 'request');
    return Module._resolveFilename(request, module, false, options);
  };
  require.resolve.paths = function paths(request) {
    validateString(request, 'request');
    return Module._resolveLookupPaths(request, module);
  };
  require.main = process.mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

Module._extensions['.js'] = function(module, filename) {
  const content = native.readText(filename);
  const format = native.requireFormat(filename, content);
  if (format === 'module') {
    requireModule(module, filename);
    return;
  }
  if (format.endsWith('typescript'))
    throw makeError('Error', 'ERR_NO_TYPESCRIPT', 'Node.js is not compiled with TypeScript support');
  module._compile(content, filename);
};

function requireModule(module, filename) {
  if (valueOf('require-module') === 'false' || valueOf('experimental-require-module') === 'false') {
    throw makeError('Error', 'ERR_REQUIRE_ESM',
      `require() of ES Module ${filename}${parentOf(module)?.filename ? ` from ${module.parent.filename}` : ''} ` +
      `not supported.\nInstead change the require of ${filename} to a dynamic import() which is available in all ` +
      'CommonJS modules.');
  }
  module.exports = require('internal/modules/esm').requireModule(filename, parentOf(module)?.filename);
}

Module._extensions['.json'] = function(module, filename) {
  const content = native.readText(filename);
  try {
    module.exports = JSON.parse(content.charCodeAt(0) === 0xFEFF ? content.slice(1) : content);
  } catch (error) {
    error.message = `${filename}: ${error.message}`;
    throw error;
  }
};

Module._extensions['.node'] = function(module, filename) {
  throw makeError('Error', 'ERR_DLOPEN_FAILED', `Nodular does not load native addons: ${filename}`);
};

Module.createRequire = function createRequire(filename) {
  let file = filename;
  if (file instanceof URL || (typeof file === 'string' && file.startsWith('file:'))) {
    file = require('url').fileURLToPath(file);
  } else if (typeof file !== 'string' || !path.isAbsolute(file)) {
    throw invalidValue('filename', filename, 'must be a file URL object, file URL string, or absolute path string');
  }
  const module = new Module(file);
  module.filename = /[/\\]$/.test(file) ? path.join(file, 'noop.js') : file;
  module.paths = Module._nodeModulePaths(path.dirname(module.filename));
  return makeRequire(module);
};

Module.syncBuiltinESMExports = function syncBuiltinESMExports() {
  require('internal/modules/esm').syncBuiltins();
};

Module.findPackageJSON = function findPackageJSON(specifier, base) {
  if (specifier === undefined) throw missingArguments('specifier');
  if (specifier instanceof URL) specifier = specifier.href;
  validateString(specifier, 'specifier');
  if (base === undefined) base = 'data:';
  else if (base instanceof URL) base = base.href;
  else validateString(base, 'base');
  if (base === 'data:' && path.isAbsolute(specifier)) base = native.pathToUrl(specifier);
  return native.findPackageJson(specifier, base) ?? undefined;
};

Module.register = function register() { throw notYet('module.register()'); };
Module.registerHooks = function registerHooks() { throw notYet('module.registerHooks()'); };
Module.stripTypeScriptTypes = function stripTypeScriptTypes(code) {
  validateString(code, 'code');
  throw notYet('module.stripTypeScriptTypes()');
};
Module.findSourceMap = function findSourceMap() { return undefined; };
Module.SourceMap = class SourceMap {
  constructor() { throw notYet('module.SourceMap'); }
};
Module.getSourceMapsSupport = function getSourceMapsSupport() {
  return Object.freeze({ __proto__: null, enabled: false, nodeModules: false, generatedCode: false });
};
Module.setSourceMapsSupport = function setSourceMapsSupport(enabled, options = {}) {
  validateBoolean(enabled, 'enabled');
  validateObject(options, 'options');
  for (const name of ['nodeModules', 'generatedCode'])
    if (options[name] !== undefined) validateBoolean(options[name], `options.${name}`);
  if (enabled) throw notYet('module.setSourceMapsSupport(true)');
};
Module.constants = Object.freeze({
  __proto__: null,
  compileCacheStatus: Object.freeze({ __proto__: null, FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 }),
});
Module.enableCompileCache = function enableCompileCache() {
  return { status: Module.constants.compileCacheStatus.DISABLED };
};
Module.getCompileCacheDir = function getCompileCacheDir() { return undefined; };
Module.flushCompileCache = function flushCompileCache() {};
Module._stat = function _stat(file) {
  const stat = require('fs').statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? -2 : stat.isDirectory() ? 1 : 0;
};
Module._debug = () => {};

Module._preloadModules = function _preloadModules(requests) {
  const parent = new Module('internal/preload', null);
  parent.filename = path.join(currentFolder(), 'noop.js');
  parent.paths = Module._nodeModulePaths(currentFolder());
  isPreloading = true;
  try {
    for (const request of requests) parent.require(request);
  } finally {
    isPreloading = false;
  }
};

/** Runs the file as the main module; `file` is as the command line has it. */
Module.runMain = function runMain(file = process.argv[1]) {
  const found = Module._findPath(path.resolve(file), null, true);
  if (found && isModule(found)) {
    require('internal/modules/esm').runMain(native.pathToUrl(found));
    return undefined;
  }
  return Module._load(file, null, true);
};

// Whether the program's first file is an ES module.
function isModule(file) {
  const extension = path.extname(file);
  if (extension === '.mjs') return true;
  if (extension !== '.js' && extension !== '') return false;
  try {
    return native.requireFormat(file, native.readText(file)) === 'module';
  } catch {
    return false;
  }
}

/** Runs source text as a module that has no file: `-e`, `-p`, standard input. */
Module.runScript = function runScript(name, source) {
  const inputType = valueOf('input-type');
  if (inputType === 'module' || (inputType === undefined && native.containsModuleSyntax(source))) {
    require('internal/modules/esm').runSource(source);
    return undefined;
  }
  const module = new Module(name);
  module.filename = path.join(currentFolder(), name);
  module.paths = Module._nodeModulePaths(currentFolder());
  return runInGlobal(module, name, source);
};

// A script of the global scope, which sees what a module sees: the value of its last statement.
function runInGlobal(module, name, source) {
  const seen = {
    exports: module.exports, require: makeRequire(module), module, __filename: name, __dirname: '.',
  };
  for (const key of Object.keys(seen)) {
    Object.defineProperty(globalThis, key, {
      __proto__: null, value: seen[key], writable: true, configurable: true, enumerable: false,
    });
  }
  for (const id of native.builtinModules) {
    if (id.startsWith('_') || id.includes('/') || id.includes(':') || id in globalThis || !loadable.has(id)) continue;
    Object.defineProperty(globalThis, id, {
      __proto__: null,
      configurable: true,
      get: () => require(id),
      set(value) {
        Object.defineProperty(globalThis, id, {
          __proto__: null, value, writable: true, configurable: true, enumerable: true,
        });
      },
    });
  }
  return native.evaluate(source, name);
}

/** One line of a file that was loaded, for the message of an uncaught error. */
function sourceLine(file, line) {
  return sourceText(file)?.split('\n')[line - 1];
}

/** The text of a file that was loaded. */
function sourceText(file) {
  try {
    return native.readText(file.startsWith('file:') ? require('url').fileURLToPath(file) : file);
  } catch {
    return undefined;
  }
}

Module._initPaths();
Object.assign(exports, { Module, loadBuiltin, makeRequire, sourceLine, sourceText });
