// The JavaScript twin of examples/console.rs.
const { Console } = require('node:console');

// Warnings stand between the other lines.
const console = new Console({ stdout: process.stdout, inspectOptions: { depth: 1 } });

console.group('Import of %s', '2026-03-01');
const files = [
  { name: 'users.csv', rows: 1200, columns: ['id', 'name'] },
  { name: '주문.csv', rows: 98000, columns: ['id', 'user', 'item', 'price'] },
  { name: 'empty.csv', rows: 0 },
];
console.table(files);
for (const file of files) {
  console.group(file.name);
  console.assert(file.rows !== 0, '%s has no rows', file.name);
  console.log('%d rows,\n%j', file.rows, file.columns ?? null);
  console.count(file.rows === 0 ? 'failed' : 'imported');
  console.groupEnd();
}
console.groupEnd();

console.log('Only the sizes:');
console.table(files, ['name', 'rows']);

console.log('By country:');
console.table({ DE: [3, 1], KR: [12, 7] });

console.log('Settings:');
const settings = { retry: { times: 3, wait: { seconds: 5 } }, dry: false };
console.log(settings);
console.dir(settings, { depth: null });
