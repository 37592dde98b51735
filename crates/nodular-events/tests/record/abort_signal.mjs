// What abort signals do, told by their listeners. A case is [functions, ops, trace]; signals are named by the order
// in which they were made, the controllers' first; `tests/it/abort.rs` runs the same ops.

import { random } from './lib/random.mjs';

const STEPS = 40;

function run(functions, ops) {
  const trace = [];
  const controllers = [new AbortController(), new AbortController(), new AbortController()];
  const signals = controllers.map((controller) => controller.signal);
  let steps = 0;
  const shown = (reason) => (typeof reason === 'string' ? reason : `${reason.name} ${reason.code} ${reason.message}`);
  const show = (signal) => (signal.aborted ? `aborted: ${shown(signal.reason)}` : 'not aborted');
  function step([op, index, arg]) {
    if (++steps > STEPS) return;
    const signal = signals[index];
    switch (op) {
      case 'on': {
        signal.addEventListener('abort', () => {
          trace.push(`${arg} hears that ${index} is ${show(signal)}`);
          functions[arg].forEach(step);
        });
        break;
      }
      case 'abort': arg === undefined ? controllers[index].abort() : controllers[index].abort(arg); break;
      case 'any': signals.push(AbortSignal.any(index.map((source) => signals[source % signals.length]))); break;
      case 'made': signals.push(index === null ? AbortSignal.abort() : AbortSignal.abort(index)); break;
      case 'state': trace.push(`state ${signals.map(show).join(', ')}`); break;
      case 'throw': {
        try {
          signal.throwIfAborted();
          trace.push(`${index} goes on`);
        } catch (reason) {
          trace.push(`${index} threw ${shown(reason)}`);
        }
      }
    }
  }
  ops.forEach(step);
  return trace;
}

function generate({ below, chance, pick, list }) {
  const labels = ['f', 'g', 'h'];
  // How many signals there are at least: what a function makes is never named.
  let made = 3;
  const inner = () => {
    switch (below(4)) {
      case 0: return chance(0.5) ? ['abort', below(3)] : ['abort', below(3), `r${below(9)}`];
      case 1: return ['throw', below(3)];
      default: return ['state'];
    }
  };
  const op = () => {
    switch (below(8)) {
      case 0: case 1: {
        const any = ['any', list(0, 3, () => below(made))];
        made++;
        return any;
      }
      case 2: case 3: case 4: return ['on', below(made), pick(labels)];
      case 5: {
        if (chance(0.7)) return inner();
        made++;
        return ['made', chance(0.5) ? null : 'early'];
      }
      default: return inner();
    }
  };
  const functions = Object.fromEntries(labels.map((label) => [label, chance(0.5) ? [] : list(1, 2, inner)]));
  return [functions, [...list(5, 12, op), ['abort', below(3), 'late'], ['state']]];
}

const draw = random(11);
for (let index = 0; index < 400; index++) {
  const [functions, ops] = generate(draw);
  console.log(JSON.stringify([functions, ops, run(functions, ops)]));
}
