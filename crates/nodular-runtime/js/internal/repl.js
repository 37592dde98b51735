// The interactive session: what `nodular` without a program runs.
'use strict';

/** Begins a session over the process's standard streams. */
function start() {
  const repl = require('repl');
  const { env } = process;
  const isDumb = env.TERM === 'dumb';
  process.stdout.write(`Welcome to Node.js ${process.version}.\nType ".help" for more information.\n`);
  const options = {
    ignoreUndefined: false,
    useGlobal: true,
    [Symbol.for('nodular.repl.standalone')]: true,
    prompt: '> ',
    replMode: env.NODE_REPL_MODE?.toLowerCase().trim() === 'strict' ? repl.REPL_MODE_STRICT : repl.REPL_MODE_SLOPPY,
  };
  if (env.NODE_NO_READLINE === '1' || isDumb) options.terminal = false;
  if (env.NODE_DISABLE_COLORS !== undefined && env.NODE_DISABLE_COLORS !== '') options.useColors = false;
  const size = Number(env.NODE_REPL_HISTORY_SIZE);
  options.historySize = Number.isInteger(size) && size > 0 ? size : 1000;
  const server = repl.start(options);
  repl.repl = server;
  if (server.terminal) server.setupHistory(undefined, () => {});
  // Errors that nobody catches are told, and the session goes on.
  require('internal/process/capture').capture.more.push((error) => {
    if (process.listenerCount('uncaughtException') > 0) return false;
    server.clearLine();
    server._failed(error);
    server.displayPrompt();
    return true;
  });
  server.on('exit', () => {
    // Output that is on its way is written by now.
    process.exit();
  });
  return server;
}

module.exports = { start };
