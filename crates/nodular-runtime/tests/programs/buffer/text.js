// Halves of surrogate pairs, bytes that are no text, the pool, and what a buffer shows of itself.
'use strict';

const { inspect } = require('util');

console.log(Buffer.from('\ud800x', 'utf16le'), Buffer.from('\ud800x'), Buffer.from('éx€\ud83d', 'latin1'));
console.log(Buffer.from([0x3d, 0xd8]).toString('ucs2').charCodeAt(0).toString(16));
console.log(JSON.stringify(Buffer.from([0xff, 0x41, 0xe2, 0x82]).toString()), Buffer.byteLength('\ud800é'));
console.log(Buffer.from([0xe9, 0x41]).latin1Slice(), Buffer.from('zz6869', 'hex'), Buffer.from('aGk', 'base64'));
console.log(Buffer.alloc(5).fill('\ud83d', 'utf16le'), Buffer.from('\ud83d\ude00').indexOf('\ud83d\ude00'));

const [one, two] = [Buffer.from('abc'), Buffer.from('defghijkl')];
console.log(one.buffer === two.buffer, two.byteOffset - one.byteOffset, one.buffer.byteLength >= Buffer.poolSize, Buffer.poolSize);
console.log(Buffer.alloc(3).buffer.byteLength, Buffer.allocUnsafeSlow(3).buffer.byteLength);
console.log(Buffer.concat([one, two]).toString(), Buffer.concat([one], 5), Buffer.concat([one, two], 2));

const extra = Object.assign(Buffer.from('ab'), { mine: 1 });
console.log(extra, inspect(Buffer.alloc(52)), inspect([Buffer.alloc(1)], { depth: 0 }));
console.log(extra.subarray(1) instanceof Buffer, extra.map((byte) => byte + 1), one.slice(-2).toString());
console.log(JSON.stringify(one), one.parent === one.buffer, one.lastIndexOf('c'), one.includes('bc', -2));

const blob = new Blob(['é', new Uint8Array([0x41]), new Blob(['z'])], { type: 'Text/Plain' });
const url = URL.createObjectURL(blob);
console.log(blob, new File([blob], 'name', { lastModified: 5 }), require('buffer').resolveObjectURL(url));
blob.slice(2).text().then(console.log);
blob.bytes().then(console.log);
