//! `node:perf_hooks`: histograms are those of `nodular-perf`, the loop's times those of the event loop.

use nodular_perf::{EventLoopUtilization, HistogramOptions, RecordableHistogram, create_histogram};
use rquickjs::{Array, BigInt, Coerced, Ctx, Object, Result, Value};

use super::Binding;
use crate::engine::{Coded, Held, Resource, throw};
use crate::host::Host;

type Recordable<'js> = Held<'js, RecordableHistogram>;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function(
        "createHistogram",
        |ctx: Ctx<'js>, lowest: f64, highest: f64, figures: u32| {
            let options = HistogramOptions::default();
            let options = options.lowest(lowest as u64).highest(highest as u64).figures(figures);
            create_histogram(options).map(Resource).map_err(|error| fail(&ctx, &error))
        },
    )?;
    binding.function(
        "record",
        |ctx: Ctx<'js>, histogram: Recordable<'js>, value: Value<'js>| {
            let value = whole(&value)?;
            histogram.with(|histogram| histogram.record(value)).map_err(|error| fail(&ctx, &error))
        },
    )?;
    binding.function("recordDelta", |histogram: Recordable<'js>| {
        histogram.with(RecordableHistogram::record_delta)
    })?;
    binding.function(
        "recordCorrected",
        |ctx: Ctx<'js>, histogram: Recordable<'js>, value: Value<'js>, interval: Value<'js>| {
            let (value, interval) = (whole(&value)?, whole(&interval)?);
            histogram
                .with(|histogram| histogram.record_corrected(value, interval))
                .map_err(|error| fail(&ctx, &error))
        },
    )?;
    binding.function("add", |one: Recordable<'js>, other: Recordable<'js>| {
        one.with(|one| other.with(|other| one.add(other)))
    })?;
    binding.function("subtract", |one: Recordable<'js>, other: Recordable<'js>| {
        one.with(|one| other.with(|other| one.subtract(other)))
    })?;
    binding.function("reset", |histogram: Recordable<'js>| {
        histogram.with(|histogram| histogram.reset())
    })?;
    binding.function("statistics", statistics)?;
    binding.function("integers", integers)?;
    binding.function(
        "percentile",
        |ctx: Ctx<'js>, histogram: Recordable<'js>, percentile: f64| -> Result<BigInt<'js>> {
            let value = histogram
                .with(|histogram| histogram.percentile(percentile))
                .map_err(|error| fail(&ctx, &error))?;
            BigInt::from_u64(ctx, value)
        },
    )?;
    binding.function("percentiles", |ctx: Ctx<'js>, histogram: Recordable<'js>| {
        let pairs = histogram.with(|histogram| histogram.percentiles());
        let list = Array::new(ctx.clone())?;
        for (index, (percentile, value)) in pairs.into_iter().enumerate() {
            let pair = Array::new(ctx.clone())?;
            pair.set(0, percentile)?;
            pair.set(1, BigInt::from_u64(ctx.clone(), value)?)?;
            list.set(index, pair)?;
        }
        Ok::<_, rquickjs::Error>(list)
    })?;
    binding.function("distribution", |histogram: Recordable<'js>, value: f64| {
        let value = value as u64;
        histogram.with(|histogram| {
            vec![histogram.cdf(value), histogram.ccdf(value), histogram.count_at(value) as f64]
        })
    })?;
    binding.function("timeOrigin", |ctx: Ctx<'js>| {
        let elapsed = Host::of(&ctx).options.started.elapsed();
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        now.map_or(0.0, |now| now.saturating_sub(elapsed).as_nanos() as f64 / 1e6)
    })?;
    binding.function("loopMetrics", loop_metrics)?;
    binding.function("utilization", |ctx: Ctx<'js>| {
        let used = EventLoopUtilization::from(Host::of(&ctx).event_loop.metrics());
        vec![used.idle, used.active, used.utilization]
    })
}

/// Times in milliseconds of the loop's clock, counts, and what that clock shows now.
fn loop_metrics<'js>(ctx: Ctx<'js>) -> Result<Object<'js>> {
    let metrics = Host::of(&ctx).event_loop.metrics();
    let millis = |time: std::time::Duration| time.as_nanos() as f64 / 1e6;
    let object = Object::new(ctx)?;
    object.set("now", millis(metrics.now))?;
    object.set("loopStart", metrics.loop_start.map_or(-1.0, millis))?;
    object.set("loopExit", metrics.loop_exit.map_or(-1.0, millis))?;
    object.set("idleTime", millis(metrics.idle_time))?;
    object.set("loopCount", metrics.loop_count as f64)?;
    object.set("events", metrics.events as f64)?;
    object.set("eventsWaiting", metrics.events_waiting as f64)?;
    Ok(object)
}

fn statistics<'js>(ctx: Ctx<'js>, histogram: Recordable<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx)?;
    histogram.with(|histogram| {
        object.set("mean", histogram.mean())?;
        object.set("stddev", histogram.stddev())?;
        object.set("skewness", histogram.skewness())?;
        object.set("kurtosis", histogram.kurtosis())?;
        object.set("ewmaMean", histogram.ewma_mean())?;
        object.set("ewmaStddev", histogram.ewma_stddev())?;
        object.set("ewmaErrorRate", histogram.ewma_error_rate())
    })?;
    Ok(object)
}

fn integers<'js>(ctx: Ctx<'js>, histogram: Recordable<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    let values = histogram.with(|histogram| {
        [
            ("count", histogram.count()),
            ("min", histogram.min()),
            ("max", histogram.max()),
            ("exceeds", histogram.exceeds()),
        ]
    });
    for (name, value) in values {
        object.set(name, BigInt::from_u64(ctx.clone(), value)?)?;
    }
    Ok(object)
}

/// A number or a bigint that the JavaScript side has checked.
fn whole(value: &Value<'_>) -> Result<u64> {
    if let Some(number) = value.as_number() {
        return Ok(number as u64);
    }
    Ok(value.get::<Coerced<String>>()?.0.parse().unwrap_or(u64::MAX))
}

fn fail(ctx: &Ctx<'_>, error: &nodular_perf::Error) -> rquickjs::Error {
    let class = match error {
        nodular_perf::Error::ValueOutOfRange => nodular_error::Class::RangeError,
        _ => nodular_error::Class::TypeError,
    };
    let code = error.code().unwrap_or("ERR_INVALID_ARG_VALUE");
    throw(ctx, &Coded { class, code, message: &error.to_string() }, |_| Ok(()))
}
