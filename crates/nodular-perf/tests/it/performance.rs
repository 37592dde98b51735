//! What no table shows: clocks, schedules, streams, threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use futures_util::{FutureExt, StreamExt};
use nodular_perf::{
    Clock, EntryType, EventLoopUtilization, LoopMetrics, LoopMetricsInfo, ManualClock, Milestone,
    Performance, PerformanceEntry, PerformanceObserver, PerformanceResourceTiming,
    create_histogram, monitor_event_loop_delay,
};
use serde_json::json;

struct Loop {
    start: Instant,
    idle: Mutex<Duration>,
}

impl LoopMetrics for Loop {
    fn loop_start(&self) -> Option<Instant> {
        Some(self.start)
    }

    fn idle_time(&self) -> Duration {
        *self.idle.lock().unwrap()
    }

    fn metrics_info(&self) -> LoopMetricsInfo {
        LoopMetricsInfo { loop_count: 3, events: 2, events_waiting: 1 }
    }
}

#[test]
fn a_clock_decides_what_time_it_is() {
    let clock = ManualClock::new();
    clock.advance(Duration::from_secs(1));
    let performance = Performance::<()>::with_clock(clock.clone());
    assert_eq!((performance.now(), performance.time_origin()), (0.0, 1_000.0));
    clock.advance(Duration::from_nanos(1_500_001));
    assert_eq!(performance.now(), 1.500001);
    assert_eq!(performance.mark("a", ()).unwrap().start_time(), 1.500001);
    clock.advance(Duration::from_millis(1));
    let measure = performance.measure("m", "a").unwrap();
    assert_eq!((measure.start_time(), measure.duration()), (1.500001, 2.500001 - 1.500001));
    assert_eq!(performance.measure("all", ()).unwrap().duration(), 2.500001);
    assert_eq!(performance.time_origin_system(), SystemTime::UNIX_EPOCH + Duration::from_secs(1));
}

#[test]
fn utilization_is_of_the_loop_that_is_asked() {
    let clock = ManualClock::new();
    let performance = Performance::<()>::with_clock(clock.clone());
    assert_eq!(performance.event_loop_utilization(), EventLoopUtilization::default());
    clock.advance(Duration::from_millis(10));
    let metrics = Arc::new(Loop { start: clock.now(), idle: Mutex::default() });
    performance.set_loop_metrics(metrics.clone());
    clock.advance(Duration::from_millis(100));
    *metrics.idle.lock().unwrap() = Duration::from_millis(75);
    let first = performance.event_loop_utilization();
    assert_eq!(first, EventLoopUtilization { idle: 75.0, active: 25.0, utilization: 0.25 });
    clock.advance(Duration::from_millis(10));
    let since = performance.event_loop_utilization_since(&first);
    assert_eq!(since, EventLoopUtilization { idle: 0.0, active: 10.0, utilization: 1.0 });
    performance.set_milestone(Milestone::Environment, clock.now());
    let timing = performance.node_timing();
    assert_eq!((timing.loop_start, timing.loop_exit, timing.environment), (10.0, -1.0, 120.0));
    assert_eq!((timing.idle_time, timing.uv_metrics_info.loop_count), (75.0, 3));
    assert_eq!(performance.measure("m", ("loopStart", "environment")).unwrap().duration(), 110.0);
    assert_eq!(
        serde_json::to_value(&performance).unwrap(),
        json!({
            "nodeTiming": {
                "name": "node", "entryType": "node", "startTime": 0, "duration": 120, "nodeStart": 0,
                "v8Start": -1, "bootstrapComplete": -1, "environment": 120, "loopStart": 10,
                "loopExit": -1, "idleTime": 75,
            },
            "timeOrigin": 0,
            "eventLoopUtilization": { "idle": 75, "active": 35, "utilization": 35.0 / 110.0 },
        })
    );
}

#[test]
fn a_flush_is_asked_for_once() {
    let (performance, asked) = (Performance::new(), Arc::new(AtomicUsize::new(0)));
    let (told, count) = (Arc::new(AtomicUsize::new(0)), Arc::clone(&asked));
    performance.on_schedule(move || {
        count.fetch_add(1, Ordering::Relaxed);
    });
    performance.mark("nobody", ()).unwrap();
    assert_eq!(asked.load(Ordering::Relaxed), 0);

    let count = Arc::clone(&told);
    let observer = PerformanceObserver::new(&performance, move |list, _| {
        count.fetch_add(list.entries().len(), Ordering::Relaxed);
    });
    observer.observe([EntryType::Mark, EntryType::Gc]).unwrap();
    assert!(performance.has_observer(EntryType::Gc) && !performance.has_observer(EntryType::Http));
    performance.mark("a", ()).unwrap();
    performance.mark("b", ()).unwrap();
    performance.enqueue(&PerformanceEntry::new("gc", EntryType::Gc, 1.0, 2.0));
    assert_eq!(asked.load(Ordering::Relaxed), 1);
    performance.flush();
    performance.flush();
    assert_eq!(told.load(Ordering::Relaxed), 3);
    performance.mark("c", ()).unwrap();
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}

#[test]
fn a_stream_gives_what_came_and_stops_when_dropped() {
    let performance = Performance::new();
    performance.mark("before", 1.0).unwrap();
    let mut stream = PerformanceObserver::stream(&performance, EntryType::Mark).unwrap();
    assert!(stream.next().now_or_never().is_none());
    performance.mark("b", 5.0).unwrap();
    performance.mark("a", 2.0).unwrap();
    let list = stream.next().now_or_never().flatten().unwrap();
    let names: Vec<_> = list.into_iter().map(|entry| entry.name().to_owned()).collect();
    assert_eq!(names, ["a", "b"]);
    drop(stream);
    assert!(!performance.has_observer(EntryType::Mark));
}

#[tokio::test]
async fn a_stream_wakes_who_waits() {
    let performance = Performance::new();
    let mut stream = PerformanceObserver::stream(&performance, EntryType::Measure).unwrap();
    let waiting = tokio::spawn(async move { stream.next().await.unwrap().entries().len() });
    tokio::task::yield_now().await;
    performance.measure("m", ()).unwrap();
    assert_eq!(waiting.await.unwrap(), 1);
}

#[test]
fn resources_wait_for_room() {
    let performance = Performance::new();
    performance.set_resource_timing_buffer_size(2);
    let calls = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&calls);
    performance.on_resource_timing_buffer_full(move |performance| {
        let call = count.fetch_add(1, Ordering::Relaxed);
        if call < 2 {
            performance.set_resource_timing_buffer_size(4 + call);
        }
    });
    for name in ["a", "b", "c", "d", "e", "f", "g"] {
        let name = name.to_owned();
        performance.mark_resource_timing(PerformanceResourceTiming { name, ..Default::default() });
    }
    let names =
        || performance.entries().iter().map(|entry| entry.name().to_owned()).collect::<String>();
    assert_eq!(names(), "ab");
    performance.flush();
    // 4, then 5, then no more room: what is left is lost.
    assert_eq!((names().as_str(), calls.load(Ordering::Relaxed)), ("abcde", 3));
    performance.clear_resource_timings("c");
    let name = "h".to_owned();
    performance.mark_resource_timing(PerformanceResourceTiming { name, ..Default::default() });
    assert_eq!(names(), "abdeh");
}

#[test]
fn too_many_marks_are_warned_of_once() {
    let (performance, warnings) = (Performance::new(), Arc::new(Mutex::new(Vec::new())));
    let seen = Arc::clone(&warnings);
    performance.on_buffer_warning(move |warning| seen.lock().unwrap().push(warning.to_string()));
    for _ in 0..1_000_002 {
        performance.mark("m", 0.0).unwrap();
    }
    assert_eq!(
        *warnings.lock().unwrap(),
        [
            "Possible perf_hooks memory leak detected. 1000001 mark entries added to the global performance entry \
          buffer. Use performance.clearMarks to clear the buffer."
        ]
    );
}

#[test]
fn timed_functions_are_told_and_recorded() {
    let clock = ManualClock::new();
    let performance = Performance::<()>::with_clock(clock.clone());
    let histogram = create_histogram(()).unwrap();
    let mut stream = PerformanceObserver::stream(&performance, EntryType::Function).unwrap();
    let mut work = performance.timerify("work", histogram.clone(), |nanos| {
        clock.advance(Duration::from_nanos(nanos));
    });
    work(250_000);
    work(0); // which Node would refuse to record
    assert_eq!((histogram.count(), histogram.min(), histogram.max()), (2, 1, 250_111));
    let list = stream.next().now_or_never().flatten().unwrap();
    let durations: Vec<_> = list.entries().iter().map(PerformanceEntry::duration).collect();
    assert_eq!(durations, [0.25, 0.0]);
    assert!(performance.entries().is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_loop_is_late_by_what_keeps_it() {
    let delay = monitor_event_loop_delay(()).unwrap();
    assert!(delay.enable() && !delay.enable());
    tokio::time::sleep(Duration::from_millis(35)).await;
    assert_eq!(delay.count(), 2); // the first tick has nothing before it
    assert_eq!((delay.min() / 1_000_000, delay.max() / 1_000_000), (9, 10));
    tokio::time::advance(Duration::from_millis(500)).await;
    tokio::time::sleep(Duration::from_millis(11)).await;
    assert!(delay.max() > 400_000_000);
    assert!(delay.disable() && !delay.disable());
    let count = delay.count();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(delay.count(), count);
}

#[test]
fn without_a_runtime_nothing_is_monitored() {
    let delay = monitor_event_loop_delay(()).unwrap();
    assert!(!delay.enable() && !delay.disable());
}

#[test]
fn threads_share_one_performance() {
    let (performance, histogram) = (Performance::new(), create_histogram(()).unwrap());
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for value in 1..=100 {
                    performance.mark("m", ()).unwrap();
                    histogram.record(value).unwrap();
                    histogram.add(&histogram.clone());
                    histogram.subtract(&histogram.clone());
                }
            });
        }
    });
    assert_eq!(performance.entries_by_name("m", EntryType::Mark).len(), 400);
}
