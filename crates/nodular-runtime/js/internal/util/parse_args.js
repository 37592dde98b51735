// `util.parseArgs`: what may be asked for is checked here, `nodular-util` takes the arguments apart.
'use strict';

const native = binding('util');
const { invalidValue } = require('internal/errors');
const {
  validateArray, validateBoolean, validateBooleanArray, validateObject, validateString, validateStringArray,
  validateUnion,
} = require('internal/validators');

const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

// The arguments of the program, without those of the runtime.
function mainArguments() {
  const { argv, execArgv } = process;
  return argv.slice(execArgv.some((one) => /^(-e|-p|--eval|--print)/.test(one)) ? 1 : 2);
}

function parseArgs(config = { __proto__: null }) {
  const args = own(config, 'args') ?? mainArguments();
  const strict = own(config, 'strict') ?? true;
  const allowPositionals = own(config, 'allowPositionals') ?? !strict;
  const returnTokens = own(config, 'tokens') ?? false;
  const allowNegative = own(config, 'allowNegative') ?? false;
  const options = own(config, 'options') ?? { __proto__: null };

  validateArray(args, 'args');
  validateBoolean(strict, 'strict');
  validateBoolean(allowPositionals, 'allowPositionals');
  validateBoolean(returnTokens, 'tokens');
  validateBoolean(allowNegative, 'allowNegative');
  validateObject(options, 'options');
  const described = Object.keys(options).map((name) => describe(name, options[name]));

  const parsed = native.parseArgs(args.map(String), described, {
    lax: !strict, positionals: allowPositionals, negative: allowNegative,
  });
  const values = { __proto__: null };
  for (const [name, value] of parsed.values) if (name !== '__proto__') values[name] = value;
  const result = { values, positionals: parsed.positionals };
  if (returnTokens) result.tokens = parsed.tokens;
  return result;
}

// [name, isString, short, multiple, defaults]
function describe(name, option) {
  validateObject(option, `options.${name}`);
  const type = own(option, 'type');
  validateUnion(type, `options.${name}.type`, ['string', 'boolean']);
  const short = own(option, 'short');
  if (Object.hasOwn(option, 'short')) {
    validateString(short, `options.${name}.short`);
    if (short.length !== 1) throw invalidValue(`options.${name}.short`, short, 'must be a single character');
  }
  const multiple = own(option, 'multiple');
  if (Object.hasOwn(option, 'multiple')) validateBoolean(multiple, `options.${name}.multiple`);
  const value = own(option, 'default');
  let defaults;
  if (value !== undefined) {
    const place = `options.${name}.default`;
    if (type === 'string') (multiple ? validateStringArray : validateString)(value, place);
    else (multiple ? validateBooleanArray : validateBoolean)(value, place);
    defaults = multiple ? value : [value];
  }
  return [name, type === 'string', short, Boolean(multiple), defaults];
}

exports.parseArgs = parseArgs;
