// Descriptions of values, made up.

const WORDS = ['a', 'b', 'key', 'name', 'foo', 'some longer text here', "it's", 'say "hi"', `both ' and "`, `all ' " \``, `\${x}' "`, 'line\nbreak', 'tab\t', 'back\\slash',
  '\x00\x1b', '\x7f\x85\xa0', 'é', '日本語', '😀', '한글', 'e\u0301', '', ' ', 'first line\nsecond line\nthird line', 'x'.repeat(60), 'word '.repeat(20), 'long line with many words\n'.repeat(5), '__proto__', '0', '12', 'a-b', '$x', '_y', 'A1', 'Ünï', '👨‍👩‍👧', 'ａｂｃ'];
const NUMBERS = [0, 1, -1, 2, 7, 42, 100, 123456, -98765.4321, 0.1, 1.5, 1e21, 1e-7, 123456789.12345678, 2 ** 53, 1e100, 5e-324, 12, 345, 6789];
const KEYS = ['a', 'b', 'c', 'key', 'name', 'value', 'longPropertyName', 'x-y', 'ünï', "it's", '_z', '$', 'items', 'nested', 'B', 'Z', 'line\nbreak', '日本'];
const CLASSES = ['Foo', 'Bar', 'MyLongClassName'];

export function values({ random, pick, repeat }, { hidden = false } = {}) {
  let ids = 0;
  let open = [];

  function primitive() {
    switch (random(12)) {
      case 0: return null;
      case 1: return ['undefined'];
      case 2: return random(2) === 0;
      case 3: return pick([['num', 'NaN'], ['num', '-0'], ['num', 'Infinity'], ['num', '-Infinity']]);
      case 4: return ['big', String(pick([0n, 1n, -5n, 12345678901234567890n, -1234n]))];
      case 5: return ['sym', pick(['s', 'desc text', '', null, "it's"])];
      case 6: case 7: case 8: return pick(NUMBERS);
      default: return pick(WORDS);
    }
  }

  function any(depth) {
    if (depth <= 0 || random(3) === 0) return primitive();
    if (open.length > 0 && random(25) === 0) return ['ref', pick(open)];
    return object(depth);
  }

  const array = (depth) => {
    const shape = random(8);
    const e = shape === 0 ? Array.from({ length: 7 + random(30) }, () => random(10 ** (1 + random(6))))
      : shape === 1 ? Array.from({ length: 7 + random(20) }, () => pick(WORDS.slice(0, 12)))
        : shape === 2 ? Array.from({ length: 95 + random(20) }, (_, i) => i * 7 % 101)
          : shape === 3 ? Array.from({ length: 7 + random(20) }, () => primitive())
            : repeat(6, () => any(depth - 1));
    if (random(6) === 0) e.splice(random(e.length + 1), 0, { holes: 1 + random(3) });
    return { k: 'array', e };
  };

  const uniqueKeys = (list) => {
    const seen = new Set();
    return list.filter((k) => { const t = JSON.stringify(k); if (seen.has(t) || t === '["num","-0"]') return false; seen.add(t); return true; });
  };

  function body(depth) {
    switch (random(hidden ? 13 : 22)) {
      case 0: case 1: case 2: case 3: return { k: 'object' };
      case 4: case 5: case 6: return array(depth);
      case 7: return { k: 'set', e: uniqueKeys(repeat(random(4) ? 5 : 12, () => (random(3) ? primitive() : any(depth - 1)))) };
      case 8: return { k: 'map', e: uniqueKeys(repeat(5, () => primitive())).map((k) => [random(6) ? k : object(1), any(depth - 1)]) };
      case 9: {
        const type = pick(['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array']);
        return { k: 'typed', type, e: repeat(random(3) ? 6 : 40, () => (type.startsWith('Big') ? ['big', String(random(1000))] : random(100))) };
      }
      case 10: {
        const v = any(depth - 1);
        // A promise of a promise is that promise.
        return { k: 'promise', state: 'fulfilled', v: v?.k === 'promise' || v?.[0] === 'ref' ? 1 : v };
      }
      case 11: return { k: 'boxed', v: pick([1, -2.5, 'text', "it's", true, false, ['big', '5'], ['sym', 's']]) };
      case 12: return { k: 'date', ms: pick([0, 1e12, -1e14, 253402300800000, -62198755200000, null, 1234567890123]) };
      case 13: return { k: 'regexp', source: pick(['a', '[a-z]+', '\\d{2,3}', '(?<x>a|b)', '\\/']), flags: pick(['', 'g', 'gi']) };
      case 14: {
        const name = pick(['Error', 'Error', 'TypeError', 'RangeError', 'MyError', 'Foo']);
        const message = pick(['', 'boom', 'two\nlines', 'a: b']);
        const head = message ? `${name}: ${message}` : name;
        const frames = ['\n    at f (/app/a.js:1:2)', '\n    at g (/app/b.js:3:4)', '\n    at node:internal/util:5:6', '\n    at h (/app/c.js:7:8)', '\n    at i (/app/d.js:7:8)'];
        const stack = pick([head, head + frames.join(''), head + frames.slice(0, 2).join(''), head + frames.slice(1).join(''), 'Error: boom\n    at x (y.js:1:1)', `other text`]);
        const result = { k: 'error', name, message, stack, c: pick(['Error', 'Error', 'TypeError', 'MyError']) };
        if (random(3) === 0) result.p = [['cause', any(depth - 1), 'hidden']];
        return result;
      }
      case 15: return { k: 'function', type: pick(['Function', 'AsyncFunction', 'GeneratorFunction', 'AsyncGeneratorFunction']), name: pick(['', 'f', 'some name']) };
      case 16: return { k: 'class', name: pick(['', 'A', 'B']), extends: pick([null, null, 'Base']) };
      case 17: return pick([{ k: 'promise', state: 'pending' }, { k: 'promise', state: 'rejected', v: any(depth - 1) }, { k: 'weakset' }, { k: 'weakmap' }]);
      case 18: return { k: 'proxy', target: { k: 'object', p: [['a', any(depth - 1)]] }, handler: { k: 'object' } };
      case 19: return pick([
        { k: 'iterator', of: pick(['Map', 'Set']), e: uniqueKeys(repeat(5, primitive)) },
        { k: 'entries', of: 'Map', e: uniqueKeys(repeat(5, primitive)).map((k) => [k, any(depth - 1)]) },
        { k: 'entries', of: 'Set', e: uniqueKeys(repeat(9, primitive)).map((k) => [k, k]) },
      ]);
      case 20: return pick([{ k: 'buffer', bytes: repeat(70, () => random(256)) }, { k: 'arraybuffer', shared: random(2) === 0, bytes: repeat(20, () => random(256)) },
        { k: 'dataview', bytes: [1, 2, 3, 4, 5, 6], offset: random(3), length: random(3) }]);
      default: return { k: 'custom', text: pick(['custom', 'two\nlines']) };
    }
  }

  function object(depth) {
    const id = ids++;
    const refers = random(3) === 0;
    const bodyOpen = open;
    // A primitive's properties can refer to what is around them.
    if (refers) open = [...open, id];
    const d = body(depth);
    if (refers) d.id = id;
    open = bodyOpen;
    const isPlain = d.k === 'object';
    const dressable = ['object', 'array', 'set', 'map', 'date', 'promise'].includes(d.k);
    if (dressable && random(8) === 0) d.c = pick([...CLASSES, null]);
    if (!hidden && dressable && d.c !== null && random(16) === 0) d.tag = pick(['Tag', 'Foo', 'a.Foo', 'Map', '']);
    const count = isPlain ? random(random(4) ? 6 : 14) : random(6) === 0 && !['buffer', 'proxy', 'custom'].includes(d.k) ? 1 + random(2) : 0;
    const inner = refers ? [...open, id] : open;
    const p = [];
    const taken = new Set((d.p ?? []).map(([k]) => k));
    open = inner;
    for (let i = 0; i < count; i++) {
      const key = pick(KEYS);
      if (taken.has(key) || (['error', 'function', 'class'].includes(d.k) && key === 'name')) continue;
      taken.add(key);
      p.push([key, any(depth - 1), ...(random(12) === 0 ? [pick(['hidden', 'get', 'set', 'getset'])] : [])]);
    }
    if (count > 0 && random(8) === 0) p.push([{ sym: pick(['sym', "it's", 'x\ny', null]) }, any(depth - 1), ...(random(3) ? [] : ['hidden'])]);
    open = bodyOpen;
    if (p.length > 0) d.p = [...(d.p ?? []), ...p].sort((a, b) => (typeof a[0] === 'object') - (typeof b[0] === 'object'));
    return d;
  }

  return {
    any(depth) { ids = 0; open = []; return any(depth); },
    object(depth) { ids = 0; open = []; return object(depth); },
    primitive,
  };
}

// Options for inspect.
export function randomOptions({ random, pick }) {
  const o = {};
  const maybe = (key, list) => { if (random(5) === 0) o[key] = pick(list); };
  maybe('depth', [0, 1, 3, 4, null, 'Infinity']);
  maybe('breakLength', [1, 20, 40, 60, 120, 128, 'Infinity']);
  maybe('compact', [true, false, 0, 1, 2, 4]);
  maybe('sorted', [true]);
  maybe('colors', [true]);
  maybe('getters', [true, 'get', 'set']);
  maybe('maxArrayLength', [0, 1, 3, 7, null]);
  maybe('maxStringLength', [0, 1, 5, 20, null]);
  maybe('numericSeparator', [true]);
  maybe('showProxy', [true]);
  return o;
}
