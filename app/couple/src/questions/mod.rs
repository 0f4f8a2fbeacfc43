//! Questions that two ask each other, and what each answers.

mod api;
#[cfg(feature = "ssr")]
mod library;
pub mod model;
mod names;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

pub use api::{AnswerQuestion, AskQuestion, ChangeQuestion, RemoveQuestion, TakeQuestion};
#[cfg(feature = "ssr")]
pub use api::{
    Asked, QuestionCopy, Replied, answer, ask, change, copies, counts, glance, own_part, question, question_form,
    questions, remove, suggestion, take,
};
#[cfg(feature = "ssr")]
pub(crate) use library::LibraryQuestion;
