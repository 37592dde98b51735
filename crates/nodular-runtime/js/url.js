'use strict';

const native = binding('url');
const { invalidType, missingArguments, notYet } = require('internal/errors');
const { validateObject, validateString } = require('internal/validators');
const {
  URL, URLSearchParams, fileURLToPath, fileURLToPathBuffer, hasHandle, pathToFileURL,
} = require('internal/url');

let warned = false;

/** The parser of old: an address in parts. */
function Url() {
  this.protocol = null;
  this.slashes = null;
  this.auth = null;
  this.host = null;
  this.port = null;
  this.hostname = null;
  this.hash = null;
  this.search = null;
  this.query = null;
  this.pathname = null;
  this.path = null;
  this.href = null;
}

function parse(url, parseQueryString, slashesDenoteHost) {
  if (!warned && !require('internal/caller').isInsideNodeModules()) {
    warned = true;
    process.emitWarning(
      '`url.parse()` behavior is not standardized and prone to errors that have security implications. ' +
      'Use the WHATWG URL API instead. CVEs are not issued for `url.parse()` vulnerabilities.',
      'DeprecationWarning', 'DEP0169');
  }
  return parsed(url, parseQueryString, slashesDenoteHost);
}

function parsed(url, parseQueryString, slashesDenoteHost) {
  if (url instanceof Url) return url;
  return new Url().parse(url, parseQueryString, slashesDenoteHost);
}

Url.prototype.parse = function(url, parseQueryString, slashesDenoteHost) {
  validateString(url, 'url');
  return Object.assign(this, native.legacyParse(url, Boolean(parseQueryString), Boolean(slashesDenoteHost)));
};

function format(urlObject, options) {
  if (typeof urlObject === 'string') {
    urlObject = parsed(urlObject);
  } else if (typeof urlObject !== 'object' || urlObject === null) {
    throw invalidType('urlObject', ['Object', 'string'], urlObject);
  } else if (hasHandle(urlObject)) {
    return formatURL(urlObject, options);
  }
  return Url.prototype.format.call(urlObject);
}

function formatURL(url, options) {
  const wanted = { fragment: true, unicode: false, search: true, auth: true };
  if (options) {
    validateObject(options, 'options');
    for (const key of Object.keys(wanted))
      if (options[key] != null) wanted[key] = Boolean(options[key]);
  }
  return native.format(url.href, wanted.fragment, wanted.unicode, wanted.search, wanted.auth);
}

Url.prototype.format = function() {
  const parts = { ...this };
  for (const key of ['protocol', 'slashes', 'auth', 'host', 'port', 'hostname', 'hash', 'search', 'pathname'])
    parts[key] = this[key];
  const { query } = this;
  if (query !== null && typeof query === 'object') {
    const text = require('querystring').stringify(query);
    parts.search ||= text && `?${text}`;
    parts.query = null;
  }
  return native.legacyFormat(parts);
};

function resolve(from, to) {
  return parsed(from, false, true).resolve(to);
}

Url.prototype.resolve = function(relative) {
  return this.resolveObject(parsed(relative, false, true)).format();
};

function resolveObject(from, to) {
  if (!from) return to;
  return parsed(from, false, true).resolveObject(to);
}

Url.prototype.resolveObject = function(relative) {
  if (typeof relative === 'string') relative = new Url().parse(relative, false, true);
  const resolved = new Url();
  Object.assign(resolved, native.legacyResolve(this, relative));
  // A query that was parsed stays as it is.
  for (const from of [relative, this])
    if (typeof from.query === 'object' && resolved.search === from.search) resolved.query = from.query;
  return resolved;
};

Url.prototype.parseHost = function() {
  let { host } = this;
  const port = /:[0-9]*$/.exec(host);
  if (port !== null) {
    if (port[0] !== ':') this.port = port[0].slice(1);
    host = host.slice(0, -port[0].length);
  }
  if (host) this.hostname = host;
};

function domainToASCII(domain) {
  if (arguments.length < 1) throw missingArguments('domain');
  return native.domainToASCII(`${domain}`);
}

function domainToUnicode(domain) {
  if (arguments.length < 1) throw missingArguments('domain');
  return native.domainToUnicode(`${domain}`);
}

function urlToHttpOptions(url) {
  validateObject(url, 'url', { array: true });
  const { hostname, pathname, port, username, password, search } = url;
  const options = {
    __proto__: null,
    // What a program added to the object is an option too.
    ...url,
    protocol: url.protocol,
    hostname: hostname?.[0] === '[' ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href: url.href,
  };
  if (port !== '') options.port = Number(port);
  if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

class URLPattern {
  constructor() {
    throw notYet('URLPattern');
  }
}

module.exports = {
  Url,
  parse,
  resolve,
  resolveObject,
  format,
  URL,
  URLPattern,
  URLSearchParams,
  domainToASCII,
  domainToUnicode,
  pathToFileURL,
  fileURLToPath,
  fileURLToPathBuffer,
  urlToHttpOptions,
};
