//! The door from the browser to repairs. What each of them does is in the file of its name.

#[cfg(feature = "ssr")]
mod kept;
#[cfg(feature = "ssr")]
mod moving;
#[cfg(feature = "ssr")]
mod refusal;
#[cfg(feature = "ssr")]
mod showing;
#[cfg(feature = "ssr")]
mod writing;

use leptos::prelude::*;
use platform::error::AppError;

#[cfg(feature = "ssr")]
pub use self::{
    kept::{RepairCopy, every_one},
    moving::{Moved, SentMove, SentYes, accept, make, send},
    showing::{glance, one, overview},
    writing::{SentStep, begin, discard, write},
};
#[cfg(test)]
#[cfg(feature = "ssr")]
pub(super) use self::{moving::SENDING, writing::WRITING};
use super::model::{Overview, RepairPage};
#[cfg(feature = "ssr")]
use {
    super::model::Direction,
    crate::{
        capability::Partner,
        i18n::{Locale, td_string},
    },
    platform::{
        context::RequestContext,
        forms::{redirect, redirect_with_notice},
    },
    uuid::Uuid,
};

/// Where all of this is.
#[cfg(feature = "ssr")]
const PAGE: &str = "/couple/repair";

/// Begins a repair, or goes on with the draft that there is.
#[server(name = BeginRepair, prefix = "/api", endpoint = "couple/repair/begin")]
pub async fn begin_repair() -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let repair = begin(&context, &partner).await?;
    redirect(&format!("{PAGE}/{repair}"));
    Ok(())
}

/// Writes one step of a draft.
#[server(name = WriteRepair, prefix = "/api", endpoint = "couple/repair/write")]
pub async fn write_repair(
    /// Its id.
    #[server(default)]
    repair: String,
    /// `fact`, `interpretation`, `feeling`, `need` or `proposal`.
    #[server(default)]
    step: String,
    /// At most two thousand characters; one at least, to go on to the next step.
    #[server(default)]
    words: String,
    /// `next`, `back` or `later`.
    #[server(default)]
    go: String,
    /// What makes it arrive once, however often it is sent.
    #[server(default)]
    key: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let id = id(&repair)?;
    let go = Direction::parse(&go);
    let sent = SentStep { step, words, go, key };
    let step = write(&context, &partner, id, sent).await?;
    let to = |step: &str| format!("{PAGE}/{id}?step={step}");
    match go {
        Direction::Next => redirect(&to(step.next().map_or("send", |next| next.word()))),
        Direction::Back => redirect(&to(step.former().unwrap_or(step).word())),
        Direction::Later => {
            let notice = td_string!(Locale::from(context.language), repair.kept_for_later).to_string();
            redirect_with_notice(PAGE, &notice);
        }
    }
    Ok(())
}

/// Deletes a draft.
#[server(name = DiscardRepair, prefix = "/api", endpoint = "couple/repair/discard")]
pub async fn discard_repair(
    /// Its id.
    #[server(default)]
    repair: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    discard(&context, &partner, id(&repair)?).await?;
    let notice = td_string!(Locale::from(context.language), repair.discarded).to_string();
    redirect_with_notice(PAGE, &notice);
    Ok(())
}

/// Gives a draft to the other.
#[server(name = SendRepair, prefix = "/api", endpoint = "couple/repair/send")]
pub async fn send_repair(
    /// Its id.
    #[server(default)]
    repair: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let id = id(&repair)?;
    send(&context, &partner, id).await?;
    let name = partner.other().name.clone();
    let notice = td_string!(Locale::from(context.language), repair.sent, name = name);
    redirect_with_notice(&format!("{PAGE}/{id}"), &notice);
    Ok(())
}

/// Goes on with a repair that was sent; `couple/repair/accept` says yes.
#[server(name = MoveRepair, prefix = "/api", endpoint = "couple/repair/move")]
pub async fn move_repair(
    /// Its id.
    #[server(default)]
    repair: String,
    /// The number of the last move that the one who moves has seen.
    #[server(default)]
    number: String,
    /// `set_aside`, `understand`, `confirm`, `miss`, `take_time`, `propose` or `close`.
    #[server(default)]
    made: String,
    /// One to two thousand characters, where the move says something.
    #[server(default)]
    words: String,
    /// What makes it arrive once, however often it is sent.
    #[server(default)]
    key: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let id = id(&repair)?;
    let sent = SentMove {
        number,
        made,
        words,
        key,
    };
    let notice = match make(&context, &partner, id, sent).await? {
        Moved::On => td_string!(Locale::from(context.language), repair.moved),
        Moved::Closed => td_string!(Locale::from(context.language), repair.closed_notice),
        Moved::SetAside => td_string!(Locale::from(context.language), repair.set_aside_notice),
    };
    redirect_with_notice(&format!("{PAGE}/{id}"), notice);
    Ok(())
}

/// Says yes to the proposal on the table.
#[server(name = AcceptRepair, prefix = "/api", endpoint = "couple/repair/accept")]
pub async fn accept_repair(
    /// Its id.
    #[server(default)]
    repair: String,
    /// The number of the last move that the one who accepts has seen.
    #[server(default)]
    number: String,
    /// Whether the agreement becomes a goal of both.
    #[server(default)]
    as_goal: bool,
    /// What the goal is called: 1–120 characters.
    #[server(default)]
    title: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let id = id(&repair)?;
    let sent = SentYes { number, as_goal, title };
    accept(&context, &partner, id, &sent).await?;
    let notice = td_string!(Locale::from(context.language), repair.agreed_notice).to_string();
    redirect_with_notice(&format!("{PAGE}/{id}"), &notice);
    Ok(())
}

/// The page of repairs; nothing for who is not one of two.
#[server(name = ReadRepairs, prefix = "/api", endpoint = "couple/repair/page")]
pub async fn read_repairs(
    /// Where the list of those that are over begins.
    #[server(default)]
    after: String,
) -> Result<Option<Overview>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    overview(&context, &partner, &after).await.map(Some)
}

/// One repair; nothing for who is not one of two.
#[server(name = ReadRepair, prefix = "/api", endpoint = "couple/repair/one")]
pub async fn read_repair(
    /// Its id.
    #[server(default)]
    repair: String,
) -> Result<Option<RepairPage>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    one(&context, &partner, id(&repair)?).await.map(Some)
}

/// What is no id is the id of nothing.
#[cfg(feature = "ssr")]
fn id(sent: &str) -> Result<Uuid, AppError> {
    sent.parse().map_err(|_| AppError::not_found())
}
