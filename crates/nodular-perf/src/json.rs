//! `Serialize` in the shape of Node's `toJSON()`.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::entry::{EntryType, PerformanceEntry};
use crate::histogram::Histogram;
use crate::node_timing::PerformanceNodeTiming;
use crate::performance::Performance;
use crate::resource::PerformanceResourceTiming;
use crate::utilization::EventLoopUtilization;

/// A number as JavaScript writes it: without a fraction if it has none.
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let integer = self.0 as i64;
        if integer as f64 == self.0 && integer.unsigned_abs() < 1 << 53 {
            return serializer.serialize_i64(integer);
        }
        serializer.serialize_f64(self.0)
    }
}

/// Its name in Node.
impl Serialize for EntryType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<D: Serialize> Serialize for PerformanceEntry<D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name())?;
        map.serialize_entry("entryType", &self.entry_type())?;
        map.serialize_entry("startTime", &Number(self.start_time()))?;
        map.serialize_entry("duration", &Number(self.duration()))?;
        match self.resource() {
            Some(resource) => serialize_phases(resource, &mut map)?,
            None => map.serialize_entry("detail", &self.detail())?,
        }
        map.end()
    }
}

fn serialize_phases<M: SerializeMap>(
    resource: &PerformanceResourceTiming,
    map: &mut M,
) -> Result<(), M::Error> {
    let (timing, connection) = (&resource.timing, &resource.timing.connection);
    map.serialize_entry("initiatorType", &resource.initiator_type)?;
    map.serialize_entry("nextHopProtocol", &connection.alpn_negotiated_protocol)?;
    for (name, time) in [
        ("workerStart", timing.final_service_worker_start_time),
        ("redirectStart", timing.redirect_start_time),
        ("redirectEnd", timing.redirect_end_time),
        ("fetchStart", timing.post_redirect_start_time),
        ("domainLookupStart", connection.domain_lookup_start_time),
        ("domainLookupEnd", connection.domain_lookup_end_time),
        ("connectStart", connection.connection_start_time),
        ("connectEnd", connection.connection_end_time),
        ("secureConnectionStart", connection.secure_connection_start_time),
        ("requestStart", timing.final_network_request_start_time),
        ("finalResponseHeadersStart", timing.final_network_response_start_time),
        ("firstInterimResponseStart", timing.first_interim_network_response_start_time),
        ("responseStart", resource.response_start()),
        ("responseEnd", timing.end_time),
    ] {
        map.serialize_entry(name, &Number(time))?;
    }
    map.serialize_entry("transferSize", &resource.transfer_size())?;
    map.serialize_entry("encodedBodySize", &timing.encoded_body_size)?;
    map.serialize_entry("decodedBodySize", &timing.decoded_body_size)?;
    map.serialize_entry("deliveryType", &resource.delivery_type)?;
    map.serialize_entry("responseStatus", &resource.response_status)?;
    map.serialize_entry("renderBlockingStatus", resource.render_blocking_status())?;
    map.serialize_entry("contentType", &resource.content_type)?;
    map.serialize_entry("contentEncoding", &resource.content_encoding)
}

impl Serialize for PerformanceNodeTiming {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", "node")?;
        map.serialize_entry("entryType", "node")?;
        for (name, time) in [
            ("startTime", 0.0),
            ("duration", self.duration),
            ("nodeStart", self.node_start),
            ("v8Start", self.v8_start),
            ("bootstrapComplete", self.bootstrap_complete),
            ("environment", self.environment),
            ("loopStart", self.loop_start),
            ("loopExit", self.loop_exit),
            ("idleTime", self.idle_time),
        ] {
            map.serialize_entry(name, &Number(time))?;
        }
        map.end()
    }
}

impl Serialize for EventLoopUtilization {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("idle", &Number(self.idle))?;
        map.serialize_entry("active", &Number(self.active))?;
        map.serialize_entry("utilization", &Number(self.utilization))?;
        map.end()
    }
}

impl<D> Serialize for Performance<D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("nodeTiming", &self.node_timing())?;
        map.serialize_entry("timeOrigin", &Number(self.time_origin()))?;
        map.serialize_entry("eventLoopUtilization", &self.event_loop_utilization())?;
        map.end()
    }
}

impl Serialize for Histogram {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("count", &self.count())?;
        map.serialize_entry("min", &self.min())?;
        map.serialize_entry("max", &self.max())?;
        map.serialize_entry("mean", &Number(self.mean()))?;
        map.serialize_entry("exceeds", &self.exceeds())?;
        for (name, value) in [
            ("stddev", self.stddev()),
            ("skewness", self.skewness()),
            ("kurtosis", self.kurtosis()),
            ("ewmaMean", self.ewma_mean()),
            ("ewmaStddev", self.ewma_stddev()),
            ("ewmaErrorRate", self.ewma_error_rate()),
        ] {
            map.serialize_entry(name, &Number(value))?;
        }
        map.serialize_entry("percentiles", &Percentiles(self.percentiles()))?;
        map.end()
    }
}

/// Percentiles by their texts.
struct Percentiles(Vec<(f64, u64)>);

impl Serialize for Percentiles {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let percentiles = self.0.iter();
        serializer.collect_map(
            percentiles.map(|(at, value)| (nodular_error::Number::from(*at).to_string(), value)),
        )
    }
}
