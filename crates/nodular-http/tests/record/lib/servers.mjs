// Sends raw bytes to real servers and tells what they saw. Bytes are Latin-1 strings.

import http from 'node:http';
import net from 'node:net';

/// What a server with `options` makes of `bytes`, and what Node answers by itself if they are no HTTP.
export async function judge(bytes, options = {}) {
  const seen = await exchange(listening(options), bytes);
  let answer = null;
  if (seen.error) {
    answer = (await exchange(bare(options), bytes)).received;
  }
  return { requests: seen.requests, error: seen.error, answer };
}

/// Runs `task` on all `items`, so many at a time; the results are in the order of the items.
export async function inOrder(items, task, atATime = 40) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await task(items[index]);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return results;
}

export function closeServers() {
  for (const { server } of servers.values()) {
    server.closeAllConnections();
    server.close();
  }
}

const servers = new Map();

/// A server that notes what it sees and never answers: an answer could end the connection early.
function listening(options) {
  return open(`listening ${JSON.stringify(options)}`, options, (server, exchanges) => {
    server.on('connection', (socket) => (socket.port = socket.remotePort));
    const of = (socket) => exchanges.get(socket.port);
    const begin = (request, extra) => {
      const seen = {
        method: request.method,
        url: short(request.url),
        version: request.httpVersion,
        raw: shortList(request.rawHeaders),
        headers: shortList(Object.entries(request.headers).map(([name, value]) => [name, short(value)])),
        body: '',
        trailers: [],
        complete: false,
        ...extra,
      };
      of(request.socket).requests.push(seen);
      request.setEncoding('latin1');
      request.on('data', (data) => (seen.body += data));
      request.on('error', () => {});
      request.on('end', () => {
        seen.body = short(seen.body);
        seen.trailers = shortList(request.rawTrailers);
        seen.complete = true;
      });
    };
    server.on('request', (request, response) => begin(request, { keepAlive: response.shouldKeepAlive }));
    server.on('checkContinue', (request, response) =>
      begin(request, { keepAlive: response.shouldKeepAlive, expect: 'continue' }));
    server.on('checkExpectation', (request, response) =>
      begin(request, { keepAlive: response.shouldKeepAlive, expect: 'other' }));
    const handOver = (request, socket, head) => {
      begin(request, { rest: short(head.toString('latin1')) });
      socket.on('error', () => {});
      request.on('end', () => setImmediate(() => socket.destroy()));
    };
    server.on('connect', handOver);
    if (options.upgrade) server.on('upgrade', handOver);
    server.on('clientError', (error, socket) => {
      of(socket).error = { code: error.code, message: error.message };
      // What has been read may still be on its way to the listeners.
      setImmediate(() => setImmediate(() => socket.destroy()));
    });
  });
}

/// A server that leaves errors to Node.
function bare(options) {
  return open(`bare ${JSON.stringify(options)}`, options, (server) => {
    server.on('request', (request) => request.on('error', () => {}).resume());
    server.on('checkContinue', (request) => request.on('error', () => {}).resume());
    server.on('checkExpectation', (request) => request.on('error', () => {}).resume());
  });
}

async function open(key, { maxHeadersCount, maxHeaderSize }, prepare) {
  let found = servers.get(key);
  if (!found) {
    const server = http.createServer({ requireHostHeader: false, maxHeaderSize });
    if (maxHeadersCount !== undefined) server.maxHeadersCount = maxHeadersCount;
    const exchanges = new Map();
    prepare(server, exchanges);
    found = { server, exchanges, ready: new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)) };
    servers.set(key, found);
  }
  await found.ready;
  return found;
}

async function exchange(opening, bytes) {
  const { server, exchanges } = await opening;
  const seen = { requests: [], error: null, received: '' };
  const client = net.connect({ port: server.address().port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
  await new Promise((resolve) => client.on('connect', resolve));
  exchanges.set(client.localPort, seen);
  client.on('data', (data) => (seen.received += data.toString('latin1')));
  client.on('error', () => {});
  client.on('end', () => client.destroy());
  client.end(bytes, 'latin1');
  await new Promise((resolve) => client.on('close', resolve));
  // The server's listeners may have something to say yet.
  for (let turn = 0; turn < 4; turn++) await new Promise(setImmediate);
  return seen;
}

/// A long text by its beginning and its length.
export function short(text) {
  return typeof text === 'string' && text.length > 300 ? `${text.slice(0, 40)}…(${text.length})` : text;
}

function shortList(list) {
  const all = list.map(short);
  return all.length > 80 ? [...all.slice(0, 8), `…(${all.length})`] : all;
}
