// An emitter whose listeners run in the asynchronous context in which it was made.
'use strict';

const EventEmitter = require('events');
const { AsyncResource } = require('async_hooks');
const { validateString } = require('internal/validators');

let own;

class EventEmitterReferencingAsyncResource extends AsyncResource {
  #emitter;

  constructor(emitter, type, options) {
    super(type, options);
    this.#emitter = emitter;
  }

  get eventEmitter() { return this.#emitter; }
}

class EventEmitterAsyncResource extends EventEmitter {
  #resource;

  constructor(options = undefined) {
    let name;
    if (typeof options === 'string') {
      name = options;
      options = undefined;
    } else {
      if (new.target === EventEmitterAsyncResource) validateString(options?.name, 'options.name');
      name = options?.name || new.target.name;
    }
    super(options);
    this.#resource = new EventEmitterReferencingAsyncResource(this, name, options);
  }

  emit(event, ...args) {
    const resource = own(this);
    return resource.runInAsyncScope(super.emit, this, event, ...args);
  }

  emitDestroy() { own(this).emitDestroy(); }

  get asyncId() { return own(this).asyncId(); }

  get triggerAsyncId() { return own(this).triggerAsyncId(); }

  get asyncResource() { return own(this); }

  static {
    own = (emitter) => {
      if (#resource in emitter) return emitter.#resource;
      throw new TypeError('Cannot read private member #resource from an object whose class did not declare it');
    };
  }
}

exports.EventEmitterAsyncResource = EventEmitterAsyncResource;
