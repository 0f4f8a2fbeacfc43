//! The pages of accounts.

mod card;
mod doing;
mod list;
mod standing;

pub(crate) use card::account_page;
pub(crate) use list::accounts_page;
pub(crate) use standing::ground_name;
