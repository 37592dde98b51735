// All of `os.constants` and `fs.constants` in one object, and what `crypto` has of them.
'use strict';

function take(id) {
  try {
    return require(id).constants;
  } catch {
    // A module that is not there yet has none.
    return undefined;
  }
}

const { dlopen, errno, priority, signals } = take('os') ?? {};
Object.assign(exports, dlopen, errno, priority, signals, take('fs'), take('crypto'));
