//! Questions and answers in the database. Reading goes through `couple.questions_seen_by`, the one
//! rule of who sees what: an answer that is closed to the viewer never leaves the database.

mod answering;
mod asking;
mod counting;
mod reading;

pub use answering::{Said, SavedAnswer, every_revision, put_answer, revisions};
pub use asking::{Insertion, Locked, Question, delete, insert, lock, rewrite};
pub use counting::counts;
pub use reading::{Glimpse, Part, Place, Seen, asked_of_library, every_one, glance, list, one, own_themes};
