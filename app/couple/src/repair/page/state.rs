//! Where a repair stands, in a sentence to the one who looks.

use platform::language::Language;

use crate::{
    i18n::{Locale, td_string},
    repair::model::{OpenRepair, Side, Stage},
};

/// What a repair under way says to one of the two.
pub(crate) fn said_of(repair: &OpenRepair) -> String {
    let locale = Locale::from(Language::current());
    let name = repair.partner.clone();
    let mine = repair.is_mine_to_do();
    match (repair.stage, repair.side) {
        (Stage::Draft, _) => td_string!(locale, repair.state_draft).to_owned(),
        (Stage::Sent, Side::Reader) => td_string!(locale, repair.state_sent_to_me, name = name),
        (Stage::Sent, Side::Author) => td_string!(locale, repair.state_sent_by_me, name = name),
        (Stage::Understood, Side::Author) => td_string!(locale, repair.state_understood_me, name = name),
        (Stage::Understood, Side::Reader) => td_string!(locale, repair.state_i_understood, name = name),
        (Stage::Incomplete, Side::Reader) => td_string!(locale, repair.state_i_try_again, name = name),
        (Stage::Incomplete, Side::Author) => td_string!(locale, repair.state_tries_again, name = name),
        (Stage::Proposed(_), _) if mine => td_string!(locale, repair.state_proposed_to_me, name = name),
        (Stage::Proposed(_), _) => td_string!(locale, repair.state_proposed_by_me, name = name),
        (Stage::TakingTime(_), _) if mine => td_string!(locale, repair.state_i_take_time).to_owned(),
        (Stage::TakingTime(_), _) => td_string!(locale, repair.state_takes_time, name = name),
        (Stage::Agreed, _) => td_string!(locale, repair.state_agreed).to_owned(),
        (Stage::Closed, _) => td_string!(locale, repair.state_closed).to_owned(),
        (Stage::SetAside, _) => td_string!(locale, repair.state_set_aside, name = name),
    }
}
