'use strict';
const http = require('node:http');
const topic = require('./lib.cjs')('http');

function serve(role, handler) {
  topic.serve(role, (port) => new Promise((resolve) => {
    const server = http.createServer(handler);
    server.listen(port, '127.0.0.1', 4096, () => resolve(server.address().port));
  }));
}

serve('hello', (request, response) => {
  response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '11' });
  response.end('hello world');
});

serve('json', (request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const value = JSON.parse(Buffer.concat(chunks).toString());
    value.seen = true;
    const body = JSON.stringify(value);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
});

topic.run();
