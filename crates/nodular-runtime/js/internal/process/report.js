// `process.report`: its settings are kept, but nothing is reported yet.
'use strict';

const { notYet } = require('internal/errors');
const { validateBoolean, validateString } = require('internal/validators');

exports.make = () => {
  const settings = {
    directory: '', filename: '', compact: false, excludeNetwork: false, signal: 'SIGUSR2', reportOnFatalError: false,
    reportOnSignal: false, reportOnUncaughtException: false, excludeEnv: false,
  };
  const report = {
    writeReport(file) {
      if (typeof file !== 'object' && file !== undefined) validateString(file, 'file');
      throw notYet('process.report.writeReport()');
    },
    getReport() { throw notYet('process.report.getReport()'); },
  };
  for (const name of Object.keys(settings)) {
    const validate = typeof settings[name] === 'boolean' ? validateBoolean : validateString;
    Object.defineProperty(report, name, {
      __proto__: null,
      enumerable: true,
      configurable: true,
      get() { return settings[name]; },
      set(value) {
        validate(value, name);
        settings[name] = value;
      },
    });
  }
  return report;
};
