// Starts a server as the guide's first one, asks it once, and prints the answer.
const http = require('node:http');
const net = require('node:net');

const server = http.createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  response.write('<h1>Hello Node!</h1>');
  response.end(`<p>Hello Server! You sent a ${request.method}.</p>`);
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  // The port is in use now, and the error says so.
  const twice = http.createServer(() => {});
  twice.on('error', async (error) => {
    console.log(error.code, error.message.replace(port, 'PORT'));
    console.log(await ask(port, '/guide?chapter=4.1'));
    server.close(() => console.log(`closed, listening: ${server.listening}`));
  });
  twice.listen(port, '127.0.0.1');
});

// One request by hand; the answer without its date.
function ask(port, target) {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1');
    socket.setEncoding('utf8').on('data', (data) => (answer += data));
    socket.on('end', () => {
      const lines = answer.trimEnd().split('\r\n').filter((line) => !line.startsWith('Date: '));
      resolve(lines.join('\n'));
    });
    socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  });
}
