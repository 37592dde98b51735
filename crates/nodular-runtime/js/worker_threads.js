'use strict';

const { invalidType, notYet } = require('internal/errors');

// Shared data of `setEnvironmentData`: there is one thread yet.
const environmentData = new Map();
const untransferable = new WeakSet();

class Worker {
  constructor() { throw notYet('worker_threads.Worker'); }
}

class MessageChannel {
  constructor() { throw notYet('worker_threads.MessageChannel'); }
}

class MessagePort {
  constructor() {
    throw require('internal/errors').makeError('TypeError', 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
  }
}

class BroadcastChannel {
  constructor() { throw notYet('worker_threads.BroadcastChannel'); }
}

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

module.exports = {
  isInternalThread: false,
  isMainThread: true,
  MessagePort,
  MessageChannel,
  markAsUncloneable() { throw notYet('worker_threads.markAsUncloneable'); },
  markAsUntransferable(object) {
    if (isObject(object)) untransferable.add(object);
  },
  isMarkedAsUntransferable(object) { return isObject(object) && untransferable.has(object); },
  moveMessagePortToContext() { throw notYet('worker_threads.moveMessagePortToContext'); },
  receiveMessageOnPort(port) { throw invalidType('port', 'MessagePort', port); },
  resourceLimits: {},
  async postMessageToThread() { throw notYet('worker_threads.postMessageToThread'); },
  threadId: 0,
  threadName: '',
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
  Worker,
  parentPort: null,
  workerData: null,
  BroadcastChannel,
  setEnvironmentData(key, value) {
    if (value === undefined) environmentData.delete(key);
    else environmentData.set(key, value);
  },
  getEnvironmentData(key) { return environmentData.get(key); },
};
