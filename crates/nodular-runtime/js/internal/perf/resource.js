// `PerformanceResourceTiming`: how long something took to fetch.
'use strict';

const { invalidThis, asInterface } = require('internal/event');
const { illegal, kMake, PerformanceEntry } = require('internal/perf/entries');

// [property, where it stands: in the timing information, in the connection's, in the body's].
const TIMES = [
  ['workerStart', 'finalServiceWorkerStartTime'], ['redirectStart', 'redirectStartTime'],
  ['redirectEnd', 'redirectEndTime'], ['fetchStart', 'postRedirectStartTime'],
  ['domainLookupStart', 'domainLookupStartTime', true], ['domainLookupEnd', 'domainLookupEndTime', true],
  ['connectStart', 'connectionStartTime', true], ['connectEnd', 'connectionEndTime', true],
  ['secureConnectionStart', 'secureConnectionStartTime', true],
  ['nextHopProtocol', 'ALPNNegotiatedProtocol', true], ['requestStart', 'finalNetworkRequestStartTime'],
  ['responseStart', 'finalNetworkResponseStartTime'], ['responseEnd', 'endTime'],
  ['encodedBodySize', 'encodedBodySize'], ['decodedBodySize', 'decodedBodySize'],
];

class PerformanceResourceTiming extends PerformanceEntry {
  #about;

  constructor(key = undefined, about = undefined) {
    if (key !== kMake) throw illegal();
    const { startTime, endTime } = about.timingInfo;
    super(kMake, about.requestedUrl, 'resource', startTime, endTime - startTime);
    this.#about = about;
  }

  get initiatorType() { return about(this).initiatorType; }

  get transferSize() {
    const { cacheMode, timingInfo } = about(this);
    return cacheMode === 'local' ? 0 : timingInfo.encodedBodySize + 300;
  }

  get deliveryType() { return about(this).deliveryType; }

  get responseStatus() { return about(this).responseStatus; }

  toJSON() {
    const shown = super.toJSON();
    shown.initiatorType = this.initiatorType;
    for (const [name] of TIMES) shown[name] = this[name];
    return { ...shown, transferSize: this.transferSize, deliveryType: this.deliveryType,
             responseStatus: this.responseStatus };
  }

  static about(entry) {
    if (typeof entry !== 'object' || entry === null || !(#about in entry))
      throw invalidThis('PerformanceResourceTiming');
    return entry.#about;
  }
}
const { about } = PerformanceResourceTiming;
delete PerformanceResourceTiming.about;
for (const [name, source, isConnection] of TIMES) {
  Object.defineProperty(PerformanceResourceTiming.prototype, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      const { timingInfo } = about(this);
      return isConnection ? timingInfo.finalConnectionTimingInfo?.[source] : timingInfo[source];
    },
  });
}
asInterface(PerformanceResourceTiming, ['initiatorType', 'transferSize', 'deliveryType', 'responseStatus', 'toJSON']);

exports.PerformanceResourceTiming = PerformanceResourceTiming;
