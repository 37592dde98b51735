'use strict';

const { notYet } = require('internal/errors');
const { BroadcastChannel, MessageChannel, MessagePort, receiveMessageOnPort } = require('internal/messaging');

// Shared data of `setEnvironmentData`: there is one thread yet.
const environmentData = new Map();
const untransferable = new WeakSet();

class Worker {
  constructor() { throw notYet('worker_threads.Worker'); }
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
  receiveMessageOnPort,
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
