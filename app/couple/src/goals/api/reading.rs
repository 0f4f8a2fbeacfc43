//! Reading goals.

use chrono::NaiveDate;
use platform::{context::RequestContext, error::AppError, language::Language};
use uuid::Uuid;

use super::changing::id;
use crate::{
    capability::Partner,
    dates,
    goals::{
        model::{
            Action, GoalForm, GoalGlance, GoalPage, GoalProgress, GoalView, GoalsAsked, ListedGoal, OwnerFilter,
            PER_PAGE, Status, StatusFilter,
        },
        store::{self, CountedGoal},
    },
    i18n::{Locale, td_string},
};

/// How many next steps a glance shows.
const AT_A_GLANCE: i64 = 2;

/// What the form of a goal needs to know.
pub fn form(context: &RequestContext, partner: &Partner) -> GoalForm {
    GoalForm {
        me: partner.name().to_owned(),
        partner: partner.other().name.clone(),
        today: context.today(partner.member()).to_string(),
    }
}

/// A page of goals, the latest first: by status, by owner, behind a place in the list, each as it
/// stands in the address.
pub async fn goals(
    context: &RequestContext,
    partner: &Partner,
    [status, owner, after]: [&str; 3],
) -> Result<GoalPage, AppError> {
    let asked = GoalsAsked {
        status: StatusFilter::parse(status),
        owner: OwnerFilter::parse(owner),
    };
    let after = Uuid::parse_str(after).ok();
    let mut goals = store::list(context.pool(), partner, asked, after, PER_PAGE + 1).await?;
    let more = goals.len() > PER_PAGE;
    goals.truncate(PER_PAGE);
    Ok(GoalPage {
        asked,
        me: partner.name().to_owned(),
        partner: partner.other().name.clone(),
        next: goals.last().filter(|_| more).map(|last| last.goal.id.to_string()),
        list: goals.into_iter().map(|goal| listed(goal, context.language)).collect(),
    })
}

fn listed(CountedGoal { goal, done, total }: CountedGoal, language: Language) -> ListedGoal {
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    ListedGoal {
        id: goal.id.to_string(),
        title: goal.title,
        owner: goal.owner,
        status: goal.status,
        target: written(goal.target, language),
        done: count(done),
        total: count(total),
        changed_by_me: goal.changed_by_me,
    }
}

/// A goal with its actions.
///
/// # Errors
/// Not found, when it is not of the two or gone.
pub async fn goal(context: &RequestContext, partner: &Partner, goal: &str) -> Result<GoalView, AppError> {
    let id = id(goal)?;
    let whole = store::goal(context.pool(), partner, id).await?;
    let actions = store::actions(context.pool(), partner, id).await?;
    Ok(GoalView {
        id: id.to_string(),
        title: whole.goal.title,
        why: whole.why,
        owner: whole.goal.owner,
        status: whole.goal.status,
        target: whole.goal.target.map(|day| day.to_string()),
        target_label: written(whole.goal.target, context.language),
        changed_by_me: whole.goal.changed_by_me,
        actions: actions
            .into_iter()
            .map(|action| Action {
                id: action.id.to_string(),
                text: action.text,
                done: action.done,
                changed_by_me: action.changed_by_me,
            })
            .collect(),
        form: form(context, partner),
    })
}

fn written(day: Option<NaiveDate>, language: Language) -> Option<String> {
    day.map(|day| dates::full(day, language))
}

/// How far the couple's goals are: for trends.
pub async fn progress(context: &RequestContext, partner: &Partner) -> Result<GoalProgress, AppError> {
    store::totals(context.pool(), partner).await
}

/// What of the goals matters today: for the couple's home.
pub async fn glance(context: &RequestContext, partner: &Partner) -> Result<GoalGlance, AppError> {
    let next = store::next_actions(context.pool(), partner, AT_A_GLANCE).await?;
    Ok(GoalGlance { next })
}

/// What is said once a goal has arrived at a status.
pub(super) fn said_of(language: Language, status: Status) -> &'static str {
    let locale = Locale::from(language);
    match status {
        Status::Active => td_string!(locale, goals.is_active),
        Status::Paused => td_string!(locale, goals.is_paused),
        Status::Done => td_string!(locale, goals.is_done),
    }
}
