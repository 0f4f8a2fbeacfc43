//! The rules of the second factor, and people who have one.

mod kept;
mod setting_up;
mod turning;

use chrono::TimeDelta;
use platform::{account::Reauthenticated, context::RequestContext, session};

use super::{
    SharedSecret, code, fresh_codes,
    model::{Setup, Workbench},
    setting_up::{turn_on, workbench},
    step_at,
};
use crate::town::{Neighbourhood, account};

/// Somebody who has a second factor.
pub(crate) struct Protected {
    /// The browser that it was set up in, signed in.
    pub(crate) browser: RequestContext,
    /// What their phone knows.
    pub(crate) phone: SharedSecret,
    /// Their recovery codes.
    pub(crate) codes: Vec<String>,
}

/// Somebody with an account and a second factor, half a minute after it was set up.
pub(crate) async fn protected(here: &Neighbourhood, email: &str) -> Protected {
    let browser = here.member(email).await;
    let proof = proof(&browser).await;
    let phone = learnt(&begun(&browser, &proof).await);
    turn_on(&browser, &proof, &shown(here, &phone))
        .await
        .expect("it is turned on");
    let codes = fresh_codes::arrived(&browser, proof.member())
        .await
        .expect("an answer")
        .expect("the codes are shown");
    // The first code is used up by now; the next one is shown.
    here.town.advance(TimeDelta::seconds(30));
    Protected { browser, phone, codes }
}

/// What a phone shows at this moment.
pub(crate) fn shown(here: &Neighbourhood, phone: &SharedSecret) -> String {
    code(phone, step_at(here.town.services.clock.now()))
}

/// What a phone does not show at this moment, nor just before and after.
pub(crate) fn not_shown(here: &Neighbourhood, phone: &SharedSecret) -> String {
    let now = step_at(here.town.services.clock.now());
    let right: Vec<String> = (now - 1..=now + 1).map(|step| code(phone, step)).collect();
    // Three codes are right at most.
    (0..4)
        .map(|number| format!("{number:06}"))
        .find(|code| !right.contains(code))
        .expect("another code")
}

/// The proof of somebody who has just given their password.
pub(crate) async fn proof(browser: &RequestContext) -> Reauthenticated {
    let session = browser.session().expect("a browser has a session");
    session::prove(session, account(browser), browser.now())
        .await
        .expect("it is remembered");
    Reauthenticated::of(browser).await.expect("a proof")
}

/// What the page shows on which it is set up.
async fn begun(browser: &RequestContext, proof: &Reauthenticated) -> Setup {
    match workbench(browser, proof).await.expect("an answer") {
        Workbench::Off(setup) => setup,
        Workbench::On { .. } => panic!("it is on already"),
    }
}

/// What a phone learns from the key that was typed into it: Base32 is read backwards here, bit by bit.
fn learnt(setup: &Setup) -> SharedSecret {
    let bits: Vec<String> = setup
        .key
        .chars()
        .filter(|letter| *letter != ' ')
        .map(|letter| "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter).expect("Base32"))
        .map(|place| format!("{place:05b}"))
        .collect();
    let bits = bits.concat();
    let byte = |place: usize| u8::from_str_radix(&bits[8 * place..8 * place + 8], 2).expect("eight bits");
    SharedSecret::of(std::array::from_fn(byte))
}
