// `EventTarget`, and `NodeEventTarget`, which looks like an emitter as well.
'use strict';

const { invalidType, makeError, missingArguments } = require('internal/errors');
const { validateAbortSignal, validateObject } = require('internal/validators');
const { access, asInterface, CustomEvent, deeper, Event, invalidThis } = require('internal/event');
const EventEmitter = require('events');

const { kMaxEventTargetListeners } = EventEmitter;
const inspectCustom = Symbol.for('nodejs.util.inspect.custom');

// Members of a target that classes of ours override, and options of ours.
const kCreateEvent = Symbol('kCreateEvent');
const kNewListener = Symbol('kNewListener');
const kRemoveListener = Symbol('kRemoveListener');
const kNodeStyle = Symbol('kNodeStyle');
const kResistStopPropagation = Symbol('kResistStopPropagation');
const kWeakHandler = Symbol('kWeakHandler');

// Lets the functions below at the private state.
const internals = { __proto__: null };

// The listeners that live as long as their `weak` object does.
const heldBy = new WeakMap();

class Listener {
  constructor(last, listener, type, options, weak) {
    this.next = undefined;
    this.previous = last;
    last.next = this;
    this.once = options.once;
    this.capture = options.capture;
    this.passive = options.passive;
    this.nodeStyle = options.nodeStyle;
    this.resists = options.resists;
    this.removed = false;
    this.listener = undefined;
    this.weak = undefined;
    if (weak === undefined) {
      this.listener = listener;
      return;
    }
    this.weak = new WeakRef(listener);
    const held = heldBy.get(weak);
    if (held === undefined) heldBy.set(weak, new Set([listener]));
    else held.add(listener);
  }

  target() { return this.weak === undefined ? this.listener : this.weak.deref(); }

  is(listener, capture) { return this.capture === capture && this.target() === listener; }

  remove() {
    this.previous.next = this.next;
    if (this.next !== undefined) this.next.previous = this.previous;
    this.removed = true;
  }
}

const PLAIN = { once: false, capture: false, passive: false, nodeStyle: false, resists: false };

function readOptions(options) {
  if (typeof options === 'boolean') return options ? { ...PLAIN, capture: true } : PLAIN;
  if (options === null) return PLAIN;
  if (typeof options !== 'function') validateObject(options, 'options', { array: true });
  return {
    once: Boolean(options.once),
    capture: Boolean(options.capture),
    passive: Boolean(options.passive),
    signal: options.signal,
    weak: options[kWeakHandler],
    resists: options[kResistStopPropagation] ?? false,
    nodeStyle: Boolean(options[kNodeStyle]),
  };
}

// Whether it can listen; `null` and `undefined` cannot, and are no error.
function canListen(listener) {
  if (typeof listener === 'function' || (typeof listener === 'object' && listener !== null)) return true;
  if (listener === undefined || listener === null) return false;
  throw invalidType('listener', 'EventListener', listener);
}

function warnOfNothing(target, type, listener) {
  const warning = new Error(`addEventListener called with ${listener} which has no effect.`);
  warning.name = 'AddEventListenerArgumentTypeWarning';
  warning.target = target;
  warning.type = type;
  process.emitWarning(warning);
}

class EventTarget {
  // By the type, the head of a list: `{ next, size, resisting }`.
  #lists = new Map();
  #warned;

  addEventListener(type, listener, options = PLAIN) {
    if (!isEventTarget(this)) throw invalidThis('EventTarget');
    if (arguments.length < 2) throw missingArguments('type', 'listener');
    const how = options === PLAIN ? PLAIN : readOptions(options);
    const { signal, weak } = how;
    validateAbortSignal(signal, 'options.signal');
    if (!canListen(listener)) {
      warnOfNothing(this, type, listener);
      return;
    }
    type = `${type}`;
    if (signal) {
      if (signal.aborted) return;
      // The signal must not keep this target alive longer than it lives anyway.
      signal.addEventListener('abort', () => { this.removeEventListener(type, listener, how); },
                              { __proto__: null, once: true, [kWeakHandler]: this, [kResistStopPropagation]: true });
    }
    let list = this.#lists.get(type);
    if (list === undefined) {
      list = { next: undefined, size: 0, resisting: 0 };
      this.#lists.set(type, list);
    }
    let last = list;
    while (last.next !== undefined) {
      last = last.next;
      if (last.is(listener, how.capture)) return;
    }
    new Listener(last, listener, type, how, weak);
    list.size++;
    if (how.resists) list.resisting++;
    this[kNewListener](list.size, type, listener, how.once, how.capture, how.passive, weak);
  }

  removeEventListener(type, listener, options = PLAIN) {
    if (!isEventTarget(this)) throw invalidThis('EventTarget');
    if (arguments.length < 2) throw missingArguments('type', 'listener');
    if (!canListen(listener)) return;
    type = `${type}`;
    const capture = typeof options === 'boolean' ? options : Boolean(options?.capture);
    const list = this.#lists.get(type);
    for (let one = list?.next; one !== undefined; one = one.next) {
      if (one.is(listener, capture)) {
        this.#drop(list, type, one);
        return;
      }
    }
  }

  dispatchEvent(event) {
    if (!isEventTarget(this)) throw invalidThis('EventTarget');
    if (arguments.length < 1) throw missingArguments('event');
    if (!(event instanceof Event)) throw invalidType('event', 'Event', event);
    if (access.isDispatching(event)) {
      throw makeError('Error', 'ERR_EVENT_RECURSION', `The event "${event.type}" is already being dispatched`);
    }
    this.#dispatch(event, event.type, event);
    return event.defaultPrevented !== true;
  }

  #drop(list, type, one) {
    one.remove();
    list.size--;
    if (one.resists) list.resisting--;
    const listener = one.target();
    this[kRemoveListener](list.size, type, listener, one.capture);
  }

  // `value` is what listeners of Node's style get; the event for the others is made when one needs it.
  #dispatch(value, type, event) {
    const create = () => {
      if (event === undefined) {
        event = this[kCreateEvent](value, type);
        access.begin(event, this);
      }
      return event;
    };
    if (event !== undefined) access.begin(event, this);
    const list = this.#lists.get(type);
    for (let one = list?.next, next; one !== undefined; one = next) {
      next = one.next;
      if (one.removed) continue;
      if (event !== undefined && access.isStopped(event)) {
        if (list.resisting === 0) break;
        if (!one.resists) continue;
      }
      if (one.once) this.#drop(list, type, one);
      try {
        const listener = one.target();
        let result;
        if (one.nodeStyle) {
          result = listener.call(this, value);
        } else if (listener !== undefined) {
          const given = create();
          if (one.passive) access.setPassive(given, true);
          result = typeof listener === 'function' ? listener.call(this, given) : listener.handleEvent(given);
          if (one.passive) access.setPassive(given, false);
        }
        if (result !== undefined && result !== null) watch(result);
      } catch (error) {
        throwLater(error);
      }
    }
    if (event !== undefined) access.end(event);
    return list !== undefined && list.size > 0;
  }

  [kNewListener](size, type) {
    const max = this[kMaxEventTargetListeners] ?? EventEmitter.defaultMaxListeners;
    if (max <= 0 || size <= max || this.#warned) return;
    this.#warned = true;
    const { inspect } = require('util');
    const warning = new Error(
      `Possible EventTarget memory leak detected. ${size} ${type} listeners added to ` +
      `${inspect(this, { depth: -1 })}. MaxListeners is ${max}. Use events.setMaxListeners() to increase limit`);
    warning.name = 'MaxListenersExceededWarning';
    warning.target = this;
    warning.type = type;
    warning.count = size;
    process.emitWarning(warning);
  }

  [kRemoveListener]() {}

  [kCreateEvent](value, type) { return new CustomEvent(type, { detail: value }); }

  [inspectCustom](depth, options) {
    const { name } = this.constructor;
    if (depth < 0) return name;
    return `${name} ${require('util').inspect({}, deeper(options))}`;
  }

  static {
    internals.is = (value) =>
      ((typeof value === 'object' && value !== null) || typeof value === 'function') && #lists in value;
    internals.dispatch = (target, value, type, event) => target.#dispatch(value, type, event);
    internals.list = (target, type) => {
      const found = [];
      for (let one = target.#lists.get(`${type}`)?.next; one !== undefined; one = one.next) {
        const listener = one.target();
        if (listener !== undefined) found.push(listener);
      }
      return found;
    };
    internals.size = (target, type) => target.#lists.get(`${type}`)?.size ?? 0;
    internals.types = (target) => [...target.#lists].filter(([, list]) => list.size > 0).map(([type]) => type);
    internals.clear = (target, type) => {
      if (type === undefined) target.#lists.clear();
      else target.#lists.delete(`${type}`);
    };
  }
}

function isEventTarget(value) { return internals.is(value); }

// What a listener throws, or rejects with, concerns the handlers of uncaught errors, not who dispatched the event.
function throwLater(error) {
  process.nextTick(() => { throw error; });
}

function watch(promise) {
  const { then } = promise;
  if (typeof then === 'function') then.call(promise, undefined, throwLater);
}

asInterface(EventTarget, ['addEventListener', 'removeEventListener', 'dispatchEvent']);

class NodeEventTarget extends EventTarget {
  setMaxListeners(n) {
    check(this);
    EventEmitter.setMaxListeners(n, this);
  }

  getMaxListeners() {
    return check(this)[kMaxEventTargetListeners] ?? EventEmitter.defaultMaxListeners;
  }

  eventNames() { return internals.types(check(this)); }

  listenerCount(type) { return internals.size(check(this), type); }

  off(type, listener, options) {
    check(this).removeEventListener(type, listener, options);
    return this;
  }

  removeListener(type, listener, options) {
    check(this).removeEventListener(type, listener, options);
    return this;
  }

  on(type, listener) {
    check(this).addEventListener(type, listener, { [kNodeStyle]: true });
    return this;
  }

  addListener(type, listener) {
    check(this).addEventListener(type, listener, { [kNodeStyle]: true });
    return this;
  }

  emit(type, value) {
    if (typeof type !== 'string') throw invalidType('type', 'string', type);
    const had = check(this).listenerCount(type) > 0;
    internals.dispatch(this, value, type);
    return had;
  }

  once(type, listener) {
    check(this).addEventListener(type, listener, { once: true, [kNodeStyle]: true });
    return this;
  }

  removeAllListeners(type) {
    internals.clear(check(this), type);
    return this;
  }
}

function check(target) {
  if (!(target instanceof NodeEventTarget)) throw invalidThis('NodeEventTarget');
  return target;
}

for (const name of Object.getOwnPropertyNames(NodeEventTarget.prototype)) {
  if (name !== 'constructor')
    Object.defineProperty(NodeEventTarget.prototype, name, { __proto__: null, enumerable: true });
}

/** Gives objects of a class the property `on…`, whose function is called for events of this type. */
function defineEventHandler(prototype, name, type = name, set = undefined) {
  const handlers = new WeakMap();
  const property = `on${name}`;
  const accessors = {
    get() { return handlers.get(this)?.handler ?? null; },
    set(value) {
      let wrapper = handlers.get(this);
      if (typeof value === 'function' || (typeof value === 'object' && value !== null)) {
        if (wrapper === undefined) {
          wrapper = function(...args) {
            return typeof wrapper.handler === 'function' ? wrapper.handler.apply(this, args) : undefined;
          };
          handlers.set(this, wrapper);
        }
        if (wrapper.handler == null) this.addEventListener(type, wrapper);
        wrapper.handler = value;
      } else if (wrapper !== undefined) {
        wrapper.handler = null;
        this.removeEventListener(type, wrapper);
      }
      set?.call(this, value);
    },
  };
  for (const kind of ['get', 'set'])
    Object.defineProperty(accessors[kind], 'name', { __proto__: null, value: `${kind} ${property}` });
  Object.defineProperty(prototype, property, {
    __proto__: null, ...accessors, configurable: true, enumerable: true,
  });
}

Object.assign(exports, {
  CustomEvent, defineEventHandler, dispatch: internals.dispatch, Event, EventTarget, isEventTarget, kCreateEvent,
  kNewListener, kRemoveListener, kResistStopPropagation, kWeakHandler, listenerCount: internals.size,
  listenersOf: internals.list, NodeEventTarget,
});
