//! `GET /couple/letters/{month}/pdf` and `GET /couple/letters/year/{year}/pdf`: letters on paper.

use axum::{
    Extension,
    extract::Path,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use chrono::{NaiveDate, TimeDelta};
use platform::{context::RequestContext, error::AppError, limits::Limit};

use super::reading::current;
use crate::{
    capability::{Partner, Seat},
    dates,
    i18n::{Locale, td_string},
    letters::{
        markdown,
        model::Month,
        pdf::{self, Printed, PrintedLetter},
        store,
    },
};

/// Printing takes a processor for a moment.
const PRINTS: Limit = Limit::new("letters:print", 20, TimeDelta::minutes(5));

/// A month's letter, as a download.
///
/// # Errors
/// 401 when nobody is signed in, 404 where there is no letter for who asks, 429 with `Retry-After`.
pub async fn one_pdf(
    Extension(context): Extension<RequestContext>,
    Path(month): Path<String>,
) -> Result<Response, AppError> {
    let partner = Partner::of(&context).await?;
    let month: Month = month.parse().map_err(|()| AppError::not_found())?;
    let version = current(&context, &partner, month)
        .await?
        .filter(|version| !version.body.trim().is_empty())
        .ok_or_else(AppError::not_found)?;
    PRINTS.take(&context, partner.account()).await?;
    let label = dates::month(month.first_day(), context.language);
    let title = td_string!(Locale::from(context.language), letters.pdf_title, month = label.clone());
    let letter = PrintedLetter::new(label, markdown::read(&version.body));
    let printed = document(&context, &partner, title, None, vec![letter]);
    download(pdf::print(printed).await?, &format!("parvis-{month}.pdf"))
}

/// The letters of a year, as a little book.
///
/// # Errors
/// As [`one_pdf`].
pub async fn year_pdf(
    Extension(context): Extension<RequestContext>,
    Path(year): Path<String>,
) -> Result<Response, AppError> {
    let partner = Partner::of(&context).await?;
    let (year, span) = span_of(&year).ok_or_else(AppError::not_found)?;
    let letters = store::of_year(context.pool(), &partner, span).await?;
    if letters.is_empty() {
        return Err(AppError::not_found());
    }
    PRINTS.take(&context, partner.account()).await?;
    let title = td_string!(
        Locale::from(context.language),
        letters.pdf_year_title,
        year = year.to_string()
    );
    let letters = letters
        .iter()
        .map(|letter| {
            PrintedLetter::new(
                dates::month(letter.month, context.language),
                markdown::read(&letter.body),
            )
        })
        .collect();
    let printed = document(&context, &partner, title, Some(year.to_string()), letters);
    download(pdf::print(printed).await?, &format!("parvis-{year}.pdf"))
}

/// A year, with its first and last day.
fn span_of(written: &str) -> Option<(i32, (NaiveDate, NaiveDate))> {
    let month: Month = format!("{written}-01").parse().ok()?;
    let year = month.year();
    Some((year, (month.first_day(), NaiveDate::from_ymd_opt(year, 12, 31)?)))
}

fn document(
    context: &RequestContext,
    partner: &Partner,
    title: String,
    year: Option<String>,
    letters: Vec<PrintedLetter>,
) -> Printed {
    let (me, other) = (partner.name().to_owned(), partner.other().name.clone());
    // The same for both, whoever prints it.
    let (one, two) = match partner.seat() {
        Seat::First => (me, other),
        Seat::Second => (other, me),
    };
    Printed {
        lang: context.language.tag(),
        title,
        names: td_string!(Locale::from(context.language), letters.pdf_names, one = one, two = two),
        year,
        letters,
    }
}

fn download(pdf: Vec<u8>, name: &str) -> Result<Response, AppError> {
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(AppError::internal)?;
    let headers: [(HeaderName, HeaderValue); 3] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, pdf).into_response())
}
