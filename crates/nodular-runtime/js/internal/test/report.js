// What a run prints while it goes on, in the form `spec` or, with `--test-reporter=tap`, as TAP.
'use strict';

const { writeOut } = binding('stdio');

class Report {
  constructor(root) {
    this.root = root;
    this.counts = { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
    this.failures = [];
    this.start = Date.now();
    this.form = require('internal/options').valueOf('test-reporter') === 'tap' ? tap : spec;
    this.printed = false;
  }

  get failed() { return this.counts.fail + this.counts.cancelled; }

  finished(item) {
    this.count(item);
    // What is in a test or a suite is printed with it, when it is done.
    if (item.parent === this.root) this.print(item);
  }

  count(item) {
    const { counts } = this;
    if (item.kind === 'suite') {
      counts.suites++;
      if (item.error !== null && !item.children.some((child) => child.failed)) this.failures.push(item);
      return;
    }
    counts.tests++;
    if (item.skipped !== undefined) counts.skipped++;
    else if (item.todo !== undefined) counts.todo++;
    else if (item.cancelled) counts.cancelled++;
    else if (item.error !== null) counts.fail++;
    else counts.pass++;
    if (item.failed && item.skipped === undefined && !item.children.some((child) => child.failed))
      this.failures.push(item);
  }

  print(item) {
    if (!this.printed) writeOut(this.form.head);
    this.printed = true;
    writeOut(this.form.item(item));
  }

  end(root) {
    if (!this.printed) writeOut(this.form.head);
    if (root.error !== null) {
      this.counts.fail++;
      this.failures.push(root);
    }
    const counts = { ...this.counts, duration_ms: Date.now() - this.start };
    writeOut(this.form.end(root.children.length, counts, this.failures));
  }
}

const spec = {
  head: '',

  item(item, indent = '') {
    const { skipped, todo, error, children } = item;
    const note = skipped !== undefined ? ` # ${skipped || 'SKIP'}` : todo !== undefined ? ` # ${todo || 'TODO'}` : '';
    const sign = skipped !== undefined ? '﹣' : error !== null && todo === undefined ? '✖' : error !== null ? '⚠' : '✔';
    const line = `${item.name} (${item.duration}ms)${note}\n`;
    let text = '';
    if (children.length > 0) {
      text += `${indent}▶ ${item.name}\n`;
      for (const child of children) text += spec.item(child, `${indent}  `);
    }
    text += `${indent}${sign} ${line}`;
    for (const message of item.diagnostics) text += `${indent}ℹ ${message}\n`;
    return text;
  },

  end(count, counts, failures) {
    let text = '';
    for (const [name, value] of Object.entries(counts)) text += `ℹ ${name} ${value}\n`;
    if (failures.length === 0) return text;
    text += '\n✖ failing tests:\n';
    for (const { name, kind, place, duration, error } of failures) {
      if (place !== undefined) text += `\n${kind} at ${relative(place.file)}:${place.line}:${place.column}`;
      text += `\n✖ ${name} (${duration}ms)\n${indented(shown(error), '  ')}\n`;
    }
    return text;
  },
};

const tap = {
  head: 'TAP version 13\n',

  item(item, indent = '') {
    const { skipped, todo, error, children } = item;
    let text = `${indent}# Subtest: ${escaped(item.name)}\n`;
    for (const child of children) text += tap.item(child, `${indent}    `);
    if (children.length > 0) text += `${indent}    1..${children.length}\n`;
    const note = skipped !== undefined ? ` # SKIP${skipped && ` ${escaped(skipped)}`}` :
      todo !== undefined ? ` # TODO${todo && ` ${escaped(todo)}`}` : '';
    text += `${indent}${error === null ? 'ok' : 'not ok'} ${item.number} - ${escaped(item.name)}${note}\n`;
    text += `${indent}  ---\n${indent}  duration_ms: ${item.duration}\n${indent}  type: '${item.kind}'\n`;
    if (error !== null) {
      const { file, line, column } = item.place;
      text += `${indent}  location: '${file}:${line}:${column}'\n`;
      text += `${indent}  failureType: '${error.failureType ?? 'testCodeFailure'}'\n`;
      text += `${indent}  error: |-\n${indented(String(error.message), `${indent}    `)}\n`;
      if (error.code !== undefined) text += `${indent}  code: '${error.code}'\n`;
    }
    text += `${indent}  ...\n`;
    for (const message of item.diagnostics) text += `${indent}# ${escaped(message)}\n`;
    return text;
  },

  end(count, counts) {
    let text = `1..${count}\n`;
    for (const [name, value] of Object.entries(counts)) text += `# ${name} ${value}\n`;
    return text;
  },
};

function shown(error) {
  const { inspect } = require('util');
  return inspect(error?.failureType === 'testCodeFailure' && error.cause !== undefined ? error.cause : error);
}

function indented(text, indent) {
  return text.split('\n').map((line) => indent + line).join('\n');
}

function relative(file) {
  const path = file.startsWith('file:') ? require('url').fileURLToPath(file) : file;
  return require('path').relative(process.cwd(), path);
}

function escaped(text) {
  return text.replaceAll('\\', '\\\\').replaceAll('#', '\\#').replaceAll('\n', '\\n');
}

exports.Report = Report;
