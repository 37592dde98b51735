// What the functions of tests and suites are given.
'use strict';

const { makeError } = require('internal/errors');
const { validateFunction, validateNumber, validateObject, validateString, validateUint32 } = require('internal/validators');

// The functions of `t.assert`, with those that `assert.register()` added.
const own = new Map();
const registry = {
  register(name, fn) {
    validateString(name, 'name');
    validateFunction(fn, 'fn');
    own.set(name, fn);
  },
};

class Plan {
  constructor(count, item, options) {
    this.expected = count;
    this.item = item;
    this.wait = options?.wait;
  }

  get isMet() { return this.item.asserted === this.expected; }

  async check() {
    if (!this.isMet && this.wait) {
      const until = this.wait === true ? Infinity : Date.now() + this.wait;
      while (!this.isMet && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    if (this.isMet) return;
    const { failure } = require('internal/test/runner');
    throw failure('testCodeFailure', `plan expected ${this.expected} assertions but received ${this.item.asserted}`);
  }
}

const items = new WeakMap();

class TestContext {
  #item;
  #assert;

  constructor(item) {
    this.#item = item;
    items.set(this, item);
  }

  get signal() { return this.#item.controller.signal; }
  get name() { return this.#item.name; }
  get fullName() { return this.#item.fullName; }
  get filePath() { return this.#item.place.file; }
  get error() { return this.#item.error; }
  get passed() { return this.#item.error === null; }
  get attempt() { return 0; }

  get mock() {
    const { MockTracker } = require('internal/test/mock');
    return this.mockTracker ??= new MockTracker();
  }

  get assert() {
    if (this.#assert !== undefined) return this.#assert;
    const assert = require('assert');
    const counted = {};
    const count = (fn) => (...args) => {
      if (this.#item.plan !== undefined) this.#item.asserted++;
      return fn.apply(this, args);
    };
    for (const name of assertions) counted[name] = count(assert[name]);
    for (const [name, fn] of own) counted[name] = count(fn);
    return this.#assert = counted;
  }

  plan(count, options = {}) {
    validateUint32(count, 'count');
    validateObject(options, 'options');
    this.#item.plan = new Plan(count, this.#item, options);
  }

  diagnostic(message) { this.#item.diagnostics.push(`${message}`); }
  runOnly(value) { this.#item.runsOnly = Boolean(value); }
  skip(message) { this.#item.skipped = message === undefined ? '' : `${message}`; }
  todo(message) { this.#item.todo = message === undefined ? '' : `${message}`; }

  test(name, options, fn) {
    if (this.#item.plan !== undefined) this.#item.asserted++;
    return require('internal/test/runner').subtest(this.#item, [name, options, fn]);
  }

  async waitFor(condition, options = {}) {
    validateFunction(condition, 'condition');
    validateObject(options, 'options');
    const { interval = 50, timeout = 1000 } = options;
    validateNumber(interval, 'options.interval', 0);
    validateNumber(timeout, 'options.timeout', 0);
    const end = Date.now() + timeout;
    for (;;) {
      try {
        return await condition();
      } catch (cause) {
        if (Date.now() >= end)
          throw Object.assign(makeError('Error', 'ERR_TEST_FAILURE', 'waitFor() timed out'), { cause });
      }
      await new Promise((resolve) => setTimeout(resolve, interval));
    }
  }
}

for (const name of ['before', 'after', 'beforeEach', 'afterEach']) {
  const { [name]: value } = {
    [name](fn, options) { require('internal/test/runner').addHook(items.get(this), name, fn, options); },
  };
  Object.defineProperty(TestContext.prototype, name, { __proto__: null, value, configurable: true, writable: true });
}

class SuiteContext {
  #item;
  constructor(item) { this.#item = item; }
  get signal() { return this.#item.controller.signal; }
  get name() { return this.#item.name; }
  get fullName() { return this.#item.fullName; }
  get filePath() { return this.#item.place?.file; }
  diagnostic(message) { this.#item.diagnostics.push(`${message}`); }
}

const assertions = [
  'deepEqual', 'deepStrictEqual', 'doesNotMatch', 'doesNotReject', 'doesNotThrow', 'equal', 'fail', 'ifError', 'match',
  'notDeepEqual', 'notDeepStrictEqual', 'notEqual', 'notStrictEqual', 'partialDeepStrictEqual', 'rejects',
  'strictEqual', 'throws', 'ok',
];

module.exports = { SuiteContext, TestContext, registry };
