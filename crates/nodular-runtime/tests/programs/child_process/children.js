// Programs that are started: waited for, talked to, killed, missing.
const { exec, execFileSync, execSync, spawn, spawnSync } = require('child_process');

const attempt = (work) => {
  try {
    console.log(work());
  } catch (error) {
    console.log(error.name, error.code, error.syscall, error.status, error.signal, '|', error.message);
  }
};

const { status, signal, stdout, stderr } = spawnSync('sh', ['-c', 'echo out; echo err >&2; exit 3'], { encoding: 'utf8' });
console.log(status, signal, [stdout, stderr]);
attempt(() => execSync('cat', { input: 'told', encoding: 'utf8' }));
attempt(() => execFileSync('sh', ['-c', 'exit 2'], { stdio: 'pipe' }));
attempt(() => spawnSync('sleep', ['9'], { timeout: 20 }).error.message);
attempt(() => spawnSync('no-such-program').error.message);
attempt(() => spawn(''));
attempt(() => spawn('a', 5));
attempt(() => spawn('a', { stdio: 'wrong' }));
attempt(() => spawnSync('a', [], { killSignal: 'wrong' }));

const steps = [
  (next) => {
    const cat = spawn('cat');
    cat.stdout.setEncoding('utf8');
    let text = '';
    cat.stdout.on('data', (chunk) => { text += chunk; });
    cat.on('close', (...ended) => {
      console.log('cat', text, ended);
      next();
    });
    cat.stdin.write('one ');
    cat.stdin.end('two');
  },
  (next) => {
    const sleep = spawn('sleep', ['9']);
    sleep.on('exit', (...ended) => {
      console.log('sleep', ended, sleep.killed, sleep.exitCode, sleep.signalCode);
      next();
    });
    console.log(sleep.kill());
  },
  (next) => {
    const missing = spawn('no-such-program', ['x']);
    missing.on('error', ({ message, code, syscall, path, spawnargs }) => {
      console.log({ message, code, syscall, path, spawnargs });
      next();
    });
  },
  () => {
    exec('echo some; exit 4', (error, out) => console.log(error.code, error.cmd, error.message, [out]));
  },
];
(function next() { steps.shift()?.(next); })();
