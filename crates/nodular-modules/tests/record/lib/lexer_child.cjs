// Runs under --expose-internals: the two functions that say what a source is.
// Each line of the standard input is [kind, source]; each line of the output is [kind, source, ...answer].

'use strict';

const { internalBinding } = require('internal/test/binding');
const { parse } = internalBinding('cjs_lexer');
const { containsModuleSyntax } = internalBinding('contextify');

for (const line of require('node:fs').readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const [kind, source] = JSON.parse(line);
  if (kind === 'exports') {
    const [exports, reexports] = parse(source);
    console.log(JSON.stringify([kind, source, [...exports], reexports]));
  } else {
    console.log(JSON.stringify([kind, source, containsModuleSyntax(source, '/a.js', 'file:///a.js')]));
  }
}
