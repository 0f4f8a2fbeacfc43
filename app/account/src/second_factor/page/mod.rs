//! The second factor on the pages.

mod codes;
mod section;
mod workbench;

pub(crate) use codes::recovery_codes_page;
pub(crate) use section::SecondFactorSection;
pub(crate) use workbench::second_factor_page;
