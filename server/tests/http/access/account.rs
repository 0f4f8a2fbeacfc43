//! The doors of accounts and notifications.

use super::door::{Door, EVERYBODY, INVALID, MEMBERS, NOT_FOUND, PROVED, REFUSED, SIGN_IN, get, post};

const NO_TOKEN: &[(&str, &str)] = &[
    ("token", "none"),
    ("password", "a long enough one"),
    ("new_password", "a long enough one"),
];

/// A code, were it one.
const A_CODE: &[(&str, &str)] = &[("one_time_code", "123456")];

/// What a device has signed, were it anything.
const AN_ANSWER: &[(&str, &str)] = &[("credential", "{}")];

/// Somebody who could be asked who one is.
const A_PROVIDER: &[(&str, &str)] = &[("provider", "google")];

/// A browser as it would describe itself, subscribed with the key of the tests (both from RFC 8291, section 5).
const A_DEVICE: &[(&str, &str)] = &[
    (
        "server_key",
        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
    ),
    ("former", "https://push.example.org/none"),
    ("endpoint", "https://push.example.org/browser"),
    (
        "p256dh",
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    ),
    ("auth", "BTBZMqHH6r4Tts7J_aSIgg"),
];

pub const DOORS: &[Door] = &[
    post("/api/account/verify/state", NO_TOKEN, EVERYBODY),
    post("/api/account/verify", NO_TOKEN, [REFUSED; 4]),
    post(
        "/api/account/register",
        &[("email", "x"), ("password", "x"), ("display_name", "x")],
        [INVALID; 4],
    ),
    post(
        "/api/account/login",
        &[("email", "nobody@example.ci"), ("password", "not the password")],
        [REFUSED; 4],
    ),
    post("/api/account/login/second/state", &[], EVERYBODY),
    post("/api/account/login/second", A_CODE, [REFUSED; 4]),
    post(
        "/api/account/login/recovery-code",
        &[("recovery_code", "K7QXM-2PD4T")],
        [REFUSED; 4],
    ),
    post("/api/account/login/phone", &[("phone", "x")], [INVALID; 4]),
    post("/api/account/login/phone/state", &[], EVERYBODY),
    post("/api/account/login/phone/code", A_CODE, [REFUSED; 4]),
    post(
        "/api/account/register/phone",
        &[("phone", "x"), ("display_name", "x")],
        [INVALID; 4],
    ),
    post("/api/account/register/phone/state", &[], EVERYBODY),
    post("/api/account/register/phone/code", A_CODE, [REFUSED; 4]),
    // Passkeys have no place where people reach the house by figures; here it has a name.
    post("/api/account/login/passkey/challenge", &[], EVERYBODY),
    post("/api/account/login/passkey", AN_ANSWER, [REFUSED; 4]),
    post("/api/account/login/second/passkey", AN_ANSWER, [REFUSED; 4]),
    // Nobody else is asked here who somebody is.
    post("/api/account/login/provider", A_PROVIDER, [NOT_FOUND; 4]),
    post("/api/account/login/provider/departure", &[], EVERYBODY),
    get("/login/with/google/return", [NOT_FOUND; 4]),
    post("/api/account/register/provider/state", &[], EVERYBODY),
    post(
        "/api/account/register/provider",
        &[("display_name", "Aya")],
        [REFUSED; 4],
    ),
    post("/api/account/forgot", &[("email", "x")], [INVALID; 4]),
    post("/api/account/reset/state", NO_TOKEN, EVERYBODY),
    post("/api/account/reset", NO_TOKEN, [REFUSED; 4]),
    post("/api/account/email/state", NO_TOKEN, EVERYBODY),
    post("/api/account/email/confirm", NO_TOKEN, [REFUSED; 4]),
    post("/api/account/profile", &[], MEMBERS),
    post(
        "/api/account/profile/save",
        &[
            ("display_name", "Aya"),
            ("language", "fr"),
            ("time_zone", "Africa/Abidjan"),
        ],
        MEMBERS,
    ),
    post("/api/account/email", &[], MEMBERS),
    post(
        "/api/account/email/change",
        &[("email", "new@example.ci"), ("current_password", "x")],
        [SIGN_IN, INVALID, INVALID, INVALID],
    ),
    post(
        "/api/account/password/change",
        &[("current_password", "x"), ("new_password", "a long enough one")],
        [SIGN_IN, INVALID, INVALID, INVALID],
    ),
    post("/api/account/confirm/ways", &[], MEMBERS),
    post(
        "/api/account/confirm/password",
        &[("current_password", "x")],
        [SIGN_IN, INVALID, INVALID, INVALID],
    ),
    post(
        "/api/account/confirm/code",
        A_CODE,
        [SIGN_IN, INVALID, INVALID, INVALID],
    ),
    post(
        "/api/account/confirm/text/ask",
        &[],
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post(
        "/api/account/confirm/text",
        A_CODE,
        [SIGN_IN, REFUSED, REFUSED, REFUSED],
    ),
    post("/api/account/second-factor", &[], MEMBERS),
    post("/api/account/second-factor/open", &[], PROVED),
    post("/api/account/second-factor/on", A_CODE, PROVED),
    post("/api/account/second-factor/off", &[], PROVED),
    post("/api/account/second-factor/recovery-codes", &[], MEMBERS),
    post("/api/account/second-factor/recovery-codes/renew", &[], PROVED),
    post("/api/account/phone", &[], MEMBERS),
    post("/api/account/phone/open", &[], PROVED),
    post("/api/account/phone/ask", &[("phone", "07 07 12 34 56")], PROVED),
    post("/api/account/phone/confirm", A_CODE, PROVED),
    post("/api/account/phone/remove", &[], PROVED),
    post(
        "/api/account/confirm/passkey",
        AN_ANSWER,
        [SIGN_IN, REFUSED, REFUSED, REFUSED],
    ),
    post(
        "/api/account/confirm/provider",
        A_PROVIDER,
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post("/api/account/passkeys", &[], MEMBERS),
    post("/api/account/passkeys/open", &[], PROVED),
    post("/api/account/passkeys/challenge", &[], PROVED),
    post("/api/account/passkeys/add", AN_ANSWER, PROVED),
    post("/api/account/passkeys/remove", &[("passkey", "none")], PROVED),
    post("/api/account/providers", &[], MEMBERS),
    post("/api/account/providers/open", &[], PROVED),
    post("/api/account/providers/link", A_PROVIDER, PROVED),
    post("/api/account/providers/unlink", A_PROVIDER, PROVED),
    post("/api/account/sessions", &[], MEMBERS),
    post(
        "/api/account/sessions/revoke",
        &[("session", "none")],
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post("/api/account/sessions/revoke-others", &[], MEMBERS),
    post("/api/account/consents", &[], MEMBERS),
    post("/api/account/export", &[], MEMBERS),
    post("/api/account/export/ask", &[], MEMBERS),
    get(
        "/account/export/00000000-0000-7000-8000-000000000000",
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post("/api/account/deletion", &[], [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND]),
    post(
        "/api/account/deletion/ask",
        &[("current_password", "x")],
        [SIGN_IN, INVALID, INVALID, INVALID],
    ),
    post(
        "/api/account/deletion/stay",
        &[],
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post("/api/notifications", &[("before", "")], MEMBERS),
    post("/api/notifications/unread", &[], MEMBERS),
    post("/api/notifications/read", &[("newest", "")], MEMBERS),
    post("/api/notifications/preferences", &[], MEMBERS),
    post("/api/notifications/preferences/save", &[], MEMBERS),
    post("/api/notifications/push/subscribe", A_DEVICE, MEMBERS),
    post(
        "/api/notifications/push/renew",
        A_DEVICE,
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post("/api/notifications/push/unsubscribe", &[], MEMBERS),
    post("/api/notifications/rhythm/save", &[("rhythm", "daily")], MEMBERS),
    post(
        "/api/notifications/quiet-hours/save",
        &[("quiet_from", "22:00"), ("quiet_to", "07:00")],
        MEMBERS,
    ),
];
