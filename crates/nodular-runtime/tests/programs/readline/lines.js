'use strict';
const EventEmitter = require('events');
const readline = require('readline');

class Input extends EventEmitter {
  resume() {}
  pause() {}
}

// Text.
{
  const input = new Input();
  const lines = readline.createInterface({ input, crlfDelay: Infinity });
  lines.on('line', (line) => console.log('line', JSON.stringify(line)));
  lines.on('close', () => console.log('close'));
  for (const chunk of ['a\nb\r', '\nc\u2028d\n', '한', '글\n', 'rest']) input.emit('data', Buffer.from(chunk));
  input.emit('end');
}

// A terminal.
{
  const input = new Input();
  let written = '';
  const output = Object.assign(new EventEmitter(), { columns: 20, write(text) { written += text; } });
  const rl = readline.createInterface({
    input, output, terminal: true, prompt: '$ ', completer: (line) => [['help', 'hello'].filter((one) => one.startsWith(line)), line],
  });
  const keys = [];
  input.on('keypress', (text, key) => keys.push(key.name));
  rl.on('line', (line) => console.log('line', JSON.stringify(line)));
  rl.prompt();
  input.emit('data', 'hx');
  input.emit('data', '\x7f');
  input.emit('data', '\t');
  console.log(rl.line, rl.cursor);
  input.emit('data', 'lo\r');
  input.emit('data', '\x1b[A');
  input.emit('data', '\x01');
  input.emit('data', '값 ');
  input.emit('data', '\x1b[1;5C');
  console.log(rl.line, rl.cursor, rl.getCursorPos());
  input.emit('data', '\x15');
  input.emit('data', '\x19\x19');
  input.emit('data', '\r');
  rl.question('name? ', (name) => console.log('name', name));
  input.emit('data', 'Kim\n');
  console.log(rl.history, keys.join(' '));
  console.log(written.startsWith('\x1b[1G\x1b[0J$ \x1b[3Ghx\x1b[1G\x1b[0J$ h\x1b[4G'));
  rl.close();
  try {
    rl.question('late? ', () => {});
  } catch (error) {
    console.log(error.code, error.message);
  }
}
