// tty.WriteStream.prototype.getColorDepth of environments.
//
// A line is [environment, depth].

import tty from 'node:tty';
import { generator } from '../../../nodular-util/tests/record/lib/random.mjs';

const { random, pick } = generator(26);
const seen = new Set();
process.emitWarning = () => {};
function print(env) {
  const line = JSON.stringify([env, tty.WriteStream.prototype.getColorDepth(env)]);
  if (seen.has(line)) return;
  seen.add(line);
  console.log(line);
}

const VALUES = {
  FORCE_COLOR: ['', '0', '1', '2', '3', '4', 'true', 'false'],
  NODE_DISABLE_COLORS: ['', '0', '1'],
  NO_COLOR: ['', '0', '1'],
  TMUX: ['', '/tmp/tmux'],
  TF_BUILD: ['', 'True'],
  AGENT_NAME: ['', 'agent'],
  CI: ['', 'true'],
  CI_NAME: ['codeship', 'other'],
  APPVEYOR: ['1'], BUILDKITE: ['1'], CIRCLECI: ['1'], DRONE: ['1'], GITEA_ACTIONS: ['1'], GITHUB_ACTIONS: ['', 'true'], GITLAB_CI: ['1'], TRAVIS: ['1'],
  TEAMCITY_VERSION: ['', '9', '9.0.5', '9.00.1', '9.1.0', '9.1', '9.09.1', '9.1a.2', '8.1.2', '10.0', '10', '09.5', '2023.1 (build 1)', 'a.b.c', '9.10.'],
  TERM_PROGRAM: ['iTerm.app', 'HyperTerm', 'MacTerm', 'Apple_Terminal', 'vscode'],
  TERM_PROGRAM_VERSION: ['', '0.9', '1.2', '2.9', '3.1', '12.1', '2'],
  COLORTERM: ['', 'truecolor', '24bit', '1'],
  TERM: ['', 'dumb', 'xterm', 'xterm-256color', 'xterm-16color', 'XTERM', 'Xterm-256color', 'xterm-kitty', 'xterm-truecolor', 'mosh', 'rxvt', 'rxvt-unicode-24bit', 'terminator', 'eterm', 'Eterm', 'cons25', 'console', 'cygwin', 'dtterm', 'gnome', 'hurd', 'jfbterm', 'konsole', 'kterm', 'mlterm', 'putty', 'st', 'st-256', 'stterm', 'linux', 'my-ansi', 'vt100', 'vt220', 'vt320', 'screen', 'screen.xterm',
    'con80x25', 'con80', 'conx25', 'con80x', 'con80xa', 'x-direct', 'wincolor', 'fail', 'unknown', 'no-screen'],
};
for (const [name, list] of Object.entries(VALUES)) for (const value of list) {
  print({ [name]: value });
  print({ [name]: value, TERM: 'xterm' });
  print({ CI: '1', [name]: value });
}
for (let i = 0; i < 700; i++) {
  const env = {};
  const names = Object.keys(VALUES);
  for (let n = random(5); n >= 0; n--) {
    const name = pick(i % 2 ? names : names.slice(15));
    env[name] = pick(VALUES[name]);
  }
  print(env);
}
