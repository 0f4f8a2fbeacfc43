//! Letters on paper: typst sets them, on the server, in fonts that are part of the program.
//!
//! What somebody wrote never becomes typst markup. It reaches the template as data, the same small
//! tree from which the page is made, and the template walks it: there is nothing to break out of.

mod desk;
mod press;
#[cfg(test)]
mod tests;
mod writing;

pub(super) use self::{
    press::print,
    writing::{Printed, PrintedLetter},
};
