exports.early = true;
const b = require('./b');
exports.b = b;
exports.late = b.seen;
