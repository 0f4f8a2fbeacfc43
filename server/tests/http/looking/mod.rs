//! Looking through somebody's eyes: what an operator sees then and cannot do, how it begins and ends.

mod lasting;
mod seeing;

use platform::testing::Resident;

use crate::{
    admin::operator,
    browser::{Answer, Browser, Site},
};

const REASON: &str = "elle ne voit plus son adresse";
/// What says whose eyes they are, to the operator.
const BANNER: &str = "Vous regardez avec les yeux de Aya, jusqu’à 18:57.";
const STOP: &str = "/api/admin/looking/end";

fn card(account: &Resident) -> String {
    format!("/admin/accounts/{}", account.account)
}

/// Asks for somebody's eyes on their card, as without scripts.
async fn asks(desk: &mut Browser, account: &Resident) -> Answer {
    let (id, page) = (account.account.to_string(), card(account));
    let fields = [
        ("__form", "look"),
        ("__page", page.as_str()),
        ("account", id.as_str()),
        ("ground", "help"),
        ("reason", REASON),
    ];
    desk.submits("/api/admin/looking/begin", &fields).await
}

/// Odile's browser, which looks through Aya's eyes.
async fn looking(site: &Site) -> (Resident, Browser, Resident) {
    let (odile, mut desk) = operator(site).await;
    let aya = site.town.resident("Aya").await;
    let answer = asks(&mut desk, &aya).await;
    assert_eq!(answer.location(), "/account");
    (odile, desk, aya)
}

async fn arrange(site: &Site, statement: &'static str, account: &Resident) {
    sqlx::query(statement)
        .bind(account.account)
        .execute(&site.town.services.pool)
        .await
        .expect(statement);
}
