// What the tabulator offers: commands, modules, names, members.
'use strict';

const keywords = [
  'async', 'await', 'break', 'case', 'catch', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else', 'export',
  'false', 'finally', 'for', 'function', 'if', 'import', 'in', 'instanceof', 'let', 'new', 'null', 'return', 'switch',
  'this', 'throw', 'true', 'try', 'typeof', 'var', 'void', 'while', 'with', 'yield',
];

const NAME = /^[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Nd}_$\u200c\u200d]*$/u;
const COMMAND = /^\s*\.(\w*)$/;
const MODULE = /\b(?:require|import)\s*\(\s*['"`]([^'"`]*)$|\bfrom\s+['"]([^'"]*)$/;
// Names and members of members; calls are not made for this.
const EXPRESSION =
  /^(?:[\p{L}_$][\p{L}\p{N}_$]*|'[^']*'|"[^"]*")(?:\??\.[\p{L}_$][\p{L}\p{N}_$]*|\[(?:\d+|'[^']*'|"[^"]*")\])*$/u;

/** `evaluate(text)` answers with the value of a member expression. */
function complete(line, { commands, evaluate, names }) {
  const command = COMMAND.exec(line);
  if (command !== null) return offered([Object.keys(commands).sort()], command[1], command[1]);
  const module = MODULE.exec(line);
  if (module !== null) return completeModule(module[1] ?? module[2]);
  const word = /[\p{L}\p{N}_$'"\]\[.?]*$/u.exec(line)[0];
  const match = /^(.*?)(\??\.)?([\p{L}_$][\p{L}\p{N}_$]*)?$/su.exec(word);
  const [, object, dot, start = ''] = match;
  if (dot === undefined) {
    if (line !== '' && word === '' && !/[\s(,=+\-*/!&|?:;{[]$/.test(line)) return [[], undefined];
    const groups = [...names(), keywords];
    return offered(groups, start, start);
  }
  if (!EXPRESSION.test(object)) return [[], undefined];
  let value;
  try {
    value = evaluate(object);
  } catch {
    return [[], `${object}${dot}${start}`];
  }
  const groups = membersOf(value).map((group) => group.map((name) => `${object}${dot}${name}`));
  return offered(groups, `${object}${dot}${start}`, `${object}${dot}${start}`);
}

// Groups that have something to offer, with an empty entry between them; a name stands in the first of them.
function offered(groups, start, completeOn) {
  const seen = new Set();
  const all = [];
  for (const group of groups) {
    const fitting = group.filter((name) => name.startsWith(start) && !seen.has(name)).sort();
    for (const name of fitting) seen.add(name);
    if (fitting.length === 0) continue;
    // The nearest come last, where the eyes are.
    if (all.length > 0) all.unshift('');
    all.unshift(...fitting);
  }
  return [all, completeOn];
}

/** The names of the value's properties, one list a prototype. */
function membersOf(value) {
  if (value === null || value === undefined) return [];
  const groups = [];
  let object = Object(value);
  for (let depth = 0; object !== null && depth < 100; depth++) {
    groups.push(namesOf(object));
    object = Object.getPrototypeOf(object);
  }
  return groups;
}

function namesOf(object) {
  try {
    return Object.getOwnPropertyNames(object).filter((name) => NAME.test(name));
  } catch {
    return [];
  }
}

function completeModule(start) {
  const { builtinModules } = require('module');
  if (!/^[./~]/.test(start)) {
    const prefixed = start.startsWith('node:');
    const modules = builtinModules.filter((id) => !id.startsWith('_'))
      .map((id) => (prefixed && !id.startsWith('node:') ? `node:${id}` : id));
    return offered([modules, packages()], start, start);
  }
  return completePath(start);
}

// The folders of the nearest `node_modules`.
function packages() {
  const fs = require('fs');
  const names = [];
  try {
    for (const entry of fs.readdirSync('node_modules')) if (!entry.startsWith('.')) names.push(entry);
  } catch {
    // There are none.
  }
  return names;
}

function completePath(start) {
  const fs = require('fs');
  const path = require('path');
  const folder = start.endsWith('/') ? start : `${path.dirname(start)}/`;
  const shown = start.endsWith('/') ? start : start.slice(0, start.lastIndexOf('/') + 1);
  try {
    const entries = fs.readdirSync(path.resolve(folder), { withFileTypes: true });
    const paths = entries.map((entry) => `${shown}${entry.name}${entry.isDirectory() ? '/' : ''}`);
    return offered([paths], start, start);
  } catch {
    return [[], start];
  }
}

module.exports = { complete, namesOf };
