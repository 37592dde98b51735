// What the methods of a buffer refuse, and with which words.
'use strict';

const buffer = require('buffer');

function attempt(work) {
  try {
    console.log(work());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

const bytes = Buffer.alloc(8);
attempt(() => bytes.readInt8('a'));
attempt(() => bytes.readInt16LE(1.5));
attempt(() => bytes.readInt16LE(9));
attempt(() => Buffer.alloc(1).readInt16LE(0));
attempt(() => bytes.writeInt8(200));
attempt(() => bytes.writeUInt32LE(-1));
attempt(() => bytes.writeIntBE(2 ** 50, 0, 6));
attempt(() => bytes.writeUIntLE(1, 0, 7));
attempt(() => bytes.writeUIntLE(1, 0));
attempt(() => bytes.writeBigInt64LE(2n ** 64n));
attempt(() => bytes.writeBigInt64LE(1));
attempt(() => bytes.readUIntBE(0));
attempt(() => bytes.readUIntBE(undefined, 2));
attempt(() => bytes.toString('zz'));
attempt(() => bytes.write('a', 1, 2, 'zz'));
attempt(() => bytes.write('a', 100));
attempt(() => bytes.write('aa', 1, 100));
attempt(() => bytes.write(3));
attempt(() => bytes.utf8Write('aa', 0, 100));
attempt(() => bytes.hexWrite('aa', 9));
attempt(() => bytes.latin1Slice(1, 100));
attempt(() => bytes.fill('a', 0, 100));
attempt(() => bytes.fill('zz', 'hex'));
attempt(() => bytes.fill('a', 0, 4, 'bad'));
attempt(() => bytes.compare(3));
attempt(() => bytes.compare(bytes, 0, 100));
attempt(() => bytes.copy(3));
attempt(() => bytes.copy(bytes, -1));
attempt(() => bytes.copy(bytes, 0, 100));
attempt(() => bytes.copy(bytes, 0, 0, -1));
attempt(() => bytes.indexOf({}));
attempt(() => bytes.indexOf('a', 0, 'zz'));
attempt(() => bytes.indexOf.call(1, 'a'));
attempt(() => bytes.equals(3));
attempt(() => Buffer.alloc(3).swap16());
attempt(() => Buffer.from(3));
attempt(() => Buffer.from(null));
attempt(() => Buffer.from('a', 'zz'));
attempt(() => Buffer.from(new ArrayBuffer(3), 5));
attempt(() => Buffer.from(new ArrayBuffer(3), 1, 5));
attempt(() => Buffer.alloc(-1));
attempt(() => Buffer.alloc(40, 'x', 20));
attempt(() => Buffer.concat(3));
attempt(() => Buffer.concat([bytes, 3]));
attempt(() => Buffer.compare(1, 2));
attempt(() => Buffer.byteLength(3));
attempt(() => Buffer.copyBytesFrom(3));
attempt(() => buffer.transcode(3));
attempt(() => buffer.transcode(bytes, 'hex', 'utf8'));
attempt(() => buffer.isUtf8(3));
attempt(() => atob());
attempt(() => atob('é'));
attempt(() => btoa('☃'));
attempt(() => new Blob(3));
attempt(() => new Blob([], 1));
attempt(() => new File([]));
attempt(() => URL.createObjectURL(1));
