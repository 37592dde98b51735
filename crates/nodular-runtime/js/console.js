'use strict';

const { writeOut, writeError } = binding('stdio');
const { format } = require('util');

const console = {
  log(...values) { writeOut(`${format(...values)}\n`); },
  error(...values) { writeError(`${format(...values)}\n`); },
};
console.info = console.debug = console.log;
console.warn = console.error;

module.exports = console;
