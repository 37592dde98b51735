// `node:test`: the tree of suites and tests, and the order in which it runs.
'use strict';

const { register } = binding('builtins');
const { callerSite } = require('internal/test/place');
const { Report } = require('internal/test/report');
const { TestContext, SuiteContext } = require('internal/test/context');
const { AbortError, makeError } = require('internal/errors');
const {
  validateAbortSignal, validateFunction, validateNumber, validateObject, validateUint32,
} = require('internal/validators');

const noop = () => {};
const hookNames = ['before', 'after', 'beforeEach', 'afterEach'];

// A test or a suite. Its children run one after the other, or `concurrency` at a time.
class Item {
  constructor(kind, parent, name, options, fn, place) {
    this.kind = kind;
    this.parent = parent;
    this.name = name;
    this.options = options;
    this.fn = fn;
    this.place = place;
    this.children = [];
    this.hooks = { before: [], after: [], beforeEach: [], afterEach: [] };
    this.level = parent === null ? -1 : parent.level + 1;
    this.number = parent === null ? 0 : parent.children.push(this);
    this.skipped = options.skip !== undefined && options.skip !== false ? text(options.skip) : undefined;
    this.todo = options.todo !== undefined && options.todo !== false ? text(options.todo) : undefined;
    this.diagnostics = [];
    this.error = null;
    this.finished = false;
    this.startedBefore = false;
    this.controller = new AbortController();
    this.plan = undefined;
    this.asserted = 0;
    this.running = 0;
    this.waiting = [];
    this.done = new Promise((resolve) => { this.resolve = resolve; });
  }

  get failed() { return this.error !== null && this.todo === undefined; }

  get fullName() {
    return this.parent === null || this.parent.parent === null ? this.name : `${this.parent.fullName} > ${this.name}`;
  }

  // Runs `child` when it is its turn.
  enqueue(child) {
    this.waiting.push(child);
    this.pump();
  }

  pump() {
    while (this.waiting.length > 0 && this.running < concurrencyOf(this)) {
      const child = this.waiting.shift();
      this.running++;
      child.run().then(() => {
        this.running--;
        child.finished = true;
        report.finished(child);
        child.resolve();
        this.pump();
        if (this.running === 0 && this.waiting.length === 0) this.idle?.();
      });
    }
  }

  // All children that were started are done.
  settled() {
    if (this.running === 0 && this.waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => { this.idle = resolve; });
  }

  async run() {
    this.start = now();
    const filter = skippedByOnly(this);
    if (filter) this.skipped ??= '\'only\' option not set';
    try {
      if (this.skipped === undefined) await (this.kind === 'suite' ? this.runSuite() : this.runTest());
    } catch (error) {
      this.error ??= error;
    }
    this.duration = since(this.start);
    const failedChildren = this.children.filter((child) => child.failed).length;
    if (this.error === null && failedChildren > 0) {
      this.error = failure('subtestsFailed', `${failedChildren} subtest${failedChildren > 1 ? 's' : ''} failed`);
    }
  }

  async runSuite() {
    await this.built;
    await this.runBefore();
    for (const child of this.children) if (!child.queued) queue(this, child);
    await this.settled();
    for (const { fn, options } of this.hooks.after) await runHook('after', fn, this.context, options);
  }

  async runTest() {
    const context = this.context = new TestContext(this);
    const chain = ancestors(this);
    let error;
    try {
      for (const suite of chain) await suite.runBefore();
      for (const suite of chain)
        for (const { fn, options } of suite.hooks.beforeEach) await runHook('beforeEach', fn, context, options);
      await limited(this, () => callTest(this.fn, context, this.controller.signal));
      await this.settled();
      if (this.plan !== undefined) await this.plan.check();
    } catch (thrown) {
      error = thrown === undefined || thrown === null || typeof thrown !== 'object' ?
        Object.assign(failure('testCodeFailure', String(thrown)), { cause: thrown }) : thrown;
    }
    this.error = error ?? null;
    try {
      for (const suite of chain.toReversed())
        for (const { fn, options } of suite.hooks.afterEach) await runHook('afterEach', fn, context, options);
      for (const { fn, options } of this.hooks.after) await runHook('after', fn, context, options);
    } catch (thrown) {
      this.error ??= thrown;
    }
    this.controller.abort();
    context.mockTracker?.reset();
  }

  // The `before` hooks, once, before the first of its tests.
  async runBefore() {
    if (this.startedBefore) return this.beforeDone;
    this.startedBefore = true;
    this.beforeDone = (async () => {
      for (const { fn, options } of this.hooks.before) await runHook('before', fn, this.context, options);
    })();
    return this.beforeDone;
  }
}

function text(option) {
  return typeof option === 'string' ? option : '';
}

function concurrencyOf(item) {
  const { concurrency } = item.options;
  if (concurrency === true) return item.level < 0 || item.kind === 'suite' ? Infinity : 1;
  return typeof concurrency === 'number' && concurrency > 0 ? concurrency : 1;
}

// With `--test-only`, only what is marked so runs, and what is in it.
function skippedByOnly(item) {
  if (!require('internal/options').isOn('test-only')) return false;
  const marked = (one) => one.options.only || one.children.some(marked);
  for (let one = item; one !== null; one = one.parent) if (one.options.only) return false;
  return !marked(item);
}

// The suites and tests around an item, outermost first.
function ancestors(item) {
  const chain = [];
  for (let one = item.parent; one !== null; one = one.parent) chain.unshift(one);
  return chain;
}

function failure(type, message) {
  const error = makeError('Error', 'ERR_TEST_FAILURE', message, failure);
  error.failureType = type;
  return error;
}

async function runHook(name, fn, context, options) {
  try {
    await withTimeout(() => callTest(fn, context, options.signal), options);
  } catch (error) {
    throw error instanceof Error ? error : failure('hookFailed', `failed running ${name} hook`);
  }
}

// A function with a second parameter is given a callback; otherwise what it returns is awaited.
function callTest(fn, context) {
  if (fn.length < 2 || (context instanceof SuiteContext)) return fn.call(context, context);
  return new Promise((resolve, reject) => {
    let called = false;
    const result = fn.call(context, context, (error) => {
      if (called) return;
      called = true;
      if (error) reject(error);
      else resolve();
    });
    if (typeof result?.then === 'function') {
      called = true;
      reject(failure('callbackAndPromisePresent', 'passed a callback but also returned a Promise'));
    }
  });
}

function limited(item, work) {
  return withTimeout(work, {
    timeout: item.options.timeout, signal: item.options.signal, told: `test timed out after ${item.options.timeout}ms`,
  });
}

function withTimeout(work, { timeout, signal, told = `test timed out after ${timeout}ms` }) {
  if ((timeout === undefined || timeout === Infinity) && signal === undefined) return work();
  if (signal?.aborted) return Promise.reject(new AbortError(undefined, { cause: signal.reason }));
  return new Promise((resolve, reject) => {
    let timer;
    if (timeout !== undefined && timeout !== Infinity)
      timer = setTimeout(() => reject(failure('testTimeoutFailure', told)), timeout);
    const abort = () => reject(new AbortError(undefined, { cause: signal.reason }));
    signal?.addEventListener('abort', abort, { once: true });
    Promise.resolve().then(work).then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    });
  });
}

function now() {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

// Milliseconds with all of the clock's nanoseconds and no more.
function since(start) {
  return Math.round((now() - start) * 1e6) / 1e6;
}

const root = new Item('suite', null, '<root>', {}, noop);
root.context = new SuiteContext(root);
const report = new Report(root);
let current = root;
let isWatching = false;

// The run ends with the program.
function watch() {
  if (isWatching) return;
  isWatching = true;
  process.on('beforeExit', finish);
  process.once('exit', () => {
    cancelUnfinished(root);
    report.end(root);
    if (report.failed > 0) process.exitCode = 1;
  });
}

let isFinishing = false;
async function finish() {
  if (isFinishing) return;
  isFinishing = true;
  try {
    for (const { fn, options } of root.hooks.after) await runHook('after', fn, root.context, options);
  } catch (error) {
    root.error = error;
    process.exitCode = 1;
  }
}

// What waits for something that can no longer come.
function cancelUnfinished(item) {
  for (const child of item.children) {
    if (child.finished) continue;
    cancelUnfinished(child);
    child.cancelled = true;
    child.duration ??= child.start === undefined ? 0 : since(child.start);
    child.error = failure('cancelledByParent',
      'Promise resolution is still pending but the event loop has already resolved');
    child.finished = true;
    report.finished(child);
  }
}

function queue(parent, child) {
  child.queued = true;
  parent.enqueue(child);
}

// The arguments are (name, options, fn), each of which may be left out.
function parse(name, options, fn, extra) {
  if (typeof name === 'function') {
    fn = name;
  } else if (name !== null && typeof name === 'object') {
    fn = options;
    options = name;
  } else if (typeof options === 'function') {
    fn = options;
  }
  if (options === null || typeof options !== 'object') options = {};
  if (fn === undefined) fn = noop;
  validateFunction(fn, 'fn');
  options = { ...options, ...extra };
  validateObject(options, 'options');
  const { timeout, signal, concurrency } = options;
  if (timeout != null && timeout !== Infinity) validateNumber(timeout, 'options.timeout', 0, 2147483647);
  validateAbortSignal(signal, 'options.signal');
  if (typeof concurrency === 'number') validateUint32(concurrency, 'options.concurrency', true);
  const given = typeof name === 'string' && name !== '' ? name : fn.name || '<anonymous>';
  return { name: given, options, fn };
}

function add(kind, parent, args, extra) {
  watch();
  const { name, options, fn } = parse(...args, extra);
  const item = new Item(kind, parent, name, options, fn, callerSite());
  if (kind === 'suite') {
    item.context = new SuiteContext(item);
    // The body of a suite runs at once: it only says which tests there are.
    const outer = current;
    current = item;
    try {
      item.built = item.skipped === undefined ? Promise.resolve(fn.call(item.context, item.context)) : undefined;
    } catch (error) {
      item.error = error;
    } finally {
      current = outer;
    }
    item.built?.catch?.((error) => { item.error = error; });
  }
  // Tests of a suite begin when it does.
  if (parent.kind !== 'suite' || parent === root) queue(parent, item);
  return parent.kind === 'suite' && parent !== root ? Promise.resolve() : item.done;
}

function variants(kind) {
  const define = (extra) => function(name, options, fn) {
    return add(kind, current, [name, options, fn], extra);
  };
  const made = define({});
  Object.defineProperty(made, 'name', { __proto__: null, value: kind === 'suite' ? 'suite' : 'test' });
  for (const option of ['skip', 'todo', 'only']) made[option] = define({ [option]: true });
  return made;
}

const hooks = {};
for (const name of hookNames) {
  hooks[name] = (fn, options) => addHook(current, name, fn, options);
}

function addHook(item, name, fn, options = {}) {
  watch();
  validateFunction(fn, 'fn');
  validateObject(options, 'options');
  item.hooks[name].push({ fn, options });
}

register('isTesting', () => isWatching);

const test = variants('test');
module.exports = {
  addHook,
  describe: variants('suite'),
  failure,
  hooks,
  it: variants('test'),
  subtest: (item, args) => add('test', item, args, {}),
  test,
};
