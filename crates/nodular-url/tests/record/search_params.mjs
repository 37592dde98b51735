// Node's `URLSearchParams`: [query, the operations, what each returned, the text after].

let seed = 7;
const random = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >>> 8) % below;
};
const pick = (values) => values[random(values.length)];

const QUERIES = ['', '?', '??', 'a', '=', '==', '&', '&&a&&', 'a=1&b=2&a=3', '?a=b', 'a+b=c+d', '%61=%62', '%zz=%', '%C3%A9=%c3', '%ff', 'é=ü',
  'a=b=c', 'a&a=&=a', 'a=1;b=2', '\u{1f600}=\ufffd', '%F0%9F%98%80=1&%EF%BF%BD=2', '__proto__=1&constructor=2&__proto__=3', 'a%00b=c%0Ad', 'z=1&a=2&Z=3&é=4',
  '~!*()\'-._=~!*()\'-._', 'a b=c d', '%2B=%26&%3D=%25', '#=#', '\ufeffa=1', '%EF%BB%BFa=1', 'a=%E4%BD', '%u0041=1', 'a\tb=1'];
const NAMES = ['a', 'b', '', 'é', '__proto__', 'a b', '\u{1f600}', '\ufffd', 'z', '%61', 'constructor', '+', '&', 'Z'];
const VALUES = ['', '1', '2', '3', 'c d', 'é', '&=+%', '\u{1f600}', '%20', '*-._~', "'()!", '\n', '4'];
const OPERATIONS = [
  () => ['append', pick(NAMES), pick(VALUES)], () => ['delete', pick(NAMES)], () => ['delete', pick(NAMES), pick(VALUES)],
  () => ['get', pick(NAMES)], () => ['getAll', pick(NAMES)], () => ['has', pick(NAMES)], () => ['has', pick(NAMES), pick(VALUES)],
  () => ['set', pick(NAMES), pick(VALUES)], () => ['sort'], () => ['size'], () => ['entries'],
];
function show(query, operations) {
  const params = new URLSearchParams(query);
  const url = new URL('https://h/p#f');
  url.search = query;
  const answers = operations.map(([name, ...args]) => {
    if (name === 'size') return params.size;
    if (name === 'entries') return [...params];
    if (!['get', 'getAll', 'has'].includes(name)) url.searchParams[name](...args);
    return params[name](...args) ?? null;
  });
  console.log(JSON.stringify([query, operations, answers, params.toString(), url.href]));
}
for (const query of QUERIES) show(query, [['entries'], ['size'], ['sort'], ['entries']]);
for (let row = 0; row < 600; row++) {
  show(pick(QUERIES), Array.from({ length: 1 + random(5) }, () => pick(OPERATIONS)()));
}
