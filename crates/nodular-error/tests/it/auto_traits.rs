use nodular_error::{ArgumentError, Class, Errno, Number, Platform, Received, SystemError};

fn is_public_type<T: Clone + std::fmt::Debug + Eq + Send + Sync + Unpin + 'static>() {}
fn is_error<T: std::error::Error>() {}

#[test]
fn public_types_are_send_and_sync() {
    is_public_type::<ArgumentError>();
    is_public_type::<Class>();
    is_public_type::<Errno>();
    is_public_type::<Number>();
    is_public_type::<Platform>();
    is_public_type::<Received>();
    is_public_type::<SystemError>();
    is_error::<ArgumentError>();
    is_error::<SystemError>();
}

#[test]
fn a_system_error_is_one_pointer() {
    assert_eq!(size_of::<Result<(), SystemError>>(), size_of::<usize>());
}
