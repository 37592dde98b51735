'use strict';

const { describe, hooks, it, test } = require('internal/test/runner');
const { MockTracker } = require('internal/test/mock');
const { notYet } = require('internal/errors');

module.exports = test;
Object.assign(test, {
  after: hooks.after,
  afterEach: hooks.afterEach,
  before: hooks.before,
  beforeEach: hooks.beforeEach,
  describe,
  it,
  run() { throw notYet('test.run()'); },
  suite: describe,
  test,
});

let mock;
Object.defineProperty(test, 'mock', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() { return mock ??= new MockTracker(); },
});
Object.defineProperty(test, 'assert', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() { return require('internal/test/context').registry; },
});
Object.defineProperty(test, 'snapshot', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() { throw notYet('test.snapshot'); },
});
