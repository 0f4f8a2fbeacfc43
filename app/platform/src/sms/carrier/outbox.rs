//! No carrier: messages stay in the outbox, to be read at `/dev/outbox`.

use async_trait::async_trait;

use super::{Carrier, Parcel, Undelivered};

#[derive(Debug)]
pub(super) struct Outbox;

#[async_trait]
impl Carrier for Outbox {
    async fn carry(&self, _: &Parcel) -> Result<(), Undelivered> {
        Ok(())
    }

    async fn greet(&self) -> Result<(), String> {
        Ok(())
    }
}
