// Programs of calls of every method of Console.
//
// A line is [options, calls, what was printed]: see lib/program.mjs.

import { generator } from '../../../nodular-util/tests/record/lib/random.mjs';
import { values } from '../../../nodular-util/tests/record/lib/random_values.mjs';
import { print } from './lib/program.mjs';

const O = (o) => ({ k: 'object', p: Object.entries(o) });
const A = (...e) => ({ k: 'array', e });
const DEEP = O({ a: O({ b: O({ c: O({ d: 1 }) }) }) });
const LONG = O(Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`property${i}`, 'x'.repeat(12)])));

const LOGS = ['log', 'info', 'debug', 'warn', 'error', 'dirxml', 'group', 'groupCollapsed', 'trace'];
const ARGUMENTS = [[], ['text'], ['100%'], ['%s%%', 5], ['%d and %o', 42, O({ a: 1 }), 'more'], [O({ a: 1 })], ['a', 'b'], [5, 'a'], [['undefined']], [null], ['two\nlines'], [''], ['', ''], [LONG], [A(1, 2)], [['sym', 's']], ['%c styled', 'color: red'], ['%j', O({ a: 1 })]];
for (const method of LOGS) for (const args of ARGUMENTS) print({}, [method, args], ['log', ['after']]);
for (const condition of [true, false]) for (const args of [...ARGUMENTS, ['%s failed', 'x'], [O({}), '%s', 1], [['undefined'], 5]]) print({}, ['assert', condition, args]);
for (const value of [DEEP, 'text', 5, A(1, 'a'), LONG, null]) for (const options of [undefined, {}, { depth: 0 }, { depth: 'Infinity', compact: false }, { colors: true }, { showHidden: true }]) {
  print({}, options ? ['dir', value, options] : ['dir', value]);
  print({ colorMode: true, single: true }, options ? ['dir', value, options] : ['dir', value]);
  print({ inspectOptions: { depth: 1, breakLength: 20 } }, options ? ['dir', value, options] : ['dir', value], ['log', [value]], ['error', ['%O', value]]);
}

// Groups
print({}, ['group', ['one']], ['log', ['in\none']], ['group', ['two', 2]], ['error', ['in two']], ['groupEnd'], ['warn', ['in one']], ['groupEnd'], ['groupEnd'], ['log', ['out']]);
for (const groupIndentation of [0, 1, 3, 1000, 1001, -1, 1.5, 'NaN', 'Infinity', '-Infinity', 1e10]) print({ groupIndentation }, ['group', []], ['log', ['a\n\nb']], ['group', ['label']], ['trace', ['t']], ['count', 'x'], ['groupEnd'], ['dir', LONG], ['groupEnd'], ['log', [LONG]]);

// Counts and times
print({}, ['count', 'default'], ['count', 'a'], ['count', 'default'], ['countReset', 'default'], ['count', 'default'], ['countReset', 'b'], ['countReset', 'default'], ['countReset', 'default'], ['group', []], ['count', '100%s\nx']);
print({}, ['time', 'default'], ['time', 'default'], ['tick', 0, 1234567], ['timeLog', 'default', []], ['timeLog', 'default', ['%s', 5, O({ a: 1 })]], ['timeEnd', 'default'], ['timeEnd', 'default'], ['timeLog', 'a', [1]], ['time', '%s it\'s'], ['tick', 1, 0], ['timeEnd', '%s it\'s']);
const random = generator(26);
const DURATIONS = [[0, 0], [0, 1], [0, 499], [0, 500], [0, 1000], [0, 62500], [0, 187500], [0, 312500], [0, 999999], [0, 999999499], [0, 999999500], [1, 0], [1, 62500000], [1, 499999], [1, 500000], [59, 999400000], [59, 999500000], [60, 0], [60, 1], [61, 500000], [119, 999999999], [600, 0], [3599, 999999999], [3600, 0],
  [3661, 1000000], [36000, 0], [86400, 5], [359999, 999500000], [1e9, 0], ...Array.from({ length: 260 }, () => [random.random(10 ** random.random(8)), random.random(1e9)]), ...Array.from({ length: 60 }, () => [0, random.random(1e7)])];
for (const [seconds, nanoseconds] of DURATIONS) print({ single: true }, ['tick', 3, 999999999], ['time', 'x'], ['tick', seconds, nanoseconds], ['timeEnd', 'x']);

// Colors
const COLORED = [['log', [5, 'a', O({ a: null })]], ['error', [5, '%s']], ['group', ['%d %o', 1, 2]], ['dir', true], ['table', { k: 'map', e: [[1, 'x']] }], ['trace', [5]], ['assert', false, [7]]];
const ENVIRONMENTS = [{}, { NO_COLOR: '1' }, { NO_COLOR: '' }, { NODE_DISABLE_COLORS: '1' }, { FORCE_COLOR: '1', NO_COLOR: '1' }, { FORCE_COLOR: '0' }, { FORCE_COLOR: '' }, { TERM: 'dumb' }, { TERM: 'xterm' }, { COLORTERM: 'truecolor' }];
for (const env of ENVIRONMENTS) for (const tty of [[false, false], [true, true], [true, false], [false, true]]) print({ env, tty }, ...COLORED);
for (const colorMode of [true, false, 'auto']) for (const tty of [[false, false], [true, true]]) print({ colorMode, tty, env: { TERM: 'xterm' } }, ...COLORED);
for (const inspectOptions of [{ colors: true }, { colors: false }, { depth: 0 }]) for (const more of [{}, { colorMode: true }, { colorMode: false }, { tty: [true, true], env: { TERM: 'xterm' } }, { single: true }]) print({ inspectOptions, ...more }, ...COLORED, ['log', [DEEP]], ['error', [DEEP]]);
for (const inspectMap of [[{ depth: 0 }, null], [null, { depth: 0 }], [{ colors: true }, { compact: false }], [null, { colors: true }]]) for (const more of [{}, { tty: [true, true], env: { TERM: 'xterm' } }, { colorMode: true }]) print({ inspectMap, ...more }, ...COLORED, ['log', [DEEP]], ['error', [DEEP]]);
for (const env of [{}, { TERM: 'dumb' }, { TERM: 'xterm' }]) for (const tty of [[false, false], [true, true], [false, true]]) print({ env, tty }, ['group', ['a']], ['clear'], ['log', ['b']]);

// Any of them, one after the other
const make = values(random);
const words = () => random.repeat(4, () => (random.random(2) ? random.pick(['a', '%s', '%d and %s', 'two\nlines', '%%', '']) : make.any(2)));
const label = () => random.pick(['default', 'a', 'b']);
const call = () => {
  switch (random.random(10)) {
    case 0: return ['group', words()];
    case 1: return ['groupEnd'];
    case 2: return ['count', label()];
    case 3: return [random.pick(['countReset', 'time', 'timeEnd']), label()];
    case 4: return random.pick([['timeLog', label(), words()], ['tick', random.random(100), random.random(1e9)]]);
    case 5: return ['assert', random.random(3) === 0, words()];
    case 6: return ['table', make.any(2)];
    default: return [random.pick(LOGS), words()];
  }
};
for (let i = 0; i < 250; i++) {
  const options = random.pick([{}, { single: true }, { colorMode: true }, { groupIndentation: 1 + random.random(6) }, { inspectOptions: { breakLength: 40, depth: 1 } }]);
  print(options, ...random.repeat(12, call));
}
