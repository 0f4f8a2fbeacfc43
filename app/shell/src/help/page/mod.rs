//! The pages of help.

mod contact;
mod home;
mod report;
mod safety;
mod topic;
mod topics;

pub(crate) use home::help_page;
pub(crate) use topic::help_topic_page;
