// The JavaScript twin of examples/path.rs.
const path = require('node:path');

// The file that an upload's name stands for, unless that is outside of the folder.
function uploadPath(folder, name) {
  const file = path.posix.resolve(folder, name);
  const way = path.posix.relative(folder, file);
  const outside = way === '' || way === '..' || way.startsWith('../');
  return outside ? undefined : file;
}

console.log('Uploads');
for (const name of ['cat.png', '2026/july/cat.png', 'a/../cat.png', '../etc/passwd', '/etc/passwd', '고양이.png']) {
  console.log(`  ${name.padEnd(18)} ${uploadPath('/srv/uploads', name) ?? 'refused'}`);
}

console.log('Parts');
const parsed = path.posix.parse('/srv/uploads/cat.tar.gz');
const { root, dir, base, name, ext } = parsed;
console.log(`  ${root} | ${dir} | ${base} | ${name} | ${ext}`);
console.log(`  ${path.posix.format({ ...parsed, base: '', ext: '.zip' })}`);
console.log(`  ${path.posix.basename('/srv/uploads/cat.png', '.png')}`);

console.log('Windows, on any system');
console.log(`  ${path.win32.join('C:\\Users', 'me', '../you', 'a.txt')}`);
console.log(`  ${path.win32.normalize('//server/share/a/../b')}`);
console.log(`  ${path.win32.join('upload', '../C:')}`);
console.log(`  ${path.win32.relative('C:\\Users\\me', 'c:\\users\\You\\a.txt')}`);
console.log(`  ${path.win32.relative('C:\\Users', 'D:\\data')}`);

console.log('Globs');
for (const file of ['src/main.rs', 'src/path/posix.rs', 'src/.hidden.rs', 'tests/it.rs']) {
  console.log(`  ${file.padEnd(18)} ${path.posix.matchesGlob(file, 'src/**/*.{rs,toml}')}`);
}
