//! What is believed of what browsers name.

use std::net::IpAddr;

use super::{
    browser::Browser,
    endpoint::{self, Endpoint, Reach},
};

/// The address of a push service of the world, as it is kept.
pub fn service(text: &str) -> Option<String> {
    Endpoint::parse(text, Reach::World).map(|endpoint| endpoint.as_str().to_owned())
}

/// Whether an address is one of the public internet.
pub fn is_public(address: IpAddr) -> bool {
    endpoint::is_public(address)
}

/// What is kept of a browser that can be spoken to: its address, its key and its secret.
pub fn subscribed(endpoint: &str, public_key: &str, auth: &str) -> Option<(String, Vec<u8>, Vec<u8>)> {
    let browser = Browser::read(endpoint, public_key, auth, Reach::World)?;
    let endpoint = browser.endpoint.as_str().to_owned();
    Some((endpoint, browser.public_key(), browser.auth.to_vec()))
}
