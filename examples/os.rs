//! What a program can know of its machine before it starts: names, folders, constants, and numbers that fit together.
//!
//! Run with `cargo run --example os`. Run it with `--here` for this machine's own numbers.

use nodular::error::Platform;
use nodular::os::{self, constants};

fn main() -> Result<(), os::Error> {
    if std::env::args().any(|arg| arg == "--here") {
        return here();
    }
    println!("System");
    println!("  {} ({}), {} endian", os::os_type()?, os::platform(), os::endianness());
    println!("  lines end with {:?}, {} swallows all", os::EOL, os::DEV_NULL);

    println!("Numbers that fit together");
    println!("  free <= total          {}", os::freemem()? <= os::totalmem()?);
    println!("  workers <= processors  {}", os::available_parallelism() <= os::cpus()?.len());
    println!("  load >= 0              {}", os::loadavg()?.iter().all(|&load| load >= 0.0));
    println!("  up before and after    {}", os::uptime()? <= os::uptime()?);
    let interfaces = os::network_interfaces()?;
    let mut local = interfaces.addresses().filter(|found| found.address.is_loopback());
    println!("  loopback is internal   {}", local.all(|found| found.internal));
    println!("  own priority by number {}", os::get_priority(0)? == os::get_priority(own_pid())?);

    println!("Refused");
    for (pid, priority) in [(0, 20), (i32::MAX, 0)] {
        if let Err(error) = os::set_priority(pid, priority) {
            println!("  {}: {error}", error.code());
        }
    }

    println!("Signals");
    let signals = constants::signals::of(Platform::CURRENT);
    for name in ["SIGINT", "SIGTERM", "SIGUSR1", "SIGWINCH"] {
        let number = signals.get(name).map_or("none".into(), |number| number.to_string());
        println!("  {name:<8} {number}");
    }
    Ok(())
}

fn here() -> Result<(), os::Error> {
    println!("{} {} {}", os::hostname()?, os::release()?, os::machine()?);
    for cpu in os::cpus()? {
        println!("{} at {} MHz, idle {} s", cpu.model, cpu.speed, cpu.times.idle / 1_000);
    }
    for found in os::network_interfaces()?.addresses() {
        println!("{} {}", found.mac, found.address);
    }
    Ok(())
}

fn own_pid() -> i32 {
    i32::try_from(std::process::id()).unwrap_or_default()
}
