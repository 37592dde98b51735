// Which values are deep-equal: loosely, strictly, in part (both ways), and whatever their prototypes are.
'use strict';

const a = require('assert');
const { isDeepStrictEqual: s } = require('util');
const P=(x,y)=>{try{a.partialDeepStrictEqual(x,y);return 1}catch(e){return e.code==='ERR_ASSERTION'?0:String(e)}};
const L=(x,y)=>{try{a.deepEqual(x,y);return 1}catch(e){return e.code==='ERR_ASSERTION'?0:String(e)}};
const S=(x,y)=>s(x,y)?1:0;
const K=(x,y)=>s(x,y,{skipPrototype:true})?1:s(x,y,true)?2:0;
class A{constructor(){this.a=1}} class B{constructor(){this.a=1}}
const hidden=(o,k,v)=>Object.defineProperty(o,k,{value:v,enumerable:false});
const cyc=()=>{const o={};o.o=o;return o}; const cyc2=()=>{const o={o:{}};o.o.o=o;return o};
const err=(m,p)=>Object.assign(new Error(m),p);
const cases={
 proto:[new A,new B], protoNull:[Object.create(null),{}], pObjA:[{a:1},new A], pAobj:[new A,{a:1}],
 arr:[[1,2,3],[1,3]], arr2:[[1,2,3],[3,1]], arrSparse:[[1,,3],[1,undefined,3]], arrSparse2:[[1,,3],[1,3]], sparse3:[[1,undefined,3],[1,,3]],
 setP:[new Set([1,2,{a:1,b:2}]),new Set([{a:1}])], setLoose:[new Set([1]),new Set(['1'])], setObj:[new Set([{a:1},{a:2}]),new Set([{a:2},{a:1}])], setLoose2:[new Set([1,'2']),new Set(['1',2])], setMixed:[new Set([{},1]),new Set([1,{}])],
 mapP:[new Map([[1,{a:1,b:2}],[2,2]]),new Map([[1,{a:1}]])], mapLoose:[new Map([[1,1]]),new Map([['1','1']])], mapObjKey:[new Map([[{a:1},1]]),new Map([[{a:1},1]])], mapObjP:[new Map([[{a:1,b:2},1]]),new Map([[{a:1},1]])], mapnull:[new Map([[null,1]]),new Map([[undefined,1]])],
 num:[1,'1'], nan:[NaN,NaN], zero:[0,-0], zin:[[0],[-0]], nul:[null,undefined], nulobj:[null,{}], bool:[true,1], fn:[()=>{},()=>{}], fnp:[{f(){}} ,{f(){}}], fnvsobj:[()=>{},{}],
 date:[new Date(0),new Date(0)], dateN:[new Date(NaN),new Date(NaN)], dateProp:[Object.assign(new Date(0),{a:1}),new Date(0)], dateobj:[new Date(0),{}], objdate:[{},new Date(0)],
 re:[/a/g,/a/g], re2:[/a/g,/a/i], rel:[Object.assign(/a/g,{lastIndex:3}),/a/g],
 u8:[new Uint8Array([1,2,3]),new Uint8Array([1,3])], u8b:[new Uint8Array([1,2]),Buffer.from([1,2])], f32:[new Float32Array([0]),new Float32Array([-0])], f32n:[new Float32Array([NaN]),new Float32Array([NaN])], u8i8:[new Uint8Array([1]),new Int8Array([1])], u8prop:[Object.assign(new Uint8Array(1),{a:1}),new Uint8Array(1)], u8u8c:[new Uint8Array([1,2]),new Uint8ClampedArray([1,2])],
 f32p:[new Float32Array([1,2,3]),new Float32Array([1,3])], dv:[new DataView(new ArrayBuffer(2)),new DataView(new ArrayBuffer(2))], dvP:[new DataView(new ArrayBuffer(3)),new DataView(new ArrayBuffer(2))],
 ab:[new ArrayBuffer(2),new ArrayBuffer(2)], abP:[new ArrayBuffer(3),new ArrayBuffer(2)], absab:[new ArrayBuffer(2),new SharedArrayBuffer(2)],
 err:[new Error('a'),new Error('a')], err2:[new Error('a'),new Error('b')], err3:[new Error('a'),new TypeError('a')], errc:[new Error('a',{cause:1}),new Error('a')], errc2:[new Error('a',{cause:1}),new Error('a',{cause:1})], errc3:[new Error('a',{cause:{a:1}}),new Error('a',{cause:{a:2}})], errp:[err('a',{x:1}),err('a')], errcU:[new Error('a',{cause:undefined}),new Error('a')], errname:[err('a',{name:'X'}),err('a')], agg:[new AggregateError([1],'a'),new AggregateError([2],'a')], errobj:[new Error('a'),{}], objerr:[{},new Error('a')], errmsgE:[err('a',{message:'a'}),err('a')],
 box:[new Number(1),new Number(1)], box2:[new Number(1),new Number(2)], box3:[Object(1n),Object(1n)], box4:[Object(Symbol.iterator),Object(Symbol.iterator)], box5:[new String('a'),new String('a')], boxprim:[new Number(1),1], boxz:[new Number(0),new Number(-0)], boxn:[new Number(NaN),new Number(NaN)], boxstr:[new Number(1),new String('1')], boxstrP:[Object.assign(new String('a'),{x:1}),new String('a')], boolb:[new Boolean(true),Object('test')],
 tag:[{[Symbol.toStringTag]:'X'},{}], args:[(function(){return arguments})(1),[1]], args2:[(function(){return arguments})(1),(function(){return arguments})(1)], arrobj:[[1],{0:1}], objarr:[{0:1,length:1},[1]],
 sym:[{[Symbol.iterator]:1},{[Symbol.iterator]:1}], sym2:[{[Symbol.iterator]:1},{[Symbol.iterator]:2}], sym3:[{[Symbol.iterator]:1},{}], symH:[hidden({},Symbol.iterator,1),{}], hid:[hidden({},'a',1),{}], arrsym:[Object.assign([],{[Symbol.iterator]:1}),[]], arrp:[Object.assign([],{x:1}),[]],
 cyc:[cyc(),cyc()], cyc2:[cyc(),cyc2()], cyc3:[cyc2(),cyc()],
 wm:[new WeakMap,new WeakMap], ws:[new WeakSet,new WeakSet], pr:[Promise.resolve(1),Promise.resolve(1)], wr:[new WeakRef({}),new WeakRef({})], prP:[Object.assign(Promise.resolve(1),{a:1}),Object.assign(Promise.resolve(1),{a:1})],
 url:[new URL('http://a/'),new URL('http://b/')], url2:[new URL('http://a/'),new URL('http://a/')], urlobj:[new URL('http://a/'),{}],
 undef:[{a:undefined},{}], undef2:[{a:undefined},{b:undefined}], keyorder:[{a:1,b:2},{b:2,a:1}], get:[{get a(){return 1}},{a:1}],
 proxy:[new Proxy({a:1},{}),{a:1}], proxyarr:[new Proxy([1],{}),[1]], proxyset:[new Proxy(new Set([1]),{}),new Set([1])],
 gen:[(function*(){})(),(function*(){})()], ctor:[{constructor:1},{constructor:1}], ctor2:[Object.assign(Object.create({}),{a:1}),{a:1}], mapvsset:[new Map,new Set], setobj:[new Set,{}],objset:[{},new Set], u8arr:[new Uint8Array(1),[0]], arru8:[[0],new Uint8Array(1)],
 nestarr:[{a:[1,2,{b:1,c:2}]},{a:[{b:1}]}], abprop:[Object.assign(new ArrayBuffer(2),{a:1}),new ArrayBuffer(2)], setprop:[Object.assign(new Set,{a:1}),new Set], arrlen:[[],new Array(2)], arrlen2:[[1,2],new Array(2)], arrlenP:[new Array(2),[]],
};
for(const [k,[x,y]] of Object.entries(cases)) { let row; try { row=[L(x,y),S(x,y),P(x,y),P(y,x),K(x,y)].join(' ') } catch(e) { row=String(e).split('\n')[0] } console.log(k.padEnd(10),row); }
