// The JavaScript twin of examples/util.rs.
const { MIMEType, TextDecoder, format, inspect, parseArgs, styleText } = require('node:util');

const options = {
  color: { type: 'boolean', short: 'c' },
  port: { type: 'string', short: 'p', default: '8080' },
  tag: { type: 'string', short: 't', multiple: true },
};
console.log('Command lines');
for (const line of ['-cp 80 --tag=a -tb', '--no-color', '-p', '--prot=80', '--tag -c', 'index.html']) {
  try {
    const { values } = parseArgs({ args: line.split(' '), options, allowNegative: true });
    console.log(`  ${format('port %s, color %s, %d tags', values.port, values.color === true, values.tag?.length ?? 0)}`);
  } catch (error) {
    console.log(`  ${error.code}: ${error.message.split('\n')[0]}`);
  }
}

console.log('Settings');
const settings = {
  host: 'localhost', ports: [80, 443, 3000, 5000, 8000, 8080, 8443, 9000],
  paths: { static: { root: '/srv/www', cache: { maxAge: 86400 } }, "it's": 'quoted' },
};
console.log(inspect(settings));
console.log(inspect(settings, { depth: 0 }));

console.log('A value in itself');
class Job {
  constructor(name) {
    this.name = name;
  }
}
const job = new Job('build');
job.after = new Map([['test', job]]);
console.log(inspect(job));

console.log('Bytes of a charset');
const mime = new MIMEType('text/plain; charset=Shift_JIS');
const decoder = new TextDecoder(mime.params.get('charset') ?? 'utf-8');
console.log(`  ${decoder.decode(Uint8Array.of(0x93, 0xfa, 0x96, 0x7b))} as ${decoder.encoding}`);

console.log('Color');
const style = (formats, text) => styleText(formats, text, { validateStream: false });
console.log(`  ${style(['bold', 'green'], 'ok')} ${style(['#f80'], 'slow')}`);
