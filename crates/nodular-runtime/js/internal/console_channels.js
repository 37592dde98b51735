// Where `diagnostics_channel`, once it is loaded, leaves its `channel`: a console does not load it.
'use strict';

exports.channel = undefined;
