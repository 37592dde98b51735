// A server's settings: a `.env` file, one for this machine on top, and what the environment says already: the twin of
// ../dotenv.rs.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { parseEnv } = require('node:util');

const DEFAULTS = String.raw`
# The server
export HOST=localhost   # for now
PORT=8080
GREETING="Hello,\nworld"
LITERAL='Hello,\nworld'
COLOR="#fff"
URL=http://$HOST:$PORT/?a=b
EMPTY=
KEY="-----BEGIN-----
c2VjcmV0
-----END-----"
not a setting
UNCLOSED="to the end of the line
`;

const LOCAL = 'PORT=3000\nSECRET=only here\n';

console.log('A file');
const vars = parseEnv(DEFAULTS);
for (const name of Object.keys(vars).sort()) console.log(`  ${name.padEnd(9)}${JSON.stringify(vars[name])}`);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dotenv-'));
const [defaults, local] = [path.join(folder, '.env'), path.join(folder, '.env.local')];
fs.writeFileSync(defaults, DEFAULTS);
fs.writeFileSync(local, LOCAL);
const show = 'for (const name of ["HOST", "PORT", "SECRET"]) console.log(`  ${name.padEnd(9)}${process.env[name] ?? "(not set)"}`);';
const run = (...args) => process.stdout.write(execFileSync(process.execPath, args, { env: { HOST: 'example.org' } }));

console.log('Over what is there: the first one counts');
run('-e', `process.loadEnvFile(process.argv[1]); process.loadEnvFile(process.argv[2]); ${show}`, defaults, local);

console.log('As options of the command line: the last file counts');
run(`--env-file=${defaults}`, `--env-file-if-exists=${local}`, '-e', show);

console.log('A file that is missing');
try {
  process.loadEnvFile('no-such.env');
} catch (error) {
  console.log(`  ${error.code}: ${error.message}`);
}
fs.rmSync(folder, { recursive: true });
