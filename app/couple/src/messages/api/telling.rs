//! Telling the other of a message, once it can be heard.

use platform::{
    account::store::viewer,
    context::RequestContext,
    error::AppError,
    jobs::{Failure, Job, Work},
    notify::Event,
    services::Services,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    capability::{Partner, Standing},
    messages::store,
    pairing::hold,
    telling::tell_other,
};

/// Tells the other of a message.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellOfMessage {
    /// Which one.
    pub(crate) message: Uuid,
}

impl Job for TellOfMessage {
    const KIND: &'static str = "tell_of_message";
    const MOST_ATTEMPTS: i16 = 8;

    fn key(&self) -> Option<String> {
        Some(format!("message:{}", self.message))
    }

    async fn run(self, work: Work) -> Result<(), Failure> {
        Ok(tell(&work.services, self.message).await?)
    }
}

/// Nothing is told of what was taken back, or once the two have parted.
async fn tell(services: &Services, message: Uuid) -> Result<(), AppError> {
    let Some(sender) = store::sender(&services.pool, message).await? else {
        return Ok(());
    };
    let Some(person) = viewer(&services.pool, sender).await? else {
        return Ok(());
    };
    let context = RequestContext::on_behalf_of(services, person);
    let Standing::Paired(partner) = Standing::of(&context).await? else {
        return Ok(());
    };
    say_so(&context, &partner, message).await
}

async fn say_so(context: &RequestContext, partner: &Partner, message: Uuid) -> Result<(), AppError> {
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let event = Event::MessageCame {
        name: partner.name().to_owned(),
    };
    let key = format!("message:{message}");
    tell_other(&mut transaction, context, partner, &key, event).await?;
    transaction.commit().await?;
    Ok(())
}
