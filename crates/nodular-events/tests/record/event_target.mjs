// What an EventTarget does, told by its listeners. A case is [functions, ops, trace, errors]: a function logs its call
// and then runs ops of its own; `tests/it/event_target.rs` runs the same ops.

import { getEventListeners, setMaxListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { random } from './lib/random.mjs';

const STEPS = 40;
let errors = [];
process.on('uncaughtException', (error) => errors.push(error.message));

function run(functions, ops) {
  const trace = [];
  const target = new EventTarget();
  const controllers = [new AbortController(), new AbortController()];
  process.emitWarning = (warning) => trace.push(`warn ${warning.name}: ${warning.message}`);
  const listeners = new Map();
  let steps = 0;
  for (const label of Object.keys(functions)) {
    listeners.set(label, (event) => {
      const at = event.currentTarget === target ? event.composedPath().length : event.currentTarget;
      trace.push(`${label} hears ${event.type} phase ${event.eventPhase} at ${at} for ${event.target === target}`);
      functions[label].forEach((op) => step(op, event));
      if (functions[label].some(([op]) => op === 'fail')) throw new Error(`${label} failed`);
    });
  }
  function step([op, type, arg, options], event) {
    if (++steps > STEPS) return;
    try {
      switch (op) {
        case 'add': {
          const { signal, ...rest } = options;
          if (signal !== undefined) rest.signal = controllers[signal].signal;
          target.addEventListener(type, listeners.get(arg), rest);
          break;
        }
        case 'remove': target.removeEventListener(type, listeners.get(arg), options); break;
        case 'abort': controllers[type].abort(); break;
        case 'max': setMaxListeners(type, target); break;
        case 'stop': event?.stopImmediatePropagation(); break;
        case 'prevent': event?.preventDefault(); break;
        case 'again': if (event) target.dispatchEvent(event); break;
        case 'dispatch': {
          const made = new Event(type, { cancelable: arg });
          const result = target.dispatchEvent(made);
          trace.push(`${type} ${result} ${made.defaultPrevented} ${made.cancelBubble} ${made.eventPhase}`);
          break;
        }
        case 'count': trace.push(`${type} has ${getEventListeners(target, type).length}`); break;
      }
    } catch (error) {
      trace.push(`threw ${error.code}: ${error.message}`);
    }
  }
  ops.forEach((op) => step(op));
  return trace;
}

function generate({ below, chance, pick, list }) {
  const labels = ['f', 'g', 'h', 'i'].slice(0, 2 + below(3));
  const flag = (name) => (chance(0.25) ? { [name]: true } : {});
  const op = () => {
    const [type, label] = [pick(['a', 'b']), pick(labels)];
    switch (below(9)) {
      case 0: case 1: case 2: {
        const signal = chance(0.2) ? { signal: below(2) } : {};
        return ['add', type, label, { ...flag('once'), ...flag('capture'), ...flag('passive'), ...signal }];
      }
      case 3: return ['remove', type, label, flag('capture')];
      case 4: case 5: return ['dispatch', type, chance(0.5)];
      case 6: return ['count', type];
      case 7: return pick([['abort', below(2)], ['max', below(3)]]);
      default: return pick([['stop'], ['prevent'], ['again'], ['fail']]);
    }
  };
  const functions = Object.fromEntries(labels.map((label) => [label, chance(0.4) ? [] : list(1, 3, op)]));
  return [functions, [...list(4, 9, op), ['dispatch', 'a', true], ['count', 'a']]];
}

const draw = random(7);
for (let index = 0; index < 400; index++) {
  const [functions, ops] = generate(draw);
  errors = [];
  const trace = run(functions, ops);
  await setImmediate();
  console.log(JSON.stringify([functions, ops, trace, errors]));
}
