//! This machine: what must hold whatever it is.

use std::path::Path;

use nodular_os::{Error, constants::priority};

#[test]
fn memory_fits_together() -> Result<(), Error> {
    let (free, total) = (nodular_os::freemem()?, nodular_os::totalmem()?);
    assert!(0 < free && free <= total, "{free} of {total}");
    assert!(nodular_os::loadavg()?.iter().all(|&load| load >= 0.0 && load.is_finite()));
    Ok(())
}

#[test]
fn time_goes_on() -> Result<(), Error> {
    let before = nodular_os::uptime()?;
    assert!(!before.is_zero() && before <= nodular_os::uptime()?);
    Ok(())
}

#[test]
fn processors() -> Result<(), Error> {
    let cpus = nodular_os::cpus()?;
    assert!(!cpus.is_empty());
    for (before, after) in cpus.iter().zip(nodular_os::cpus()?) {
        assert!(!before.model.is_empty() && before.times.total() > 0);
        assert!(before.times.user <= after.times.user, "{before:?} {after:?}");
    }
    // This thread runs on one of those that there are.
    let usable = nodular_os::available_parallelism();
    assert!((1..=cpus.len()).contains(&usable), "{usable}");
    Ok(())
}

#[test]
fn interfaces() -> Result<(), Error> {
    let interfaces = nodular_os::network_interfaces()?;
    for interface in &interfaces {
        assert!(!interface.addresses.is_empty(), "{}", interface.name);
        assert_eq!(interfaces.get(&interface.name), interface.addresses);
        for address in &interface.addresses {
            assert_eq!(address.address.is_ipv4(), address.netmask.is_ipv4());
            assert_eq!(address.address.is_ipv6(), address.scope_id.is_some());
            let loopback = address.address.is_loopback();
            assert!(address.internal || !loopback, "{address:?}");
            assert!(address.cidr().is_some(), "{address:?}");
        }
    }
    let all: usize = interfaces.iter().map(|interface| interface.addresses.len()).sum();
    assert_eq!(interfaces.addresses().count(), all);
    assert_eq!(
        interfaces.into_iter().map(|interface| interface.addresses.len()).sum::<usize>(),
        all
    );
    Ok(())
}

#[test]
fn names() -> Result<(), Error> {
    assert_eq!(nodular_os::os_type()?, "Linux");
    assert_eq!(nodular_os::platform(), "linux");
    for name in [
        nodular_os::release()?,
        nodular_os::version()?,
        nodular_os::machine()?,
        nodular_os::hostname()?,
    ] {
        assert!(!name.is_empty());
    }
    Ok(())
}

#[test]
fn user() {
    // A container may run as a user that is in no list.
    match nodular_os::user_info() {
        Ok(user) => {
            assert!(user.uid.is_some() && user.gid.is_some() && user.shell.is_some());
            let without_env = nodular_os::homedir_in(nodular_error::Platform::Linux, |_| None);
            assert_eq!(without_env.as_deref(), Ok(&*user.homedir));
        }
        Err(error) => assert_eq!(
            error.to_string(),
            "A system error occurred: uv_os_get_passwd returned ENOENT (no such file or directory)",
        ),
    }
    assert_ne!(nodular_os::tmpdir(), Path::new(""));
}

#[test]
fn priorities() -> Result<(), Error> {
    let own = i32::try_from(std::process::id()).expect("a number of a process");
    let before = nodular_os::get_priority(0)?;
    assert_eq!(nodular_os::get_priority(own)?, before);
    nodular_os::set_priority(0, before)?;
    assert_eq!(nodular_os::get_priority(0)?, before);
    assert!((priority::PRIORITY_HIGHEST..=priority::PRIORITY_LOW).contains(&before));
    Ok(())
}

#[test]
fn a_process_of_its_own_is_lowered() -> Result<(), Error> {
    let mut child = std::process::Command::new("sleep").arg("60").spawn().expect("to start sleep");
    let pid = i32::try_from(child.id()).expect("a number of a process");
    let set = nodular_os::set_priority(pid, priority::PRIORITY_LOW);
    let now = nodular_os::get_priority(pid);
    child.kill().expect("to end it");
    child.wait().expect("to wait for it");
    set?;
    assert_eq!(now?, priority::PRIORITY_LOW);
    // What is gone has no priority.
    let error = nodular_os::get_priority(pid).expect_err("it is gone");
    assert_eq!(
        std::io::Error::from(error.clone()).get_ref().map(ToString::to_string),
        Some(error.to_string())
    );
    Ok(())
}
