use axum::{Extension, body::to_bytes, extract::Path, http::header, response::Response};
use platform::{database::MIGRATOR, error::AppError, testing::Resident};
use sqlx::PgPool;

use super::{NOVEMBER, code, writes};
use crate::{
    letters::{one_pdf, year_pdf},
    story::Two,
};

async fn letter(resident: &Resident, month: &str) -> Result<Response, AppError> {
    one_pdf(Extension(resident.context().await), Path(month.to_owned())).await
}

async fn year(resident: &Resident, year: &str) -> Result<Response, AppError> {
    year_pdf(Extension(resident.context().await), Path(year.to_owned())).await
}

async fn is_pdf(response: Response, name: &str) {
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/pdf");
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    let disposition = response.headers()[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert_eq!(disposition, format!("attachment; filename=\"{name}\""));
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    assert!(body.starts_with(b"%PDF-"));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn both_print_a_letter_and_a_year(pool: PgPool) {
    let two = Two::together(pool).await;
    writes(&two.aya, 0, "# Novembre\n\nMon *amour* 사랑").await.unwrap();
    for resident in [&two.aya, &two.kofi] {
        is_pdf(letter(resident, NOVEMBER).await.unwrap(), "parvis-2026-11.pdf").await;
        is_pdf(year(resident, "2026").await.unwrap(), "parvis-2026.pdf").await;
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn where_there_is_no_letter_nothing_is_printed(pool: PgPool) {
    let two = Two::together(pool).await;
    let (stranger, visitor) = (two.town.resident("Yao").await, two.town.visitor());
    assert_eq!(code(letter(&two.aya, NOVEMBER).await), "not_found");
    let first = writes(&two.aya, 0, "un").await.unwrap();
    for nothing in ["2026-10", "2026-12", "x", "year"] {
        assert_eq!(code(letter(&two.aya, nothing).await), "not_found", "{nothing}");
    }
    for nothing in ["2025", "x", "20261", "-001"] {
        assert_eq!(code(year(&two.aya, nothing).await), "not_found", "{nothing}");
    }
    assert_eq!(code(letter(&stranger, NOVEMBER).await), "not_found");
    assert_eq!(code(year(&stranger, "2026").await), "not_found");
    assert_eq!(
        code(one_pdf(Extension(visitor), Path(NOVEMBER.to_owned())).await),
        "sign_in_required"
    );
    writes(&two.aya, first.number, " ").await.unwrap();
    assert_eq!(code(letter(&two.aya, NOVEMBER).await), "not_found", "a blank page");
    assert_eq!(code(year(&two.aya, "2026").await), "not_found");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn twenty_are_printed_in_five_minutes(pool: PgPool) {
    let two = Two::together(pool).await;
    writes(&two.aya, 0, "un").await.unwrap();
    for _ in 0..20 {
        letter(&two.aya, NOVEMBER).await.unwrap();
    }
    assert_eq!(code(year(&two.aya, "2026").await), "too_many_requests");
    letter(&two.kofi, NOVEMBER).await.unwrap();
}
