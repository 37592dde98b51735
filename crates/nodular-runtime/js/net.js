'use strict';

const native = binding('net');
const { notYet } = require('internal/errors');
const { validateBoolean, validateInt32 } = require('internal/validators');

let autoSelectFamily = true;
let attemptTimeout = 500;

exports.isIP = (input) => native.isIP(`${input}`);
exports.isIPv4 = (input) => native.isIP(`${input}`) === 4;
exports.isIPv6 = (input) => native.isIP(`${input}`) === 6;

exports.getDefaultAutoSelectFamily = () => autoSelectFamily;
exports.setDefaultAutoSelectFamily = (value) => {
  validateBoolean(value, 'value');
  autoSelectFamily = value;
};
exports.getDefaultAutoSelectFamilyAttemptTimeout = () => attemptTimeout;
exports.setDefaultAutoSelectFamilyAttemptTimeout = (value) => {
  validateInt32(value, 'value', 1);
  attemptTimeout = Math.max(10, value);
};

for (const name of ['connect', 'createConnection', 'createServer']) {
  exports[name] = { [name]() { throw notYet(`net.${name}`); } }[name];
}

for (const name of ['BlockList', 'Server', 'Socket', 'SocketAddress']) {
  exports[name] = { [name]: class { constructor() { throw notYet(`net.${name}`); } } }[name];
}
exports.Stream = exports.Socket;
