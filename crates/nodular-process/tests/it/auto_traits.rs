use nodular_process::{
    CpuUsage, Env, EnvFiles, Error, Fate, HookId, HrTime, Mask, MemoryUsage, Place, Process,
    ResourceUsage, Signal, Uncaught, Warning, WarningOptions,
};

fn is_send_and_sync<T: Send + Sync + 'static>() {}

#[test]
fn public_types_are_send_and_sync() {
    is_send_and_sync::<CpuUsage>();
    is_send_and_sync::<Env>();
    is_send_and_sync::<EnvFiles>();
    is_send_and_sync::<Error>();
    is_send_and_sync::<Fate>();
    is_send_and_sync::<HookId>();
    is_send_and_sync::<HrTime>();
    is_send_and_sync::<Mask>();
    is_send_and_sync::<MemoryUsage>();
    is_send_and_sync::<Place>();
    is_send_and_sync::<Process>();
    is_send_and_sync::<ResourceUsage>();
    is_send_and_sync::<Signal>();
    is_send_and_sync::<Uncaught>();
    is_send_and_sync::<Warning>();
    is_send_and_sync::<WarningOptions>();
    #[cfg(unix)]
    is_send_and_sync::<nodular_process::Id>();
    #[cfg(feature = "tokio")]
    is_send_and_sync::<nodular_process::SignalStream>();
}
