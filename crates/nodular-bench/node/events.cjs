'use strict';
const EventEmitter = require('node:events');
const topic = require('./lib.cjs')('events');

const N = 100_000;

// The last one is for Rust, where a name can be looked up once for many times. Node always does as here.
for (const [id, listeners] of [['0', 0], ['1', 1], ['3', 3], ['10', 10], ['1.prepared', 1]]) {
  topic.ops(`emit.${id}`, N, () => {
    const emitter = new EventEmitter();
    let counter = 0;
    for (let i = 0; i < listeners; i++) emitter.on('data', (a, b) => { counter += a + b + i; });
    return () => {
      counter = 0;
      for (let j = 0; j < N; j++) emitter.emit('data', j & 7, 1);
      return counter;
    };
  });
}

topic.ops('once', N, () => {
  const emitter = new EventEmitter();
  let counter = 0;
  const listener = (value) => { counter += value; };
  return () => {
    counter = 0;
    for (let j = 0; j < N; j++) {
      emitter.once('x', listener);
      emitter.emit('x', 1);
    }
    return counter;
  };
});

topic.ops('on_off', N, () => {
  const emitter = new EventEmitter();
  const listener = () => {};
  emitter.on('x', () => {});
  return () => {
    for (let j = 0; j < N; j++) {
      emitter.on('x', listener);
      emitter.off('x', listener);
    }
    return emitter.listenerCount('x');
  };
});

topic.ops('create_on_emit', N, () => () => {
  let counter = 0;
  for (let j = 0; j < N; j++) {
    const emitter = new EventEmitter();
    emitter.on('x', (value) => { counter += value; });
    emitter.emit('x', 1);
  }
  return counter;
});

topic.ops('eventtarget.dispatch1', N / 10, () => {
  const target = new EventTarget();
  let counter = 0;
  target.addEventListener('x', () => { counter += 1; });
  return () => {
    counter = 0;
    for (let j = 0; j < N / 10; j++) target.dispatchEvent(new Event('x'));
    return counter;
  };
});

topic.run();
