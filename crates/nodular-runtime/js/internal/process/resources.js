// `process.getActiveResourcesInfo()`: what keeps the loop running, as far as it is known here.
'use strict';

exports.names = () => {
  const { active } = require('timers');
  return typeof active === 'function' ? active() : [];
};
