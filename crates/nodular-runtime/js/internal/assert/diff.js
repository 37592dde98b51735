// What an `AssertionError` says of two values: their difference line by line.
'use strict';

const native = binding('util');
const { inspect } = require('internal/util/inspect');

const headers = {
  __proto__: null,
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

// Two values whose texts are not longer stand on one line.
const SHORT = 12;
// Lines around a change that are shown.
const CONTEXT = 5;
// Lines of values that look the same that are shown.
const MOST_LINES = 50;

function show(value) {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
  });
}

let paint = { red: '', green: '', blue: '', white: '', gray: '' };

// Asked for each error, as the environment can change.
function refreshColors() {
  const { stderr } = process;
  const colored = stderr !== undefined && require('internal/util/style_text').colorizes(stderr);
  const code = (number) => (colored ? `\u001b[${number}m` : '');
  paint = { red: code(31), green: code(32), blue: code(34), white: code(39), gray: code(90) };
  return paint;
}

const isObject = (value) => typeof value === 'object' && value !== null;

/** The message for operators that show a difference; `message` is the caller's own first line. */
function describeDifference(actual, expected, operator, message, diff) {
  if (operator === 'strictEqual' && ((isObject(actual) && isObject(expected)) ||
      (typeof actual === 'function' && typeof expected === 'function'))) {
    operator = 'strictEqualObject';
  }
  const lines = show(actual).split('\n');
  const expectedLines = show(expected).split('\n');
  let header = '+ actual - expected';
  let skipped = false;
  let body;
  if (lines.length === 1 && expectedLines.length === 1 && lines[0] !== expectedLines[0] ?
    !isObject(actual) || !isObject(expected) :
    lines.length === 1 && expectedLines.length === 1 && !isObject(actual)) {
    const short = onOneLine(actual, lines[0], expected, expectedLines[0]);
    if (short !== undefined) {
      header = '';
      body = short;
    } else {
      body = stacked(actual, lines[0], expected, expectedLines[0]);
    }
  } else if (lines.join('\n') === expectedLines.join('\n')) {
    operator = 'notIdentical';
    header = '';
    if (lines.length > MOST_LINES && diff !== 'full') {
      body = `${lines.slice(0, MOST_LINES).join('\n')}\n...}`;
      skipped = true;
    } else {
      body = lines.join('\n');
    }
  } else {
    const compare = isObject(actual) ? native.diffLines : native.diff;
    [body, skipped] = changes(compare(lines, expectedLines), operator, diff);
  }
  const first = message ?? headers[operator];
  return `${first}\n${header}${skipped ? '\n... Skipped lines' : ''}\n${body}\n`;
}

function onOneLine(actual, text, expected, expectedText) {
  let length = text.length + expectedText.length;
  if (typeof actual === 'string') length -= 2;
  if (typeof expected === 'string') length -= 2;
  if (length > SHORT || (actual === 0 && expected === 0)) return undefined;
  return `${text} !== ${expectedText}`;
}

function stacked(actual, text, expected, expectedText) {
  const { green, red, white } = paint;
  const lines = `\n${green}+${white} ${text}\n${red}-${white} ${expectedText}`;
  const width = process.stderr?.isTTY ? process.stderr.columns : 80;
  if (text.length + expectedText.length > width || typeof actual !== typeof expected) return lines;
  let same = 0;
  while (same < text.length && text[same] === expectedText[same]) same++;
  // A caret below the very first characters would tell nothing.
  return same > 2 && same < text.length ? `${lines}\n${' '.repeat(same + 2)}^` : lines;
}

// Each change on a line, with some of the lines around it: [text, whether some are left out].
function changes(list, operator, diff) {
  const { blue, gray, green, red, white } = paint;
  const lines = [];
  let skipped = false;
  let kept = [];
  const flush = () => {
    const more = kept.length - CONTEXT;
    for (const line of diff === 'full' ? kept : kept.slice(0, CONTEXT)) lines.push(`  ${line}`);
    if (more > 0 && diff !== 'full') {
      // A line that stands for one or two others would save nothing.
      if (more === 2) lines.push(`  ${kept[kept.length - 2]}`);
      if (more > 2) {
        lines.push(`${blue}...${white}`);
        skipped = true;
      }
      lines.push(`  ${kept[kept.length - 1]}`);
    }
    kept = [];
  };
  for (const [change, line] of list) {
    if (change === 0) {
      kept.push(line);
      continue;
    }
    flush();
    if (change < 0) lines.push(`${red}-${white} ${line}`);
    else if (operator === 'partialDeepStrictEqual') lines.push(`${gray}${green}+${white} ${line}${gray && white}`);
    else lines.push(`${green}+${white} ${line}`);
  }
  for (const line of diff === 'full' ? kept : kept.slice(0, CONTEXT)) lines.push(`  ${line}`);
  return [`\n${lines.join('\n').trimEnd()}`, skipped];
}

Object.assign(exports, { describeDifference, headers, isObject, refreshColors, show });
