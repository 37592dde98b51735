'use strict';

const os = require('os');

console.log(`${os.endianness}`, [os.EOL, os.devNull, os.constants.signals.SIGTERM, os.constants.errno.ENOENT]);
for (const wrong of [
  () => os.getPriority('x'),
  () => os.setPriority(1, 99),
  () => os.setPriority(3.5),
  () => os.getPriority(-1),
]) {
  try {
    console.log(wrong());
  } catch (error) {
    console.log(`${error.name} ${error.code}: ${error.message}`, error.info);
  }
}
