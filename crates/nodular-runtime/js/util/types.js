'use strict';

const { brand: _, ...types } = binding('types');

// Keys of `crypto` are told by their class, once there are some.
types.isKeyObject = function isKeyObject() { return false; };
types.isCryptoKey = function isCryptoKey() { return false; };

module.exports = types;
