'use strict';

const { validateObject, validateString } = require('internal/validators');

function make(native, sep, delimiter) {
  const rules = {
    resolve(...parts) {
      for (let i = parts.length - 1; i >= 0; i--) validateString(parts[i], `paths[${i}]`);
      // A program may say itself where it is.
      if (native.resolveIn !== undefined && !parts.some(native.isAbsolute))
        return native.resolveIn(require('process').cwd(), parts);
      return native.resolve(parts);
    },
    normalize(path) {
      validateString(path, 'path');
      return native.normalize(path);
    },
    isAbsolute(path) {
      validateString(path, 'path');
      return native.isAbsolute(path);
    },
    join(...parts) {
      for (const part of parts) validateString(part, 'path');
      return native.join(parts);
    },
    relative(from, to) {
      validateString(from, 'from');
      validateString(to, 'to');
      return native.relative(from, to);
    },
    toNamespacedPath(path) {
      return typeof path === 'string' ? native.toNamespacedPath(path) : path;
    },
    dirname(path) {
      validateString(path, 'path');
      return native.dirname(path);
    },
    basename(path, suffix) {
      if (suffix !== undefined) validateString(suffix, 'suffix');
      validateString(path, 'path');
      return native.basename(path, suffix);
    },
    extname(path) {
      validateString(path, 'path');
      return native.extname(path);
    },
    format(pathObject) {
      validateObject(pathObject, 'pathObject', { function: true, array: true });
      const { dir, root, base, name, ext } = pathObject;
      const text = (part) => (part ? `${part}` : '');
      return native.format(text(dir), text(root), text(base), text(name), text(ext));
    },
    parse(path) {
      validateString(path, 'path');
      return native.parse(path);
    },
    matchesGlob(path, pattern) {
      validateString(path, 'path');
      validateString(pattern, 'pattern');
      return native.matchesGlob(path, pattern);
    },
    sep,
    delimiter,
    win32: null,
    posix: null,
  };
  rules._makeLong = rules.toNamespacedPath;
  return rules;
}

const native = binding('path');
const posix = make(native.posix, '/', ':');
const win32 = make(native.win32, '\\', ';');
posix.win32 = win32.win32 = win32;
posix.posix = win32.posix = posix;

module.exports = native.isWindows ? win32 : posix;
