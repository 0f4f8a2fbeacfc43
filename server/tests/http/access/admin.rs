//! The doors of the desk: for everybody but operators there are none. What operators are answered is
//! in `admin.rs`.

use super::door::{Door, NOT_FOUND, post};

const SOMEBODY: (&str, &str) = ("account", "00000000-0000-7000-8000-000000000000");
const REASON: (&str, &str) = ("reason", "a good reason");

pub const DOORS: &[Door] = &[
    post("/api/admin/overview", &[], [NOT_FOUND; 4]),
    post("/api/admin/accounts", &[("search", "a")], [NOT_FOUND; 4]),
    post("/api/admin/account", &[SOMEBODY], [NOT_FOUND; 4]),
    post(
        "/api/admin/accounts/suspend",
        &[SOMEBODY, ("ground", "rules"), REASON],
        [NOT_FOUND; 4],
    ),
    post("/api/admin/accounts/lift", &[SOMEBODY, REASON], [NOT_FOUND; 4]),
    post("/api/admin/accounts/end-sessions", &[SOMEBODY, REASON], [NOT_FOUND; 4]),
    post(
        "/api/admin/registrations/resend",
        &[("registration", "00000000-0000-7000-8000-000000000000"), REASON],
        [NOT_FOUND; 4],
    ),
    post(
        "/api/admin/looking/begin",
        &[SOMEBODY, ("ground", "help"), REASON],
        [NOT_FOUND; 4],
    ),
    post("/api/admin/looking/end", &[], [NOT_FOUND; 4]),
    post(
        "/api/admin/reports",
        &[("stage", "open"), ("ground", "fault")],
        [NOT_FOUND; 4],
    ),
    post(
        "/api/admin/report",
        &[("report", "00000000-0000-7000-8000-000000000000")],
        [NOT_FOUND; 4],
    ),
    post(
        "/api/admin/reports/decide",
        &[
            ("report", "00000000-0000-7000-8000-000000000000"),
            ("outcome", "closed"),
            REASON,
        ],
        [NOT_FOUND; 4],
    ),
    post("/api/admin/jobs", &[], [NOT_FOUND; 4]),
    post("/api/admin/jobs/decide", &[("retry", "1"), REASON], [NOT_FOUND; 4]),
    post("/api/admin/outbox", &[], [NOT_FOUND; 4]),
    post(
        "/api/admin/outbox/resend",
        &[("letter", "00000000-0000-7000-8000-000000000000"), REASON],
        [NOT_FOUND; 4],
    ),
    post("/api/admin/audit", &[], [NOT_FOUND; 4]),
    post("/api/admin/flags", &[], [NOT_FOUND; 4]),
    post(
        "/api/admin/flags/decide",
        &[("flag", "install_offer"), ("audience", "nobody"), REASON],
        [NOT_FOUND; 4],
    ),
    post("/api/admin/figures", &[], [NOT_FOUND; 4]),
];
