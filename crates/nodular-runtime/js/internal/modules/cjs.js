'use strict';
const native = binding('modules');
class Module {
  static runScript(name, source) {
    const module = { exports: {} };
    const body = native.compileFunction(source, name);
    return body.call(module.exports, module.exports, (id) => require(id), module, name, '.');
  }
}
exports.Module = Module;
exports.sourceLine = () => undefined;
