// What is on the wire after a handler's calls: each script runs for each kind of request.
//
// A line is [request, script, bytes without Date's value, whether the server ended the connection, errors]; there are
// no bytes if the response was never complete. An error is [index of the call, code, message]. The call "tick" lets the
// event loop turn.
import http from 'node:http';
import net from 'node:net';

const line = (method, version, headers = '') => `${method} / HTTP/${version}\r\nHost: a\r\n${headers}\r\n`;
const requests = {
  get: line('GET', '1.1'),
  head: line('HEAD', '1.1'),
  close: line('GET', '1.1', 'Connection: close\r\n'),
  old: line('GET', '1.0'),
  oldKeepAlive: line('GET', '1.0', 'Connection: keep-alive\r\n'),
  oldChunks: line('GET', '1.0', 'TE: chunked\r\n'),
};

const h = (...headers) => headers;
const scripts = [
  // Framing.
  [['end', '']],
  [['end', 'hello']],
  [['end', 'héllo']],
  [['write', 'a'], ['end', '']],
  [['write', 'a'], ['write', 'b'], ['end', 'c']],
  [['write', 'a'], ['tick'], ['write', 'b'], ['tick'], ['end', 'c']],
  [['write', 'a'], ['tick'], ['end', '']],
  [['write', ''], ['tick'], ['end', 'late']],
  [['write', 'x'.repeat(300)], ['end', '']],
  [['write', 'x'.repeat(10000)], ['write', 'y'.repeat(20)], ['end', 'z'.repeat(9000)]],
  [['flushHeaders'], ['tick'], ['end', 'x']],
  [['flushHeaders'], ['end', 'x']],
  [['writeHead', 200, null, []], ['end', 'hello']],
  [['writeHead', 200, null, []], ['end', '']],
  [['writeHead', 200, null, h(['Content-Type', 'text/plain'])], ['end', 'hello']],
  [['writeHead', 200, null, h(['Content-Length', '5'])], ['end', 'hello']],
  [['writeHead', 200, null, h(['content-length', '5'])], ['write', 'he'], ['tick'], ['end', 'llo']],
  [['setHeader', 'Content-Length', '5'], ['end', 'hello']],
  [['setHeader', 'Content-Length', '5'], ['write', 'hello'], ['end', '']],
  [['setHeader', 'Transfer-Encoding', 'chunked'], ['end', 'hello']],
  [['setHeader', 'Transfer-Encoding', 'gzip, chunked'], ['write', 'a'], ['end', 'b']],
  [['setHeader', 'Transfer-Encoding', 'identity'], ['setHeader', 'Connection', 'close'], ['end', 'b']],
  [['writeHead', 200, null, h(['Transfer-Encoding', 'CHUNKED'])], ['end', 'x']],
  [['removeHeader', 'Content-Length'], ['end', 'hello']],
  [['removeHeader', 'Transfer-Encoding'], ['write', 'hello'], ['end', '']],
  [['removeHeader', 'content-length'], ['removeHeader', 'transfer-encoding'], ['end', 'hello']],
  [['removeHeader', 'transfer-encoding'], ['setHeader', 'Transfer-Encoding', 'chunked'], ['end', 'x']],
  [['removeHeader', 'content-length'], ['setHeader', 'Content-Length', '1'], ['end', 'x']],
  // Statuses.
  ...[200, 201, 204, 205, 299, 301, 304, 400, 404, 418, 451, 500, 511, 599, 999].map((status) => [
    ['statusCode', status], ['end', 'body'],
  ]),
  [['statusCode', 204], ['end', '']],
  [['statusCode', 304], ['setHeader', 'ETag', '"x"'], ['end', '']],
  [['writeHead', 204, null, []], ['write', 'ignored'], ['end', 'too']],
  [['writeHead', 204, null, h(['Transfer-Encoding', 'chunked'])], ['end', 'ignored']],
  [['setHeader', 'Transfer-Encoding', 'chunked'], ['statusCode', 304], ['end', '']],
  [['writeHead', 304, null, h(['Content-Length', '10'])], ['end', '']],
  [['statusMessage', 'Fine'], ['end', '']],
  [['statusCode', 404], ['statusMessage', 'No such user'], ['end', 'x']],
  [['writeHead', 200, 'Very Well', []], ['end', 'x']],
  [['writeHead', 418, 'Tea', h(['X', 'y'])], ['end', 'x']],
  [['statusMessage', 'First'], ['writeHead', 200, null, []], ['end', 'x']],
  [['statusMessage', 'First'], ['writeHead', 200, 'Second', []], ['end', 'x']],
  [['statusMessage', ''], ['end', 'x']],
  [['statusCode', 404], ['writeHead', 200, null, []], ['end', 'x']],
  [['statusMessage', 'Grün'], ['end', 'x']],
  [['setHeader', 'X-Name', 'Jürgen'], ['end', 'x']],
  // Headers.
  [['setHeader', 'X-A', '1'], ['setHeader', 'X-B', '2'], ['setHeader', 'x-a', '3'], ['end', '']],
  [['setHeader', 'X-A', '1'], ['setHeader', 'X-B', '2'], ['appendHeader', 'x-a', '3'], ['end', '']],
  [['appendHeader', 'Set-Cookie', 'a=1'], ['appendHeader', 'Set-Cookie', 'b=2'], ['end', '']],
  [['setHeader', 'X-A', '1'], ['removeHeader', 'x-A'], ['end', '']],
  [['setHeader', 'X-A', '1'], ['removeHeader', 'X-A'], ['setHeader', 'X-A', '2'], ['end', '']],
  [['setHeader', 'X-A', '1'], ['writeHead', 200, null, h(['X-A', '2'], ['X-B', '3'])], ['end', '']],
  [['setHeader', 'X-A', '1'], ['setHeader', 'X-C', '1'], ['writeHead', 200, null, h(['x-a', '2'], ['X-A', '3'])], ['end', '']],
  [['setHeader', 'X-A', '1'], ['writeHead', 200, null, []], ['end', '']],
  [['writeHead', 200, null, h(['A', '1'], ['b', '2'], ['a', '3'], ['B', '4'])], ['end', '']],
  [['setHeader', 'X-Empty', ''], ['end', '']],
  [['setHeader', 'X-Tab', 'a\tb'], ['end', '']],
  [['setHeader', 'Date', 'yesterday'], ['end', '']],
  [['sendDate', false], ['end', 'x']],
  [['removeHeader', 'Date'], ['end', 'x']],
  [['writeHead', 200, null, h(['date', 'then'])], ['end', '']],
  [['setHeader', 'Server', 'nodular'], ['statusCode', 500], ['end', 'oh']],
  // The connection.
  [['setHeader', 'Connection', 'close'], ['end', 'x']],
  [['setHeader', 'Connection', 'Close'], ['write', 'x'], ['end', '']],
  [['setHeader', 'Connection', 'keep-alive'], ['end', 'x']],
  [['setHeader', 'Connection', 'upgrade, close'], ['end', 'x']],
  [['setHeader', 'Connection', 'enclosed'], ['end', 'x']],
  [['setHeader', 'Keep-Alive', 'timeout=99'], ['end', 'x']],
  [['removeHeader', 'Connection'], ['end', 'x']],
  [['removeHeader', 'Connection'], ['write', 'x'], ['end', '']],
  [['writeHead', 200, null, h(['Connection', 'close'], ['Content-Length', '1'])], ['end', 'x']],
  // Trailers.
  [['addTrailers', h(['X-Sum', '1'])], ['write', 'x'], ['end', '']],
  [['setHeader', 'Trailer', 'X-Sum'], ['write', 'x'], ['addTrailers', h(['X-Sum', '1'], ['X-Two', '2'])], ['end', '']],
  [['setHeader', 'Trailer', 'X-Sum'], ['addTrailers', h(['X-Sum', '1'])], ['end', 'x']],
  [['addTrailers', h(['X-Sum', '1'])], ['end', 'has a length']],
  // Interim responses.
  [['writeContinue'], ['end', 'x']],
  [['writeProcessing'], ['tick'], ['end', 'x']],
  [['writeEarlyHints', ['</a.css>; rel=preload; as=style'], []], ['end', 'x']],
  [['writeEarlyHints', ['</a.css>; rel=preload; as=style', '</b.js>; rel=preload'], h(['x-trace', '1'])], ['end', 'x']],
  [['writeEarlyHints', [], []], ['end', 'x']],
  ...['<a>', '<>', '</a>;rel=x', '</a> ; rel="x"', '</a>; rel="x', '</a>; rel=x"', '</a>; "rel"=x', '</a>; =x',
    '</a>; rel', '</a>;', '</a>; ', '</a>; rel=a b', 'a', '</a> rel', '</a>; rel=x; as=y ', '</a>; a=b=c', '</a>; a="b"c',
    '</a>; a=""', ' </a>', '</a\n>; rel=x', '</a>; rel=preload\r\nX: y', '</a>;\nrel=x'].map((link) => [
    ['writeEarlyHints', [link], []], ['end', ''],
  ]),
  [['writeInformation', 110, h(['A', 'b'])], ['writeInformation', 199, []], ['end', 'x']],
  [['writeInformation', 101, []], ['end', 'x']],
  // Refusals.
  ...[0, 1, 99, 1000, 65535].map((status) => [['writeHead', status, null, []], ['end', '']]),
  [['statusCode', 42], ['end', 'x'], ['statusCode', 200], ['end', 'y']],
  [['writeHead', 200, null, []], ['writeHead', 200, null, []], ['setHeader', 'A', 'b'], ['appendHeader', 'A', 'b'], ['removeHeader', 'A'], ['end', 'x']],
  [['end', 'x'], ['writeHead', 500, null, []], ['setHeader', 'A', 'b'], ['flushHeaders'], ['writeContinue'], ['writeProcessing'], ['writeEarlyHints', ['</a>; rel=x'], []]],
  [['write', 'x'], ['writeContinue'], ['writeInformation', 102, []], ['end', '']],
  [['end', 'x'], ['end', '']],
  [['end', 'x'], ['end', 'y']],
  [['end', 'x'], ['write', 'y']],
  [['write', 'x'], ['end', 'y'], ['write', 'z']],
  ...['a b', '', 'a:', 'ä', 'a\r\nb', '\0', 'a\x7f', '(', '"a"'].flatMap((name) => [
    [['setHeader', name, 'x'], ['end', '']],
    [['appendHeader', name, 'x'], ['end', '']],
    [['writeHead', 200, null, h([name, 'x'])], ['end', '']],
    [['addTrailers', h([name, 'x'])], ['end', '']],
    [['writeInformation', 103, h([name, 'x'])], ['end', '']],
  ]),
  ...['a\r\nb', 'a\nb', 'a\rb', '\0', 'a\x07', 'a\x7f', '→', 'ok\r\n\r\n<script>'].flatMap((value) => [
    [['setHeader', 'X-A', value], ['end', '']],
    [['appendHeader', 'X-A', value], ['end', '']],
    [['writeHead', 200, null, h(['X-A', value])], ['end', '']],
    [['setHeader', 'X-B', 'x'], ['writeHead', 200, null, h(['X-A', value])], ['end', '']],
    [['addTrailers', h(['X-A', value])], ['end', '']],
    [['writeInformation', 103, h(['X-A', value])], ['end', '']],
    [['writeHead', 200, value, []], ['statusMessage', 'OK'], ['end', '']],
    [['statusMessage', value], ['end', 'x'], ['statusMessage', 'OK'], ['end', 'x']],
  ]),
  [['strictContentLength', true], ['setHeader', 'Content-Length', '5'], ['write', 'abc'], ['write', 'def'], ['end', 'd'], ['end', 'de']],
  [['strictContentLength', true], ['setHeader', 'Content-Length', '5'], ['write', 'abcde'], ['end', 'f'], ['end', '']],
  [['strictContentLength', true], ['end', 'any']],
  [['strictContentLength', true], ['write', 'a'], ['end', 'b']],
  [['strictContentLength', true], ['statusCode', 204], ['setHeader', 'Content-Length', '5'], ['end', '']],
];

async function call(response, [name, ...args]) {
  switch (name) {
    case 'tick':
      return new Promise((resolve) => setImmediate(resolve));
    case 'statusCode':
    case 'statusMessage':
    case 'sendDate':
    case 'strictContentLength':
      response[name] = args[0];
      return;
    case 'writeHead': {
      const [status, message, headers] = args;
      return void (message === null ? response.writeHead(status, headers.flat()) : response.writeHead(status, message, headers.flat()));
    }
    case 'writeEarlyHints':
      return void response.writeEarlyHints({ link: args[0], ...Object.fromEntries(args[1]) });
    // Bytes, because Node sends a head in UTF-8 if it leaves together with a string.
    case 'write':
      return void response.write(Buffer.from(args[0]));
    case 'end':
      return void response.end(args[0] && Buffer.from(args[0]));
    default:
      return void response[name](...args);
  }
}

let script;
let report;
async function handle(_, response) {
  const errors = [];
  // Data after the end is no exception but an event, which comes after the script: it is the last call's.
  response.on('error', (error) => errors.push([script.length - 1, error.code, error.message]));
  const done = new Promise((resolve) => response.on('finish', resolve));
  for (const [index, step] of script.entries()) {
    try {
      // Not awaited unless it has to be: a turn of the microtasks must not part two chunks.
      const result = call(response, step);
      if (step[0] === 'tick') await result;
      else result.catch((error) => errors.push([index, error.code, error.message]));
    } catch (error) {
      errors.push([index, error.code, error.message]);
    }
  }
  // A last call that threw leaves the response open for ever: then only the errors count.
  const finished = await Promise.race([done.then(() => true), new Promise((resolve) => setTimeout(resolve, 50, false))]);
  report(finished, errors.sort((a, b) => a[0] - b[0]));
}

const server = http.createServer(handle);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

async function record(request, steps) {
  script = steps;
  const answered = new Promise((resolve) => (report = (...result) => resolve(result)));
  const socket = net.connect(server.address().port, '127.0.0.1');
  let bytes = '';
  let ended = false;
  socket.setEncoding('latin1').on('data', (data) => (bytes += data)).on('end', () => (ended = true));
  socket.write(requests[request]);
  const [finished, errors] = await answered;
  // What is on its way arrives; loopback needs no time, only turns.
  for (let turn = 0; turn < 20 && !ended; turn++) await new Promise((resolve) => setTimeout(resolve, turn < 3 ? 0 : 1));
  socket.destroy();
  const undated = bytes.replace(/^Date: \w{3}, .*GMT\r\n/m, 'Date: \r\n');
  console.log(JSON.stringify([request, steps, finished ? undated : null, ended, errors]));
}

for (const steps of scripts) {
  const refusal = steps.some(([name, ...args]) => /information|hints/i.test(name) || JSON.stringify(args).includes('\\'));
  for (const request of refusal ? ['get'] : Object.keys(requests)) await record(request, steps);
}
server.close();
server.closeAllConnections();
