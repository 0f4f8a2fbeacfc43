use chrono::TimeDelta;
use platform::{
    account::AccountId,
    error::AppError,
    forms::Fields,
    language::Language,
    reports::{NewReport, ReportGround, Subject, Words, file},
    testing::Resident,
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    deciding::{Typed, decide},
    model::{Age, Outcome, ReportList, Stage},
    reading::{list, one},
};
use crate::town::Desk;

const REASON: &str = "des messages blessants, chaque soir";

/// A report of something, or about somebody.
async fn filed(desk: &Desk, reporter: &Resident, about: Option<AccountId>, ground: ReportGround) -> String {
    let words = Words::read(&mut Fields::default(), Language::Fr, "Il m’écrit sans cesse.").expect("words");
    let mut transaction = desk.context.begin().await.expect("a transaction");
    let report = NewReport {
        reporter: reporter.account,
        about,
        subject: Subject {
            kind: "profile",
            id: "",
        },
        ground,
        words: &words,
    };
    let id = file(&mut transaction, &desk.town.services, report)
        .await
        .expect("filed");
    transaction.commit().await.expect("commits");
    desk.town.advance(TimeDelta::hours(1));
    id.to_string()
}

/// Aya, Moussa whom she reports, and the report.
async fn reported(desk: &Desk) -> (Resident, Resident, String) {
    let (aya, moussa) = (desk.town.resident("Aya").await, desk.town.resident("Moussa").await);
    let report = filed(desk, &aya, Some(moussa.account), ReportGround::Harassment).await;
    (aya, moussa, report)
}

async fn decides(desk: &Desk, report: &str, outcome: Outcome) -> Result<(), AppError> {
    let typed = Typed {
        report,
        outcome: outcome.word(),
        ground: "rules",
        reason: REASON,
    };
    decide(&desk.context, &desk.operator, typed).await
}

async fn listed(desk: &Desk, stage: &str, ground: &str, after: &str) -> ReportList {
    list(&desk.context, &desk.operator, (stage, ground), after)
        .await
        .expect("a list")
}

fn ids(list: &ReportList) -> Vec<&str> {
    list.reports.iter().map(|report| report.id.as_str()).collect()
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_is_open_stands_from_the_oldest_on_and_what_is_closed_from_the_latest(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let (aya, moussa, first) = reported(&desk).await;
    let second = filed(&desk, &moussa, None, ReportGround::Fault).await;
    let third = filed(&desk, &aya, None, ReportGround::Fault).await;
    let open = listed(&desk, "", "", "").await;
    assert_eq!(open.stage, Stage::Open);
    assert_eq!(ids(&open), [&first, &second, &third]);
    assert_eq!(open.reports[0].age, Age::Hours(3));
    assert_eq!(open.reports[0].about.as_deref(), Some("Moussa"));
    assert_eq!(ids(&listed(&desk, "open", "fault", "").await), [&second, &third]);

    for report in [&first, &second] {
        decides(&desk, report, Outcome::Closed).await.expect("decided");
    }
    assert_eq!(ids(&listed(&desk, "open", "", "").await), [&third]);
    assert_eq!(ids(&listed(&desk, "closed", "", "").await), [&second, &first]);
    assert_eq!(ids(&listed(&desk, "closed", "harassment", "").await), [&first]);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_page_ends_after_thirty_and_the_next_goes_on(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let aya = desk.town.resident("Aya").await;
    for _ in 0..31 {
        filed(&desk, &aya, None, ReportGround::Other).await;
    }
    let first = listed(&desk, "open", "", "").await;
    let after = first.after.clone().expect("there is more");
    let second = listed(&desk, "open", "", &after).await;
    assert_eq!((first.reports.len(), second.reports.len(), second.after), (30, 1, None));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_report_names_both_shows_the_others_and_reading_it_is_written_down_once_an_hour(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let (aya, moussa, first) = reported(&desk).await;
    let second = filed(&desk, &aya, Some(moussa.account), ReportGround::Threat).await;
    for _ in 0..2 {
        let page = one(&desk.context, &desk.operator, &second).await.expect("a report");
        assert_eq!(page.words, "Il m’écrit sans cesse.");
        assert_eq!(page.reporter.map(|reporter| reporter.name).as_deref(), Some("Aya"));
        assert_eq!(page.about.map(|about| about.id), Some(moussa.account.to_string()));
        assert_eq!(
            page.others.iter().map(|other| other.id.as_str()).collect::<Vec<_>>(),
            [&first]
        );
    }
    let looks = "select count(*) from platform.audit_log where action = 'operator.report_seen'";
    assert_eq!(desk.count(looks).await, 1);
    let error = one(&desk.context, &desk.operator, &Uuid::nil().to_string())
        .await
        .expect_err("nothing there");
    assert_eq!(error.status(), 404);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn closing_tells_the_reporter_that_it_was_read_and_nobody_else(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let (aya, _, report) = reported(&desk).await;
    decides(&desk, &report, Outcome::Closed).await.expect("decided");
    let told: Vec<(AccountId, String)> = sqlx::query_as("select account_id, kind from platform.notifications")
        .fetch_all(desk.pool())
        .await
        .expect("bells");
    assert_eq!(told, [(aya.account, "report_seen".to_owned())]);
    assert_eq!(desk.count("select count(*) from platform.mails").await, 0);
    assert_eq!(
        desk.latest_deed().await,
        ("operator.report_decided".to_owned(), report, REASON.to_owned())
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_warning_is_a_letter_that_says_what_and_not_who(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let (_, moussa, report) = reported(&desk).await;
    decides(&desk, &report, Outcome::Warned).await.expect("decided");
    let letter = "select count(*) from platform.mails m
                  join platform.accounts a on a.id = m.account_id and a.display_name = 'Moussa'
                  where m.text like '%Harcèlement ou insultes%' and m.text not like '%Aya%'
                    and m.text not like '%sans cesse%'";
    assert_eq!(desk.count(letter).await, 1);
    let deeds = "select count(*) from platform.audit_log
                 where action = 'operator.account_warned' and detail ->> 'reason' is not null";
    assert_eq!(desk.count(deeds).await, 1);
    let page = one(&desk.context, &desk.operator, &report).await.expect("a report");
    assert_eq!(page.report.outcome, Some(Outcome::Warned));
    assert!(moussa.context().await.viewer.is_some());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_suspension_shuts_the_account_with_the_report(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let (aya, moussa, report) = reported(&desk).await;
    decides(&desk, &report, Outcome::Suspended).await.expect("decided");
    assert!(moussa.context().await.viewer.is_none());
    let again = filed(&desk, &aya, Some(moussa.account), ReportGround::Threat).await;
    let error = decides(&desk, &again, Outcome::Suspended)
        .await
        .expect_err("it is shut already");
    assert_eq!(error.code, "suspended_already");
    assert_eq!(
        ids(&listed(&desk, "open", "", "").await),
        [&again],
        "nothing was decided"
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn nothing_is_decided_without_a_reason_about_oneself_or_to_nobody(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let (aya, _, report) = reported(&desk).await;
    let typed = Typed {
        report: &report,
        outcome: "suspended",
        ground: "whim",
        reason: " ",
    };
    let error = decide(&desk.context, &desk.operator, typed).await.expect_err("refused");
    let fields: Vec<_> = error.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["ground", "reason"]);

    let own = filed(&desk, &aya, Some(desk.odile.account), ReportGround::Other).await;
    let nobodys = filed(&desk, &aya, None, ReportGround::Fault).await;
    let none = Uuid::nil().to_string();
    for (report, outcome, code) in [
        (&own, Outcome::Closed, "own_account"),
        (&nobodys, Outcome::Warned, "about_nobody"),
        (&nobodys, Outcome::Suspended, "about_nobody"),
        (&none, Outcome::Closed, "not_found"),
    ] {
        let error = decides(&desk, report, outcome).await.expect_err("refused");
        assert_eq!(error.code, code);
    }
    assert_eq!(
        desk.count("select count(*) from platform.reports where closed_at is null")
            .await,
        3
    );
    assert_eq!(desk.count("select count(*) from platform.notifications").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn of_two_who_decide_at_once_one_does(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let (_, _, report) = reported(&desk).await;
    let (one, other) = tokio::join!(
        decides(&desk, &report, Outcome::Warned),
        decides(&desk, &report, Outcome::Suspended),
    );
    let refused: Vec<String> = [one, other]
        .into_iter()
        .filter_map(Result::err)
        .map(|error| error.code)
        .collect();
    assert_eq!(refused, ["decided_already"]);
    let deeds = "select count(*) from platform.audit_log where action = 'operator.report_decided'";
    assert_eq!(desk.count(deeds).await, 1);
    let bells = "select count(*) from platform.notifications where kind = 'report_seen'";
    assert_eq!(desk.count(bells).await, 1);
}
