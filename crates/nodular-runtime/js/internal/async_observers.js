// Who tells hooks of asynchronous operations: timers, ticks, promises.
'use strict';

exports.update = function update() {};
