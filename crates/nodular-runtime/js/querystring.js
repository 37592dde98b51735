'use strict';

const native = binding('querystring');
const { makeError } = require('internal/errors');

function escape(str) {
  if (typeof str !== 'string') str = typeof str === 'object' ? String(str) : str + '';
  const escaped = native.escape(str);
  if (typeof escaped !== 'string') throw makeError('URIError', 'ERR_INVALID_URI', 'URI malformed');
  return escaped;
}

function unescapeBuffer(s, decodeSpaces) {
  return native.unescapeBuffer(decodeSpaces ? s.replaceAll('+', ' ') : s);
}

function unescape(s, decodeSpaces) {
  try {
    return decodeURIComponent(s);
  } catch {
    return querystring.unescapeBuffer(s, decodeSpaces).toString();
  }
}

function primitive(value) {
  switch (typeof value) {
    case 'string': return value;
    case 'number': return Number.isFinite(value) ? `${value}` : '';
    case 'bigint': return `${value}`;
    case 'boolean': return value ? 'true' : 'false';
    default: return '';
  }
}

function stringify(obj, sep, eq, options) {
  if (obj === null || typeof obj !== 'object') return '';
  sep ||= '&';
  eq ||= '=';
  const encode = typeof options?.encodeURIComponent === 'function' ? options.encodeURIComponent : querystring.escape;
  // What Node's own function would not change, such as a number, it is not asked about.
  const own = encode === escape;
  const text = (value) => {
    const plain = primitive(value);
    if (!own) return encode(plain);
    return typeof value === 'string' || /[^\w.-]/.test(plain) ? encode(plain) : plain;
  };
  const fields = [];
  for (const key of Object.keys(obj)) {
    const value = obj[key];
    const start = text(key) + eq;
    if (Array.isArray(value))
      for (const one of value) fields.push(start + text(one));
    else
      fields.push(start + text(value));
  }
  return fields.join(sep);
}

// Where nothing separates a key from its value, all is value.
function withoutKeys(parsed) {
  const values = Object.entries(parsed).flatMap(([key, value]) => (Array.isArray(value) ? value.map(() => key) : key));
  return { '__proto__': null, '': values.length === 1 ? values[0] : values };
}

function parse(qs, sep, eq, options) {
  if (typeof qs !== 'string' || qs.length === 0) return { __proto__: null };
  let maxKeys = 1000;
  if (typeof options?.maxKeys === 'number') {
    // Whatever is not above 0 stands for no limit.
    maxKeys = options.maxKeys > 0 ? options.maxKeys : 0;
  }
  const decode = typeof options?.decodeURIComponent === 'function' ?
    options.decodeURIComponent : querystring.unescape;
  const custom = decode === unescape ? undefined : decode;
  // What becomes empty text separates nothing, unlike empty text itself: it is as if it never came.
  const separator = (value) => (value ? `${value}` || `${qs}\0` : '');
  const parsed = native.parse(qs, separator(sep), separator(eq), maxKeys, custom);
  return eq && `${eq}` === '' ? withoutKeys(parsed) : parsed;
}

const querystring = module.exports = {
  unescapeBuffer,
  unescape,
  escape,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
};
