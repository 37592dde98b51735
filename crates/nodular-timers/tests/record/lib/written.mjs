// Ordering programs written by hand, each for a rule of the loop. See run.cjs for what the ops mean.
//
// Time passes only in `busy`, which sleeps, and between timers. So that nothing depends on how fast the machine is, what is to be due is made
// so by `busy`, other delays are far apart, and `io` is given the time to be done before the loop polls.

// After an I/O callback: its block is followed by enough time for all of its short timers and its own I/O.
const inIo = (...ops) => [['io', 'io', [...ops, ['busy', 8]]], ['busy', 8]];

const log = (name) => ['log', name];
const tick = (name, ...ops) => ['tick', name, ops];
const micro = (name, ...ops) => ['micro', name, ops];
const immediate = (name, ...ops) => ['immediate', name, ops];
const timeout = (name, delay, ...ops) => ['timeout', name, delay, ops];
const interval = (name, delay, count, ...ops) => ['interval', name, delay, count, ops];
const io = (name, ...ops) => ['io', name, ops];
const close = (name, ...ops) => ['close', name, ops];
const busy = (ms) => ['busy', ms];
const fail = (message) => ['throw', message];
const on = (op, name) => [op, name];

const program = (...main) => ({ main });
const handled = (...main) => ({ main, handler: true });

export const written = [
  // The guide's claim: inside an I/O callback an immediate comes before a timeout of 0.
  program(...inIo(timeout('timeout', 0), immediate('immediate'))),
  program(...inIo(immediate('immediate'), timeout('timeout', 0))),
  program(io('io', timeout('timeout', 0), immediate('immediate'))),
  // All kinds at once.
  program(log('sync'), timeout('timeout', 0), immediate('immediate'), tick('tick'), micro('micro'), io('io'), close('close'), busy(8)),
  program(...inIo(timeout('timeout', 0), immediate('immediate'), tick('tick'), micro('micro'), close('close'), io('io2'))),
  // Ticks before microtasks, until both are empty.
  program(micro('m1', tick('t in m1')), tick('t1', micro('m in t1'), tick('t in t1')), micro('m2'), tick('t2')),
  program(tick('t1', micro('m1', tick('t2', micro('m2', tick('t3')))))),
  program(micro('m1', micro('m2', tick('t1'), micro('m3'))), tick('t0')),
  program(...inIo(micro('m1', tick('t in m1'), micro('m in m1')), tick('t1', micro('m in t1')), immediate('i'))),
  // Between two timers of a list, between two lists.
  program(timeout('a', 1, tick('ta'), micro('ma')), timeout('b', 1, tick('tb')), busy(8)),
  program(timeout('a', 1, tick('ta'), micro('ma')), timeout('b', 2, tick('tb'), micro('mb')), timeout('c', 3), busy(8)),
  program(timeout('a', 1, micro('ma', tick('ta', micro('mta')))), timeout('b', 1), busy(8)),
  // Between two immediates.
  program(immediate('a', tick('ta'), micro('ma')), immediate('b', tick('tb')), immediate('c')),
  program(immediate('a', micro('ma', tick('ta'))), immediate('b')),
  // Between two close callbacks, the last comes first.
  program(...inIo(close('a', tick('ta')), close('b', micro('mb')), close('c', immediate('ic'), timeout('tc', 1)))),
  program(close('a', close('b', close('c')))),
  program(close('a', timeout('t', 1), immediate('i'), busy(8))),
  // By delay, not by order of setting; by order of setting if the delay is the same.
  program(timeout('c', 80), timeout('a', 1), timeout('b', 40)),
  program(timeout('a', 40), timeout('b', 40), timeout('c', 40)),
  program(timeout('a', 3), timeout('b', 1), timeout('c', 2), timeout('d', 1), busy(8)),
  program(timeout('a', 2), busy(5), timeout('b', 1), busy(5)),
  program(timeout('a', 60), busy(2), timeout('b', 1), timeout('c', 60), busy(90)),
  // Delays that are none.
  program(timeout('a', 1), timeout('b', 0), timeout('c', -5), timeout('d', 1.9), timeout('e', 0.5), busy(8)),
  program(timeout('a', 2.9), timeout('b', 2), timeout('c', 1.2), busy(8)),
  program(timeout('far', 2 ** 31), timeout('one', 1), timeout('max', 40), busy(8)),
  // Timers that are set by timers wait for the next turn, and let immediates go first.
  program(timeout('a', 1, timeout('b', 1), busy(8)), busy(8)),
  program(timeout('a', 1, timeout('b', 1), immediate('i'), busy(8)), timeout('c', 2), busy(8)),
  program(timeout('a', 1, timeout('b', 0, timeout('c', 0)), immediate('i1', immediate('i2')), busy(8)), busy(8)),
  program(timeout('a', 1, timeout('late', 1), busy(8)), timeout('b', 1), timeout('c', 4), busy(8)),
  // Immediates that are set by immediates wait for the next turn.
  program(immediate('a', immediate('a2')), immediate('b', immediate('b2')), immediate('c')),
  program(immediate('a', timeout('t', 1), immediate('a2', immediate('a3')), busy(8)), immediate('b')),
  program(immediate('a', tick('t', immediate('it')), micro('m', immediate('im'))), immediate('b')),
  program(...inIo(immediate('a', io('io2'), timeout('t', 1), immediate('a2'), busy(8)))),
  // I/O comes after timers that are due and before immediates.
  program(io('io'), immediate('immediate'), timeout('timeout', 1), busy(8)),
  program(timeout('a', 1, io('io'), immediate('i'), timeout('b', 1), busy(8)), busy(8)),
  program(immediate('a', io('io'), immediate('i'), timeout('b', 1), busy(8))),
  program(...inIo(io('io2', io('io3', immediate('i3')), immediate('i2'), busy(8)), immediate('i1'))),
  program(io('io', tick('t'), micro('m')), tick('t0'), micro('m0')),
  // A long callback: later timers are late together.
  program(timeout('a', 1, busy(30)), timeout('b', 10), timeout('c', 20), busy(8)),
  program(timeout('a', 20), timeout('b', 10, busy(30)), timeout('c', 30)),
  program(timeout('a', 20, immediate('ia')), timeout('b', 10, immediate('ib'), busy(30)), timeout('c', 30, immediate('ic'))),
  program(timeout('a', 1, busy(20)), timeout('b', 1, busy(20)), timeout('c', 40), busy(8)),

  // Clearing.
  program(timeout('a', 1), on('clear', 'a'), timeout('b', 1), busy(8)),
  program(timeout('a', 1, on('clear', 'b')), timeout('b', 1), timeout('c', 1), busy(8)),
  program(timeout('a', 1, on('clear', 'b')), timeout('b', 2), timeout('c', 3), busy(8)),
  program(timeout('a', 1, tick('t', on('clear', 'b'))), timeout('b', 1), timeout('c', 1), busy(8)),
  program(timeout('a', 1, micro('m', on('clear', 'c'))), timeout('b', 1), timeout('c', 1), busy(8)),
  program(timeout('a', 1, on('clear', 'a'), timeout('d', 1)), timeout('b', 1), busy(8)),
  program(timeout('a', 1, on('clear', 'a'), timeout('b', 1), busy(8)), busy(8)),
  program(timeout('a', 1, on('clear', 'b'), timeout('c', 1)), timeout('b', 1), timeout('d', 2), busy(8)),
  program(timeout('a', 1, on('clear', 'b'), on('clear', 'c'), on('clear', 'd')), timeout('b', 1), timeout('c', 2), timeout('d', 3), busy(8)),
  program(timeout('a', 40), timeout('b', 80, log('no')), on('clear', 'b'), on('clear', 'b'), on('refresh', 'b')),
  program(timeout('a', 1), on('clearId', 'a'), timeout('b', 1, on('clearId', 'c')), timeout('c', 1), busy(8)),
  program(immediate('a', on('clearImmediate', 'b')), immediate('b'), immediate('c')),
  program(immediate('a', tick('t', on('clearImmediate', 'b'))), immediate('b'), immediate('c')),
  program(immediate('a', tick('t', on('clearImmediate', 'b'), on('clearImmediate', 'c'))), immediate('b'), immediate('c')),
  program(immediate('a', on('clearImmediate', 'a'), on('clearImmediate', 'c')), immediate('b'), immediate('c')),
  program(immediate('a'), immediate('b'), immediate('c'), on('clearImmediate', 'a'), on('clearImmediate', 'c')),
  program(immediate('a'), on('clearImmediate', 'a')),
  program(interval('a', 40, 99), timeout('b', 60, on('clear', 'a'))),

  // Refreshing.
  program(timeout('a', 40), timeout('b', 40), on('refresh', 'a')),
  program(timeout('a', 40), timeout('b', 20, on('refresh', 'a')), timeout('c', 50)),
  program(timeout('a', 1, on('refresh', 'b')), timeout('b', 1), timeout('c', 1), busy(8)),
  program(timeout('a', 1, tick('t', on('refresh', 'b'))), timeout('b', 1), timeout('c', 1), immediate('i'), busy(8)),
  program(timeout('a', 10), timeout('b', 40, on('refresh', 'a')), timeout('c', 45)),
  program(interval('a', 40, 2), timeout('b', 20, on('refresh', 'a')), timeout('c', 50)),
  program(timeout('a', 20), timeout('b', 40, on('clear', 'a'), on('refresh', 'b'), on('clear', 'b'))),

  // Intervals.
  program(interval('a', 10, 3, tick('t'), micro('m'))),
  program(interval('a', 1, 3, immediate('i'), busy(8)), busy(8)),
  program(interval('a', 40, 3), interval('b', 100, 2), timeout('c', 250)),
  program(interval('a', 60, 3), timeout('b', 60, timeout('c', 90))),
  program(interval('a', 20, 2, busy(60)), timeout('b', 40), timeout('c', 60)),
  program(interval('a', 1, 2, timeout('b', 1), busy(8)), timeout('c', 1), busy(8)),
  program(interval('a', 60, 2, on('refresh', 'a')), timeout('b', 180)),

  // What keeps the loop alive.
  program(timeout('a', 40), on('unref', 'a')),
  program(timeout('a', 40), on('unref', 'a'), timeout('b', 80)),
  program(timeout('a', 80), on('unref', 'a'), timeout('b', 40)),
  program(timeout('a', 40), on('unref', 'a'), on('ref', 'a'), on('ref', 'a')),
  program(timeout('a', 40), on('unref', 'a'), on('unref', 'a'), on('hasRef', 'a'), timeout('b', 20, on('ref', 'a'), on('hasRef', 'a'))),
  program(timeout('a', 1), on('unref', 'a'), busy(8)),
  program(timeout('a', 1), on('unref', 'a'), immediate('i'), busy(8)),
  program(immediate('a'), on('unref', 'a')),
  program(immediate('a'), on('unref', 'a'), immediate('b')),
  program(immediate('a'), on('unref', 'a'), timeout('b', 40)),
  program(immediate('a', immediate('b'), on('unref', 'b'))),
  program(immediate('a', immediate('b'), on('unref', 'b'), timeout('c', 40))),
  program(immediate('a'), on('unref', 'a'), on('ref', 'a'), on('hasRef', 'a')),
  program(immediate('a'), on('hasRef', 'a'), on('unref', 'a'), on('hasRef', 'a'), immediate('b', on('hasRef', 'a'), on('hasRef', 'b'))),
  program(timeout('a', 1, on('hasRef', 'a')), immediate('b', on('hasRef', 'a')), timeout('c', 40, on('hasRef', 'a'), on('unref', 'a'), on('hasRef', 'a')), busy(8)),
  program(timeout('a', 20), timeout('b', 40, on('refresh', 'a'), on('unref', 'a'))),
  program(timeout('a', 20), timeout('b', 40, on('unref', 'a'), on('refresh', 'a'))),
  program(timeout('a', 20), on('unref', 'a'), timeout('b', 40, on('ref', 'a'), on('refresh', 'a'))),
  program(timeout('a', 40), on('unref', 'a'), on('clear', 'a'), timeout('b', 20), timeout('c', 40)),
  program(interval('a', 60, 99), on('unref', 'a'), timeout('b', 90)),
  program(timeout('a', 10), timeout('b', 40), on('clear', 'b'), on('unref', 'b'), on('ref', 'b')),

  // The end.
  { main: [log('main')], beforeExit: [] },
  { main: [timeout('a', 1)], beforeExit: [[timeout('b', 1)], [immediate('c')]] },
  { main: [], beforeExit: [[tick('t'), micro('m')], [log('never')]] },
  { main: [], beforeExit: [[tick('t', immediate('i'))], [micro('m', timeout('a', 1))], [tick('end')]] },
  { main: [], beforeExit: [[timeout('a', 10), ['unref', 'a']], [log('never')]] },
  { main: [], beforeExit: [[io('io')], [close('close')]] },
  { main: [], handler: true, beforeExit: [[tick('t'), fail('x')], [timeout('a', 1), fail('y')]] },

  // Errors that are handled: what goes on.
  handled(tick('a', fail('x')), tick('b'), micro('m'), immediate('i'), timeout('t', 40)),
  handled(tick('a', fail('x')), tick('b'), immediate('i'), immediate('j'), micro('m')),
  handled(tick('a', fail('x')), tick('b'), timeout('t', 1), io('io'), immediate('i'), busy(8)),
  handled(tick('a', fail('x')), tick('b', fail('y')), tick('c')),
  handled(tick('a', fail('x')), tick('b', fail('y')), tick('c'), immediate('i', tick('ti')), immediate('j')),
  handled(tick('a', micro('ma'), tick('ta'), fail('x')), micro('m')),
  handled(micro('a', fail('x')), micro('b'), tick('t'), immediate('i')),
  handled(micro('a', tick('ta'), micro('ma'), fail('x')), micro('b', fail('y')), micro('c')),
  handled(tick('t', micro('a', fail('x')), micro('b')), tick('u')),
  handled(timeout('a', 1, fail('x')), timeout('b', 1), timeout('c', 1), busy(8)),
  handled(timeout('a', 1, tick('ta'), micro('ma'), fail('x')), timeout('b', 1, tick('tb')), timeout('c', 1), immediate('i'), busy(8)),
  handled(timeout('a', 1, tick('ta'), fail('x')), timeout('b', 2), timeout('c', 3), immediate('i'), busy(8)),
  handled(timeout('a', 1, tick('ta'), fail('x')), busy(8)),
  handled(timeout('a', 1, tick('ta'), fail('x')), immediate('i'), busy(8)),
  handled(timeout('a', 1, tick('ta', fail('x')), tick('tb')), timeout('b', 1, tick('tc')), timeout('c', 1), busy(8)),
  handled(timeout('a', 1, micro('ma', fail('x')), micro('mb')), timeout('b', 1), busy(8)),
  handled(timeout('a', 1, timeout('d', 40), fail('x')), timeout('b', 1, fail('y')), timeout('c', 2, fail('z')), busy(8)),
  handled(interval('a', 10, 3, fail('x'))),
  handled(interval('a', 40, 2, tick('t'), fail('x')), timeout('b', 40), timeout('c', 60)),
  handled(timeout('a', 1, on('refresh', 'a'), on('clear', 'a'), fail('x')), busy(8)),
  handled(immediate('a', fail('x')), immediate('b'), immediate('c')),
  handled(immediate('a', tick('ta'), micro('ma'), fail('x')), immediate('b', tick('tb')), immediate('c')),
  handled(immediate('a', immediate('a2'), fail('x')), immediate('b', immediate('b2')), immediate('c')),
  handled(immediate('a', fail('x')), immediate('b', fail('y')), immediate('c')),
  handled(immediate('a'), immediate('b', immediate('b2'), timeout('t', 1), busy(8), fail('x'))),
  handled(immediate('a', immediate('a2', immediate('a3')), fail('x'))),
  handled(immediate('a', tick('ta', fail('x')), tick('tb')), immediate('b'), immediate('c')),
  handled(immediate('a', tick('ta', fail('x')), tick('tb'))),
  handled(immediate('a', micro('ma', fail('x')), tick('ta')), immediate('b')),
  handled(immediate('a', on('clearImmediate', 'b'), fail('x')), immediate('b'), immediate('c')),
  handled(...inIo(tick('t'), micro('m'), immediate('i', fail('y')), timeout('o', 1), io('io2', tick('u'), fail('z')))),
  handled(io('io', tick('t'), immediate('i'), timeout('o', 1), busy(8), fail('x')), busy(8)),
  handled(io('io', tick('t', fail('x')), tick('u'), immediate('i'), timeout('o', 1), busy(8)), busy(8)),
  handled(...inIo(close('a', tick('ta'), fail('x')), close('b', tick('tb')), close('c', tick('tc'), fail('z')))),
  handled(close('a', tick('ta', fail('x')), tick('tb')), close('b', tick('tc'))),

  // Errors that nobody handles: the end.
  program(tick('a', fail('x')), tick('b')),
  program(micro('a', fail('x')), micro('b')),
  program(timeout('a', 1, tick('t'), fail('x')), timeout('b', 1), busy(8)),
  program(immediate('a', fail('x')), immediate('b')),
  program(io('io', tick('t'), fail('x')), immediate('i'), busy(8)),
  program(close('a', fail('x')), close('b')),
  { main: [], beforeExit: [[fail('x')]] },
];
