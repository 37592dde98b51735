// What a server says to whole connections: [options, bytes of the client, bytes of the server without Date's value,
// whether the server ended the connection]. The handler answers with method and url at once.
import http from 'node:http';
import net from 'node:net';

const get = (path, headers = '', version = '1.1') => `GET ${path} HTTP/${version}\r\nHost: a\r\n${headers}\r\n`;
const post = (path, body, headers = '') => `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n${headers}\r\n${body}`;
const chunks = (path, body, headers = '') => `POST ${path} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n${headers}\r\n${body}`;

const conversations = [
  // Several requests.
  [{}, get('/1')],
  [{}, get('/1') + get('/2') + get('/3')],
  [{}, '\r\n\r\n' + get('/1') + '\r\n' + get('/2')],
  [{}, get('/1') + get('/2', 'Connection: close\r\n')],
  [{}, get('/1', 'Connection: close\r\n') + get('/2')],
  [{}, get('/1', '', '1.0')],
  [{}, get('/1', 'Connection: keep-alive\r\n', '1.0') + get('/2', '', '1.0')],
  [{}, post('/1', 'hello') + get('/2')],
  [{}, chunks('/1', '5\r\nhello\r\n0\r\n\r\n') + get('/2')],
  [{}, chunks('/1', '5;x=y\r\nhello\r\n0\r\nA: b\r\n\r\n') + get('/2')],
  [{}, 'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n'],
  [{}, 'GET http://b/x HTTP/1.1\r\nHost: a\r\n\r\n'],
  // Host.
  [{}, 'GET / HTTP/1.1\r\n\r\n'],
  [{}, 'GET / HTTP/1.1\r\nHost:\r\n\r\n'],
  [{}, 'GET / HTTP/1.0\r\n\r\n'],
  [{}, 'HEAD / HTTP/1.1\r\n\r\n'],
  [{}, 'POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc' + get('/2')],
  [{ requireHostHeader: false }, 'GET / HTTP/1.1\r\n\r\n'],
  // Expect.
  [{}, post('/1', 'hello', 'Expect: 100-continue\r\n')],
  [{}, post('/1', 'hello', 'Expect: 100-Continue\r\n') + get('/2')],
  [{}, post('/1', 'hello', 'Expect: something\r\n') + get('/2')],
  [{}, get('/1', 'Expect: something\r\n')],
  [{}, get('/1', 'Expect: 100-continue\r\n', '1.0')],
  [{}, get('/1', 'Expect: something\r\n', '1.0')],
  // Limits.
  [{ maxRequestsPerSocket: 1 }, get('/1')],
  [{ maxRequestsPerSocket: 1 }, get('/1') + get('/2') + get('/3')],
  [{ maxRequestsPerSocket: 1 }, get('/1') + get('/2', 'Connection: close\r\n') + get('/3')],
  [{ maxRequestsPerSocket: 1 }, get('/1', '', '1.0')],
  [{ maxRequestsPerSocket: 1 }, get('/1', 'Connection: keep-alive\r\n', '1.0') + get('/2')],
  [{ maxRequestsPerSocket: 2 }, get('/1') + get('/2')],
  [{ maxRequestsPerSocket: 3 }, get('/1', 'Connection: keep-alive\r\n') + get('/2')],
  [{ keepAliveTimeout: 0 }, get('/1')],
  [{ keepAliveTimeout: 999 }, get('/1')],
  [{ keepAliveTimeout: 65000 }, get('/1')],
  [{ keepAliveTimeout: 65000, maxRequestsPerSocket: 7 }, get('/1')],
  [{ maxHeaderSize: 100 }, get('/1', `X: ${'x'.repeat(200)}\r\n`)],
  [{}, get('/' + 'x'.repeat(20000))],
  // Refusals.
  [{}, 'nonsense\r\n\r\n'],
  [{}, get('/1') + 'nonsense\r\n\r\n'],
  [{}, 'GET / HTTP/1.1\nHost: a\n\n'],
  [{}, 'GET / HTTP/3.0\r\nHost: a\r\n\r\n'],
  [{}, 'GET / HTTP/1.1\r\nHost: a\r\nA b: c\r\n\r\n'],
  [{}, get('/1', 'Content-Length: 1\r\nTransfer-Encoding: chunked\r\n')],
  [{}, get('/1', 'Content-Length: x\r\n')],
  [{}, 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'],
  [{}, get('/1') + 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'],
  // Upgrades that nobody takes.
  [{}, get('/1', 'Connection: Upgrade\r\nUpgrade: x\r\n') + get('/2')],
  [{}, post('/1', 'hello', 'Connection: Upgrade\r\nUpgrade: x\r\n') + get('/2')],
];

for (const [options, input] of conversations) {
  const { maxRequestsPerSocket = 0, ...rest } = options;
  const server = http.createServer(rest, (request, response) => response.end(`${request.method} ${request.url}`));
  server.maxRequestsPerSocket = maxRequestsPerSocket;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1');
  let output = '';
  let ended = false;
  socket.on('data', (data) => (output += data)).on('end', () => (ended = true)).on('error', () => (ended = true));
  socket.write(input);
  for (let turn = 0; turn < 40 && !ended; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
  socket.destroy();
  server.close();
  server.closeAllConnections();
  output = output.replace(/^Date: \w{3}, .*GMT\r\n/gm, 'Date: \r\n');
  console.log(JSON.stringify([options, input, output, ended]));
}
