//! An order from the cart to the parcel: marks, measures, who watches them, and response times in a histogram.
//!
//! Run with `cargo run --example perf_hooks`. All times are given, so that it prints the same each time.

use nodular::perf_hooks::{
    EntryType, Error, HistogramOptions, MeasureOptions, Performance, PerformanceObserver,
    create_histogram,
};

fn main() -> Result<(), Error> {
    let performance = Performance::new();
    let observer = PerformanceObserver::new(&performance, |list, _| {
        println!("-- {} entries at once", list.entries().len());
        for entry in list.entries() {
            println!(
                "{:<8}{:<10}{:>6} ms +{} ms",
                entry.entry_type(),
                entry.name(),
                entry.start_time(),
                entry.duration()
            );
        }
    });
    observer.observe([EntryType::Mark, EntryType::Measure])?;

    performance.mark("cart", 100.0)?;
    performance.mark("paid", 160.5)?;
    performance.mark("parcel", 400.0)?;
    performance.measure("payment", ("cart", "paid"))?;
    performance.measure("packing", ("paid", "parcel"))?;
    performance.measure("promised", MeasureOptions::new().start("cart").duration(350.0))?;
    println!("nobody was told yet");
    performance.flush();

    let unknown = performance.measure("delivery", ("parcel", "doorbell")).err();
    let too_early = performance.mark("yesterday", -86_400_000.0).err();
    for error in [unknown, too_early].into_iter().flatten() {
        println!("{}: {error}", error.name());
    }
    performance.clear_marks("cart")?;
    let marks = performance.entries_by_type(EntryType::Mark);
    let names: Vec<_> = marks.iter().map(|entry| entry.name()).collect();
    println!("left: {}", names.join(" "));

    let times = create_histogram(HistogramOptions::default().highest(10_000))?;
    for request in 1..=1_000 {
        times.record(20 + request * request % 97)?; // milliseconds
    }
    times.record(2_345)?;
    times.record(60_000)?;
    println!("{} requests, {} too slow to count", times.count(), times.exceeds());
    println!("{} to {} ms, {:.2} ms on average", times.min(), times.max(), times.mean());
    for percentile in [50.0, 99.0, 99.99] {
        println!("{percentile} % within {} ms", times.percentile(percentile)?);
    }
    println!("{:.1} % within 50 ms", times.cdf(50) * 100.0);
    Ok(())
}
