'use strict';

const { later } = binding('fs');
const constants = require('internal/fs/constants');
const { calls } = require('internal/fs/calls');
const { FileHandle } = require('internal/fs/handle');
const { notYet } = require('internal/errors');

function promising(name, [, prepare]) {
  const method = async (...given) => {
    // A handle stands for its descriptor.
    if (given[0] instanceof FileHandle) given[0] = given[0].fd;
    const [call, args, then] = prepare(...given);
    const value = await new Promise((resolve, reject) => {
      later[call]((error, result) => (error === null ? resolve(result) : reject(error)), ...args);
    });
    return then === undefined ? value : then(value);
  };
  Object.defineProperty(method, 'name', { __proto__: null, value: name, configurable: true });
  return method;
}

// Calls on descriptors are methods of a handle.
const ofHandles = /^(?:close|fchmod|fchown|fdatasync|fstat|fsync|ftruncate|futimes)$|\./;
for (const [name, definition] of Object.entries(calls))
  if (!ofHandles.test(name)) exports[name] = promising(name, definition);
exports.realpath = promising('realpath', calls['realpath.native']);

exports.open = async function open(path, flags, mode) {
  const [call, args] = calls.open[1](path, flags, mode);
  return new Promise((resolve, reject) => {
    later[call]((error, fd) => (error === null ? resolve(new FileHandle(fd)) : reject(error)), ...args);
  });
};

exports.mkdtempDisposable = async function mkdtempDisposable(prefix, options) {
  const path = await exports.mkdtemp(prefix, options);
  const full = require('path').resolve(`${path}`);
  const remove = () => exports.rm(full, { recursive: true, force: true });
  return { __proto__: null, path, remove, [Symbol.asyncDispose]: remove };
};

exports.opendir = async function opendir(path, options) {
  return new Promise((resolve, reject) => {
    require('internal/fs/dir').opendir(path, options, (error, dir) => (error ? reject(error) : resolve(dir)));
  });
};

for (const name of ['cp', 'glob', 'lchmod', 'watch']) {
  exports[name] = { async [name]() { throw notYet(`fsPromises.${name}`); } }[name];
}

exports.constants = constants;
