// `DOMException`: an error that is told apart by its name, with the number that such names once had.
'use strict';

const { makeError } = require('internal/errors');

// [name, constant], by their numbers from 1 on. Later names have no number.
const LEGACY = [
  ['IndexSizeError', 'INDEX_SIZE_ERR'],
  [undefined, 'DOMSTRING_SIZE_ERR'],
  ['HierarchyRequestError', 'HIERARCHY_REQUEST_ERR'],
  ['WrongDocumentError', 'WRONG_DOCUMENT_ERR'],
  ['InvalidCharacterError', 'INVALID_CHARACTER_ERR'],
  [undefined, 'NO_DATA_ALLOWED_ERR'],
  ['NoModificationAllowedError', 'NO_MODIFICATION_ALLOWED_ERR'],
  ['NotFoundError', 'NOT_FOUND_ERR'],
  ['NotSupportedError', 'NOT_SUPPORTED_ERR'],
  ['InUseAttributeError', 'INUSE_ATTRIBUTE_ERR'],
  ['InvalidStateError', 'INVALID_STATE_ERR'],
  ['SyntaxError', 'SYNTAX_ERR'],
  ['InvalidModificationError', 'INVALID_MODIFICATION_ERR'],
  ['NamespaceError', 'NAMESPACE_ERR'],
  ['InvalidAccessError', 'INVALID_ACCESS_ERR'],
  [undefined, 'VALIDATION_ERR'],
  ['TypeMismatchError', 'TYPE_MISMATCH_ERR'],
  ['SecurityError', 'SECURITY_ERR'],
  ['NetworkError', 'NETWORK_ERR'],
  ['AbortError', 'ABORT_ERR'],
  ['URLMismatchError', 'URL_MISMATCH_ERR'],
  ['QuotaExceededError', 'QUOTA_EXCEEDED_ERR'],
  ['TimeoutError', 'TIMEOUT_ERR'],
  ['InvalidNodeTypeError', 'INVALID_NODE_TYPE_ERR'],
  ['DataCloneError', 'DATA_CLONE_ERR'],
];

const codes = { __proto__: null };
LEGACY.forEach(([name], index) => { if (name !== undefined) codes[name] = index + 1; });

// Puts private fields on an object that another constructor made: the exception is a real error of the engine, yet
// `DOMException` itself does not inherit from `Error`, as the standard has it.
class State extends (function(object) { return object; }) {
  #name;
  #message;

  constructor(object, name, message) {
    super(object);
    this.#name = name;
    this.#message = message;
  }

  static is(object) {
    return typeof object === 'object' && object !== null && #name in object;
  }

  static read(object) {
    if (!State.is(object))
      throw makeError('TypeError', 'ERR_INVALID_THIS', 'Value of "this" must be of DOMException', State.read);
    return { name: object.#name, message: object.#message };
  }
}

class DOMException {
  constructor(message = '', options = 'Error') {
    const { stackTraceLimit } = Error;
    // The stack is made below, when the error has its name.
    Error.stackTraceLimit = 0;
    const error = new Error();
    Error.stackTraceLimit = stackTraceLimit;
    Object.setPrototypeOf(error, new.target.prototype);
    const bag = options !== null && typeof options === 'object';
    const name = bag ? ('name' in options ? options.name : 'Error') : options;
    new State(error, `${name}`, `${message}`);
    if (bag && 'cause' in options) {
      Object.defineProperty(error, 'cause', {
        __proto__: null, value: options.cause, writable: true, configurable: true,
      });
    }
    Error.captureStackTrace(error, new.target);
    return error;
  }

  get name() { return State.read(this).name; }

  get message() { return State.read(this).message; }

  get code() { return codes[State.read(this).name] ?? 0; }
}

const enumerable = { __proto__: null, enumerable: true };
Object.defineProperties(DOMException.prototype, {
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'DOMException' },
  name: enumerable,
  message: enumerable,
  code: enumerable,
});
Object.setPrototypeOf(DOMException.prototype, Error.prototype);
LEGACY.forEach(([, constant], index) => {
  const value = { __proto__: null, enumerable: true, value: index + 1 };
  Object.defineProperty(DOMException, constant, value);
  Object.defineProperty(DOMException.prototype, constant, value);
});

exports.DOMException = DOMException;
exports.isDOMException = State.is;
