// RFC 3492, as the library that Node has in it: its names, its errors.
'use strict';

const { warnOutside } = require('internal/caller');

const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const initialBias = 72;
const initialN = 128;
const maxInt = 2147483647;

const messages = {
  'overflow': 'Overflow: input needs wider integers to process',
  'not-basic': 'Illegal input >= 0x80 (not a basic code point)',
  'invalid-input': 'Invalid input',
};

function fail(kind) {
  throw new RangeError(messages[kind]);
}

function decodePoints(string) {
  const points = [];
  for (let i = 0; i < string.length; i++) {
    const unit = string.charCodeAt(i);
    const point = string.codePointAt(i);
    points.push(point);
    if (point !== unit) i++;
  }
  return points;
}

function encodePoints(points) {
  return String.fromCodePoint(...points);
}

function adapt(delta, count, first) {
  delta = first ? Math.floor(delta / damp) : delta >> 1;
  delta += Math.floor(delta / count);
  let k = 0;
  for (; delta > ((base - tMin) * tMax) >> 1; k += base) delta = Math.floor(delta / (base - tMin));
  return Math.floor(k + (base - tMin + 1) * delta / (delta + skew));
}

const threshold = (k, bias) => (k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias);

// 0 to 25 are letters, 26 to 35 digits.
const toDigit = (value) => String.fromCharCode(value + (value < 26 ? 97 : 22));

function fromDigit(unit) {
  if (unit >= 48 && unit < 58) return unit - 22;
  if (unit >= 65 && unit < 91) return unit - 65;
  if (unit >= 97 && unit < 123) return unit - 97;
  return base;
}

function decode(input) {
  const output = [];
  const basic = Math.max(0, input.lastIndexOf('-'));
  for (let i = 0; i < basic; i++) {
    if (input.charCodeAt(i) >= 128) fail('not-basic');
    output.push(input.charCodeAt(i));
  }
  let n = initialN;
  let i = 0;
  let bias = initialBias;
  for (let index = basic > 0 ? basic + 1 : 0; index < input.length;) {
    const start = i;
    for (let w = 1, k = base; ; k += base) {
      if (index >= input.length) fail('invalid-input');
      const digit = fromDigit(input.charCodeAt(index++));
      if (digit >= base) fail('invalid-input');
      if (digit > Math.floor((maxInt - i) / w)) fail('overflow');
      i += digit * w;
      const t = threshold(k, bias);
      if (digit < t) break;
      if (w > Math.floor(maxInt / (base - t))) fail('overflow');
      w *= base - t;
    }
    const count = output.length + 1;
    bias = adapt(i - start, count, start === 0);
    if (Math.floor(i / count) > maxInt - n) fail('overflow');
    n += Math.floor(i / count);
    i %= count;
    output.splice(i++, 0, n);
  }
  return encodePoints(output);
}

function encode(input) {
  const points = decodePoints(input);
  let output = encodePoints(points.filter((point) => point < 128));
  const basic = output.length;
  let handled = basic;
  if (basic > 0) output += '-';
  let n = initialN;
  let delta = 0;
  let bias = initialBias;
  while (handled < points.length) {
    let next = maxInt;
    for (const point of points) if (point >= n && point < next) next = point;
    if (next - n > Math.floor((maxInt - delta) / (handled + 1))) fail('overflow');
    delta += (next - n) * (handled + 1);
    n = next;
    for (const point of points) {
      if (point < n && ++delta > maxInt) fail('overflow');
      if (point !== n) continue;
      let q = delta;
      for (let k = base; ; k += base) {
        const t = threshold(k, bias);
        if (q < t) break;
        output += toDigit(t + (q - t) % (base - t));
        q = Math.floor((q - t) / (base - t));
      }
      output += toDigit(q);
      bias = adapt(delta, handled + 1, handled === basic);
      delta = 0;
      handled++;
    }
    delta++;
    n++;
  }
  return output;
}

// Changes each label of a domain, or of what follows the `@` of a mail address.
function mapDomain(domain, change) {
  const parts = domain.split('@');
  const start = parts.length > 1 ? `${parts[0]}@` : '';
  if (parts.length > 1) domain = parts[1];
  return start + domain.replace(/[\x2E\u3002\uFF0E\uFF61]/g, '.').split('.').map(change).join('.');
}

function toUnicode(input) {
  return mapDomain(input, (label) => (/^xn--/.test(label) ? decode(label.slice(4).toLowerCase()) : label));
}

function toASCII(input) {
  return mapDomain(input, (label) => (/[^\0-\x7F]/.test(label) ? `xn--${encode(label)}` : label));
}

module.exports = {
  version: '2.1.0',
  ucs2: { decode: decodePoints, encode: encodePoints },
  decode,
  encode,
  toASCII,
  toUnicode,
};

warnOutside('The `punycode` module is deprecated. Please use a userland alternative instead.', 'DEP0040');
