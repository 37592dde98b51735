// Who called: deprecations that concern only a program's own code ask for it.
'use strict';

const { callerFile } = binding('builtins');

/** Whether the nearest frame that is not Nodular's own is in a `node_modules` folder. */
exports.isInsideNodeModules = function isInsideNodeModules() {
  return /[/\\]node_modules[/\\]/.test(callerFile() ?? '');
};

/** Warns of a deprecation, unless a dependency is the caller. */
exports.warnOutside = function warnOutside(message, code) {
  if (!exports.isInsideNodeModules()) process.emitWarning(message, 'DeprecationWarning', code, warnOutside);
};
