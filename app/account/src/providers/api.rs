//! The doors of providers.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::{Arrival, Departure, ProviderStanding};

/// Leaves for a provider, to sign in and go on to `next`.
#[server(name = LeaveForProvider, prefix = "/api", endpoint = "account/login/provider")]
pub async fn leave_for_provider(provider: String, #[server(default)] next: String) -> Result<(), AppError> {
    use super::{Purpose, leave};
    use crate::registration::model::next_page;

    let context = platform::context::RequestContext::current()?;
    leave(&context, &provider, Purpose::SignIn, next_page(&next)).await?;
    platform::forms::redirect(super::model::LEAVING);
    Ok(())
}

/// Who is about to leave with this browser. The page that asks for it goes on by itself, also without
/// scripts: a form may lead to our own pages alone, and where a provider leads on to is its own affair.
#[server(name = ReadDeparture, prefix = "/api", endpoint = "account/login/provider/departure")]
pub async fn read_departure() -> Result<Option<Departure>, AppError> {
    use http::{HeaderValue, header};
    use platform::context::{RequestContext, keep_answer_nowhere};

    keep_answer_nowhere();
    let response = use_context::<leptos_axum::ResponseOptions>();
    let departure = super::leaving::departure(&RequestContext::current()?).await?;
    if let (Some(departure), Some(response)) = (&departure, response)
        && let Ok(value) = HeaderValue::from_str(&format!("0; url={}", departure.address))
    {
        response.insert_header(header::REFRESH, value);
    }
    Ok(departure)
}

/// Who has arrived from a provider with this browser.
#[server(name = ReadArrival, prefix = "/api", endpoint = "account/register/provider/state")]
pub async fn read_arrival() -> Result<Option<Arrival>, AppError> {
    super::arriving::state(&platform::context::RequestContext::current()?).await
}

/// Makes the account of who has arrived, signs in, and goes on.
#[server(name = RegisterWithProvider, prefix = "/api", endpoint = "account/register/provider")]
pub async fn register_with_provider(
    display_name: String,
    #[server(default)] accept_terms: bool,
    #[server(default)] time_zone: String,
) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let typed = super::arriving::Typed {
        display_name,
        accept_terms,
        time_zone,
    };
    let page = super::arriving::register(&context, typed).await?;
    platform::forms::redirect(&page);
    Ok(())
}

/// Which providers may open one's account.
#[server(name = ListProviders, prefix = "/api", endpoint = "account/providers")]
pub async fn list_providers() -> Result<Vec<ProviderStanding>, AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::reading::standing(&context, &member).await
}

/// The same, on the page where they are linked and unlinked.
#[server(name = OpenProviders, prefix = "/api", endpoint = "account/providers/open")]
pub async fn open_providers() -> Result<Vec<ProviderStanding>, AppError> {
    use platform::{account::Reauthenticated, context::RequestContext};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    super::reading::standing(&context, proof.member()).await
}

/// Leaves for a provider, to let it open one's account.
#[server(name = LinkProvider, prefix = "/api", endpoint = "account/providers/link")]
pub async fn link_provider(provider: String) -> Result<(), AppError> {
    use platform::{account::Reauthenticated, context::RequestContext};

    use super::{Purpose, leave};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    leave(&context, &provider, Purpose::Link(proof.account()), String::new()).await?;
    platform::forms::redirect(super::model::LEAVING);
    Ok(())
}

/// Lets a provider open one's account no longer.
#[server(name = UnlinkProvider, prefix = "/api", endpoint = "account/providers/unlink")]
pub async fn unlink_provider(provider: String) -> Result<(), AppError> {
    use platform::{account::Reauthenticated, context::RequestContext, forms::redirect_with_notice};

    use crate::i18n::{Locale, td_string};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    super::linking::unlink(&context, &proof, &provider).await?;
    let notice = td_string!(Locale::from(context.language), providers.unlinked);
    redirect_with_notice("/account/security/providers", notice);
    Ok(())
}
