// What may stand in a header, and the module's constants: ["function" or "constant", arguments, result].

import http from 'node:http';

const line = (...values) => console.log(JSON.stringify(values));

line('METHODS', null, http.METHODS);
line('STATUS_CODES', null, Object.entries(http.STATUS_CODES).map(([code, text]) => [Number(code), text]));
line('maxHeaderSize', null, http.maxHeaderSize);

const characters = [...Array(0x100).keys(), 0x100, 0x17f, 0x2028, 0x212a, 0xac00, 0xfffd, 0x1f600];
const texts = characters.flatMap((code) => {
  const character = String.fromCodePoint(code);
  return [character, `a${character}b`, `a-longer-name-${character}`];
});
texts.push('', ' ', 'a', 'Host', 'content-length', 'a b', ' a', 'a ', 'a:', 'a\r\nb: c', 'a\nb', 'a\0', '한글', 'é', 'a'.repeat(200));

for (const text of texts) {
  line('validateHeaderName', [text], outcome(() => http.validateHeaderName(text)));
  line('validateHeaderValue', ['x-name', text], outcome(() => http.validateHeaderValue('x-name', text)));
}
line('validateHeaderValue', ['', 'a\n'], outcome(() => http.validateHeaderValue('', 'a\n')));
line('validateHeaderValue', ['no "token"', '\0'], outcome(() => http.validateHeaderValue('no "token"', '\0')));

function outcome(call) {
  try {
    call();
    return null;
  } catch ({ code, message, name }) {
    return { code, message, name };
  }
}
