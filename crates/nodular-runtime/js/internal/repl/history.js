// The lines of former sessions: read from a file when a session begins, written back while it goes on.
'use strict';

// In milliseconds.
const WRITE_DELAY = 15;

/** `NODE_REPL_HISTORY`, or the file in the user's home. */
function historyFile(env = process.env) {
  const path = require('path');
  if (env.NODE_REPL_HISTORY !== undefined) {
    const given = env.NODE_REPL_HISTORY.trim();
    return given === '' ? '' : path.resolve(given);
  }
  try {
    return path.join(require('os').homedir(), '.node_repl_history');
  } catch {
    return '';
  }
}

/** Gives `server` the history of `file`, and `ready(error, server)` is told. */
function setUpHistory(server, file, ready) {
  const fs = require('fs');
  if (file === '') {
    server.historyIndex = -1;
    process.nextTick(ready, null, server);
    return;
  }
  let text;
  try {
    fs.closeSync(fs.openSync(file, 'a+', 0o600));
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    server.output.write('\nError: Could not open history file.\nREPL session history will not be persisted.\n');
    process.nextTick(() => {
      server.prompt(true);
      ready(null, server);
    });
    return;
  }
  const size = server.historySize;
  if (text !== '') server.history = text.split(/\r?\n+/).filter(Boolean).slice(0, size);
  server.historyIndex = -1;

  // Many lines that come at once are written once.
  let timer = null;
  const flush = () => {
    timer = null;
    try {
      fs.writeFileSync(file, server.history.join('\n'), { mode: 0o600 });
    } catch {
      // Nothing of the session depends on it.
    }
  };
  server.on('line', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      flush();
      server.emit('flushHistory');
    }, WRITE_DELAY);
    timer.unref?.();
  });
  server.once('close', () => {
    clearTimeout(timer);
    flush();
  });
  process.nextTick(ready, null, server);
}

module.exports = { historyFile, setUpHistory };
