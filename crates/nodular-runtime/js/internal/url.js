// The classes URL and URLSearchParams: `nodular-url` has the addresses and pairs, this file the WebIDL.
'use strict';

const native = binding('url');
const { invalidType, makeError, missingArguments } = require('internal/errors');

const custom = Symbol.for('nodejs.util.inspect.custom');
// Marks the handle of a URL that was made without text.
const kHandle = Symbol('handle');

function invalidThis(name) {
  return makeError('TypeError', 'ERR_INVALID_THIS', `Value of "this" must be of type ${name}`);
}

// WebIDL's text, with the words that V8 has for what is none.
function text(value) {
  if (typeof value === 'string') return value;
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return `${value}`;
}

// What the two classes let each other do.
let paramsOf;
let reload;
let handleOf;
let wrap;

class URL {
  #handle;
  #searchParams;

  static {
    handleOf = (url) => (typeof url === 'object' && url !== null && #handle in url ? url.#handle : undefined);
    wrap = (handle) => new URL(kHandle, handle);
  }

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw missingArguments('url');
    if (input === kHandle) {
      this.#handle = base;
      return;
    }
    this.#handle = base === undefined ? native.parse(text(input)) : native.parse(text(input), text(base));
  }

  static #of(url) {
    if (typeof url === 'object' && url !== null && #handle in url) return url.#handle;
    throw new TypeError('Cannot read private member #context from an object whose class did not declare it');
  }

  static #receiver(url) {
    if (typeof url === 'object' && url !== null && #handle in url) return url.#handle;
    throw new TypeError('Receiver must be an instance of class URL');
  }

  #reload() {
    if (this.#searchParams !== undefined) reload(this.#searchParams, this.#handle);
  }

  toString() { return native.get.href(URL.#receiver(this)); }

  get href() { return native.get.href(URL.#receiver(this)); }

  set href(value) {
    const handle = URL.#of(this);
    native.set.href(handle, text(value));
    this.#reload();
  }

  get origin() { return native.get.origin(URL.#of(this)); }

  get protocol() { return native.get.protocol(URL.#of(this)); }

  set protocol(value) { native.set.protocol(URL.#of(this), text(value)); }

  get username() { return native.get.username(URL.#of(this)); }

  set username(value) { native.set.username(URL.#of(this), text(value)); }

  get password() { return native.get.password(URL.#of(this)); }

  set password(value) { native.set.password(URL.#of(this), text(value)); }

  get host() { return native.get.host(URL.#of(this)); }

  set host(value) { native.set.host(URL.#of(this), text(value)); }

  get hostname() { return native.get.hostname(URL.#of(this)); }

  set hostname(value) { native.set.hostname(URL.#of(this), text(value)); }

  get port() { return native.get.port(URL.#of(this)); }

  set port(value) { native.set.port(URL.#of(this), text(value)); }

  get pathname() { return native.get.pathname(URL.#of(this)); }

  set pathname(value) { native.set.pathname(URL.#of(this), text(value)); }

  get search() { return native.get.search(URL.#receiver(this)); }

  set search(value) {
    const handle = URL.#of(this);
    native.set.search(handle, text(value));
    this.#reload();
  }

  get searchParams() {
    const handle = URL.#of(this);
    return this.#searchParams ??= paramsOf(handle);
  }

  get hash() { return native.get.hash(URL.#of(this)); }

  set hash(value) { native.set.hash(URL.#of(this), text(value)); }

  toJSON() { return native.get.href(URL.#receiver(this)); }

  static canParse(url, base = undefined) {
    if (arguments.length === 0) throw missingArguments('url');
    return base === undefined ? native.canParse(text(url)) : native.canParse(text(url), text(base));
  }

  static parse(url, base = undefined) {
    if (arguments.length === 0) throw missingArguments('url');
    url = text(url);
    if (base !== undefined) base = text(base);
    return native.canParse(url, base) ? new URL(url, base) : null;
  }

  static createObjectURL(obj) {
    return require('internal/blob').createObjectURL(obj);
  }

  static revokeObjectURL(url) {
    if (arguments.length === 0) throw missingArguments('url');
    require('internal/blob').revokeObjectURL(text(url));
  }

  [custom](depth, options) {
    if (handleOf(this) === undefined) throw invalidThis('URL');
    if (typeof depth === 'number' && depth < 0) return this;
    const { constructor } = this;
    const shown = {};
    for (const part of parts) shown[part] = this[part];
    return `${constructor.name} ${require('util').inspect(shown, options)}`;
  }
}

const parts = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search',
               'searchParams', 'hash'];

class URLSearchParams {
  #params;
  // The handle of the URL whose query this is.
  #url;

  static {
    paramsOf = (url) => {
      const params = new URLSearchParams();
      params.#params = native.params(url);
      params.#url = url;
      return params;
    };
    reload = (params, url) => native.reloadParams(params.#params, url);
  }

  constructor(init = undefined) {
    this.#params = URLSearchParams.#made(init);
  }

  static #made(init) {
    if (init === undefined) return native.newParams('');
    if ((typeof init !== 'object' || init === null) && typeof init !== 'function') return native.newParams(text(init));
    const method = init[Symbol.iterator];
    if (method === URLSearchParams.prototype[Symbol.iterator] && #params in init) return native.copyParams(init.#params);
    const params = native.newParams('');
    if (method !== undefined && method !== null) {
      if (typeof method !== 'function')
        throw makeError('TypeError', 'ERR_ARG_NOT_ITERABLE', 'Query pairs must be iterable');
      for (const pair of pairsOf(init)) native.append(params, text(pair[0]), text(pair[1]));
      return params;
    }
    // A later name replaces an earlier one that is the same in UTF-8.
    const seen = new Map();
    for (const key of Reflect.ownKeys(init)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(init, key);
      if (descriptor === undefined || !descriptor.enumerable) continue;
      seen.set(text(key).toWellFormed(), text(init[key]));
    }
    for (const [name, value] of seen) native.append(params, name, value);
    return params;
  }

  static #of(params) {
    if (typeof params === 'object' && params !== null && #params in params) return params.#params;
    throw invalidThis('URLSearchParams');
  }

  #changed() {
    if (this.#url !== undefined) native.setParams(this.#url, this.#params);
  }

  get size() { return native.size(URLSearchParams.#of(this)); }

  append(name, value) {
    const params = URLSearchParams.#of(this);
    if (arguments.length < 2) throw missingArguments('name', 'value');
    native.append(params, text(name), text(value));
    this.#changed();
  }

  delete(name, value = undefined) {
    const params = URLSearchParams.#of(this);
    if (arguments.length < 1) throw missingArguments('name');
    name = text(name);
    native.delete(params, name, value === undefined ? undefined : text(value));
    this.#changed();
  }

  get(name) {
    const params = URLSearchParams.#of(this);
    if (arguments.length < 1) throw missingArguments('name');
    return native.getParam(params, text(name)) ?? null;
  }

  getAll(name) {
    const params = URLSearchParams.#of(this);
    if (arguments.length < 1) throw missingArguments('name');
    return native.getAll(params, text(name));
  }

  has(name, value = undefined) {
    const params = URLSearchParams.#of(this);
    if (arguments.length < 1) throw missingArguments('name');
    name = text(name);
    return native.has(params, name, value === undefined ? undefined : text(value));
  }

  set(name, value) {
    const params = URLSearchParams.#of(this);
    if (arguments.length < 2) throw missingArguments('name', 'value');
    native.setParam(params, text(name), text(value));
    this.#changed();
  }

  sort() {
    native.sort(URLSearchParams.#of(this));
    this.#changed();
  }

  entries() { return iterate(URLSearchParams.#of(this), 'entries'); }

  forEach(callback, thisArg = undefined) {
    const params = URLSearchParams.#of(this);
    if (typeof callback !== 'function') throw invalidType('callback', 'Function', callback);
    for (let i = 0, pair; (pair = native.entry(params, i)) != null; i++)
      Reflect.apply(callback, thisArg, [pair[1], pair[0], this]);
  }

  keys() { return iterate(URLSearchParams.#of(this), 'keys'); }

  values() { return iterate(URLSearchParams.#of(this), 'values'); }

  toString() { return native.paramsText(URLSearchParams.#of(this)); }

  [custom](depth, options) {
    if (typeof this !== 'object' || this === null || !(#params in this)) throw invalidThis('URLSearchParams');
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const show = shower(depth, options);
    const shown = entriesFrom(this.#params, 0).map(([name, value]) => `${show(name)} => ${show(value)}`);
    if (shown.length === 0) return `${this.constructor.name} {}`;
    return `${this.constructor.name} {${layout(shown, options)} }`;
  }
}

function* pairsOf(init) {
  for (const pair of init) {
    const iterable = (typeof pair === 'object' && pair !== null) || typeof pair === 'function';
    if (!iterable || typeof pair[Symbol.iterator] !== 'function') throw invalidTuple();
    // A subclass may count differently than it iterates: what is iterated counts.
    const list = [...pair];
    if (list.length !== 2) throw invalidTuple();
    yield list;
  }
}

function invalidTuple() {
  return makeError('TypeError', 'ERR_INVALID_TUPLE', 'Each query pair must be an iterable [name, value] tuple');
}

function entriesFrom(params, start) {
  const entries = [];
  for (let i = start, pair; (pair = native.entry(params, i)) != null; i++) entries.push(pair);
  return entries;
}

function shower(depth, options) {
  const { inspect } = require('util');
  const inner = { ...options };
  if (depth !== null) inner.depth = depth - 1;
  return (value) => inspect(value, inner);
}

// On one line if it fits.
function layout(shown, options) {
  const { stripVTControlCharacters } = require('util');
  const length = shown.reduce((sum, one) => sum + stripVTControlCharacters(one).length + 2, -2);
  return length > options.breakLength ? `\n  ${shown.join(',\n  ')}` : ` ${shown.join(', ')}`;
}

let iterate;

class URLSearchParamsIterator {
  #params;
  #kind;
  #index = 0;

  static {
    iterate = (params, kind) => {
      const iterator = new URLSearchParamsIterator();
      iterator.#params = params;
      iterator.#kind = kind;
      return iterator;
    };
  }

  #shape(pair) {
    return this.#kind === 'keys' ? pair[0] : this.#kind === 'values' ? pair[1] : pair;
  }

  next() {
    if (typeof this !== 'object' || this === null || !(#params in this)) throw invalidThis('URLSearchParamsIterator');
    const pair = native.entry(this.#params, this.#index);
    if (pair == null) return { done: true, value: undefined };
    this.#index++;
    return { done: false, value: this.#shape(pair) };
  }

  [custom](depth, options) {
    if (typeof this !== 'object' || this === null || !(#params in this)) throw invalidThis('URLSearchParamsIterator');
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const show = shower(depth, options);
    const shown = entriesFrom(this.#params, this.#index).map((pair) => show(this.#shape(pair)));
    return `${this[Symbol.toStringTag]} {${layout(shown, options)} }`;
  }
}

function hidden(value) {
  return { __proto__: null, configurable: true, value };
}

function enumerable(object, keys) {
  for (const key of keys) Object.defineProperty(object, key, { __proto__: null, enumerable: true });
}

enumerable(URL.prototype, [...parts, 'toString', 'toJSON']);
enumerable(URL, ['parse', 'canParse', 'createObjectURL', 'revokeObjectURL']);
Object.defineProperty(URL.prototype, Symbol.toStringTag, hidden('URL'));
enumerable(URLSearchParams.prototype, ['size', 'append', 'delete', 'get', 'getAll', 'has', 'set', 'sort', 'entries',
                                       'forEach', 'keys', 'values', 'toString']);
Object.defineProperty(URLSearchParams.prototype, Symbol.toStringTag, hidden('URLSearchParams'));
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator,
  { __proto__: null, configurable: true, writable: true, value: URLSearchParams.prototype.entries });
Object.setPrototypeOf(URLSearchParamsIterator.prototype,
  Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())));
delete URLSearchParamsIterator.prototype.constructor;
enumerable(URLSearchParamsIterator.prototype, ['next']);
Object.defineProperty(URLSearchParamsIterator.prototype, Symbol.toStringTag, hidden('URLSearchParams Iterator'));

/** Whether something is a URL of the standard, of this realm or another, and not an object of `url.parse()`. */
function isURL(value) {
  return Boolean(value?.href && value.protocol && value.auth === undefined && value.path === undefined);
}

/** Whether it is an object of the class. */
function hasHandle(value) {
  return handleOf(value) !== undefined;
}

function fileURLToPath(path, options) {
  const url = toURL(path);
  return located(() => native.fileURLToPath(url.href, options?.windows), url);
}

function fileURLToPathBuffer(path, options) {
  const url = toURL(path);
  return located(() => native.fileURLToPathBuffer(url.href, options?.windows), url);
}

function toURL(path) {
  if (typeof path === 'string') return new URL(path);
  if (!isURL(path)) throw invalidType('path', ['string', 'URL'], path);
  return path;
}

// An error about the path tells which URL it was.
function located(work, url) {
  try {
    return work();
  } catch (error) {
    if (error.code === 'ERR_INVALID_FILE_URL_PATH') error.input = url;
    throw error;
  }
}

function pathToFileURL(path, options) {
  if (typeof path !== 'string') throw invalidType('path', 'string', path);
  return wrap(native.pathToFileURL(path, options?.windows));
}

/** What modules take for a path: a `file:` URL's, or the value as it is. */
function toPathIfFileURL(value) {
  return isURL(value) ? fileURLToPath(value) : value;
}

Object.assign(exports, {
  URL,
  URLSearchParams,
  fileURLToPath,
  fileURLToPathBuffer,
  hasHandle,
  isURL,
  pathToFileURL,
  toPathIfFileURL,
});
