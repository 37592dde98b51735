'use strict';

const native = binding('v8');
const { invalidType, notYet } = require('internal/errors');
const { validateString } = require('internal/validators');
const { Deserializer, DefaultDeserializer, DefaultSerializer, Serializer } = require('internal/v8/serdes');

function serialize(value) {
  const serializer = new DefaultSerializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
}

function deserialize(buffer) {
  if (!ArrayBuffer.isView(buffer) && !(buffer instanceof ArrayBuffer))
    throw invalidType('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
  const deserializer = new DefaultDeserializer(buffer);
  deserializer.readHeader();
  return deserializer.readValue();
}

// The engine has one heap without generations or spaces: what it has no figure for is 0.
function getHeapStatistics() {
  const { allocated, used, limit, code } = native.memoryUsage();
  return {
    total_heap_size: allocated,
    total_heap_size_executable: code,
    total_physical_size: allocated,
    total_available_size: Math.max(0, (limit > 0 ? limit : 4345298944) - used),
    used_heap_size: used,
    heap_size_limit: limit > 0 ? limit : 4345298944,
    malloced_memory: allocated,
    peak_malloced_memory: allocated,
    does_zap_garbage: 0,
    number_of_native_contexts: 1,
    number_of_detached_contexts: 0,
    total_global_handles_size: 0,
    used_global_handles_size: 0,
    external_memory: 0,
    total_allocated_bytes: allocated,
  };
}

const spaces = [
  'read_only_space', 'new_space', 'old_space', 'code_space', 'shared_space', 'trusted_space', 'shared_trusted_space',
  'new_large_object_space', 'large_object_space', 'code_large_object_space', 'shared_large_object_space',
  'shared_trusted_large_object_space', 'trusted_large_object_space',
];

function getHeapSpaceStatistics() {
  const { allocated, used } = native.memoryUsage();
  return spaces.map((name) => {
    const isHeap = name === 'old_space';
    return {
      space_name: name,
      space_size: isHeap ? allocated : 0,
      space_used_size: isHeap ? used : 0,
      space_available_size: isHeap ? Math.max(0, allocated - used) : 0,
      physical_space_size: isHeap ? allocated : 0,
    };
  });
}

function getHeapCodeStatistics() {
  const { code } = native.memoryUsage();
  return {
    code_and_metadata_size: code,
    bytecode_and_metadata_size: code,
    external_script_source_size: 0,
    cpu_profiler_metadata_size: 0,
  };
}

function setFlagsFromString(flags) {
  validateString(flags, 'flags');
  throw notYet('v8.setFlagsFromString: this engine has no such flags');
}

function isStringOneByteRepresentation(content) {
  validateString(content, 'content');
  return !/[^\x00-\xFF]/.test(content);
}

function missing(name) {
  return { [name]() { throw notYet(`v8.${name}`); } }[name];
}

module.exports = {
  cachedDataVersionTag: () => 0,
  getHeapSnapshot: missing('getHeapSnapshot'),
  getHeapStatistics,
  getHeapSpaceStatistics,
  getHeapCodeStatistics,
  getCppHeapStatistics: missing('getCppHeapStatistics'),
  setFlagsFromString,
  Serializer,
  Deserializer,
  DefaultSerializer,
  DefaultDeserializer,
  deserialize,
  takeCoverage: missing('takeCoverage'),
  stopCoverage: missing('stopCoverage'),
  serialize,
  writeHeapSnapshot: missing('writeHeapSnapshot'),
  queryObjects: missing('queryObjects'),
  setHeapSnapshotNearHeapLimit: missing('setHeapSnapshotNearHeapLimit'),
  isStringOneByteRepresentation,
  startCpuProfile: missing('startCpuProfile'),
};
