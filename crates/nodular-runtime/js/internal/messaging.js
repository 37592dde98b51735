// `MessageChannel`, `MessagePort` and `BroadcastChannel` within one thread.
'use strict';

const { invalidType, makeError, missingArguments } = require('internal/errors');
const { asInterface, Event, invalidThis } = require('internal/event');
const {
  defineEventHandler, dispatch, EventTarget, kCreateEvent, kNewListener, kRemoveListener, NodeEventTarget,
} = require('internal/event_target');
const { clone, failure, kTransfer } = require('internal/structured_clone');
const { DOMException } = require('internal/dom_exception');

const kMake = Symbol('make');
// The ports that came with the message which is being delivered.
const kPorts = Symbol('ports');

class MessageEvent extends Event {
  #data;
  #origin;
  #lastEventId;
  #source;
  #ports;

  constructor(type, { data = null, origin = '', lastEventId = '', source = null, ports = [], ...rest } = {}) {
    super(type, rest);
    if (source !== null && !(source instanceof MessagePort)) throw invalidType('init.source', 'MessagePort', source);
    this.#data = data;
    this.#origin = `${origin}`;
    this.#lastEventId = `${lastEventId}`;
    this.#source = source;
    this.#ports = [...ports];
  }

  get data() { return this.#data; }

  get origin() { return this.#origin; }

  get lastEventId() { return this.#lastEventId; }

  get source() { return this.#source; }

  get ports() { return this.#ports; }
}
asInterface(MessageEvent, ['data', 'origin', 'lastEventId', 'source', 'ports']);

// One end of a channel, which moves from port to port when they are transferred.
class End {
  constructor() {
    this.other = undefined;
    this.port = undefined;
    this.queue = [];
    this.isStarted = false;
    this.isScheduled = false;
    this.isClosed = false;
    // Keeps the loop alive while the port listens.
    this.keeper = undefined;
    this.isRefed = false;
  }

  keepAlive() {
    const keeps = this.isRefed && !this.isClosed;
    if (keeps === (this.keeper !== undefined)) return;
    // The longest timer there is, for there is nothing else that only keeps the loop alive.
    if (keeps) this.keeper = setInterval(() => {}, 2147483647);
    else {
      clearInterval(this.keeper);
      this.keeper = undefined;
    }
  }

  receive(message) {
    this.queue.push(message);
    this.schedule();
  }

  schedule() {
    if (this.isScheduled || !this.isStarted || this.isClosed || this.queue.length === 0) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      // Only what is there now: answers to it wait for their turn.
      for (let count = this.queue.length; count > 0 && this.isStarted && !this.isClosed; count--) {
        this.deliver(this.queue.shift());
      }
      this.schedule();
    });
  }

  deliver({ copy, ports = [] }) {
    if (this.port === undefined) return;
    this.port[kPorts] = ports;
    dispatch(this.port, copy, 'message');
  }

  close() {
    if (this.isClosed) return;
    this.isClosed = true;
    this.keepAlive();
    const { port, other } = this;
    setImmediate(() => { if (port !== undefined) dispatch(port, undefined, 'close'); });
    // The other end first gets what was sent to it.
    setImmediate(() => other?.close());
  }
}

class MessagePort extends NodeEventTarget {
  #end;

  constructor(key = undefined, end = undefined) {
    if (key !== kMake) throw makeError('TypeError', 'ERR_CONSTRUCT_CALL_INVALID', 'Constructor cannot be called');
    super();
    this.#end = end;
    end.port = this;
  }

  postMessage(message, transfer = undefined) {
    if (arguments.length === 0) throw missingArguments('message');
    const list = transferList(transfer);
    const end = this.#end;
    if (list.includes(this)) throw failure('Transfer list contains source port');
    const sent = clone(message, list);
    if (end === undefined || end.isClosed) return;
    sent.ports = sent.moved.filter((one) => one instanceof MessagePort);
    end.other?.receive(sent);
  }

  start() {
    if (this.#end === undefined || this.#end.isStarted) return;
    this.#end.isStarted = true;
    this.#end.schedule();
  }

  close(callback = undefined) {
    if (typeof callback === 'function') this.once('close', callback);
    this.#end?.close();
  }

  ref() { this.#keep(true); }

  unref() { this.#keep(false); }

  hasRef() { return this.#end?.keeper !== undefined; }

  #keep(isRefed) {
    if (this.#end === undefined) return;
    this.#end.isRefed = isRefed;
    this.#end.keepAlive();
  }

  [kNewListener](size, type, ...rest) {
    super[kNewListener](size, type, ...rest);
    if (type === 'message' && size === 1) {
      this.ref();
      this.start();
    }
  }

  [kRemoveListener](size, type, ...rest) {
    super[kRemoveListener](size, type, ...rest);
    if (type === 'message' && size === 0) this.unref();
  }

  [kCreateEvent](data, type) {
    if (type !== 'message' && type !== 'messageerror') return new Event(type);
    return new MessageEvent(type, { data, ports: this[kPorts] });
  }

  [kTransfer]() {
    const end = this.#end;
    if (end === undefined || end.isClosed) throw failure('MessagePort in transfer list is already detached');
    return () => {
      this.#keep(false);
      this.#end = undefined;
      end.isStarted = false;
      return new MessagePort(kMake, end);
    };
  }

  static take(port) {
    const message = port.#end?.queue.shift();
    return message === undefined ? undefined : { message: message.copy };
  }
}
const { take } = MessagePort;
delete MessagePort.take;
asInterface(MessagePort, ['postMessage', 'start', 'close', 'ref', 'unref', 'hasRef']);
defineEventHandler(MessagePort.prototype, 'message');
defineEventHandler(MessagePort.prototype, 'messageerror');

function transferList(transfer) {
  if (transfer === undefined || transfer === null) return [];
  const list = typeof transfer === 'object' && typeof transfer[Symbol.iterator] !== 'function' ?
    transfer.transfer : transfer;
  if (list === undefined) return [];
  if (list === null || typeof list !== 'object' || typeof list[Symbol.iterator] !== 'function') {
    throw makeError('TypeError', 'ERR_INVALID_ARG_TYPE', list === transfer ?
      'Optional transferList argument must be an iterable' :
      'Optional options.transfer argument must be an iterable', transferList);
  }
  return [...list];
}

class MessageChannel {
  constructor() {
    const [one, other] = [new End(), new End()];
    one.other = other;
    other.other = one;
    this.port1 = new MessagePort(kMake, one);
    this.port2 = new MessagePort(kMake, other);
  }
}

function receiveMessageOnPort(port) {
  if (!(port instanceof MessagePort)) {
    throw makeError('TypeError', 'ERR_INVALID_ARG_TYPE',
                    'The "port" argument must be a MessagePort instance', receiveMessageOnPort);
  }
  return take(port);
}

// The open broadcast channels, by their names.
const broadcasts = new Map();

class BroadcastChannel extends EventTarget {
  #name;
  #end = new End();

  constructor(name) {
    if (arguments.length === 0) throw missingArguments('name');
    super();
    this.#name = `${name}`;
    this.#end.port = this;
    this.#end.isStarted = true;
    this.#end.isRefed = true;
    this.#end.keepAlive();
    if (!broadcasts.has(this.#name)) broadcasts.set(this.#name, new Set());
    broadcasts.get(this.#name).add(this.#end);
  }

  get name() { return this.#own().#name; }

  postMessage(message) {
    if (arguments.length === 0) throw missingArguments('message');
    if (this.#own().#end.isClosed) throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
    for (const end of broadcasts.get(this.#name) ?? []) if (end !== this.#end) end.receive(clone(message));
  }

  close() {
    const end = this.#own().#end;
    if (end.isClosed) return;
    end.isClosed = true;
    end.keepAlive();
    broadcasts.get(this.#name)?.delete(end);
  }

  ref() {
    this.#own().#end.isRefed = true;
    this.#end.keepAlive();
    return this;
  }

  unref() {
    this.#own().#end.isRefed = false;
    this.#end.keepAlive();
    return this;
  }

  #own() {
    if (!(#name in this)) throw invalidThis('BroadcastChannel');
    return this;
  }

  [kCreateEvent](data, type) { return new MessageEvent(type, { data }); }
}
asInterface(BroadcastChannel, ['name', 'postMessage', 'close']);
defineEventHandler(BroadcastChannel.prototype, 'message');
defineEventHandler(BroadcastChannel.prototype, 'messageerror');

Object.assign(exports, { BroadcastChannel, MessageChannel, MessageEvent, MessagePort, receiveMessageOnPort });
