// tty.WriteStream.prototype.getColorDepth, which util.styleText asks.
//
// A line is [environment, bits].

import { WriteStream } from 'node:tty';
import { generator } from './lib/random.mjs';

const seen = new Set();
function print(env) {
  const line = JSON.stringify([env, WriteStream.prototype.getColorDepth.call(null, env)]);
  if (seen.has(line)) return;
  seen.add(line);
  console.log(line);
}
process.removeAllListeners('warning');
const TERMS = ['', 'dumb', 'xterm', 'xterm-256color', 'xterm-kitty', 'XTERM', 'xterm-256', 'my-truecolor', 'eterm', 'Eterm', 'cons25', 'console', 'cygwin', 'dtterm', 'gnome', 'hurd', 'jfbterm', 'konsole', 'kterm', 'mlterm', 'mosh', 'putty', 'st', 'rxvt-unicode-24bit', 'rxvt', 'terminator', 'ansi', 'my-ansi-x', 'my-color', 'linux', 'direct', 'con80x25', 'conx25', 'con80x', 'con80', 'my-con80x25', 'screen', 'screen-256color', 'vt100', 'vt220-old', 'vt300', 'unknown', 'tmux', 'st-256color', 'DUMB'];
const VALUES = {
  TERM: TERMS, FORCE_COLOR: ['', '0', '1', '2', '3', '4', 'true', 'false'], NODE_DISABLE_COLORS: ['', '0', '1'], NO_COLOR: ['', '0', '1'], TMUX: ['', '1'], TF_BUILD: ['', '1'], AGENT_NAME: ['', 'x'], CI: ['', '1'], CI_NAME: ['', 'codeship', 'x'],
  APPVEYOR: [''], BUILDKITE: ['1'], CIRCLECI: ['1'], DRONE: ['1'], GITEA_ACTIONS: ['1'], GITHUB_ACTIONS: ['1'], GITLAB_CI: ['1'], TRAVIS: ['1'],
  TEAMCITY_VERSION: ['', '9', '9.0', '9.0.5', '9.1', '9.1.0', '9.01.1', '9.10.', '9.00.', '10', '10.0', '10.', '2019.1', '1.0', 'x.1', '9.a.'],
  TERM_PROGRAM: ['', 'iTerm.app', 'HyperTerm', 'MacTerm', 'Apple_Terminal', 'vscode'], TERM_PROGRAM_VERSION: ['', '0.9', '2.9', '3.0', '10.1', '2', 'x'], COLORTERM: ['', 'truecolor', '24bit', 'yes'],
};
print({});
for (const [name, values] of Object.entries(VALUES)) for (const value of values) {
  print({ [name]: value });
  print({ TERM: 'xterm', [name]: value });
  print({ CI: '', [name]: value });
  print({ TERM_PROGRAM: 'iTerm.app', [name]: value });
}
const { random, pick } = generator(31);
const NAMES = Object.keys(VALUES);
for (let i = 0; i < 1500; i++) {
  const env = {};
  for (let n = random(4) + 1; n > 0; n--) {
    const name = random(3) === 0 ? 'TERM' : pick(NAMES);
    if (name === 'FORCE_COLOR' && random(4)) continue;
    env[name] = pick(VALUES[name]);
  }
  print(env);
}
