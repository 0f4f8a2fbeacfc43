//! The door from the browser to pairing. What each of them does is in the file of its name.

#[cfg(feature = "ssr")]
mod creation;
#[cfg(feature = "ssr")]
mod departure;
#[cfg(feature = "ssr")]
mod export;
#[cfg(feature = "ssr")]
mod guessing;
#[cfg(feature = "ssr")]
mod invitation;
#[cfg(feature = "ssr")]
mod joining;
#[cfg(feature = "ssr")]
mod refusal;
#[cfg(feature = "ssr")]
mod undoing;

use leptos::prelude::*;
use platform::error::AppError;

#[cfg(test)]
#[cfg(feature = "ssr")]
pub(crate) use self::export::copy_for;
#[cfg(test)]
#[cfg(feature = "ssr")]
pub(super) use self::guessing::{EVERYBODY, WRONG_TRIES, delay};
#[cfg(feature = "ssr")]
pub use self::{
    creation::{create, withdraw},
    departure::{leave, purge_ended},
    export::{Keepsake, export},
    invitation::{invitation, renew},
    joining::join,
    undoing::{may_undo, newcomer, undo},
};
#[cfg(feature = "ssr")]
pub(crate) use self::{
    departure::{NAMING, TOLD_WITHIN, depart},
    export::copy_of,
};
#[cfg(feature = "ssr")]
use {
    crate::{
        capability::{Founder, Partner, Standing},
        i18n::{Locale, td_string},
    },
    platform::{
        context::RequestContext,
        forms::{redirect, redirect_with_notice},
    },
};

/// Creates a couple with its first invite.
#[server(name = CreateCouple, prefix = "/api", endpoint = "couple/create")]
pub async fn create_couple() -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let member = context.member()?;
    create(&context, &member).await?;
    redirect("/couple");
    Ok(())
}

/// Gives up a couple that nobody has joined.
#[server(name = WithdrawCouple, prefix = "/api", endpoint = "couple/withdraw")]
pub async fn withdraw_couple() -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let founder = Founder::of(&context).await?;
    withdraw(&context, &founder).await?;
    redirect("/couple");
    Ok(())
}

/// Makes an invite, which replaces the former one.
#[server(name = RenewInvite, prefix = "/api", endpoint = "couple/invite")]
pub async fn renew_invite() -> Result<(), AppError> {
    let context = RequestContext::current()?;
    match Standing::of(&context).await? {
        Standing::Waiting(founder) => renew(&context, &founder).await?,
        Standing::Paired(_) => return Err(refusal::couple_complete(context.language)),
        Standing::Alone(_) => return Err(AppError::not_found()),
    }
    redirect("/couple");
    Ok(())
}

/// Joins a couple by its code.
#[server(name = JoinCouple, prefix = "/api", endpoint = "couple/join")]
pub async fn join_couple(
    /// Six digits; spaces do not matter.
    #[server(default)]
    code: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let member = context.member()?;
    let founder = join(&context, &member, &code).await?;
    let notice = td_string!(Locale::from(context.language), pairing.joined, name = founder);
    redirect_with_notice("/couple", &notice);
    Ok(())
}

/// Leaves the couple, once the word is typed.
#[server(name = LeaveCouple, prefix = "/api", endpoint = "couple/leave")]
pub async fn leave_couple(
    /// The word that the page asks for.
    #[server(default)]
    confirmation: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    leave(&context, &partner, &confirmation).await?;
    let notice = td_string!(Locale::from(context.language), pairing.left).to_string();
    redirect_with_notice("/couple", &notice);
    Ok(())
}

/// Undoes a pairing with somebody who was not meant.
#[server(name = UndoPairing, prefix = "/api", endpoint = "couple/undo")]
pub async fn undo_pairing() -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    undo(&context, &partner).await?;
    let notice = td_string!(Locale::from(context.language), pairing.undone).to_string();
    redirect_with_notice("/couple", &notice);
    Ok(())
}
