//! Where messages are handed over: an address that a browser names, and a stranger could name too.
//!
//! Whoever may name an address could have the server call what only the server reaches. So it has to
//! be a public name behind https; what that name means is checked when it is called (`resolver`).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use crate::configuration::{Configuration, Environment};

/// The longest that is kept, in characters: those of today's push services are under 500.
const LONGEST: usize = 2000;

/// How far messages go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// To push services of the public internet.
    World,
    /// And to this machine: in development a push service of one's own can be tried.
    WorldAndHere,
}

impl Reach {
    pub(super) fn of(configuration: &Configuration) -> Self {
        match configuration.environment {
            Environment::Production => Self::World,
            Environment::Development => Self::WorldAndHere,
        }
    }
}

/// An address that may be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Endpoint(Url);

impl Endpoint {
    /// Reads an address; nothing for one that no push service of the world has.
    pub(super) fn parse(text: &str, reach: Reach) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let url = Url::parse(text).ok()?;
        // What is kept is the address as it is called: with signs that are written out, it is longer.
        if url.as_str().len() > LONGEST {
            return None;
        }
        let anonymous = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        let known = is_push_service(&url) || reach == Reach::WorldAndHere && is_here(&url);
        (anonymous && known).then_some(Self(url))
    }

    /// The whole address.
    pub(super) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whom the address belongs to: what a signature is for (RFC 8292, 2).
    pub(super) fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }
}

/// Only names: an address in figures would not be looked up, and so not be checked. A dot at the end makes no name of
/// the world of one of the house.
fn is_push_service(url: &Url) -> bool {
    let named = matches!(url.host(), Some(Host::Domain(name)) if name.trim_end_matches('.').contains('.'));
    url.scheme() == "https" && named && url.port().is_none()
}

fn is_here(url: &Url) -> bool {
    url.scheme() == "http" && url.host() == Some(Host::Ipv4(Ipv4Addr::LOCALHOST))
}

/// Whether an address is one of the public internet, and none of those that are set apart (IANA
/// Special-Purpose Address Registries, RFC 6890).
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(mapped) => is_public_v4(mapped),
            None => is_public_v6(address),
        },
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let set_apart = first == 0
        || first >= 240
        || first == 100 && (64..128).contains(&second)
        || first == 198 && (18..20).contains(&second)
        || (first, second, third) == (192, 0, 0)
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation();
    !set_apart
}

/// Unicast addresses are given out of `2000::/3` alone; what there embeds another address, or is for
/// documentation, is no push service.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let given_out = first & 0xe000 == 0x2000;
    let set_apart = first == 0x2002 || first == 0x2001 && (second < 0x200 || second == 0xdb8) || first == 0x3fff;
    given_out && !set_apart
}

#[cfg(test)]
mod tests {
    use super::{Endpoint, Reach, is_public};

    fn is_known(text: &str, reach: Reach) -> bool {
        Endpoint::parse(text, reach).is_some()
    }

    #[test]
    fn the_push_services_of_browsers_are_known() {
        for address in [
            "https://fcm.googleapis.com/fcm/send/abc:DEF-123_x",
            "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
            "https://web.push.apple.com/QGFy",
            "https://db5p.notify.windows.com/w/?token=BQYAAA%2f",
        ] {
            assert!(is_known(address, Reach::World), "{address}");
        }
    }

    #[test]
    fn what_could_be_a_door_to_the_house_is_not() {
        for address in [
            "http://fcm.googleapis.com/fcm/send/abc",
            "https://127.0.0.1/x",
            "https://2130706433/x",
            "https://0x7f.1/x",
            "https://[::1]/x",
            "https://[::ffff:10.0.0.1]/x",
            "https://10.0.0.8/x",
            "https://8.8.8.8/x",
            "https://localhost/x",
            "https://postgres/x",
            "https://localhost./x",
            "https://postgres../x",
            "https://push.example.org:5432/x",
            "https://aya:secret@push.example.org/x",
            "https://push.example.org/x#y",
            "ftp://push.example.org/x",
            "file:///etc/passwd",
            "push.example.org",
            "",
        ] {
            assert!(!is_known(address, Reach::World), "{address}");
        }
    }

    #[test]
    fn in_development_this_machine_is_known_too_and_nothing_else_of_the_house() {
        assert!(is_known("http://127.0.0.1:8080/x", Reach::WorldAndHere));
        for address in [
            "http://127.0.0.2/x",
            "http://10.0.0.8/x",
            "http://localhost/x",
            "https://10.0.0.8/x",
        ] {
            assert!(!is_known(address, Reach::WorldAndHere), "{address}");
        }
    }

    #[test]
    fn an_address_is_at_most_two_thousand_characters() {
        let of_length = |length: usize| format!("https://push.example.org/{}", "x".repeat(length - 25));
        assert!(is_known(&of_length(2000), Reach::World));
        assert!(!is_known(&of_length(2001), Reach::World));
        // Each é is kept as six characters.
        let of_accents = |count: usize| format!("https://push.example.org/{}", "é".repeat(count));
        assert!(is_known(&of_accents(329), Reach::World));
        assert!(!is_known(&of_accents(330), Reach::World));
    }

    #[test]
    fn a_signature_is_for_scheme_host_and_port() {
        let origin = |text| Endpoint::parse(text, Reach::WorldAndHere).map(|endpoint| endpoint.origin());
        assert_eq!(
            origin("https://push.example.org/a/b?c").as_deref(),
            Some("https://push.example.org")
        );
        assert_eq!(
            origin("http://127.0.0.1:8080/a").as_deref(),
            Some("http://127.0.0.1:8080")
        );
    }

    #[test]
    fn addresses_that_are_set_apart_are_not_public() {
        for address in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "fc00::1",
            "fe80::1",
            "ff02::1",
            "2001:db8::1",
            "2002:a00:1::",
            "3fff::1",
        ] {
            assert!(!is_public(address.parse().expect("an address")), "{address}");
        }
        for address in [
            "8.8.8.8",
            "100.128.0.1",
            "142.250.74.10",
            "::ffff:8.8.8.8",
            "2a00:1450:4007::200a",
            "2606:4700::1",
        ] {
            assert!(is_public(address.parse().expect("an address")), "{address}");
        }
    }
}
