//! Signing up, signing in, and what a person sets for themselves.
//!
//! Each module is a feature: its words (`model`), its queries (`store`), its doors (`api`), what a
//! person sees (`page`). What several of them share stands beside them: [`address`], mail tokens, codes by text message,
//! limits, the frame of the pages.

#[cfg(feature = "ssr")]
pub mod address;
mod code_page;
#[cfg(feature = "ssr")]
mod deed;
#[cfg(feature = "ssr")]
mod fields;
mod frame;
mod i18n;
#[cfg(feature = "ssr")]
mod limits;
#[cfg(feature = "ssr")]
mod mail_token;
#[cfg(feature = "ssr")]
mod moment;
#[cfg(feature = "ssr")]
mod retention;
#[cfg(feature = "ssr")]
mod room;
#[cfg(feature = "ssr")]
mod text_codes;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod town;
#[cfg(feature = "ssr")]
mod tries;
#[cfg(feature = "ssr")]
mod ways_in;

pub mod deletion;
pub mod email;
pub mod export;
pub mod passkeys;
pub mod password;
pub mod phone;
pub mod phone_login;
pub mod phone_registration;
pub mod privacy;
pub mod profile;
pub mod providers;
pub mod reauthentication;
pub mod recovery;
pub mod registration;
pub mod routes;
pub mod second_factor;
pub mod second_step;
pub mod security;
pub mod sessions;
pub mod signin;
pub mod verification;

#[cfg(feature = "ssr")]
pub use deletion::layer as deletion_layer;
#[cfg(feature = "ssr")]
pub use retention::purge;
#[cfg(feature = "ssr")]
pub use room::room;
#[cfg(feature = "ssr")]
pub use routes::plain_routes;
#[cfg(feature = "ssr")]
pub use verification::layer as verification_layer;
