// stripVTControlCharacters, styleText and the number of columns of a text (which console.table shows).
//
// A line is [function, arguments, result or error].

import { stripVTControlCharacters, styleText } from 'node:util';
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { generator } from './lib/random.mjs';

const seen = new Set();
function print(name, args, call) {
  let result;
  try {
    result = call(...args);
  } catch (error) {
    result = { code: error.code, message: error.message, name: error.name };
  }
  const line = JSON.stringify([name, args, result]);
  if (seen.has(line) || /\\ud[89a-f]/.test(line)) return;
  seen.add(line);
  console.log(line);
}

let table = '';
const out = new Console(new Writable({ write(chunk, _, done) { table += chunk; done(); } }));
function columns(text) {
  table = '';
  out.table([], ['x'.repeat(30)]);
  table = '';
  out.table([[text]], []);
  return undefined;
}
// The width of a column of console.table is that of its widest cell and two blanks.
function width(text) {
  table = '';
  out.table({ [text]: {} }, []);
  return Math.max(table.split('\n')[0].length - 2 - '(index)'.length - 2, 0);
}
void columns;

const { random, pick, repeat } = generator(11);
const PIECES = ['\x1b', '\x9b', '[', ']', '(', ')', '#', ';', ':', '?', '1', '31', '22222', 'm', 'A', 'P', 'Q', 'R', 'Z', 'c', 'q', 'v', 'y', '=', '~', '\x07', '\\', '\x9c', 'text', ' ', 'é', '\x1b[31m', '\x1b[0m', '\x1b]8;;http://x', '\x1b\\', '\x1b[?25l', '\n', '38;2;1;2;3m'];
for (const text of ['', 'plain', '\x1b[31mred\x1b[39m plain \x1b[1mbold\x1b[22m ', '\x1b]8;;http://a\x07link\x1b]8;;\x07', '\x1b[', '\x1b[1', '\x1b[1;', '\x1b[1;2;3;4H', '\x1b[12345m', '\x1b]0;t\x9c!', '\x1b]no end']) print('strip', [text], stripVTControlCharacters);
for (let i = 0; i < 1500; i++) print('strip', [repeat(9, () => pick(PIECES)).join('')], stripVTControlCharacters);

const style = (format, text) => styleText(format, text, { validateStream: false });
const FORMATS = ['red', 'bold', 'dim', 'bgBlue', 'gray', 'grey', 'crossedout', 'none', '#f00', '#12aBcD', '#12', '#xyz', 'nope', 'reset', 'doubleUnderline', 'swapcolors', 'faint'];
const TEXTS = ['', 'text', '\x1b[31mred\x1b[39m in', 'end \x1b[1mbold\x1b[22m', '\x1b[39m\x1b[39m', 'a\x1b[22mb\x1b[22m', '\x1b[22m', '\x1b[0m'];
for (const format of FORMATS) for (const text of TEXTS) print('style', [[format], text], style);
for (let i = 0; i < 200; i++) print('style', [repeat(4, () => pick(FORMATS)), pick(TEXTS)], style);

const CHARS = ['a', 'é', 'e\u0301', '日', 'ａ', 'ｱ', '한', '\u1112\u1161\u11ab', '\u1112\u1161', '\uac00\u11a8', '\u11a8', '😀', '👨‍👩‍👧', '👍🏽', '🇩🇪', '\u200b', '\u00ad', '\u2764\ufe0f', '\x1b[31m', 'ภ', 'ำ', '\u0e33', 'ا', '\u0651', '①', '…', '\u{1f3fb}', '\u{e0100}'];
for (const text of CHARS) print('width', ['1234567' + text], width);
for (let i = 0; i < 500; i++) print('width', ['1234567' + repeat(8, () => pick(CHARS)).join('')], width);
for (let i = 0; i < 300; i++) print('width', ['1234567' + String.fromCodePoint(pick([0xa0, 0x300, 0x1100, 0x2000, 0x2600, 0x3000, 0xa000, 0xfe00, 0x1f000, 0x20000, 0xe0000]) + random(0x800))], width);
void random;
