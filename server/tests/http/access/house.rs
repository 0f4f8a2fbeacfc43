//! The doors of the house itself.

use super::door::{Door, EVERYBODY, MEMBERS, NOBODYS, NOT_FOUND, get, post};

pub const DOORS: &[Door] = &[
    post("/api/dev/outbox", &[("before", "")], EVERYBODY),
    post("/api/dev/ui", &[], EVERYBODY),
    post("/api/legal", &[("text", "privacy")], EVERYBODY),
    post("/api/contact", &[], EVERYBODY),
    post("/api/help", &[("sought", "mot de passe")], EVERYBODY),
    post("/api/help/topic", &[("topic", "doors")], EVERYBODY),
    post("/api/help/topic", &[("topic", "none")], [NOT_FOUND; 4]),
    post("/api/reports", &[], MEMBERS),
    post(
        "/api/reports/file",
        &[
            ("ground", "fault"),
            ("words", "La page reste blanche."),
            ("address", "/account"),
        ],
        MEMBERS,
    ),
    get("/api/sync/changes", MEMBERS),
    get("/manifest.webmanifest", EVERYBODY),
    get("/robots.txt", EVERYBODY),
    get("/sitemap.xml", EVERYBODY),
    get("/.well-known/security.txt", EVERYBODY),
    get("/dev/outbox/00000000-0000-7000-8000-000000000000", [NOT_FOUND; 4]),
    get("/media/00000000-0000-7000-8000-000000000000/small", NOBODYS),
    get("/health", EVERYBODY),
    get("/status", EVERYBODY),
    get("/ready", EVERYBODY),
    get("/metrics", [NOT_FOUND; 4]),
];
