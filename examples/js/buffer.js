// A sensor's message as bytes: writing it, showing it in each encoding, reading it back, and what is refused. The twin of ../buffer.rs.
'use strict';

const { Buffer, isUtf8, transcode } = require('node:buffer');

// Kind, id (3 bytes), temperature (float), length of the name, name.
const name = Buffer.from('Küche');
const message = Buffer.alloc(9 + name.length);
let end = message.writeUInt8(2, 0);
end = message.writeUIntBE(70_000, end, 3);
end = message.writeFloatLE(21.5, end);
end = message.writeUInt8(name.length, end);
name.copy(message, end);
console.log(message);

for (const encoding of ['hex', 'base64', 'base64url', 'latin1']) {
  console.log(`${encoding}: ${JSON.stringify(message.toString(encoding))}`);
}

const received = Buffer.from(message.toString('base64').replace('A', '\nA'), 'base64');
console.log(`the same after a line break: ${received.equals(message)}`);
console.log(`sensor ${received.readUIntBE(1, 3)}: ${received.readFloatLE(4)} degrees`);
const text = received.subarray(9);
console.log(`in ${text.toString()}, UTF-8: ${isUtf8(text)}, ${transcode(text, 'utf8', 'latin1').length} bytes in Latin-1`);

const log = Buffer.concat([message, Buffer.from('--'), message]);
console.log(`first 'ch' at ${log.indexOf('ch')}, last at ${log.lastIndexOf('ch')}, '--' in the last 20: ${log.includes('--', -20)}`);
log.subarray(-message.length).fill('.-');
console.log(log.toString('latin1', 9));

// What a stranger sends may be short, and never reads past the end.
for (const refused of [() => received.readUInt32BE(13), () => Buffer.alloc(2).readDoubleLE(), () => message.writeUIntBE(1 << 24, 1, 3)]) {
  try {
    refused();
  } catch (error) {
    console.log(`${error.code}: ${error.message}`);
  }
}
