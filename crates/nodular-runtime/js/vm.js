'use strict';

const native = binding('vm');
const { invalidType, makeError, notYet } = require('internal/errors');
const {
  validateBoolean, validateFunction, validateInt32, validateObject, validateOneOf, validateString, validateStringArray,
  validateUint32, validateArray, validateBuffer,
} = require('internal/validators');

const constants = Object.freeze({
  __proto__: null,
  USE_MAIN_CONTEXT_DEFAULT_LOADER: Symbol('vm_dynamic_import_main_context_default'),
  DONT_CONTEXTIFY: Symbol('vm_context_no_contextify'),
});

// The views of the realms, by the sandboxes they were made for.
const realms = new WeakMap();
let lastName = 0;

function isContext(object) {
  validateObject(object, 'object', { function: true, array: true });
  return realms.has(object);
}

function validateContext(object) {
  if (!isContext(object)) throw invalidType('contextifiedObject', 'vm.Context', object);
}

function validateImporter(importer, name) {
  if (importer === undefined || importer === constants.USE_MAIN_CONTEXT_DEFAULT_LOADER) return;
  validateFunction(importer, name);
}

function createContext(contextObject = {}, options = {}) {
  if (contextObject === constants.DONT_CONTEXTIFY) {
    checkContextOptions(options);
    const view = native.makeContext(undefined);
    const global = native.globalThis(view);
    realms.set(global, { view, drain: options.microtaskMode === 'afterEvaluate', declared: undefined });
    return global;
  }
  if (isContext(contextObject)) return contextObject;
  checkContextOptions(options);
  const view = native.makeContext(contextObject);
  realms.set(contextObject, {
    view, drain: options.microtaskMode === 'afterEvaluate', declared: new Set(),
  });
  return contextObject;
}

function checkContextOptions(options) {
  validateObject(options, 'options');
  const { name = `VM Context ${++lastName}`, origin, codeGeneration, microtaskMode, importModuleDynamically } = options;
  validateString(name, 'options.name');
  if (origin !== undefined) validateString(origin, 'options.origin');
  if (codeGeneration !== undefined) {
    validateObject(codeGeneration, 'options.codeGeneration');
    const { strings = true, wasm = true } = codeGeneration;
    validateBoolean(strings, 'options.codeGeneration.strings');
    validateBoolean(wasm, 'options.codeGeneration.wasm');
    if (!strings) throw notYet('codeGeneration.strings of vm.createContext');
  }
  if (microtaskMode !== undefined) validateOneOf(microtaskMode, 'options.microtaskMode', ['afterEvaluate']);
  validateImporter(importModuleDynamically, 'options.importModuleDynamically');
}

// The variables of a script live in the sandbox: the realm's own global object only leads to them.
function declareVariables(sandbox, realm, names) {
  const global = native.realGlobal(realm.view);
  for (const name of names) {
    if (realm.declared.has(name)) continue;
    realm.declared.add(name);
    if (Object.getOwnPropertyDescriptor(global, name) !== undefined) continue;
    if (!(name in sandbox)) {
      try {
        sandbox[name] = undefined;
      } catch {
        // The sandbox takes no new properties: the variable stays undefined.
      }
    }
    Object.defineProperty(global, name, {
      __proto__: null,
      configurable: true,
      enumerable: true,
      get() { return sandbox[name]; },
      set(value) { sandbox[name] = value; },
    });
  }
}

function runOptions(options) {
  validateObject(options, 'options');
  const { timeout, breakOnSigint = false, displayErrors = true } = options;
  if (timeout !== undefined) validateUint32(timeout, 'options.timeout', true);
  validateBoolean(displayErrors, 'options.displayErrors');
  validateBoolean(breakOnSigint, 'options.breakOnSigint');
  if (breakOnSigint) throw notYet('breakOnSigint of vm.Script');
  return timeout ?? 0;
}

function timedOut(timeout) {
  return makeError(
    'Error', 'ERR_SCRIPT_EXECUTION_TIMEOUT', `Script execution timed out after ${timeout}ms`);
}

class Script {
  #source;
  #filename;
  #line;
  #variables;

  constructor(code, options = {}) {
    code = `${code}`;
    if (typeof options === 'string') options = { filename: options };
    else validateObject(options, 'options');
    const {
      filename = 'evalmachine.<anonymous>', lineOffset = 0, columnOffset = 0, cachedData, produceCachedData = false,
      importModuleDynamically,
    } = options;
    validateString(filename, 'options.filename');
    validateInt32(lineOffset, 'options.lineOffset');
    validateInt32(columnOffset, 'options.columnOffset');
    if (cachedData !== undefined && !ArrayBuffer.isView(cachedData))
      throw invalidType('options.cachedData', ['Buffer', 'TypedArray', 'DataView'], cachedData);
    validateBoolean(produceCachedData, 'options.produceCachedData');
    validateImporter(importModuleDynamically, 'options.importModuleDynamically');
    if (produceCachedData) throw notYet('produceCachedData of vm.Script');
    // Nothing of another engine's cache is of use.
    if (cachedData !== undefined) this.cachedDataRejected = true;
    this.#source = atColumn(code, columnOffset);
    this.#filename = filename;
    this.#line = lineOffset + 1;
    native.check(this.#source, filename, this.#line);
    const magic = /\/\/[#@] sourceMappingURL=([^\s'"]+)\s*$/.exec(code);
    this.sourceMapURL = magic === null ? undefined : magic[1];
  }

  runInThisContext(options = {}) {
    const timeout = runOptions(options);
    const result = native.runInThisContext(this.#source, this.#filename, this.#line, timeout, false);
    if (result === undefined) throw timedOut(timeout);
    return result[0];
  }

  runInContext(contextifiedObject, options = {}) {
    validateContext(contextifiedObject);
    const timeout = runOptions(options);
    const realm = realms.get(contextifiedObject);
    if (realm.declared !== undefined) {
      this.#variables ??= native.variables(this.#source);
      declareVariables(contextifiedObject, realm, this.#variables);
    }
    const result = native.runInContext(
      realm.view, this.#source, this.#filename, this.#line, timeout, realm.drain);
    if (result === undefined) throw timedOut(timeout);
    return result[0];
  }

  runInNewContext(contextObject, options = {}) {
    const context = createContext(contextObject, contextOptions(options));
    return this.runInContext(context, options);
  }

  createCachedData() {
    throw notYet('script.createCachedData');
  }
}

// The first line begins at this column.
function atColumn(code, columnOffset) {
  return columnOffset > 0 && columnOffset < 100_000 ? `${' '.repeat(columnOffset)}${code}` : code;
}

// `contextName` and its like, as `runInNewContext` calls the options of `createContext`.
function contextOptions(options) {
  if (typeof options === 'string' || options === undefined || options === null) return {};
  validateObject(options, 'options');
  const { contextName, contextOrigin, contextCodeGeneration, microtaskMode } = options;
  if (contextName !== undefined) validateString(contextName, 'options.contextName');
  if (contextOrigin !== undefined) validateString(contextOrigin, 'options.contextOrigin');
  if (contextCodeGeneration !== undefined) {
    validateObject(contextCodeGeneration, 'options.contextCodeGeneration');
    const { strings, wasm } = contextCodeGeneration;
    if (strings !== undefined) validateBoolean(strings, 'options.contextCodeGeneration.strings');
    if (wasm !== undefined) validateBoolean(wasm, 'options.contextCodeGeneration.wasm');
  }
  if (microtaskMode !== undefined) validateString(microtaskMode, 'options.microtaskMode');
  return { name: contextName, origin: contextOrigin, codeGeneration: contextCodeGeneration, microtaskMode };
}

function withFilename(options) {
  return typeof options === 'string' ? { filename: options } : options;
}

function createScript(code, options) {
  return code instanceof Script ? code : new Script(code, options);
}

function runInContext(code, contextifiedObject, options) {
  validateContext(contextifiedObject);
  options = withFilename(options) ?? {};
  return createScript(code, options).runInContext(contextifiedObject, options);
}

function runInNewContext(code, contextObject, options) {
  options = withFilename(options) ?? {};
  const context = createContext(contextObject, contextOptions(options));
  return createScript(code, options).runInContext(context, options);
}

function runInThisContext(code, options) {
  options = withFilename(options) ?? {};
  return createScript(code, options).runInThisContext(options);
}

function compileFunction(code, params, options = {}) {
  validateString(code, 'code');
  if (params !== undefined) validateStringArray(params, 'params');
  validateObject(options, 'options');
  const {
    filename = '', columnOffset = 0, lineOffset = 0, cachedData, produceCachedData = false, parsingContext,
    contextExtensions = [], importModuleDynamically,
  } = options;
  validateString(filename, 'options.filename');
  validateInt32(columnOffset, 'options.columnOffset');
  validateInt32(lineOffset, 'options.lineOffset');
  if (cachedData !== undefined) validateBuffer(cachedData, 'options.cachedData');
  validateBoolean(produceCachedData, 'options.produceCachedData');
  if (parsingContext !== undefined) {
    if (typeof parsingContext !== 'object' || parsingContext === null || !realms.has(parsingContext))
      throw invalidType('options.parsingContext', 'Context', parsingContext);
  }
  validateArray(contextExtensions, 'options.contextExtensions');
  contextExtensions.forEach((extension, i) =>
    validateObject(extension, `options.contextExtensions[${i}]`, { nullable: true, array: true, function: true }));
  validateImporter(importModuleDynamically, 'options.importModuleDynamically');
  if (produceCachedData) throw notYet('produceCachedData of vm.compileFunction');

  // Neither may end the function early: each is looked at alone.
  const list = (params ?? []).join(', ');
  native.check(`(function (${list}\n) {})`, filename, 1);
  native.check(`(function () {${code}\n})`, filename, lineOffset + 1);
  const scopes = contextExtensions.map((_, i) => `with (extensions[${i}]) `).join('');
  const text = `(function (extensions) {${scopes}return (function (${list}) {${atColumn(code, columnOffset)}\n});})`;
  const run = parsingContext === undefined ?
    native.runInThisContext(text, filename, lineOffset + 1, 0, false) :
    native.runInContext(realms.get(parsingContext).view, text, filename, lineOffset + 1, 0, false);
  const compiled = run[0](contextExtensions);
  if (cachedData !== undefined) compiled.cachedDataRejected = true;
  return compiled;
}

function measureMemory(options = {}) {
  validateObject(options, 'options');
  const { mode = 'summary', execution = 'default' } = options;
  validateOneOf(mode, 'options.mode', ['summary', 'detailed']);
  validateOneOf(execution, 'options.execution', ['default', 'eager']);
  throw notYet('vm.measureMemory');
}

module.exports = {
  Script,
  createContext,
  runInContext,
  runInNewContext,
  runInThisContext,
  isContext,
  compileFunction,
  measureMemory,
  constants,
};
