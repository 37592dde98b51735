// Trees of files, and what to ask in each of them.
// A tree maps paths to contents; { link } is a symbolic link, null a folder.

const json = (value) => JSON.stringify(value);

const PATHS = {
  tree: {
    'app/main.js': '', 'app/main.mjs': '', 'app/a.js': '', 'app/a.json': '{}', 'app/a.node': '', 'app/b.json': '{}', 'app/c.node': '', 'app/d': '', 'app/d.js': '', 'app/e.mjs': '', 'app/f.cjs': '', 'app/g.ts': '', 'app/x.y.js': '', 'app/.hidden.js': '',
    'app/dir/index.js': '', 'app/dir.js': '', 'app/only/index.json': '{}', 'app/none/x.js': '', 'app/node/index.node': '', 'app/sp ace.js': '', 'app/é.js': '', 'app/100%.js': '', 'app/q?x.js': '', 'app/h#x.js': '', 'app/b\\s.js': '', 'app/p%20q.js': '', 'app/deep/er/z.js': '', 'app/folder.js/index.js': '',
    'app/with-main/package.json': json({ main: './lib/x' }), 'app/with-main/lib/x.js': '', 'app/main-dir/package.json': json({ main: 'lib' }), 'app/main-dir/lib/index.js': '', 'app/bad-main/package.json': json({ main: 'missing.js' }), 'app/bad-main/index.js': '', 'app/worse-main/package.json': json({ main: 'missing.js' }),
    'app/empty-main/package.json': json({ main: '' }), 'app/empty-main/index.js': '', 'app/dot-main/package.json': json({ main: '.' }), 'app/dot-main/index.js': '', 'app/slash-main/package.json': json({ main: './lib/' }), 'app/slash-main/lib.js': '', 'app/slash-main/lib/index.js': '', 'app/up-main/package.json': json({ main: '../a.js' }), 'app/abs-main/package.json': json({ main: '/a.js' }), 'app/number-main/package.json': json({ main: 7 }), 'app/number-main/index.js': '',
    'app/broken/package.json': '{', 'app/broken/index.js': '', 'app/exported/package.json': json({ exports: './nope.js', main: 'm.js' }), 'app/exported/m.js': '', 'above.js': '',
    'home/.node_modules/homely/index.js': '', 'home/.node_libraries/library/index.js': '', 'np1/pathy.js': '', 'np2/pathy.js': '', 'np2/second/index.js': '',
  },
  parents: ['app/main.js'],
  requests: [
    './a', './a.js', './a.json', './a.node', './b', './c', './d', './d.js', './e', './e.mjs', './f', './f.cjs', './g', './g.ts', './x.y', './x', './.hidden', './dir', './dir/', './dir/.', './dir/..', './dir/../a', './dir/index', './only', './none', './none/', './node', './sp ace', './sp%20ace.js', './é', './%C3%A9.js', './100%', './q?x', './q?x.js', './h#x', './h#x.js', './b\\s', './b\\s.js', './p%20q', './p%20q.js', './p q.js', './folder.js', './folder', './folder.js/',
    './with-main', './with-main/', './with-main/lib', './main-dir', './bad-main', './worse-main', './empty-main', './dot-main', './slash-main', './up-main', './abs-main', './number-main', './broken', './broken/index.js', './broken/', './exported', './exported/m',
    '.', './', '..', '../', '../above', '../above.js', '../app', '../app/a', './/a', './/a.js', '././a', './deep/er/z', './deep//er/z.js', './a/', './a.js/', './a.js/.', './a.js/..', './missing', './missing/', './missing.js', './dir/missing', '..\\above', '.\\a', '...', '.a', '..a', './...', '', ' ', './a ', './a\0', '/T/app/a', '/T/app/a.js', '/T/app/dir', '/T/app/dir/', '/T/app', '/T/app/missing', '/T/app/../above', '/', '//T/app/a', '/T//app/a.js', 'a', 'a.js', 'dir', 'homely', 'library', 'pathy', 'second', 'second/index', 'homely/', './homely',
    'fs', 'node:fs', 'fs/promises', 'node:nope', 'nope', 'node:', 'node:test', 'test', 'fs/', './fs', 'FS', 'node:FS', 'node:fs/promises', 'node:sqlite', 'sqlite', 'fs/nope', 'node:fs?x', 'sys', 'internal/util',
    'file:///T/app/a.js', 'file:///T/app/a', 'file:///T/app/dir', 'file:///T/app/', 'file:///T/app/missing.mjs', 'file:a.js', 'file:./a.js', 'file://host/a.js', 'file:///T/app/a.js?x=1#y', 'FILE:///T/app/a.js', 'data:text/javascript,1', 'data:application/json,1', 'data:,', 'http://example.com/a.js', 'https://example.com/a.js', 'wss:x', 'x:y', 'C:\\a', './a.js?q', './a.js#h', './a.js?q#h', './a.js?a/../b', './a%2Fb', './a%2fb.js', './a%5cb', './a%00', './%61.js', './%2e%2e/above.js', './dir%2Findex.js', '#', '#a', '#/', '@', '@a', '@a/', '@/a', '@a/b', 'a b', 'a%b', 'a\\b', 'a?b', 'a#b', '@a/b%', '.a/b', '/%2e/a', './dir?x', './folder.js/index.js', './main.mjs',
  ],
};

const NODE_MODULES = {
  tree: {
    'app/package.json': json({ name: 'app', version: '1.0.0' }), 'app/main.js': '', 'app/sub/deep/main.js': '', 'node_modules/outer/index.js': '', 'app/node_modules/one/index.js': '', 'app/node_modules/two/package.json': json({ main: 'lib' }), 'app/node_modules/two/lib/index.js': '', 'app/node_modules/two/other.js': '', 'app/node_modules/two/data.json': '{}',
    'app/node_modules/file.js': '', 'app/node_modules/three.js': '', 'app/node_modules/three/index.js': '', 'app/node_modules/@s/four/index.js': '', 'app/node_modules/@s/four/lib/x.js': '', 'app/node_modules/@s/bare.js': '', 'app/sub/node_modules/one/index.js': '', 'app/sub/node_modules/empty/package.json': '{}', 'app/node_modules/empty/index.js': '', 'app/node_modules/one/node_modules/inner/index.js': '', 'app/node_modules/one/main.js': '', 'app/node_modules/noindex/x.js': '',
    'app/node_modules/badmain/package.json': json({ main: 'nope' }), 'app/node_modules/badmain/index.js': '', 'app/node_modules/worse/package.json': json({ main: './nope' }), 'app/node_modules/broken/package.json': '{"name":', 'app/node_modules/broken/index.js': '', 'app/node_modules/mainext/package.json': json({ main: './m' }), 'app/node_modules/mainext/m.mjs': '', 'app/node_modules/mainext/m.js': '', 'app/node_modules/esm/package.json': json({ type: 'module' }), 'app/node_modules/esm/index.js': '', 'app/node_modules/esmext/package.json': json({ type: 'module', main: './lib/x' }), 'app/node_modules/esmext/lib/x.js': '', 'app/node_modules/esmfull/package.json': json({ type: 'module', main: './lib/x.js' }), 'app/node_modules/esmfull/lib/x.js': '',
    'app/node_modules/number/package.json': json({ name: 7 }), 'app/node_modules/number/index.js': '', 'app/node_modules/array/package.json': '[]', 'app/node_modules/array/index.js': '', 'app/node_modules/fs/index.js': '', 'app/node_modules/test/index.js': '', 'app/node_modules/.dot/index.js': '', 'app/node_modules/a b/index.js': '', 'app/node_modules/a%b/index.js': '', 'app/node_modules/é/index.js': '', 'app/node_modules/node_modules/odd/index.js': '', 'app/node_modules/s p/x.js': '', 'app/node_modules/mainup/package.json': json({ main: '../one/index.js' }), 'app/node_modules/@s/exp/package.json': json({ exports: { '.': './i.js', './x': './x.js' } }), 'app/node_modules/@s/exp/i.js': '', 'app/node_modules/@s/exp/x.js': '',
    'app/node_modules/mainjson/package.json': json({ main: 'd.json' }), 'app/node_modules/mainjson/d.json': '{}', 'app/node_modules/maindir/package.json': json({ main: './' }), 'app/node_modules/maindir/index.js': '', 'app/node_modules/q.js/index.js': '',
  },
  parents: ['app/main.js', 'app/sub/deep/main.js', 'app/node_modules/one/main.js'],
  requests: [
    'outer', 'one', 'one/', 'one/index', 'one/index.js', 'one/missing', 'two', 'two/', 'two/lib', 'two/lib/', 'two/other', 'two/other.js', 'two/data', 'two/data.json', 'two/package.json', 'file', 'file.js', 'three', 'three/', '@s/four', '@s/four/', '@s/four/lib/x', '@s/four/lib/x.js', '@s/', '@s', '@s/bare', '@s/bare.js', '@s/none', 'empty', 'inner', 'noindex', 'noindex/x', 'noindex/x.js', 'badmain', 'worse', 'broken', 'broken/index.js', 'mainext', 'esm', 'esmext', 'esmfull', 'number', 'number/index.js', 'array', 'fs', 'fs/', 'test', 'node:test', '.dot', '.dot/index.js', 'a b', 'a b/index.js', 'a%b', 'é', 'é/index.js', 'odd', 'node_modules/odd', 'one/../two', 'one/../two/other.js', 'one/./index.js', './one', 's p/x', 's p/x.js', 's%20p/x.js', 'mainup', '@s/exp', '@s/exp/x', '@s/exp/x.js', '@s/exp/y', 'app', 'app/main.js', 'mainjson', 'maindir', 'q.js', 'q.js/index', 'one//index.js', 'one\\index', 'one?x', 'one/index.js?x', 'one#x', 'two/lib/index.js#x',
  ],
};

const files = (folder, names) => Object.fromEntries(names.map((name) => [`${folder}/${name}`, '']));
const NAMES = ['index.js', 'index.mjs', 'index.cjs', 'main.js', 'lib/a.js', 'lib/b.mjs', 'lib/sub/c.js', 'lib/sub/index.js', 'a b.js', 'x.json', 'feature/one.js', 'feature/two.js', 'star*.js', 'a%20b.js'];
const EXPORTS = [
  './main.js', './index.mjs', 'main.js', '', '.', './', '/main.js', '../x.js', './missing.js', './lib', './a b.js', './a%20b.js', './lib/../main.js', './node_modules/x.js', './lib//a.js', './%2e%2e/x.js', './lib%2Fa.js', './lib\\a.js', './main.js?x', './main.js#y', 'http://a/b', 'node:fs', 'fs', [], {}, null, false, 7, true,
  ['./main.js'], ['./missing.js', './main.js'], ['bad', './main.js'], [null, './main.js'], [null], ['bad'], ['bad', null], [null, 'bad'], [{ nope: './main.js' }, './index.js'], [{ nope: './main.js' }], [[], './main.js'], [7, './main.js'],
  { import: './index.mjs', require: './index.cjs' }, { require: './index.cjs', import: './index.mjs' }, { node: './main.js', default: './index.js' }, { default: './index.js', node: './main.js' }, { browser: './main.js' }, { browser: './main.js', default: './index.js' }, { import: null, default: './main.js' }, { node: { import: './index.mjs', require: './index.cjs' } }, { node: { nope: './main.js' }, default: './index.js' }, { 'module-sync': './index.mjs', default: './index.js' }, { 'node-addons': './main.js' }, { custom: './main.js', default: './index.js' }, { types: './main.d.ts', default: './index.js' }, { 0: './main.js' }, { default: './main.js', 1: './x' }, { '01': './x', default: './main.js' }, { __proto__x: './x', default: './main.js' }, { default: 'bad' }, { default: 7 }, { default: { default: { default: './main.js' } } }, { '': './main.js' }, { module: './index.mjs' },
  { '.': './main.js' }, { '.': { import: './index.mjs', default: './index.cjs' } }, { '.': './main.js', './a': './lib/a.js' }, { './a': './lib/a.js' }, { '.': './main.js', import: './index.mjs' }, { './a': './lib/a.js', './b': './lib/b.mjs', './package.json': './package.json' }, { './a': null, './*': './lib/*.js' }, { './*': './lib/*.js' }, { './*': './lib/*' }, { './*': './*' }, { './lib/*': './lib/*.js', './lib/sub/*': './lib/sub/*.js' }, { './lib/*': './lib/*', './lib/sub/*': null }, { './*.js': './lib/*.js' }, { './*.js': './lib/*.js', './*': './feature/*.js' }, { './f/*.js': './feature/*.js', './f/*': './feature/*.js' }, { './*/x/*': './lib/*.js' }, { './*': './lib/*/*.js' }, { './*': './star*.js' }, { './*': '../*' }, { './*': 'lib/*' }, { './*': ['bad', './lib/*.js'] }, { './*': { import: './lib/*.mjs', require: './lib/*.js' } }, { './': './' }, { './lib/': './lib/' }, { './*/': './lib/*/' }, { './a': './lib/a.js', './a*': './lib/*.js' }, { './lib/*': './lib/*.js', './l*': './feature/*.js' }, { './*b': './lib/*.mjs', './*': './lib/*.js' }, { './a': ['./missing.js', './lib/a.js'] }, { './a': 'lib/a.js' }, { './a': { custom: './lib/sub/c.js', default: './lib/a.js' } }, { './a': 7 }, { './a': './lib/../../x.js' }, { './*': './lib/node_modules/*.js' }, { '.': [] }, { '.': {} }, { '.': null }, { './a/': './lib/' }, { '..': './main.js' }, { '.a': './main.js' }, { './a b': './a b.js' }, { './a%20b': './main.js' },
];
const SUBPATHS = ['', '/a', '/b', '/lib/a', '/lib/sub/c', '/a.js', '/package.json'];
const MORE = ['/', '/lib/', '/sub/c', '/sub/', '/f/one', '/f/one.js', '/x/x/a', '/../main', '/./a', '/sub/../a', '/node_modules/a', '/%2e%2e/main', '/sub%2Fc', '//a', '/a/', '/*', '/a?x', '/a#y', '/a b', '/a%20b', '/index.js', '/a\\b', '/sub//c', '/one', '/two.js'];
const exportsTree = { 'app/main.js': '', 'app/main.mjs': '' };
EXPORTS.forEach((exports, index) => {
  Object.assign(exportsTree, files(`app/node_modules/p${index}`, NAMES), { [`app/node_modules/p${index}/package.json`]: json({ name: `p${index}`, exports }) });
});
const STARS = EXPORTS.flatMap((exports, index) => (json(exports)?.includes('*') || json(exports)?.includes('/"') ? [index] : []));
const EXPORTED = {
  tree: exportsTree, parents: ['app/main.js'],
  requests: [
    ...EXPORTS.flatMap((exports, index) => SUBPATHS.slice(0, typeof exports === 'object' && exports && Object.keys(exports)[0]?.[0] === '.' ? 7 : 2).map((subpath) => `p${index}${subpath}`)),
    ...STARS.flatMap((index) => MORE.filter((_, at) => (at + index) % 3 === 0).map((subpath) => `p${index}${subpath}`)),
  ],
};

const IMPORTS = {
  '#main': './main.js', '#lib/*': './lib/*.js', '#lib/x/*': null, '#dep': 'dep', '#dep/*': 'dep/*', '#dep2': 'dep2', '#sub': 'dep2/x.js', '#noext': 'dep2/x', '#nodir': 'dep2/lib', '#fs': 'fs', '#nodefs': 'node:fs', '#http': 'http://a/b', '#file': 'file:///T/app/main.js', '#up': '../above.js', '#abs': '/T/above.js', '#missing': './missing.js', '#nopkg': 'nopkg', '#self': 'app', '#selfsub': 'app/x', '#cond': { import: './lib/a.mjs', require: './lib/a.js' }, '#custom': { custom: './main.js', default: './lib/a.js' }, '#null': null, '#array': ['bad:x', './main.js'], '#empty': [], '#none': {}, '#number': 7, '#numeric': { 0: './main.js' }, '#loop': '#loop', '#other': '#main', '#bare*': 'dep2/*.js', '#nm': './node_modules/dep/index.js', '#dots': './lib/../main.js', '#builtin/*': 'fs/*', '#cond2': { node: { default: 'dep' } }, '#a/b': './lib/a.js', '#a/*': './lib/*.mjs', '#dir': './lib', '#enc': './lib/%61.js', '#sep': './lib%2fa.js', '#trail/': './lib/', '#invalid': 'a%b', '#invalid2': '.x', '#scope': '@s', '#relative': '.', 'nohash': './main.js', '#': './main.js', '#/slash': './main.js', '#broken': 'broken', '#/*': './lib/*.js',
};
const INTERNAL = {
  tree: {
    'above.js': '', 'app/package.json': json({ name: 'app', exports: { '.': './main.js', './x': './lib/a.js', './y': './missing.js' }, imports: IMPORTS }), 'app/main.js': '', 'app/lib/a.js': '', 'app/lib/a.mjs': '', 'app/lib/b.js': '', 'app/node_modules/dep/package.json': json({ exports: { '.': { import: './i.mjs', require: './i.cjs' }, './a': './a.js' } }), 'app/node_modules/dep/i.mjs': '', 'app/node_modules/dep/i.cjs': '', 'app/node_modules/dep/a.js': '', 'app/node_modules/dep/index.js': '', 'app/node_modules/dep2/index.js': '', 'app/node_modules/dep2/x.js': '', 'app/node_modules/dep2/lib/index.js': '', 'app/node_modules/broken/package.json': '{', 'app/node_modules/plain/index.js': '',
    'app/inner/package.json': '{}', 'app/inner/main.js': '', 'app/text/package.json': json({ imports: 'x' }), 'app/text/main.js': '', 'app/list/package.json': json({ imports: ['#main'] }), 'app/list/main.js': '', 'app/noname/package.json': json({ exports: './main.js' }), 'app/noname/main.js': '', 'lone/main.js': '', 'app/bad/package.json': '{,}', 'app/bad/main.js': '',
  },
  parents: ['app/main.js', 'app/lib/a.js', 'app/inner/main.js', 'app/text/main.js', 'app/list/main.js', 'lone/main.js', 'app/node_modules/plain/index.js'],
  requests: [...Object.keys(IMPORTS).map((key) => key.replace('*', 'a')), '#lib/x/a', '#lib/', '#lib/../main', '#lib/b', '#lib/missing', '#unknown', '#a/missing', '#lib/a/', '#bare', '#main/', '#main?x', '#dep/missing', '#lib/node_modules', '#builtin/promises', '#builtin/nope', 'app', 'app/x', 'app/y', 'app/z', 'app/', 'appx', 'app/package.json', 'noname', './main.js', 'plain', 'dep', 'dep/a', 'dep/b'],
  few: { 'app/bad/main.js': ['dep', './main', '#main', './main.js', 'fs'], 'app/noname/main.js': ['noname', 'undefined', '#main'] },
};

const LINKS = {
  tree: {
    'real/file.js': '', 'real/dir/index.js': '', 'real/dir/other.js': '', 'real/pkg/package.json': json({ name: 'pkg', exports: { '.': './i.js' } }), 'real/pkg/i.js': '', 'real/node_modules/near/index.js': '', 'app/package.json': json({ name: 'app' }), 'app/main.js': '', 'app/node_modules/far/index.js': '', 'store/two/index.js': '', 'store/two/package.json': json({ main: 'index' }),
    'app/file.js': { link: '../real/file.js' }, 'app/abs.js': { link: '/T/real/file.js' }, 'app/dir': { link: '../real/dir' }, 'app/chain.js': { link: 'file.js' }, 'app/loop.js': { link: 'loop.js' }, 'app/loop2.js': { link: 'loop3.js' }, 'app/loop3.js': { link: 'loop2.js' }, 'app/broken.js': { link: 'missing.js' }, 'app/node_modules/pkg': { link: '../../real/pkg' }, 'app/node_modules/two': { link: '../../store/two' }, 'app/out': { link: '..' }, 'app/self': { link: '.' }, 'app/noext': { link: '../real/file.js' }, 'app/slash.js': { link: '../real//dir/../file.js' },
  },
  parents: ['app/main.js', 'real/file.js'],
  requests: ['./file', './file.js', './abs', './abs.js', './dir', './dir/', './dir/other', './dir/other.js', './chain', './chain.js', './loop', './loop.js', './loop2.js', './broken', './broken.js', 'pkg', 'pkg/i.js', 'two', 'two/index.js', './out/real/file', './out/real/file.js', './out/app/main.js', './self/main', './self/self/main.js', './noext', './slash.js', 'near', 'far', '/T/app/file.js', './dir/..', './dir/../file.js', './out', './file.js?x=1#y', './dir/index.js?a'],
  preserve: true,
};

const TYPES = { none: {}, module: { type: 'module' }, commonjs: { type: 'commonjs' }, odd: { type: 'odd' } };
const SOURCES = { esm: 'export default 1;', cjs: 'exports.a = 1;', both: 'import.meta; require("x");', empty: '', tla: 'await 1;', text: 'not { a program', redeclared: 'const require = 1;' };
const formatTree = { 'app/main.mjs': '' };
for (const [folder, value] of Object.entries(TYPES)) {
  formatTree[`app/${folder}/package.json`] = json(value);
  for (const [name, source] of Object.entries(SOURCES)) for (const extension of ['.js', '']) formatTree[`app/${folder}/${name}${extension}`] = source;
  Object.assign(formatTree, { [`app/${folder}/x.mjs`]: '', [`app/${folder}/x.cjs`]: 'export default 1', [`app/${folder}/x.json`]: '{}', [`app/${folder}/x.wasm`]: '', [`app/${folder}/x.ts`]: 'exports.a = 1', [`app/${folder}/y.ts`]: 'export {}', [`app/${folder}/x.mts`]: '', [`app/${folder}/x.cts`]: '', [`app/${folder}/x.txt`]: '', [`app/${folder}/x.node`]: '', [`app/${folder}/x.JS`]: '', [`app/${folder}/x.jsx`]: '', [`app/${folder}/.js`]: 'export {}', [`app/${folder}/x.`]: '', [`app/${folder}/magic`]: '\0asm\x01\0\0\0', [`app/${folder}/x.min.js`]: '', [`app/${folder}/x.d.ts`]: '' });
}
formatTree['app/none/node_modules/p/package.json'] = '{}';
formatTree['app/none/node_modules/p/esm.js'] = 'export default 1;';
formatTree['lone/esm.js'] = 'export default 1;';
formatTree['lone/cjs'] = 'exports.a = 1;';
formatTree['app/module/node_modules/q.js'] = '';
const FORMATS = {
  tree: formatTree, parents: [], requests: [],
  loads: [
    ...Object.keys(formatTree).filter((path) => !path.endsWith('package.json')).map((path) => [`file:///T/${path}`, {}]),
    ...[{}, { type: 'json' }, { type: 'javascript' }, { type: 'css' }, { type: '' }, { other: 'x' }, { type: 'json', other: 'x' }, { other: 'x', type: 'json' }].flatMap((attributes) => ['x.json', 'esm.js', 'x.cjs', 'x.mts', 'x.wasm', 'magic'].map((name) => [`file:///T/app/module/${name}`, attributes])),
    ...['data:text/javascript,1', 'data:application/javascript,1', 'data:text/javascript;charset=utf-8,1', 'data:text/javascript;base64,MQ==', 'data:TEXT/JavaScript,1', 'data:application/json,1', 'data:application/json;x=y,1', 'data:application/wasm,', 'data:text/plain,1', 'data:,1', 'data:text/css,a', 'data:text/javascript;a;b,1', 'data:a/b/c,1', 'http://a/b', 'https://a/b', 'wss://a/b', 'x:y', 'node:fs', 'node:nope', 'node:test'].map((url) => [url, {}]),
    ['data:application/json,1', { type: 'json' }], ['data:text/javascript,1', { type: 'json' }], ['node:fs', { type: 'json' }], ['node:fs', { x: 'y' }],
    ['file:///T/app/none/esm.js?x', {}], ['file:///T/app/none/x%2etxt', {}], ['file:///T/app/none/esm.js#.mjs', {}],
  ],
};

const CONFIGS = [
  '{"name":7,"main":"x.js"}', '{"type":7}', '{"main":7}', '[]', '7', '{', '', ' ', '{}', '{"a":tru,"main":"x.js"}', '{"main":"x.js"} x', '{"main":"x.js",}', '{,"main":"x.js"}', '{"exports":7,"main":"x.js"}', '{"exports":null,"main":"x.js"}', '{"exports":true,"main":"x.js"}', '\ufeff{"main":"x.js"}', '{"scripts":7,"main":"x.js"}', '{"main":"x.js","main":"y.js"}', '{"main":"x.js","main":7}', '{"exports":"./x.js","exports":7}', '{"exports":"./x.js","exports":"./y.js"}', '{"ma\\u0069n":"x.js"}', '{main:"x.js"}', '{"x":"\\q","main":"x.js"}', '{"name":"\\q","main":"x.js"}', '{"main":"\\q"}', '{"imports":7,"main":"x.js"}', '{"exports":false}', '{"exports":""}', '{"main":"x.js" "b":1}', '{"x":[1,2,"main":"x.js"}', '{"main":"x.js"', '{"x":{"main":"y.js"}', 'null', '"x"', '{"name":null,"main":"x.js"}', '{"type":null}', '{"main":"\\ud800x.js"}', '{"a":1 "main":"x.js"}', '{"a":"b\nc","main":"x.js"}', '{"exports":"\\q"}', '{"main":"x.js"}}', '{"x":nulll,"main":"x.js"}', '{"x":,"main":"x.js"}', '{"":1,"main":"x.js"}', '{"x"1,"main":"x.js"}', '{"x":01,"main":"x.js"}', '{"x":[}],"main":"x.js"}', '//c\n{"main":"x.js"}', '{"main":"x.js",,}', ' \n\t{ "main" : "x.js" } \r\n', '{"exports":{"a":1}', '{"__proto__":{"main":"x.js"}}', '{"exports":{"__proto__":"./x.js"}}', '{"exports":{"constructor":"./x.js"}}', '{"x":{"main":"y.js","exports":"./y.js"},"main":"x.js"}', '{"main":"x\\u002ejs"}', '{"main":"x.js","type":"module"}', '{"type":"commonjs","main":"x.js"}', '{"type":"other","main":"x.js"}', '{"type":"","main":"x.js"}', '{"main":"x.js","a":"\\""}', '{"main":["x.js"]}', '{"main":{"a":"x.js"}}', '{"main":true}', '{"main":null}', '{"exports":{"./x":"./x.js","./x":"./y.js"}}', '{"exports":{"default":"./x.js","default":"./y.js"}}', '{"a":[[[[[[]]]]]],"main":"x.js"}',
];
const configTree = { 'app/main.js': '' };
CONFIGS.forEach((text, index) => Object.assign(configTree, files(`app/node_modules/c${index}`, ['index.js', 'x.js', 'y.js']), { [`app/node_modules/c${index}/package.json`]: text }));
const CONFIGURED = { tree: configTree, parents: ['app/main.js'], requests: CONFIGS.flatMap((_, index) => [`c${index}`, `c${index}/x`]) };

const HINTS = {
  tree: {
    'app/sub/main.js': '', 'app/sub/a.js': '', 'app/main.js': '', 'app/a b.js': '', 'app/a.js': '', 'app/dir/index.js': '', 'app/é.js': '', 'app/node_modules/p/lib/x.js': '', 'app/node_modules/p/a b.js': '', 'app/node_modules/p/dir/index.js': '', 'app/node_modules/p/package.json': json({ main: 'nope' }), 'app/node_modules/@s/q/x.js': '', 'app/node_modules/alone.js': '', 'app/node_modules/jsonly/index.json': '{}', 'app/node_modules/p/package/package.json': json({ main: 'm' }), 'app/node_modules/p/package/m.js': '', 'home/.node_modules/global.js': '', 'home/.node_modules/g/x.js': '',
  },
  parents: ['app/main.js', 'app/sub/main.js'],
  requests: ['./a', '../a', './a b', './a%20b', './dir', './dir/', './é', 'p/lib/x', 'p/a b', 'p/a%20b', 'p/dir', 'p/package', 'p', '@s/q/x', '@s/q', 'alone', 'jsonly', 'global', 'g/x', '/T/app/a', '/T/app/dir', 'file:///T/app/a', 'file:///T/app/a%20b', './sub', './sub/a', './missing', 'p/missing', './main', '.', '..'],
};

export const TREES = { PATHS, NODE_MODULES, EXPORTED, INTERNAL, LINKS, FORMATS, CONFIGURED, HINTS };
