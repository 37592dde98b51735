// The errors that a server meets most often, and what to do about each: the twin of ../errors.rs.
'use strict';

const { spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const util = require('node:util');

const ADVICE = {
  ENOENT: 'is the path right, its case too, and relative to the right folder?',
  EACCES: 'is it a program, and may this user run it?',
  EADDRINUSE: 'another program listens there: end it, or take another port',
  ECONNREFUSED: 'nobody listens there: does the server run, and is the port right?',
};

function tell(error) {
  const { name, code, port } = error;
  // The system chose the port: every run has another.
  const message = port ? error.message.replace(`:${port}`, '') : error.message;
  const advice = ADVICE[code] ?? 'a mistake in the program that calls';
  console.log(`${name}: ${message}\n  ${code}: ${advice}`);
}

function attempt(f) {
  try {
    f();
  } catch (error) {
    tell(error);
  }
}

async function failed(emitter) {
  const [error] = await once(emitter, 'error');
  tell(error);
}

async function main() {
  attempt(() => fs.openSync('no/such/file.txt'));
  await failed(spawn('/'));

  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await failed(net.createServer().listen(port, '127.0.0.1'));
  server.close();
  await once(server, 'close');
  await failed(net.connect(port, '127.0.0.1'));

  attempt(() => path.join(42));
  attempt(() => net.connect(65536));
  attempt(() => util.getSystemErrorName(5000000));
}

main();
