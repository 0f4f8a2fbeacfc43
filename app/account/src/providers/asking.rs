//! Which providers may be asked, and how.

use platform::{
    configuration::{Configuration, FacebookAccess, OpenIdAccess},
    context::RequestContext,
    error::AppError,
};

use super::{
    facebook,
    identity::Identity,
    leaving::Trip,
    model::{Provider, Unfinished},
    openid,
};

/// How a provider is reached.
#[derive(Clone, Copy, Debug)]
pub(super) enum Access<'a> {
    /// By OpenID Connect.
    OpenId(&'a OpenIdAccess),
    /// By Facebook's own way.
    Facebook(&'a FacebookAccess),
}

impl<'a> Access<'a> {
    /// How a provider is reached.
    ///
    /// # Errors
    /// Not found, when the settings do not name it.
    pub(super) fn to(configuration: &'a Configuration, provider: Provider) -> Result<Self, AppError> {
        let providers = &configuration.providers;
        let access = match provider {
            Provider::Google => providers.google.as_ref().map(Self::OpenId),
            Provider::Openid => providers.openid.as_ref().map(Self::OpenId),
            Provider::Facebook => providers.facebook.as_ref().map(Self::Facebook),
        };
        access.ok_or_else(AppError::not_found)
    }

    /// Who it is.
    pub(super) fn issuer(self) -> &'a str {
        match self {
            Self::OpenId(access) => &access.issuer,
            Self::Facebook(access) => access.issuer(),
        }
    }

    /// What people call it.
    pub(super) fn name(self) -> &'a str {
        match self {
            Self::OpenId(access) => &access.name,
            Self::Facebook(_) => FacebookAccess::NAME,
        }
    }

    /// Where it asks somebody who they are.
    pub(super) async fn address(self, context: &RequestContext, trip: &Trip) -> Result<String, Unfinished> {
        match self {
            Self::OpenId(access) => openid::address(context, access, trip).await,
            Self::Facebook(access) => facebook::address(context, access, trip),
        }
    }

    /// Who it says that somebody is, for the code with which they came back.
    pub(super) async fn identity(
        self,
        context: &RequestContext,
        trip: &Trip,
        code: String,
    ) -> Result<Identity, Unfinished> {
        match self {
            Self::OpenId(access) => openid::identity(context, access, trip, code).await,
            Self::Facebook(access) => facebook::identity(context, access, trip, code).await,
        }
    }
}

/// Whose word counts.
pub(crate) fn issuers(configuration: &Configuration) -> Vec<String> {
    Provider::ALL
        .into_iter()
        .filter_map(|provider| Access::to(configuration, provider).ok())
        .map(|access| access.issuer().to_owned())
        .collect()
}

/// Where providers lead back to.
pub(super) fn way_back(context: &RequestContext, provider: Provider) -> String {
    let base = context.services.configuration.base_url.as_str().trim_end_matches('/');
    format!("{base}/login/with/{}/return", provider.word())
}

/// Asks a provider of OpenID Connect who it is, for whoever looks after the installation.
///
/// # Errors
/// In plain words, without secrets.
pub async fn greet(access: &OpenIdAccess) -> Result<(), String> {
    openid::greet(&access.issuer).await
}
