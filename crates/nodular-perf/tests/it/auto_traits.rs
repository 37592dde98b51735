//! What may cross threads.

use nodular_perf::{
    BufferWarning, EntryStream, EntryType, Error, EventLoopDelay, EventLoopUtilization, Histogram,
    HistogramOptions, IntervalHistogram, ManualClock, MarkOptions, MeasureOptions, Milestone,
    ObserveOptions, Performance, PerformanceEntry, PerformanceNodeTiming, PerformanceObserver,
    PerformanceObserverEntryList, PerformanceResourceTiming, Point, RecordableHistogram,
    SystemClock, TimerifyOptions,
};

fn is_send_and_sync<T: Send + Sync + 'static>() {}

#[test]
fn public_types_are_send_and_sync() {
    is_send_and_sync::<BufferWarning>();
    is_send_and_sync::<EntryStream>();
    is_send_and_sync::<EntryType>();
    is_send_and_sync::<Error>();
    is_send_and_sync::<EventLoopUtilization>();
    is_send_and_sync::<Histogram>();
    is_send_and_sync::<HistogramOptions>();
    is_send_and_sync::<IntervalHistogram>();
    is_send_and_sync::<ManualClock>();
    is_send_and_sync::<MarkOptions>();
    is_send_and_sync::<MeasureOptions>();
    is_send_and_sync::<Milestone>();
    is_send_and_sync::<ObserveOptions>();
    is_send_and_sync::<Performance<String>>();
    is_send_and_sync::<PerformanceEntry<String>>();
    is_send_and_sync::<PerformanceNodeTiming>();
    is_send_and_sync::<PerformanceObserver<String>>();
    is_send_and_sync::<PerformanceObserverEntryList>();
    is_send_and_sync::<PerformanceResourceTiming>();
    is_send_and_sync::<Point>();
    is_send_and_sync::<RecordableHistogram>();
    is_send_and_sync::<SystemClock>();
    is_send_and_sync::<TimerifyOptions>();
    is_send_and_sync::<EventLoopDelay>();
}
