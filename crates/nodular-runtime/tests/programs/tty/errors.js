'use strict';
const tty = require('tty');
console.log(tty.isatty(-1), tty.isatty('0'), tty.isatty(99999));
for (const fd of [-1, 1.5]) {
  try {
    new tty.WriteStream(fd);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const { getColorDepth, hasColors } = tty.WriteStream.prototype;
console.log(getColorDepth({ TERM: 'xterm-256color' }), getColorDepth({ TERM: 'dumb' }), getColorDepth({ COLORTERM: 'truecolor' }));
console.log(hasColors.call({ getColorDepth }, 256, { TERM: 'xterm' }));
