//! What the process has used.

use nodular_process as process;
use rquickjs::{Ctx, Object, Result};

use super::super::Binding;
use super::thrown;

pub(super) fn define(binding: &Binding<'_>) -> Result<()> {
    binding.function("rss", || process::memory_usage_rss().unwrap_or_default() as f64)?;
    binding.function("constrainedMemory", || {
        process::constrained_memory().unwrap_or_default() as f64
    })?;
    binding
        .function("availableMemory", || process::available_memory().unwrap_or_default() as f64)?;
    binding.function("cpuUsage", |ctx: Ctx<'_>| {
        let usage = process::cpu_usage().map_err(|error| thrown(&ctx, &error))?;
        Ok::<_, rquickjs::Error>(vec![usage.user as f64, usage.system as f64])
    })?;
    binding.function("threadCpuUsage", |ctx: Ctx<'_>| {
        let usage = process::thread_cpu_usage().map_err(|error| thrown(&ctx, &error))?;
        Ok::<_, rquickjs::Error>(vec![usage.user as f64, usage.system as f64])
    })?;
    binding.function("resourceUsage", resource_usage)
}

fn resource_usage(ctx: Ctx<'_>) -> Result<Object<'_>> {
    let usage = process::resource_usage().map_err(|error| thrown(&ctx, &error))?;
    let object = Object::new(ctx)?;
    let figures = [
        ("userCPUTime", usage.user_cpu_time),
        ("systemCPUTime", usage.system_cpu_time),
        ("maxRSS", usage.max_rss),
        ("sharedMemorySize", usage.shared_memory_size),
        ("unsharedDataSize", usage.unshared_data_size),
        ("unsharedStackSize", usage.unshared_stack_size),
        ("minorPageFault", usage.minor_page_fault),
        ("majorPageFault", usage.major_page_fault),
        ("swappedOut", usage.swapped_out),
        ("fsRead", usage.fs_read),
        ("fsWrite", usage.fs_write),
        ("ipcSent", usage.ipc_sent),
        ("ipcReceived", usage.ipc_received),
        ("signalsCount", usage.signals_count),
        ("voluntaryContextSwitches", usage.voluntary_context_switches),
        ("involuntaryContextSwitches", usage.involuntary_context_switches),
    ];
    for (name, figure) in figures {
        object.set(name, figure as f64)?;
    }
    Ok(object)
}
