'use strict';
const vm = require('vm');

const sandbox = vm.createContext({ a: 1 });
vm.runInContext('var b = a + 1; c = 5; function f() { return ++b; } let d = 9;', sandbox);
console.log(sandbox.b, sandbox.c, sandbox.f(), sandbox.b, sandbox.d);
console.log(vm.runInContext('d + b', sandbox), vm.runInContext('this === globalThis', sandbox));
console.log(vm.isContext(sandbox), vm.isContext({}));

for (const code of ['missing', '"use strict"; missing = 1', 'throw new TypeError("no")']) {
  try {
    vm.runInContext(code, sandbox);
  } catch (error) {
    console.log(error.name, error.message, error instanceof Error);
  }
}

try {
  vm.runInNewContext('while (true);', {}, { timeout: 20 });
} catch (error) {
  console.log(error.code, error.message);
}

const frozen = vm.createContext(Object.freeze({ x: 1 }));
console.log(vm.runInContext('x = 2; x', frozen));
console.log(vm.runInNewContext('Object.keys(globalThis)', { x: 1 }));
console.log(vm.compileFunction('return a + b', ['a', 'b'])(1, 2));
console.log(vm.compileFunction('return z', [], { contextExtensions: [{ z: 4 }] })());
const plain = vm.createContext(vm.constants.DONT_CONTEXTIFY);
vm.runInContext('var q = 1', plain);
console.log(plain.q, vm.runInContext('globalThis', plain) === plain);
for (const wrong of [() => vm.isContext(), () => new vm.Script('', 5), () => vm.runInContext('1', {})]) {
  try {
    wrong();
  } catch (error) {
    console.log(error.code, error.message);
  }
}
