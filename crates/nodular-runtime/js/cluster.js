'use strict';

const EventEmitter = require('events');
const { notYet } = require('internal/errors');

const cluster = new EventEmitter();

cluster.isWorker = false;
cluster.isMaster = true;
cluster.isPrimary = true;
cluster.Worker = class Worker extends EventEmitter {
  constructor() {
    super();
    throw notYet('cluster.Worker');
  }
};
cluster.workers = {};
cluster.settings = {};
cluster.SCHED_NONE = 1;
cluster.SCHED_RR = 2;
cluster.schedulingPolicy = process.env.NODE_CLUSTER_SCHED_POLICY === 'none' ? 1 : 2;
for (const name of ['setupPrimary', 'setupMaster', 'fork']) {
  cluster[name] = { [name]() { throw notYet(`cluster.${name}`); } }[name];
}
// No worker is left to wait for.
cluster.disconnect = function disconnect(callback) {
  if (typeof callback === 'function') process.nextTick(callback);
};

module.exports = cluster;
