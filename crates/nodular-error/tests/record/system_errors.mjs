// util.getSystemErrorMap, getSystemErrorName and getSystemErrorMessage: every entry, every number.
import util from 'node:util';

const print = (value) => console.log(JSON.stringify(value));
const attempt = (f) => {
  try {
    return f();
  } catch ({ name, code, message }) {
    return { name, code, message };
  }
};

for (const [errno, [code, message]] of util.getSystemErrorMap()) {
  print(['map', errno, code, message]);
}

const numbers = [5, 1, 0, 2 ** 31 - 1, -(2 ** 31), -100000];
for (let errno = -1; errno >= -140; errno--) numbers.push(errno);
for (let errno = -2998; errno >= -3018; errno--) numbers.push(errno);
for (let errno = -4020; errno >= -4100; errno--) numbers.push(errno);
for (const errno of numbers) {
  print(['name', errno, attempt(() => util.getSystemErrorName(errno))]);
  print(['message', errno, attempt(() => util.getSystemErrorMessage(errno))]);
}
