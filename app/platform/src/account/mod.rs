//! Who somebody is: the account's id, the signed-in viewer, and the capabilities that prove it.

#[cfg(feature = "ssr")]
mod capability;
mod model;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(feature = "ssr")]
pub use capability::{Member, OPERATOR_PROOF_LIFETIME, Operator, Reauthenticated};
pub use model::{AccountId, SuspensionGround, Viewer, use_viewer};
