//! Providers who may say who somebody is.

use url::Url;

use crate::doors::{Named, Provider};

use super::{
    Secret,
    reading::{Reader, is_api_base},
};

/// Who Google is.
const GOOGLE: &str = "https://accounts.google.com";
/// Where Facebook asks people, and who it is.
const FACEBOOK: &str = "https://www.facebook.com";
/// Where Facebook answers programs.
const FACEBOOK_GRAPH: &str = "https://graph.facebook.com";

/// Providers who may say who somebody is; none by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Providers {
    /// Google.
    pub google: Option<OpenIdAccess>,
    /// Any other that speaks OpenID Connect.
    pub openid: Option<OpenIdAccess>,
    /// Facebook.
    pub facebook: Option<FacebookAccess>,
}

impl Providers {
    /// Those that may be asked, in the order in which they are offered.
    pub fn named(&self) -> Vec<Named> {
        let name = |provider| match provider {
            Provider::Google => self.google.as_ref().map(|access| access.name.clone()),
            Provider::Openid => self.openid.as_ref().map(|access| access.name.clone()),
            Provider::Facebook => self.facebook.as_ref().map(|_| FacebookAccess::NAME.to_owned()),
        };
        let named = |provider| name(provider).map(|name| Named { provider, name });
        Provider::ALL.into_iter().filter_map(named).collect()
    }
}

/// How a provider of OpenID Connect is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenIdAccess {
    /// What people call it.
    pub name: String,
    /// Who it is, letter by letter: no slash is added or taken away.
    pub issuer: String,
    /// Who we are there.
    pub client: String,
    /// What proves it.
    pub secret: Secret,
}

/// How Facebook is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacebookAccess {
    /// In the place of Facebook's own addresses.
    pub base: Option<Url>,
    /// Who we are there.
    pub app: String,
    /// What proves it.
    pub secret: Secret,
}

impl FacebookAccess {
    /// What people call it.
    pub const NAME: &str = "Facebook";

    /// Who it is, and where it asks people; without a slash at its end.
    pub fn issuer(&self) -> &str {
        self.base.as_ref().map_or(FACEBOOK, bare)
    }

    /// Where it answers programs; without a slash at its end.
    pub fn graph(&self) -> &str {
        self.base.as_ref().map_or(FACEBOOK_GRAPH, bare)
    }
}

fn bare(base: &Url) -> &str {
    base.as_str().trim_end_matches('/')
}

impl Reader<'_> {
    pub(super) fn providers(&mut self) -> Providers {
        Providers {
            google: self.google(),
            openid: self.openid(),
            facebook: self.facebook(),
        }
    }

    fn google(&mut self) -> Option<OpenIdAccess> {
        let (client, secret) = self.pair("OIDC_GOOGLE_CLIENT_ID", "OIDC_GOOGLE_CLIENT_SECRET")?;
        Some(OpenIdAccess {
            name: "Google".to_owned(),
            issuer: GOOGLE.to_owned(),
            client,
            secret,
        })
    }

    fn openid(&mut self) -> Option<OpenIdAccess> {
        const EXPECTED: &str = "the https address of a provider, for example https://id.example.org";
        let pair = self.pair("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET");
        let Some(issuer) = self.text("OIDC_ISSUER") else {
            if self.text("OIDC_CLIENT_ID").is_some() {
                self.missing("OIDC_ISSUER", "OIDC_CLIENT_ID goes with it.");
            }
            return None;
        };
        if self.text("OIDC_CLIENT_ID").is_none() && self.text("OIDC_CLIENT_SECRET").is_none() {
            self.missing("OIDC_CLIENT_ID", "OIDC_ISSUER goes with it.");
        }
        let address = self.parsed::<Url>("OIDC_ISSUER", EXPECTED)?;
        // People are sent there, and our secret too.
        if !is_api_base(&address) {
            self.malformed("OIDC_ISSUER", EXPECTED);
        }
        let name = self.text("OIDC_NAME").or_else(|| address.host_str()).unwrap_or(issuer);
        let name = name.to_owned();
        let (client, secret) = pair?;
        Some(OpenIdAccess {
            name,
            issuer: issuer.to_owned(),
            client,
            secret,
        })
    }

    fn facebook(&mut self) -> Option<FacebookAccess> {
        const EXPECTED: &str = "the https address of what speaks like Facebook";
        let base = self.parsed::<Url>("FACEBOOK_BASE", EXPECTED);
        if base.as_ref().is_some_and(|base| !is_api_base(base)) {
            self.malformed("FACEBOOK_BASE", EXPECTED);
        }
        let (app, secret) = self.pair("FACEBOOK_APP_ID", "FACEBOOK_APP_SECRET")?;
        Some(FacebookAccess { base, app, secret })
    }

    /// Who we are somewhere and what proves it: both or neither.
    fn pair(&mut self, name: &'static str, secret: &'static str) -> Option<(String, Secret)> {
        match (self.text(name), self.text(secret)) {
            (Some(name), Some(secret)) => Some((name.to_owned(), Secret::new(secret))),
            (Some(_), None) => {
                self.missing(secret, &format!("{name} goes with it."));
                None
            }
            (None, Some(_)) => {
                self.missing(name, &format!("{secret} goes with it."));
                None
            }
            (None, None) => None,
        }
    }
}
