//! No carrier, and no outbox that anybody may read: what was written while there was one is given up.

use async_trait::async_trait;

use super::{Carrier, Parcel, Undelivered};

#[derive(Debug)]
pub(super) struct Closed;

#[async_trait]
impl Carrier for Closed {
    async fn carry(&self, _: &Parcel) -> Result<(), Undelivered> {
        Err(Undelivered::Refused("no carrier is set".to_owned()))
    }

    async fn greet(&self) -> Result<(), String> {
        Err("no carrier is set".to_owned())
    }
}
