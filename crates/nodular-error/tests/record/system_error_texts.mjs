// What Node says of a system error, in each of its forms: [form, what it is told, the error].
import cp from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import util from 'node:util';

const KEYS = [
  'name', 'message', 'code', 'errno', 'syscall', 'path', 'dest', 'address', 'port', 'hostname',
];
const shown = (error) => Object.fromEntries(KEYS.map((key) => [key, error[key]]));
const print = (form, told, error) => console.log(JSON.stringify([form, told, shown(error)]));
const thrown = (f) => {
  try {
    f();
  } catch (error) {
    return error;
  }
};

const numbers = [...util.getSystemErrorMap().keys(), -15, -133, -9999];

// Real errors of files: the paths are relative to a folder of their own, so they are always the same.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nodular-'));
const home = process.cwd();
process.chdir(folder);
fs.writeFileSync('file', '');
fs.writeFileSync("it's", '');
fs.mkdirSync('full/inner', { recursive: true });
fs.symlinkSync('loop', 'loop');
const long = 'x'.repeat(300);
const files = [
  ['open', () => fs.openSync('missing'), 'missing'],
  ['open', () => fs.openSync(''), ''],
  ['open', () => fs.openSync('한글/파일 이름'), '한글/파일 이름'],
  ['open', () => fs.openSync("quote'd"), "quote'd"],
  ['open', () => fs.openSync('file/inner'), 'file/inner'],
  ['open', () => fs.openSync('loop'), 'loop'],
  ['open', () => fs.openSync(long), long],
  ['open', () => fs.openSync('full', 'w'), 'full'],
  ['open', () => fs.openSync('file', 'wx'), 'file'],
  ['open', () => fs.openSync(Buffer.from('caf\xe9', 'latin1')), 'caf\ufffd'],
  ['open', () => fs.readFileSync('missing'), 'missing'],
  ['read', () => fs.readFileSync('full')],
  ['read', () => fs.readSync(99999, Buffer.alloc(1))],
  ['close', () => fs.closeSync(99999)],
  ['stat', () => fs.statSync('missing'), 'missing'],
  ['lstat', () => fs.lstatSync('missing'), 'missing'],
  ['access', () => fs.accessSync('missing'), 'missing'],
  ['scandir', () => fs.readdirSync('missing'), 'missing'],
  ['scandir', () => fs.readdirSync('file'), 'file'],
  ['mkdir', () => fs.mkdirSync('full'), 'full'],
  ['mkdir', () => fs.mkdirSync('a/b'), 'a/b'],
  ['mkdtemp', () => fs.mkdtempSync('missing/x'), 'missing/xXXXXXX'],
  ['rmdir', () => fs.rmdirSync('full'), 'full'],
  ['rmdir', () => fs.rmdirSync('file'), 'file'],
  ['unlink', () => fs.unlinkSync('missing'), 'missing'],
  ['readlink', () => fs.readlinkSync('file'), 'file'],
  ['chmod', () => fs.chmodSync('missing', 0o600), 'missing'],
  ['chown', () => fs.chownSync('missing', 0, 0), 'missing'],
  ['utime', () => fs.utimesSync('missing', 0, 0), 'missing'],
  ['rename', () => fs.renameSync('missing', 'other'), 'missing', 'other'],
  ['rename', () => fs.renameSync('file', 'full'), 'file', 'full'],
  ['rename', () => fs.renameSync('full', 'file'), 'full', 'file'],
  ['rename', () => fs.renameSync('full', 'full/inner/x'), 'full', 'full/inner/x'],
  ['rename', () => fs.renameSync("it's", 'missing/x'), "it's", 'missing/x'],
  ['link', () => fs.linkSync('missing', 'other'), 'missing', 'other'],
  ['link', () => fs.linkSync('file', "it's"), 'file', "it's"],
  ['symlink', () => fs.symlinkSync('file', "it's"), 'file', "it's"],
  ['copyfile', () => fs.copyFileSync('missing', 'other'), 'missing', 'other'],
  ['copyfile', () => fs.copyFileSync('file', "it's", fs.constants.COPYFILE_EXCL), 'file', "it's"],
];
for (const [syscall, f, file, dest] of files) {
  const error = thrown(f);
  print('new', { errno: error.errno, syscall, path: file, dest }, error);
}

// The same form with every number: a watcher whose start fails.
const watcher = fs.watch('.');
const watchers = Object.getPrototypeOf(watcher._handle);
watcher.close();
for (const errno of numbers) {
  watchers.start = () => errno;
  const message = errno === -os.constants.errno.ENOSPC ?
    'System limit for number of file watchers reached' : undefined;
  print('new', { errno, syscall: 'watch', path: 'a b', message }, thrown(() => fs.watch('a b')));
}

process.chdir(home);
fs.rmSync(folder, { recursive: true });

// Sockets and child processes.
const addresses = [
  [], ['127.0.0.1', 80], ['::1', 65535], ['::', 0], ['/tmp/x.sock'], ['/tmp/x.sock', -1],
  ['', 80], ['example.com', 443], ['10.0.0.1', 80, '10.0.0.2', 5000], ['::1', 80, 'fe80::1', 1],
  ['0.0.0.0', 0, '0.0.0.0', 0],
];
for (const errno of numbers) {
  for (const syscall of ['read', 'spawn no such']) {
    print('socket', { errno, syscall }, util._errnoException(errno, syscall));
  }
  for (const [address, port, localAddress, localPort] of addresses) {
    const local = localAddress === undefined ? undefined : [localAddress, localPort];
    const error = util._exceptionWithHostPort(errno, 'connect', address, port, local?.join(':'));
    print('socket', { errno, syscall: 'connect', address, port, local }, error);
  }
}
const spawned = cp.spawnSync('no such program').error;
print('socket', { errno: -2, syscall: 'spawnSync no such program', path: 'no such program' }, spawned);

// Names: a resolver whose query fails at once.
const resolver = new dns.Resolver();
const resolvers = Object.getPrototypeOf(resolver._handle);
const codes = Object.keys(dns).filter((key) => /^[A-Z]+$/.test(key)).map((key) => dns[key]);
for (const error of [...numbers, ...codes]) {
  for (const hostname of ['example.invalid', 'ex ample', '']) {
    resolvers.queryTxt = () => error;
    const told = { errno: error, syscall: 'queryTxt', hostname };
    print('dns', told, thrown(() => resolver.resolveTxt(hostname, () => {})));
  }
}

// Servers: one that really finds its port taken, then some that are told so.
const listen = (...where) => new Promise((resolve) => {
  const server = net.createServer().on('error', resolve).listen(...where, () => resolve(server));
});
const first = await listen(0, '127.0.0.1');
const servers = Object.getPrototypeOf(first._handle);
const { port } = first.address();
const taken = await listen(port, '127.0.0.1');
taken.message = taken.message.replace(port, '8080');
taken.port = 8080;
print('listen', { errno: taken.errno, address: '127.0.0.1', port: 8080 }, taken);
const refused = await new Promise((resolve) => {
  const free = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = free.address();
    free.close(() => net.connect(port, '127.0.0.1').on('error', resolve));
  });
});
refused.message = refused.message.replace(refused.port, '80');
refused.port = 80;
print('socket', { errno: refused.errno, syscall: 'connect', address: '127.0.0.1', port: 80 }, refused);
first.close();

const pipe = net.createServer();
pipe.listen(path.join(os.tmpdir(), `nodular-${process.pid}.sock`));
await new Promise((resolve) => pipe.on('listening', resolve));
const pipes = Object.getPrototypeOf(pipe._handle);
pipe.close();
pipes.bind = () => 0;
const [tcpListen, pipeListen] = [servers.listen, pipes.listen];
for (const errno of numbers) {
  servers.listen = pipes.listen = () => errno;
  for (const [address, port] of [['127.0.0.1', 8080], ['::', 8080], ['127.0.0.1', 0]]) {
    print('listen', { errno, address, port }, await listen(port || { port, host: address }, address));
  }
  print('listen', { errno, address: '/tmp/x.sock' }, await listen('/tmp/x.sock'));
}
servers.listen = tcpListen;
pipes.listen = pipeListen;

// What Node gives a code of its own. The number of those made in JavaScript is positive: ours never is.
const coded = (error, prefix) => {
  error.errno = -Math.abs(error.errno);
  const { errno, syscall, code, path, info: { message } } = error;
  print('coded', { errno, syscall, code, prefix, path, message }, error);
};
coded(thrown(() => os.setPriority(2 ** 30, 0)), 'A system error occurred');
coded(thrown(() => dgram.createSocket('udp4').setRecvBufferSize(1)), 'Could not get or set buffer size');
coded(thrown(() => fs.rmSync('/')), 'Path is a directory');
coded(await fs.promises.rm('/tmp').catch((error) => error), 'Path is a directory');
coded(await fs.promises.cp('/tmp', '/dev/null', { recursive: true }).catch((error) => error),
      'Cannot overwrite non-directory with directory');
process.exit();
