'use strict';

const native = binding('os');
const { validateInt32 } = require('internal/validators');

// The functions of one answer are also that answer wherever text is wanted: `${os.tmpdir}`.
function answer(name, ask) {
  ask[Symbol.toPrimitive] = () => ask();
  return ask;
}

const arch = answer('arch', function arch() { return native.arch; });
const platform = answer('platform', function platform() { return native.platform; });
const endianness = answer('endianness', function endianness() { return native.endianness; });
const asked = { __proto__: null };
for (const name of ['availableParallelism', 'freemem', 'homedir', 'hostname', 'machine', 'release', 'tmpdir', 'totalmem',
                    'type', 'uptime', 'version'])
  asked[name] = answer(name, { [name]() { return native[name](); } }[name]);

function cpus() {
  return native.cpus();
}

function loadavg() {
  return native.loadavg();
}

function networkInterfaces() {
  return native.networkInterfaces();
}

function getPriority(pid) {
  if (pid === undefined) pid = 0;
  else validateInt32(pid, 'pid');
  return native.getPriority(pid);
}

function setPriority(pid, priority) {
  if (priority === undefined) {
    priority = pid;
    pid = 0;
  }
  validateInt32(pid, 'pid');
  validateInt32(priority, 'priority', -20, 19);
  native.setPriority(pid, priority);
}

function userInfo(options) {
  const encoding = options !== null && typeof options === 'object' ? options.encoding : undefined;
  const user = Object.assign({ __proto__: null }, native.userInfo());
  if (encoding !== undefined && encoding !== 'utf8') {
    const { Buffer } = require('buffer');
    for (const name of ['username', 'homedir', 'shell']) {
      if (user[name] === null) continue;
      const bytes = Buffer.from(user[name]);
      user[name] = encoding === 'buffer' ? bytes : bytes.toString(encoding);
    }
  }
  return user;
}

const { constants } = native;
Object.freeze(constants.signals);

module.exports = {
  arch,
  availableParallelism: asked.availableParallelism,
  cpus,
  endianness,
  freemem: asked.freemem,
  getPriority,
  homedir: asked.homedir,
  hostname: asked.hostname,
  loadavg,
  networkInterfaces,
  platform,
  release: asked.release,
  setPriority,
  tmpdir: asked.tmpdir,
  totalmem: asked.totalmem,
  type: asked.type,
  userInfo,
  uptime: asked.uptime,
  version: asked.version,
  machine: asked.machine,
};

for (const [name, value] of Object.entries({ constants, EOL: native.EOL, devNull: native.devNull })) {
  Object.defineProperty(module.exports, name, {
    __proto__: null, value, enumerable: true, writable: false, configurable: name !== 'constants',
  });
}
