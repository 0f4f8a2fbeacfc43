//! What people agree to.

/// The edition of the terms of use that is in force, as it is kept with each consent: the year and
/// month of their last change.
pub const TERMS_VERSION: &str = "2026-11";
