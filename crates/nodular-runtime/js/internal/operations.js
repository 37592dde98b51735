// Who is told of timers, ticks and microtasks: nobody, until a program asks for the ids of asynchronous operations.
'use strict';

exports.observer = null;
