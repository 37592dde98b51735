// What a console prints to a stream of the program's own.
'use strict';

const { Console } = console;
const printed = [];
const stream = {
  write(text) {
    printed.push(text);
    return true;
  },
  on() {},
  once() {},
  removeListener() {},
  listenerCount() { return 0; },
};
const c=new Console(stream, stream);
c.table([[1,2],[3,4]]); c.table([{a:1,b:{c:2}}]); c.table(new Map([[1,{a:1}]])); c.table(new Set([1])); c.table(5); c.table([{a:1,b:2}],['b']); c.table([1,'a',{x:{y:{z:1}}}]); c.table({a:[1,2],b:{c:1}}); c.table(new Map([['a',1]]).entries()); c.table([],['a']);c.table(null);c.table(new Set([[1,2]]).values()); c.table([Object.create({a:1})]); c.table(Uint8Array.of(1,2)); c.table([()=>{}]);
c.assert(false,'a %s',1); c.assert(0,{a:1}); c.assert(1); c.assert(); c.count(); c.count('x'); c.count(); c.countReset(); c.count(); c.countReset('zz'); c.group('G'); c.log('in\nside'); c.group(); c.log({a:1}); c.groupEnd(); c.groupEnd(); c.groupEnd(); c.dir({a:{b:{c:{d:1}}}},{depth:0}); c.dir('x'); c.dirxml(1,2); c.log(); c.log('%s','a','b'); c.log('a%',1); c.timeEnd('nope'); c.groupCollapsed('GC'); c.log(1); c.clear();
console.log(printed.join(''));
