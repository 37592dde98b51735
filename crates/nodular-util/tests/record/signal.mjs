// util.convertProcessSignalToExitCode.
//
// A line is [signal, code or error], the first one [null, os.constants.signals].

import os from 'node:os';
import { convertProcessSignalToExitCode } from 'node:util';

const signals = Object.entries(os.constants.signals);
console.log(JSON.stringify([null, signals]));
for (const signal of [...signals.map(([name]) => name), '', 'sigint', 'SIGNONE', 'INT', "it's"]) {
  let result;
  try {
    result = convertProcessSignalToExitCode(signal);
  } catch (error) {
    result = { code: error.code, message: error.message, name: error.name };
  }
  console.log(JSON.stringify([signal, result]));
}
