// Programs on process.env, which starts empty.
//
// A line is [[[action, name, value]], [answers], [[name, value]]]: what get, has and the rest answered, and what there is
// in the end.

import { generator } from './lib/random.mjs';

const { pick, random } = generator(3);
const NAMES = ['A', 'B', 'C', 'a', 'PATH', 'Path', '1', '10', '2', '', 'A=B', '=A', 'A\0B', 'é', '이름', '__x', ' ', 'A '];
const VALUES = ['', 'x', 'y z', 'a=b', '0', 1, -1.5, 0.1, 1e20, true, false, 'é', '😀', 'a\0b', '\n', '"q"'];

function run(actions) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  const answers = actions.map(([action, name, value]) => {
    switch (action) {
      case 'set': process.env[name] = value; return null;
      case 'get': return process.env[name] ?? null;
      case 'has': return name in process.env;
      case 'delete': delete process.env[name]; return null;
    }
  });
  console.log(JSON.stringify([actions, answers, Object.entries(process.env)]));
}

for (const name of NAMES) for (const value of VALUES) run([['set', name, value], ['get', name], ['has', name]]);
for (let i = 0; i < 500; i++) {
  run(Array.from({ length: 1 + random(12) }, () => {
    const action = pick(['set', 'set', 'set', 'get', 'has', 'delete']);
    return action === 'set' ? [action, pick(NAMES), pick(VALUES)] : [action, pick(NAMES)];
  }));
}
