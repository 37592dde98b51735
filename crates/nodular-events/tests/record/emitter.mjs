// What an EventEmitter does, told by its listeners. A case is [functions, ops, trace]: a function logs its call and
// then runs ops of its own; `tests/it/emitter.rs` runs the same ops.

import { EventEmitter, errorMonitor } from 'node:events';
import { random } from './lib/random.mjs';

const STEPS = 60; // ops a case runs at most, as functions may call each other for ever

function run(functions, ops) {
  const trace = [];
  const emitter = new EventEmitter();
  process.emitWarning = (warning) => trace.push(`warn ${warning.name}: ${warning.message}`);
  const name = (event) => (event === 'monitor' ? errorMonitor : event);
  const listeners = new Map();
  for (const label of Object.keys(functions)) {
    listeners.set(label, function(...args) {
      const isMeta = args.length === 2;
      const [a, b] = args;
      // After the call of a once listener among others, removeListener carries the wrapper.
      const shown = isMeta ? `${String(a)} ${(b.listener ?? b).label}` : a instanceof Error ? a.message : String(a);
      trace.push(`${label} hears ${shown}`);
      functions[label].forEach(step);
    });
    listeners.get(label).label = label;
  }
  let steps = 0;
  function step([op, event, arg]) {
    if (++steps > STEPS) return;
    const key = name(event);
    const listener = listeners.get(arg);
    try {
      switch (op) {
        case 'on': emitter.on(key, listener); break;
        case 'once': emitter.once(key, listener); break;
        case 'prepend': emitter.prependListener(key, listener); break;
        case 'prependOnce': emitter.prependOnceListener(key, listener); break;
        case 'off': emitter.off(key, listener); break;
        case 'removeAll': emitter.removeAllListeners(key); break;
        case 'clear': emitter.removeAllListeners(); break;
        case 'max': emitter.setMaxListeners(event); break;
        case 'emit': {
          const heard = emitter.emit(key, event === 'error' ? new Error(arg) : arg);
          trace.push(`${event} ${arg} heard: ${heard}`);
          break;
        }
        case 'raw': {
          const raw = emitter.rawListeners(key)[0];
          if (raw) raw(arg);
          break;
        }
        case 'state': {
          const events = emitter.eventNames().map((known) => {
            const labels = emitter.listeners(known).map((listener) => listener.label);
            return `${String(known)}=${labels.join('+')}`;
          });
          trace.push(`state ${events.join(' ')}`);
          break;
        }
      }
    } catch (error) {
      trace.push(`threw ${error.message}`);
    }
  }
  ops.forEach(step);
  return trace;
}

const ADD = ['on', 'on', 'once', 'prepend', 'prependOnce'];

// Meta events are not emitted by hand: what they carry is a listener.
function generate({ below, chance, pick, list }) {
  const labels = ['f', 'g', 'h', 'i'].slice(0, 2 + below(3));
  const events = pick([['a'], ['a', 'b'], ['a', 'b', 'error'], ['a', 'error', 'monitor']]);
  const meta = pick([[], [], ['newListener'], ['removeListener'], ['newListener', 'removeListener']]);
  const emitted = events.filter((event) => event !== 'monitor');
  const op = () => {
    const what = below(20);
    if (what < 8) return [pick(ADD), pick([...events, ...meta]), pick(labels)];
    if (what < 14) return ['emit', pick(emitted), below(100)];
    if (what < 17) return ['off', pick([...events, ...meta]), pick(labels)];
    if (what === 17) return ['removeAll', pick([...events, ...meta])];
    if (what === 18) return pick([['clear'], ['max', below(3)], ['raw', emitted[0], below(100)]]);
    return ['state'];
  };
  const functions = Object.fromEntries(labels.map((label) => [label, chance(0.5) ? [] : list(1, 3, op)]));
  return [functions, [...list(4, 10, op), ['emit', events[0], 7], ['state']]];
}

const WRITTEN = [
  // A listener that is added while its event is emitted is not called; one that is removed still is.
  [{ f: [['on', 'a', 'g'], ['off', 'a', 'h']], g: [], h: [] },
    [['on', 'a', 'f'], ['on', 'a', 'h'], ['emit', 'a', 1], ['emit', 'a', 2], ['state']]],
  // Once, from within itself.
  [{ f: [['emit', 'a', 2]] }, [['once', 'a', 'f'], ['once', 'a', 'f'], ['emit', 'a', 1], ['state']]],
  // newListener comes before the listener that it is about, and may add another before it.
  [{ f: [['on', 'a', 'h']], g: [], h: [] },
    [['once', 'newListener', 'f'], ['on', 'a', 'g'], ['emit', 'a', 1], ['state']]],
  // The leak warning comes once for a list, and again once the list was down to one.
  [{ f: [] }, [['max', 1], ...Array(3).fill(['on', 'a', 'f']), ['off', 'a', 'f'], ['off', 'a', 'f'], ['on', 'a', 'f']]],
  [{ f: [] }, [...Array(12).fill(['on', 'a', 'f'])]],
  [{ f: [] }, [['max', 0], ...Array(12).fill(['on', 'a', 'f'])]],
  [{ f: [] }, [['emit', 'error', 1], ['on', 'monitor', 'f'], ['emit', 'error', 2], ['on', 'error', 'f'], ['emit', 'error', 3]]],
  [{ f: [['on', 'error', 'g']], g: [] }, [['on', 'monitor', 'f'], ['emit', 'error', 1], ['state']]],
  [{ f: [], g: [], r: [] },
    [['on', 'removeListener', 'r'], ['on', 'a', 'f'], ['on', 'a', 'g'], ['on', 'b', 'f'], ['clear'], ['state']]],
  [{ f: [] }, [['once', 'a', 'f'], ['raw', 'a', 5], ['state'], ['emit', 'a', 6]]],
];

const draw = random(26);
const cases = [...WRITTEN, ...Array.from({ length: 790 }, () => generate(draw))];
for (const [functions, ops] of cases) {
  console.log(JSON.stringify([functions, ops, run(functions, ops)]));
}
