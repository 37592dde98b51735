// Files and folders: made, read, told of, taken away; what goes wrong.
const fs = require('fs');
const os = require('os');
const path = require('path');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'nodular-'));
process.chdir(root);

const told = (error) => console.log(error.name, error.code, error.syscall, error.path, error.dest, '|', error.message);
const attempt = (work) => {
  try {
    console.log(work());
  } catch (error) {
    told(error);
  }
};

attempt(() => fs.mkdirSync('a/b/c', { recursive: true }) !== undefined);
attempt(() => fs.mkdirSync('a/b/c', { recursive: true }));
attempt(() => fs.writeFileSync('a/text', 'grün\n'));
attempt(() => fs.appendFileSync('a/text', 'gelb\n'));
attempt(() => fs.readFileSync('a/text', 'utf8'));
attempt(() => fs.readFileSync('a/text').length);
attempt(() => fs.readdirSync('a', { withFileTypes: true }).map((one) => [one.name, one.isDirectory()]));
attempt(() => fs.readdirSync('.', { recursive: true }).sort());
attempt(() => fs.statSync('a/text').size);
attempt(() => typeof fs.statSync('a/text', { bigint: true }).mtimeNs);
attempt(() => fs.statSync('none', { throwIfNoEntry: false }));
attempt(() => fs.symlinkSync('text', 'a/link'));
attempt(() => [fs.readlinkSync('a/link'), fs.lstatSync('a/link').isSymbolicLink()]);
attempt(() => path.relative(fs.realpathSync('.'), fs.realpathSync('a/link')));
attempt(() => fs.copyFileSync('a/text', 'a/copy', fs.constants.COPYFILE_EXCL));
attempt(() => fs.copyFileSync('a/text', 'a/copy', fs.constants.COPYFILE_EXCL));
attempt(() => fs.truncateSync('a/copy', 2));
attempt(() => fs.renameSync('a/copy', 'a/other'));
attempt(() => fs.existsSync('a/copy') || fs.existsSync('a/other'));

const fd = fs.openSync('a/text', 'r+');
const bytes = Buffer.alloc(4);
attempt(() => fs.readSync(fd, bytes, 1, 3, 0));
attempt(() => bytes);
attempt(() => fs.writeSync(fd, 'X', 0));
attempt(() => fs.fstatSync(fd).isFile());
fs.closeSync(fd);
attempt(() => fs.closeSync(fd));
attempt(() => fs.readSync(fd, bytes));

attempt(() => fs.readFileSync('none'));
attempt(() => fs.readFileSync('a'));
attempt(() => fs.openSync('a/text', 'wrong'));
attempt(() => fs.openSync(null));
attempt(() => fs.openSync('a\0b'));
attempt(() => fs.readFileSync('a/text', 'wrong'));
attempt(() => fs.linkSync('none', 'a/none'));
attempt(() => fs.rmdirSync('a'));
attempt(() => fs.rmSync('none'));
attempt(() => fs.rmSync('none', { force: true }));
attempt(() => fs.accessSync('a/text', 9));
attempt(() => fs.rename('a'));

fs.readFile('a/text', 'latin1', (error, text) => {
  console.log(error, JSON.stringify(text));
  fs.stat('none', async (missing) => {
    told(missing);
    const handle = await fs.promises.open('a/text');
    const { bytesRead } = await handle.read(Buffer.alloc(3), 0, 3, 0);
    console.log(bytesRead, (await handle.stat()).size);
    await handle.close();
    await handle.stat().catch(told);
    await fs.promises.unlink('none').catch(told);
    process.chdir('/');
    fs.rmSync(root, { recursive: true });
    console.log(fs.existsSync(root));
  });
});
