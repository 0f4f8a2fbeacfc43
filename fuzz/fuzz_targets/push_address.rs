//! An address that may be called is one of the public internet, whichever way it is written.
#![no_main]

use std::net::{IpAddr, Ipv4Addr};

use libfuzzer_sys::fuzz_target;
use platform::notify::push::testing::is_public;

fuzz_target!(|address: IpAddr| {
    if let IpAddr::V4(four) = address {
        assert_eq!(is_public(address), is_public(four.to_ipv6_mapped().into()));
    }
    if !is_public(address) {
        return;
    }
    assert!(
        !address.is_loopback() && !address.is_unspecified() && !address.is_multicast(),
        "{address}"
    );
    match address {
        IpAddr::V4(four) => assert!(is_given_out(four), "{address}"),
        IpAddr::V6(six) => match six.to_ipv4_mapped() {
            Some(four) => assert!(is_given_out(four), "{address}"),
            None => assert!(!six.is_unique_local() && !six.is_unicast_link_local(), "{address}"),
        },
    }
});

fn is_given_out(four: Ipv4Addr) -> bool {
    !four.is_private() && !four.is_link_local() && !four.is_broadcast() && !four.is_documentation()
}
