// Who called: deprecations that concern only a program's own code ask for it.
'use strict';

/** Whether the nearest frame that is not Nodular's own is in a `node_modules` folder. */
exports.isInsideNodeModules = function isInsideNodeModules() {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder = {};
  try {
    Error.stackTraceLimit = Infinity;
    Error.prepareStackTrace = (error, sites) => sites.map((site) => site.getFileName());
    Error.captureStackTrace(holder);
    const caller = holder.stack.find((file) => typeof file === 'string' && /^(?:[/\\]|[A-Za-z]:|file:)/.test(file));
    return caller !== undefined && /[/\\]node_modules[/\\]/.test(caller);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    if (prepareStackTrace === undefined) delete Error.prepareStackTrace;
    else Error.prepareStackTrace = prepareStackTrace;
  }
};

/** Warns of a deprecation, unless a dependency is the caller. */
exports.warnOutside = function warnOutside(message, code) {
  if (!exports.isInsideNodeModules()) process.emitWarning(message, 'DeprecationWarning', code, warnOutside);
};
