//! The pages of reports.

mod deciding;
mod line;
mod list;
mod report;

pub(crate) use list::reports_page;
pub(crate) use report::report_page;
