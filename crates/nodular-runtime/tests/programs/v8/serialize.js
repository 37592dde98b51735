'use strict';
const v8 = require('v8');
const o = { a: 1, 2: 'x', s: '값é', f: -0, d: 1.5, b: 2n ** 70n, nb: -5n, n: null, u: undefined, t: true, arr: [1, , 3], dense: [1, 'two', [3]], m: new Map([[1, { q: 1 }], ['k', 2]]), se: new Set([1, 'a']), dt: new Date(5), re: /a\/b/gi, bo: Object(true), no: Object(5), so: Object('x'), buf: Buffer.from('hi'), f64: new Float64Array([1, 2]), ab: new Uint8Array([1, 2, 3]).buffer, i: 2 ** 31, i2: 2 ** 30, i3: -(2 ** 31), 'ÿ': 'ÿ' };
o.self = o;
const b = v8.serialize(o);
console.log(b.toString('hex'));
console.log(v8.deserialize(b));
const s = new v8.Serializer(); s.writeHeader(); s.writeValue({ x: new Uint16Array([1, 2, 3]), y: new DataView(new ArrayBuffer(4), 1) }); const sb = s.releaseBuffer();
console.log(sb.toString('hex')); const d = new v8.Deserializer(sb); d.readHeader(); console.log(d.readValue());
try { v8.serialize(() => 1); } catch (e) { console.log(e.name, e.message); }
try { v8.serialize({ s: Symbol('q') }); } catch (e) { console.log(e.name, e.message); }
try { v8.deserialize(Buffer.from('ff0fZZ')); } catch (e) { console.log(e.name, e.message); }
const e = new RangeError('oops', { cause: 5 }); e.stack = 'S'; console.log(v8.serialize(e).toString('hex'), v8.deserialize(v8.serialize(e)) instanceof RangeError);
