'use strict';

const { invalidType } = require('internal/errors');
const { validateFunction } = require('internal/validators');

// Channels by their names: one without subscribers is forgotten when nobody has it any more.
const channels = new Map();
const forgotten = new FinalizationRegistry((name) => {
  if (channels.get(name)?.weak.deref() === undefined) channels.delete(name);
});

// Keeps a channel while somebody subscribes to it, however often.
function retain(channel, count) {
  const entry = channels.get(channel.name);
  if (entry === undefined || entry.weak.deref() !== channel) return;
  entry.uses += count;
  entry.strong = entry.uses > 0 ? channel : undefined;
}

// What a subscriber throws concerns the handlers of uncaught errors.
function throwLater(error) {
  process.nextTick(() => { throw error; });
}

class Scope {
  #end;

  constructor(end) { this.#end = end; }

  [Symbol.dispose]() {
    const end = this.#end;
    this.#end = undefined;
    end?.();
  }
}

// A channel that somebody listens to. Channels change between this and the plain class, which does nothing quickly.
class ActiveChannel {
  subscribe(subscription) {
    validateFunction(subscription, 'subscription');
    // The list is replaced: a publication in progress goes on with the one it has.
    this._subscribers = [...this._subscribers, subscription];
    retain(this, 1);
  }

  unsubscribe(subscription) {
    const index = this._subscribers.indexOf(subscription);
    if (index === -1) return false;
    this._subscribers = this._subscribers.toSpliced(index, 1);
    retain(this, -1);
    rest(this);
    return true;
  }

  bindStore(store, transform) {
    if (!this._stores.has(store)) retain(this, 1);
    this._stores.set(store, transform);
  }

  unbindStore(store) {
    if (!this._stores.delete(store)) return false;
    retain(this, -1);
    rest(this);
    return true;
  }

  get hasSubscribers() { return true; }

  publish(data) {
    const subscribers = this._subscribers;
    for (let i = 0; i < subscribers.length; i++) {
      try {
        const subscriber = subscribers[i];
        subscriber(data, this.name);
      } catch (error) {
        throwLater(error);
      }
    }
  }

  withStoreScope(data) {
    const undo = [];
    for (const [store, transform] of this._stores) {
      let context = data;
      if (transform) {
        try {
          context = transform(data);
        } catch (error) {
          throwLater(error);
          continue;
        }
      }
      const prior = store.getStore();
      store.enterWith(context);
      undo.push(() => store.enterWith(prior));
    }
    this.publish(data);
    return new Scope(() => { while (undo.length > 0) undo.pop()(); });
  }

  runStores(data, fn, thisArg, ...args) {
    const scope = this.withStoreScope(data);
    try {
      return Reflect.apply(fn, thisArg, args);
    } finally {
      scope[Symbol.dispose]();
    }
  }
}

class Channel {
  constructor(name) {
    this._subscribers = undefined;
    this._stores = undefined;
    this.name = name;
    this._index = undefined;
    if (!channels.get(name)?.weak.deref()) {
      channels.set(name, { weak: new WeakRef(this), strong: undefined, uses: 0 });
      forgotten.register(this, name);
    }
  }

  static [Symbol.hasInstance](instance) {
    const prototype = instance == null ? null : Object.getPrototypeOf(instance);
    return prototype === Channel.prototype || prototype === ActiveChannel.prototype;
  }

  subscribe(subscription) {
    validateFunction(subscription, 'subscription');
    wake(this);
    this.subscribe(subscription);
  }

  unsubscribe() { return false; }

  bindStore(store, transform) {
    wake(this);
    this.bindStore(store, transform);
  }

  unbindStore() { return false; }

  get hasSubscribers() { return false; }

  publish() {}

  runStores(data, fn, thisArg, ...args) { return Reflect.apply(fn, thisArg, args); }

  withStoreScope() { return new Scope(); }
}

function wake(channel) {
  Object.setPrototypeOf(channel, ActiveChannel.prototype);
  channel._subscribers = [];
  channel._stores = new Map();
}

function rest(channel) {
  if (channel._subscribers.length > 0 || channel._stores.size > 0) return;
  Object.setPrototypeOf(channel, Channel.prototype);
  channel._subscribers = undefined;
  channel._stores = undefined;
}

function channel(name) {
  const known = channels.get(name)?.weak.deref();
  if (known !== undefined) return known;
  if (typeof name !== 'string' && typeof name !== 'symbol') throw invalidType('channel', ['string', 'symbol'], name);
  return new Channel(name);
}

function subscribe(name, subscription) { return channel(name).subscribe(subscription); }

function unsubscribe(name, subscription) { return channel(name).unsubscribe(subscription); }

function hasSubscribers(name) { return channels.get(name)?.weak.deref()?.hasSubscribers ?? false; }

// The channel of an event: of the group's name, or the one that the program gave.
function channelOf(nameOrChannels, event, className) {
  if (typeof nameOrChannels === 'string') return channel(`tracing:${nameOrChannels}:${event}`);
  if (typeof nameOrChannels === 'object' && nameOrChannels !== null) {
    const own = nameOrChannels[event];
    if (own === undefined) return undefined;
    if (!(own instanceof Channel)) throw invalidType(`nameOrChannels.${event}`, 'Channel', own);
    return own;
  }
  throw invalidType('nameOrChannels', ['string', className, 'Object'], nameOrChannels);
}

function fixed(object, name, value) {
  Object.defineProperty(object, name, { __proto__: null, value, configurable: true, writable: true });
}

function subscribeAll(target, events, handlers) {
  for (const name of events) if (handlers[name]) target[name]?.subscribe(handlers[name]);
}

function unsubscribeAll(target, events, handlers) {
  let done = true;
  for (const name of events) {
    if (handlers[name] && !target[name]?.unsubscribe(handlers[name])) done = false;
  }
  return done;
}

const BOUNDED = ['start', 'end'];

class BoundedChannel {
  constructor(nameOrChannels) {
    for (const event of BOUNDED) fixed(this, event, channelOf(nameOrChannels, event, 'BoundedChannel'));
  }

  get hasSubscribers() { return Boolean(this.start?.hasSubscribers || this.end?.hasSubscribers); }

  subscribe(handlers) { subscribeAll(this, BOUNDED, handlers); }

  unsubscribe(handlers) { return unsubscribeAll(this, BOUNDED, handlers); }

  withScope(context = {}) {
    if (!this.hasSubscribers) return new Scope();
    const inner = this.start?.withStoreScope(context);
    return new Scope(() => {
      this.end?.publish(context);
      inner?.[Symbol.dispose]();
    });
  }

  run(context, fn, thisArg, ...args) {
    const scope = this.withScope(context ?? {});
    try {
      return Reflect.apply(fn, thisArg, args);
    } finally {
      scope[Symbol.dispose]();
    }
  }
}

const TRACED = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

class TracingChannel {
  #call;
  #continuation;

  constructor(nameOrChannels) {
    const of = (event) => channelOf(nameOrChannels, event, 'TracingChannel');
    this.#call = new BoundedChannel({ start: of('start'), end: of('end') });
    this.#continuation = new BoundedChannel({ start: of('asyncStart'), end: of('asyncEnd') });
    fixed(this, 'error', of('error'));
  }

  get start() { return this.#call.start; }

  get end() { return this.#call.end; }

  get asyncStart() { return this.#continuation.start; }

  get asyncEnd() { return this.#continuation.end; }

  get hasSubscribers() {
    return this.#call.hasSubscribers || this.#continuation.hasSubscribers || this.error?.hasSubscribers;
  }

  subscribe(handlers) { subscribeAll(this, TRACED, handlers); }

  unsubscribe(handlers) { return unsubscribeAll(this, TRACED, handlers); }

  traceSync(fn, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
    return this.#within(context, () => (context.result = Reflect.apply(fn, thisArg, args)));
  }

  tracePromise(fn, context = { __proto__: null }, thisArg, ...args) {
    if (!this.hasSubscribers) {
      const result = Reflect.apply(fn, thisArg, args);
      if (typeof result?.then !== 'function') warnOfNoPromise(fn);
      return result;
    }
    const fulfilled = (result) => {
      context.result = result;
      this.#continuation.withScope(context)[Symbol.dispose]();
      return result;
    };
    const rejected = (error) => {
      context.error = error;
      this.error?.publish(context);
      this.#continuation.withScope(context)[Symbol.dispose]();
    };
    return this.#within(context, () => {
      const result = Reflect.apply(fn, thisArg, args);
      if (typeof result?.then !== 'function') {
        warnOfNoPromise(fn);
        return (context.result = result);
      }
      if (result instanceof Promise && Object.getPrototypeOf(result) === Promise.prototype) {
        return result.then(fulfilled, (error) => {
          rejected(error);
          throw error;
        });
      }
      // A promise of another kind may have methods of its own: the caller gets it itself.
      result.then(fulfilled, rejected);
      return result;
    });
  }

  traceCallback(fn, position = -1, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
    const callback = args.at(position);
    validateFunction(callback, 'callback');
    const tracing = this;
    args.splice(position, 1, function(error, result) {
      if (error) {
        context.error = error;
        tracing.error?.publish(context);
      } else {
        context.result = result;
      }
      const scope = tracing.#continuation.withScope(context);
      try {
        return Reflect.apply(callback, this, arguments);
      } finally {
        scope[Symbol.dispose]();
      }
    });
    return this.#within(context, () => Reflect.apply(fn, thisArg, args));
  }

  // Between `start` and `end`; `error` is told of what `work` throws.
  #within(context, work) {
    const scope = this.#call.withScope(context);
    try {
      return work();
    } catch (error) {
      context.error = error;
      this.error?.publish(context);
      throw error;
    } finally {
      scope[Symbol.dispose]();
    }
  }
}

function warnOfNoPromise(fn) {
  process.emitWarning(`tracePromise was called with the function '${fn.name || '<anonymous>'}', ` +
    'which returned a non-thenable.');
}

function tracingChannel(nameOrChannels) { return new TracingChannel(nameOrChannels); }

function boundedChannel(nameOrChannels) { return new BoundedChannel(nameOrChannels); }

module.exports = {
  channel, hasSubscribers, subscribe, tracingChannel, unsubscribe, boundedChannel, Channel, BoundedChannel,
};

// From now on consoles tell what they print.
require('internal/console_channels').channel = channel;
