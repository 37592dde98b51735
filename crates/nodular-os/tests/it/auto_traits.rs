use nodular_os::constants::Constants;
use nodular_os::{
    Cpu, CpuTimes, Error, InterfaceAddress, MacAddress, NetworkInterface, NetworkInterfaces,
    UserInfo,
};

#[test]
fn public_types_are_send_and_sync() {
    fn check<T: Send + Sync + Unpin + 'static>() {}
    check::<Constants>();
    check::<(Cpu, CpuTimes)>();
    check::<Error>();
    check::<(InterfaceAddress, MacAddress, NetworkInterface, NetworkInterfaces)>();
    check::<UserInfo>();
}
