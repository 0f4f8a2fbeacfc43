//! The words of repairs and their rules.

mod shown;
mod stage;
mod text;

pub use self::{
    shown::{Draft, FormerRepair, OpenRepair, Overview, PER_PAGE, Repair, RepairPage, Turn},
    stage::{Move, MoveRefusal, Side, Stage, after},
    text::{Direction, LONGEST, Step, Texts, Words, first_line, shortened},
};
