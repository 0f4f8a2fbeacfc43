//! The change feed: every write that another person should see arrives on their screen.
//!
//! A store records a [`Change`] in the transaction of the write. `sync` answers what changed
//! since a cursor, `stream` sends the same as server-sent events, and in the browser [`Live`]
//! tells the resources of a page when to refetch.

#[cfg(feature = "ssr")]
mod announcing;
mod banner;
mod browser;
#[cfg(feature = "ssr")]
mod carrier;
#[cfg(feature = "ssr")]
mod changes;
#[cfg(feature = "ssr")]
mod cursor;
#[cfg(feature = "ssr")]
mod hub;
#[cfg(feature = "hydrate")]
mod line;
#[cfg(feature = "ssr")]
mod look;
mod model;
#[cfg(feature = "ssr")]
mod stream;
#[cfg(feature = "ssr")]
mod sync;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub use announcing::announcing;
pub use banner::{OfflineBanner, OfflineNotice};
pub use browser::{Live, provide_live, version};
#[cfg(feature = "ssr")]
pub use carrier::greet_nats;
#[cfg(feature = "ssr")]
pub use changes::{audiences, changes_since, join_audience, leave_audience, record, start};
#[cfg(feature = "ssr")]
pub use cursor::{Cursor, Since};
#[cfg(feature = "ssr")]
pub use hub::Hub;
#[cfg(feature = "ssr")]
pub use model::{Audience, Change, Operation};
pub use model::{Batch, LiveStart};
#[cfg(feature = "ssr")]
pub use stream::stream;
#[cfg(feature = "ssr")]
pub use sync::sync;
