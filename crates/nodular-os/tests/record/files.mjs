// What os makes of the files of Linux: of real machines' form, and of odd ones.
//
// Node reads samples in place of the system's files. For that the script starts itself again in a mount namespace of
// its own, which takes Linux with `unshare` and the right to make user namespaces.
//
// A line is [function, sample, result]. A processor's sample has the texts of /proc/stat and /proc/cpuinfo, and the
// clocks by number. A quota's has the text of /proc/self/cgroup and the files below /sys/fs/cgroup; the result says
// whether it makes one processor of more.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FILES = ['stat', 'cpuinfo', 'meminfo', 'loadavg', 'uptime'];
if (process.argv[2] === undefined) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'files-'));
  for (const name of FILES) fs.writeFileSync(path.join(folder, name), fs.readFileSync(`/proc/${name}`));
  fs.writeFileSync(path.join(folder, 'cgroup'), '0::/\n');
  const mounts = [
    ...FILES.map((name) => `mount --bind "$2/${name}" /proc/${name}`),
    'mount --bind "$2/cgroup" /proc/$$/cgroup',
    'mount -t tmpfs none /sys/fs/cgroup',
    'mount -t tmpfs none /sys/devices/system/cpu',
    'exec "$0" "$1" "$2"',
  ];
  const command = ['sh', '-c', mounts.join(' && '), process.execPath, fileURLToPath(import.meta.url), folder];
  const child = spawnSync('unshare', ['--map-root-user', '--mount', ...command], { stdio: 'inherit' });
  fs.rmSync(folder, { recursive: true });
  process.exit(child.status ?? 1);
}
const folder = process.argv[2];
const write = (name, text) => fs.writeFileSync(path.join(folder, name), text);
const record = (...line) => console.log(JSON.stringify(line));

// mulberry32
let state = 26;
function random(below) {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % below;
}
const pick = (list) => list[random(list.length)];

// Processors
const CPU = '/sys/devices/system/cpu';
function cpus(stat, cpuinfo, clocks = {}) {
  write('stat', stat);
  write('cpuinfo', cpuinfo);
  for (const [number, clock] of Object.entries(clocks)) {
    fs.mkdirSync(`${CPU}/cpu${number}/cpufreq`, { recursive: true });
    fs.writeFileSync(`${CPU}/cpu${number}/cpufreq/scaling_cur_freq`, `${clock}\n`);
  }
  record('cpus', { stat, cpuinfo, clocks }, os.cpus());
  for (const name of fs.readdirSync(CPU)) fs.rmSync(`${CPU}/${name}`, { recursive: true });
}
const statOf = (numbers, fields = 10) => {
  const line = () => Array.from({ length: fields }, () => random(10 ** random(9))).join(' ');
  const lines = [`cpu  ${line()}`, ...numbers.map((number) => `cpu${number} ${line()}`)];
  return `${lines.join('\n')}\nintr 8125 0 9\nctxt 12345\nbtime 1767225600\nprocesses 99\n`;
};
const range = (length) => Array.from({ length }, (_, i) => i);
const x86 = (number, model, flags = 'fpu vme de pse') => [
  `processor\t: ${number}`, 'vendor_id\t: GenuineIntel', 'cpu family\t: 6', 'model\t\t: 158', `model name\t: ${model}`,
  'stepping\t: 10', 'cpu MHz\t\t: 2600.000', 'cache size\t: 9216 KB', `flags\t\t: ${flags}`, 'bogomips\t: 5199.98', '', '',
].join('\n');
const laptop = 'Intel(R) Core(TM) i7-9750H CPU @ 2.60GHz';
const MODELS = [laptop, 'AMD EPYC 7763 64-Core Processor', 'AMD EPYC', 'unknown', 'unknown thing', 'A', 'a', '', ' ', 'A b',
  'X'.repeat(62), 'X'.repeat(63), 'X'.repeat(64), 'Y'.repeat(200), 'QEMU Virtual CPU version 2.5+'];

cpus(statOf([0]), x86(0, laptop), { 0: 2600000 });
cpus(statOf(range(12)), range(12).map((n) => x86(n, laptop)).join(''), { 0: 800123, 1: 4500000, 11: 999 });
cpus(statOf([0, 2, 3, 5]), [0, 2, 3, 5].map((n) => x86(n, 'AMD EPYC')).join(''), { 0: 1, 1: 5000, 2: 123456789 });
cpus(statOf([0, 1]), '');
cpus(statOf([0, 1]), '\n');
cpus(statOf([0, 1]), 'no such thing\n');
cpus(statOf([]), x86(0, laptop));
cpus('cpu  1 2 3 4 5 6 7\n', x86(0, laptop));
cpus('nothing\n', '');
cpus(statOf([3, 1, 2, 1]), [1, 2, 3].map((n) => x86(n, `Model ${n}`)).join(''));
cpus(statOf([0, 8191, 8192, 9000]), x86(8191, 'Last'));
// Lines that are longer than the buffer, by a little and by much.
for (const length of [1000, 1012, 1013, 1014, 1015, 1016, 2036, 2037, 2038, 3000]) {
  cpus(statOf([0, 1]), x86(0, 'First', 'f'.repeat(length)) + x86(1, 'Second'));
}
// An Arm board, an IBM mainframe, RISC-V, PowerPC, as a Node for x64 reads them.
const arm = (n, part) => `processor\t: ${n}\nBogoMIPS\t: 108.00\nCPU implementer\t: 0x41\nCPU part\t: ${part}\n\n`;
cpus(statOf(range(4)), range(4).map((n) => arm(n, '0xd08')).join('') + 'Hardware\t: BCM2835\nModel\t\t: Raspberry Pi 4\n');
cpus(statOf([0]), 'processor\t: 0\nmodel name\t: ARMv7 Processor rev 4 (v7l)\nBogoMIPS\t: 38.40\n\n');
cpus(statOf([0]), 'Processor\t: AArch64 Processor rev 4\nprocessor\t: 0\nBogoMIPS\t: 38.40\n\n');
cpus(statOf([0, 1]), 'vendor_id       : IBM/S390\n# processors    : 2\nprocessor 0: version = FF,  machine = 2964\n');
cpus(statOf([0, 1]), 'processor\t: 0\nhart\t\t: 2\nisa\t\t: rv64imafdc\n\nprocessor\t: 1\nhart\t\t: 1\nmmu\t\t: sv39\n\n');
cpus(statOf([0]), 'processor\t: 0\ncpu\t\t: POWER9, altivec supported\nclock\t\t: 2500.0MHz\n\ntimebase\t: 512000000\n');
// Ends, gaps and blanks.
cpus(statOf([0, 1]), x86(0, 'First').trimEnd());
cpus(statOf([0, 1]), 'processor\t: 0\nmodel name\t: no end');
cpus(statOf([0, 1]), 'processor : 0 \n\n\nmodel name\t: later\n\nprocessor:1\nmodel name\t: second\n');
cpus(statOf([0, 1]), 'processor\t: 0\n\nprocessor\t: 1\nmodel name\t: of the other\n\n');
cpus(statOf([0, 1]), 'processor\t: x\nmodel name\t: first\n\nprocessor\t: 1\nmodel name\t: second\n\n');
cpus(statOf([0, 1]), 'processor\t: 7\nmodel name\t: seventh\n\nprocessor\t: 1\nmodel name\t: second\n\n');
cpus(statOf([0, 1]), 'processor\t: 0\nmodel name\t:no blank\nmodel name: no tab\n\nprocessor\t: 1\n\n');
for (const fields of [6, 7, 8, 9]) cpus(statOf([0, 1], fields), x86(0, laptop));
cpus('cpu  1 2 3 4 5 6\ncpu0 1 2 3 4 5 6 7\ncpu1 1 2 three\ncpu2 1 2 3 4 5 6 7\nintr 1\n', '');
cpus('cpu\ncpu0  18014398509481  2\t3 4 5 6 \nrest 1\n', '');
for (let i = 0; i < 250; i++) {
  const numbers = range(1 + random(5)).filter(() => random(6) > 0);
  let cpuinfo = numbers.map((number) => x86(number, pick(MODELS), 'fpu'));
  // Lines are lost or come twice, blocks change places.
  if (random(2)) cpuinfo.sort(() => random(3) - 1);
  cpuinfo = cpuinfo.join('').split('\n').filter(() => random(25) > 0).flatMap((line) => random(40) ? [line] : [line, line]);
  cpus(statOf(numbers), cpuinfo.join('\n'), random(2) ? { [random(5)]: random(5000000) } : {});
}

// Memory: null where the text does not say, and Node asks the system.
write('meminfo', '');
const system = os.totalmem();
function memory(text) {
  write('meminfo', text);
  const total = os.totalmem();
  const says = Number.parseInt(text.split('MemAvailable:')[1], 10) > 0;
  const free = says ? os.freemem() : null;
  record('memory', text, { totalmem: total === system ? null : total, freemem: free });
}
memory('MemTotal:       32768000 kB\nMemFree:          123456 kB\nMemAvailable:   16384000 kB\nBuffers:     1 kB\n');
memory('MemTotal:        1024 kB\nMemFree:          512 kB\n');
memory('MemAvailable: 7 kB\nMemTotal: 9 kB');
memory('MemTotal:\t\t8\nMemAvailable:7 MB\n');
memory('MemTotal: none\nMemTotal: 5 kB\n');
memory('MemTotal: 0 kB\nMemAvailable: 0 kB\n');
memory('xMemTotal: 3 kB\nyMemAvailable: 2 kB\n');
memory('MemTotal:\n  4 kB\nMemAvailable:\n\n 3 kB\n');
memory('MemTotal: 12abc kB\nMemAvailable: 0x10 kB\nMemAvailable: 9 kB\n');
for (let i = 0; i < 40; i++) {
  memory(`MemTotal:  ${random(2 ** 31)} kB\nMemFree: ${random(1000)} kB\nMemAvailable:   ${1 + random(2 ** 31)} kB\n`);
}

// Load and time
const two = (below) => `${random(below)}.${String(random(100)).padStart(2, '0')}`;
function load(text) {
  write('loadavg', text);
  record('loadavg', text, os.loadavg());
}
load('0.00 0.01 0.05 1/80 7\n');
load('0 1 2\n');
load('  3.5\t4.25\n5.125 x');
load('.5 5. 0005.50 1/2 3\n');
for (let i = 0; i < 40; i++) load(`${two(300)} ${two(30)} ${two(3)} ${random(9)}/${random(900)} ${random(40000)}\n`);
function uptime(text) {
  write('uptime', text);
  record('uptime', text, os.uptime());
}
uptime('0.01 0.00\n');
uptime('350735.47 234388.90\n');
uptime('12 5');
uptime('\n 7.5\n');
for (let i = 0; i < 60; i++) uptime(`${two(10 ** random(9))} ${two(1000)}\n`);

// Quotas
const GROUPS = '/sys/fs/cgroup';
function quota(cgroup, files) {
  write('cgroup', cgroup);
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(`${GROUPS}/${name}`), { recursive: true });
    fs.writeFileSync(`${GROUPS}/${name}`, text);
  }
  record('quota', { cgroup, files }, os.availableParallelism() === 1);
  for (const name of fs.readdirSync(GROUPS)) fs.rmSync(`${GROUPS}/${name}`, { recursive: true });
}
const LIMITS = ['max 100000\n', '100000 100000\n', '200000 100000\n', '50000 100000\n', '150000 100000\n', '199999 100000\n',
  '1000 100000\n', 'max\n', '100000\n', '', '100000 0\n', '10000 10000\n', '1000 1000000\n', 'x y\n', '300000 100000\n'];
const CONTROLLERS = { 'cgroup.controllers': 'cpu memory\n' };
for (const limit of LIMITS) {
  quota('0::/\n', { ...CONTROLLERS, 'cpu.max': limit });
  quota('0::/a/b.scope\n', { 'a/b.scope/cgroup.controllers': 'cpu\n', 'a/b.scope/cpu.max': limit });
  quota('0::/a/b\n', { 'a/b/cgroup.controllers': 'cpu\n', 'a/cpu.max': limit });
  quota('0::/a/b\n', { 'a/b/cgroup.controllers': 'cpu\n', 'cpu.max': limit, 'a/b/cpu.max': 'max 100000\n' });
}
quota('0::/\n', {});
quota('', { 'cpu.max': '100000 100000\n' });
quota('0::/gone\n', { ...CONTROLLERS, 'cpu.max': '100000 100000\n' });
quota('1:name=systemd:/\n0::/\n', { ...CONTROLLERS, 'cpu.max': '100000 100000\n' });
