// Who gets errors that nobody caught before the listeners do.
'use strict';

exports.capture = { only: null, more: [] };
