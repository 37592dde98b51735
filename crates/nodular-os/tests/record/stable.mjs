// What os answers the same on every Linux: constants, folders of an environment, errors, the prefix of a netmask.
//
// A line is [what, arguments, result].

import os from 'node:os';

// mulberry32
let state = 26;
function random(below) {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % below;
}
const pick = (list) => list[random(list.length)];

function record(what, args, answer) {
  let result;
  try {
    result = answer();
  } catch (error) {
    const { code, message, name, errno, syscall } = error;
    result = { error: { code, message, name, errno, syscall } };
  }
  console.log(JSON.stringify([what, args, result]));
}

for (const kind of ['signals', 'errno', 'priority', 'dlopen']) {
  record('names', [kind], () => Object.keys(os.constants[kind]));
  for (const [name, number] of Object.entries(os.constants[kind])) record('constant', [kind, name], () => number);
}
record('constant', ['', 'UV_UDP_REUSEADDR'], () => os.constants.UV_UDP_REUSEADDR);
record('EOL', [], () => os.EOL);
record('devNull', [], () => os.devNull);
record('platform', [], () => os.platform());
record('type', [], () => os.type());
record('keys', ['cpu'], () => Object.keys(os.cpus()[0]));
record('keys', ['times'], () => Object.keys(os.cpus()[0].times));
record('keys', ['userInfo'], () => Object.keys(os.userInfo()));
for (const { family, ...address } of os.networkInterfaces().lo ?? []) {
  record('keys', [family], () => ['address', 'netmask', 'family', ...Object.keys(address).slice(2)]);
}

// Folders
const VALUES = [
  undefined, '', '/', '//', '///', '/tmp', '/tmp/', '/tmp//', 'a', 'a/', './', '../', ' ', ' /', '/var/tmp', '/é/',
  '/日本/', 'C:\\Temp\\', '\\', '/a b/', '~', '~/', '/tmp/.', '/./', 'tmp/a/',
];
const NAMES = ['TMPDIR', 'TMP', 'TEMP', 'TEMPDIR', 'SystemRoot', 'HOME', 'USERPROFILE'];
function withEnv(env) {
  for (const name of NAMES) {
    if (env[name] === undefined) delete process.env[name];
    else process.env[name] = env[name];
  }
  record('tmpdir', [env], () => os.tmpdir());
  if (env.HOME !== undefined) record('homedir', [env], () => os.homedir());
}
for (const name of NAMES) for (const value of VALUES) withEnv({ [name]: value });
for (let i = 0; i < 150; i++) withEnv(Object.fromEntries(NAMES.map((name) => [name, pick(VALUES)])));

// Priorities
for (const pid of [2 ** 31 - 1, -1, -2, -(2 ** 31), 2 ** 30]) {
  record('getPriority', [pid], () => os.getPriority(pid));
  for (const priority of [0, 19, -20]) record('setPriority', [pid, priority], () => os.setPriority(pid, priority));
}
for (const priority of [20, -21, 100, -100, 2 ** 31 - 1, -(2 ** 31), 1234567]) {
  for (const pid of [0, -1]) record('setPriority', [pid, priority], () => os.setPriority(pid, priority));
}

// The prefix of a netmask, by Node's own function: no system lets one set every mask.
const source = process.binding('natives')['internal/util'];
const ones = /function countBinaryOnes[^]*?\n}\n/.exec(source)[0];
const cidr = /function getCIDR[^]*?\n}\n/.exec(source)[0];
const getCIDR = new Function(
  'StringPrototypeSlice', 'StringPrototypeIncludes', 'NumberParseInt',
  `${ones} ${cidr} return getCIDR;`,
)((text, ...args) => text.slice(...args), (text, part) => text.includes(part), Number.parseInt);
function mask(family, netmask) {
  const address = family === 'IPv4' ? '192.0.2.7' : 'fe80::1';
  record('cidr', [address, netmask], () => getCIDR(address, netmask, family));
}
// The text of eight numbers, with the longest run of zeros left out as the system does.
function v6(parts) {
  let [start, length] = [0, 0];
  for (let i = 0; i < 8; i++) {
    let end = i;
    while (end < 8 && parts[end] === 0) end++;
    if (end - i > length) [start, length] = [i, end - i];
  }
  const text = (list) => list.map((part) => part.toString(16)).join(':');
  if (length < 2) return text(parts);
  return `${text(parts.slice(0, start))}::${text(parts.slice(start + length))}`;
}
const prefix = (length, parts, bits) => Array.from({ length: parts }, (_, i) => {
  const inPart = Math.min(bits, Math.max(0, length - i * bits));
  return (2 ** bits - 1) - (2 ** (bits - inPart) - 1);
});
for (let length = 0; length <= 32; length++) mask('IPv4', prefix(length, 4, 8).join('.'));
for (let length = 0; length <= 128; length++) mask('IPv6', v6(prefix(length, 8, 16)));
const V4 = [0, 255, 255, 254, 240, 128, 1, 15, 127, 170, 192];
for (let i = 0; i < 250; i++) mask('IPv4', Array.from({ length: 4 }, () => pick(V4)).join('.'));
const V6 = [0, 0, 0xffff, 0xffff, 0xfff0, 0x8000, 0xff, 1, 0xff0f, 0xc000];
for (let i = 0; i < 250; i++) {
  // The text of what starts with five zeros may end like an IPv4 address.
  const parts = [pick([0xffff, 0xfff0, 1, 0xf0f]), ...Array.from({ length: 7 }, () => pick(V6))];
  mask('IPv6', v6(parts));
}
