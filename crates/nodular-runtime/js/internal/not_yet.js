// Global functions that Nodular does not have yet: they are there to be found, and say so when they are called.
'use strict';

const { notYet } = require('internal/errors');

exports.fetch = async function fetch() { throw notYet('fetch'); };
