// Where a test stands in its file.
'use strict';

/** `{ file, line, column }` of the nearest frame outside of Nodular's own modules. */
exports.callerSite = function callerSite() {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 16;
  const { stack } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  for (const line of stack.split('\n').slice(1)) {
    if (line.includes('node:')) continue;
    const found = /\(?((?:file:\/\/)?\/[^()]*):(\d+):(\d+)\)?$/.exec(line);
    if (found !== null) return { file: found[1], line: Number(found[2]), column: Number(found[3]) };
  }
  return { file: process.argv[1] ?? '<anonymous>', line: 1, column: 1 };
};
