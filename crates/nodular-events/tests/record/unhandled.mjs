// What Node throws for an `error` event that nobody hears: [kind, value, message, code].

import { EventEmitter } from 'node:events';

const VALUES = ['boom', '', "it's", 'say "no"', `'"`, '\'"`', 'a\nb\t\r\u0000\u001b\u007f\\', '한글', 'é\u0085', 'a\vb', '\'"${x}',
  true, false, 0, -1, 42, 1.5, -0.25, 1e21, 1e-7, null];

for (const value of VALUES) {
  const kind = value === null ? 'undefined' : typeof value;
  try {
    new EventEmitter().emit('error', value ?? undefined);
  } catch (error) {
    console.log(JSON.stringify([kind, value, error.message, error.code]));
  }
}
