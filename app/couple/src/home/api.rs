//! The door from the browser to the home.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::{Home, Today};
#[cfg(feature = "ssr")]
use {
    super::model::{DayAtHome, Matters, Open, PairedHome, PartOfDay, Theirs, WaitingRepair},
    crate::{
        capability::{Partner, Standing},
        checkins::{Openness, of_days},
        dates, goals, letters,
        pairing::{self, Keepsake},
        pause, questions, repair,
    },
    chrono::Timelike,
    platform::{clock::day_in, context::RequestContext},
};

/// Where the person stands.
#[server(name = ReadCoupleHome, prefix = "/api", endpoint = "couple/home")]
pub async fn read_couple_home() -> Result<Home, AppError> {
    home(&RequestContext::current()?).await
}

/// Today for these two; nothing for who is not one of two.
#[server(name = ReadCoupleToday, prefix = "/api", endpoint = "couple/today")]
pub async fn read_couple_today() -> Result<Option<Today>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    today(&context, &partner).await.map(Some)
}

/// Where the person who asks stands.
///
/// # Errors
/// Sign-in required.
#[cfg(feature = "ssr")]
pub async fn home(context: &RequestContext) -> Result<Home, AppError> {
    Ok(match Standing::of(context).await? {
        Standing::Alone(_) => {
            let keepsakes = Keepsake::all_of(context).await?;
            Home::Alone(
                keepsakes
                    .iter()
                    .filter_map(|keepsake| keepsake.former(context))
                    .collect(),
            )
        }
        Standing::Waiting(founder) => Home::Waiting(pairing::invitation(context, &founder).await?),
        Standing::Paired(partner) => Home::Paired(PairedHome {
            me: partner.name().to_owned(),
            partner: partner.other().name.clone(),
            newcomer: pairing::newcomer(context, &partner).await?,
        }),
    })
}

/// Today for the two, as one of them sees it: a query for each thing, all at once.
#[cfg(feature = "ssr")]
pub async fn today(context: &RequestContext, partner: &Partner) -> Result<Today, AppError> {
    let (now, zone) = (context.now(), partner.member().time_zone());
    let ((mine, theirs), matters) = tokio::try_join!(days(context, partner), matters(context, partner))?;
    Ok(Today {
        seed: partner.couple().to_string(),
        part_of_day: PartOfDay::of_hour(now.with_timezone(&zone).hour()),
        date: dates::weekday(day_in(zone, now), context.language),
        me: partner.name().to_owned(),
        partner: partner.other().name.clone(),
        mine,
        theirs,
        matters,
    })
}

/// What besides the day matters to a partner.
#[cfg(feature = "ssr")]
async fn matters(context: &RequestContext, partner: &Partner) -> Result<Matters, AppError> {
    let (pause, repair, questions, goals, letter) = tokio::try_join!(
        pause::glance(context, partner),
        repair::glance(context, partner),
        questions::glance(context, partner),
        goals::glance(context, partner),
        letters::glance(context, partner),
    )?;
    Ok(match pause {
        Some(pause) => Matters::Quiet(pause),
        None => Matters::Open(Box::new(Open {
            repair: repair.and_then(WaitingRepair::of),
            questions,
            goals,
            letter,
        })),
    })
}

/// What both said of their day, as one of them sees it. Each one's day is the one where they are.
#[cfg(feature = "ssr")]
async fn days(context: &RequestContext, partner: &Partner) -> Result<(Option<DayAtHome>, Theirs), AppError> {
    let (now, zone) = (context.now(), partner.member().time_zone());
    let (first, last) = (partner.still_today(now), partner.latest_today(now));
    let (my_day, their_day) = (day_in(zone, now), day_in(partner.other().time_zone, now));
    let (mut mine, mut theirs) = (None, Theirs::NotYet);
    for seen in of_days(context.pool(), partner, now, first, last).await? {
        let is_mine = seen.account == partner.account();
        let day = seen.values.map(|values| DayAtHome {
            values,
            note: seen.note.unwrap_or_default(),
            private: seen.private,
        });
        if is_mine && seen.day == my_day {
            mine = day;
        } else if !is_mine && seen.day == their_day {
            theirs = match (seen.openness, day) {
                (Openness::Open, Some(day)) => Theirs::Open(day),
                (Openness::Private, _) => Theirs::Private,
                _ => Theirs::Closed,
            };
        }
    }
    Ok((mine, theirs))
}
