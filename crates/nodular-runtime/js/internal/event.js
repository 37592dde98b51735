// `Event` and `CustomEvent`. What a target does to an event goes through `access`, which programs cannot see.
'use strict';

const { invalidType, makeError, missingArguments } = require('internal/errors');

const NONE = 0;
const AT_TARGET = 2;
const inspectCustom = Symbol.for('nodejs.util.inspect.custom');

// Lets `internal/event_target` at the private state.
const access = { __proto__: null };

/** `ERR_INVALID_THIS` */
function invalidThis(type) {
  return makeError('TypeError', 'ERR_INVALID_THIS', `Value of "this" must be of type ${type}`, invalidThis);
}

function checkOptions(options) {
  if (options == null) return;
  if (typeof options !== 'object' && typeof options !== 'function') throw invalidType('options', 'object', options);
}

class Event {
  #type;
  #bubbles = false;
  #cancelable = false;
  #composed = false;
  #prevented = false;
  #propagationStopped = false;
  #stopped = false;
  #passive = false;
  #dispatching = false;
  #trusted = false;
  #target = null;
  #timeStamp;

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw missingArguments('type');
    if (options !== undefined && options !== null) {
      checkOptions(options);
      this.#bubbles = Boolean(options.bubbles);
      this.#cancelable = Boolean(options.cancelable);
      this.#composed = Boolean(options.composed);
      if (options[access.trust]) this.#trusted = true;
    }
    this.#type = `${type}`;
    this.#timeStamp = binding('timers').preciseNow();
  }

  initEvent(type, bubbles = false, cancelable = false) {
    if (arguments.length === 0) throw missingArguments('type');
    if (check(this).#dispatching) return;
    this.#type = `${type}`;
    this.#bubbles = Boolean(bubbles);
    this.#cancelable = Boolean(cancelable);
  }

  stopImmediatePropagation() {
    check(this).#propagationStopped = true;
    this.#stopped = true;
  }

  preventDefault() {
    if (check(this).#cancelable && !this.#passive) this.#prevented = true;
  }

  get target() { return check(this).#target; }

  get currentTarget() { return check(this).#dispatching ? this.#target : null; }

  get srcElement() { return check(this).#target; }

  get type() { return check(this).#type; }

  get cancelable() { return check(this).#cancelable; }

  get defaultPrevented() { return check(this).#cancelable && this.#prevented; }

  get timeStamp() { return check(this).#timeStamp; }

  composedPath() { return check(this).#dispatching ? [this.#target] : []; }

  get returnValue() { return !(check(this).#cancelable && this.#prevented); }

  set returnValue(value) {
    if (!value) this.preventDefault();
  }

  get bubbles() { return check(this).#bubbles; }

  get composed() { return check(this).#composed; }

  get eventPhase() { return check(this).#dispatching ? AT_TARGET : NONE; }

  get cancelBubble() { return check(this).#propagationStopped; }

  set cancelBubble(value) {
    if (value) this.stopPropagation();
    else check(this);
  }

  stopPropagation() { check(this).#propagationStopped = true; }

  get isTrusted() { return check(this).#trusted; }

  [inspectCustom](depth, options) {
    check(this);
    const { name } = this.constructor;
    if (depth < 0) return name;
    const { inspect } = require('util');
    const shown = {
      type: this.#type,
      defaultPrevented: this.defaultPrevented,
      cancelable: this.#cancelable,
      timeStamp: this.#timeStamp,
    };
    return `${name} ${inspect(shown, deeper(options))}`;
  }

  static {
    access.trust = Symbol('trust');
    access.isEvent = (value) => typeof value === 'object' && value !== null && #type in value;
    access.isDispatching = (event) => event.#dispatching;
    access.begin = (event, target) => {
      event.#target = target;
      event.#dispatching = true;
    };
    access.end = (event) => { event.#dispatching = false; };
    access.isStopped = (event) => event.#stopped;
    access.setPassive = (event, passive) => { event.#passive = passive; };
  }
}

function check(event) {
  if (!access.isEvent(event)) throw invalidThis('Event');
  return event;
}

// The options for what is inside of an object that inspects itself.
function deeper(options) {
  return { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth };
}

class CustomEvent extends Event {
  #detail;

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw missingArguments('type');
    super(type, options);
    this.#detail = options?.detail ?? null;
  }

  get detail() {
    if (typeof this !== 'object' || this === null || !(#detail in this)) throw invalidThis('CustomEvent');
    return this.#detail;
  }
}

/** Makes the members of a class enumerable, as those of the web's classes are, and names its objects. */
function asInterface(Class, names) {
  for (const name of names) Object.defineProperty(Class.prototype, name, { __proto__: null, enumerable: true });
  Object.defineProperty(Class.prototype, Symbol.toStringTag, {
    __proto__: null, value: Class.name, configurable: true,
  });
}

asInterface(Event, Reflect.ownKeys(Event.prototype).filter((key) => typeof key === 'string' && key !== 'constructor'));
asInterface(CustomEvent, ['detail']);
Object.defineProperty(Event.prototype, 'isTrusted', { __proto__: null, configurable: false });
['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'].forEach((name, value) => {
  Object.defineProperty(Event, name, { __proto__: null, enumerable: true, value });
});

Object.assign(exports, { access, asInterface, CustomEvent, deeper, Event, invalidThis });
