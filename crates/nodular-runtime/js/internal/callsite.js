// What the engine's call sites lack of V8's: asked by programs with a `prepareStackTrace` of their own.
'use strict';

exports.complete = (prototype) => {
  const answers = {
    getTypeName: () => null, getMethodName: () => null, getThis: () => undefined, getEvalOrigin: () => undefined,
    getPromiseIndex: () => null, getScriptHash: () => '', isToplevel: () => true, isEval: () => false,
    isConstructor: () => false, isAsync: () => false, isPromiseAll: () => false, getPosition: () => 0,
    getEnclosingLineNumber() { return this.getLineNumber(); },
    getEnclosingColumnNumber() { return this.getColumnNumber(); },
    getScriptNameOrSourceURL() { return this.getFileName(); },
    toString() {
      const name = this.getFunctionName();
      const place = `${this.getFileName()}:${this.getLineNumber()}:${this.getColumnNumber()}`;
      return name ? `${name} (${place})` : place;
    },
  };
  for (const name of Object.keys(answers)) {
    if (Object.hasOwn(prototype, name)) continue;
    Object.defineProperty(prototype, name, {
      __proto__: null, value: answers[name], writable: true, configurable: true, enumerable: false,
    });
  }
  const { getColumnNumber } = prototype;
  const wrapped = binding('modules').wrapperLength;
  Object.defineProperty(prototype, 'getColumnNumber', {
    __proto__: null,
    writable: true,
    configurable: true,
    value: function() {
      const column = Reflect.apply(getColumnNumber, this, []);
      const isFirst = this.getLineNumber() === 1 && `${this.getFileName()}`.startsWith('/');
      return isFirst && column > wrapped ? column - wrapped : column;
    },
  });
};
