//! The doors of the couple area.

use super::door::{
    Door, INVALID, MEMBERS, NO_CONTENT, NOBODYS, NOT_FOUND, NOTHING, OK, PARTNERS, REFUSED, SIGN_IN, get, post,
};

const NO_GOAL: &[(&str, &str)] = &[
    ("goal", "00000000-0000-7000-8000-000000000000"),
    ("action", "00000000-0000-7000-8000-000000000000"),
    ("title", "Voir la mer"),
    ("owner", "both"),
    ("text", "Compter l’argent"),
    ("to", "done"),
];
const NO_REPAIR: &[(&str, &str)] = &[
    ("repair", "00000000-0000-7000-8000-000000000000"),
    ("step", "fact"),
    ("words", "un mot"),
    ("go", "next"),
    ("number", "1"),
    ("made", "understand"),
    ("key", ""),
    ("title", ""),
];

/// A question that does not exist.
const NO_QUESTION: &[(&str, &str)] = &[("id", "00000000-0000-7000-8000-000000000000")];
/// Who is in no couple is told `null`, and a partner that there is none.
const NO_QUESTION_SEEN: [u16; 4] = [SIGN_IN, NO_CONTENT, NO_CONTENT, NOT_FOUND];

pub const DOORS: &[Door] = &[
    post("/api/couple/home", &[], MEMBERS),
    post("/api/couple/today", &[], NOTHING),
    post(
        "/api/couple/join",
        &[("code", "000000")],
        [SIGN_IN, REFUSED, REFUSED, REFUSED],
    ),
    post("/api/couple/create", &[], [SIGN_IN, OK, OK, REFUSED]),
    post("/api/couple/invite", &[], [SIGN_IN, OK, OK, REFUSED]),
    post("/api/couple/withdraw", &[], [SIGN_IN, OK, OK, NOT_FOUND]),
    post("/api/couple/checkins/form", &[("day", "")], NOTHING),
    post(
        "/api/couple/checkins/history",
        &[("from", ""), ("to", ""), ("who", ""), ("after", "")],
        NOTHING,
    ),
    post(
        "/api/couple/checkins/save",
        &[
            ("day", ""),
            ("mood", "5"),
            ("stress", "5"),
            ("energy", "5"),
            ("note", ""),
            ("key", ""),
        ],
        PARTNERS,
    ),
    post("/api/couple/checkins/both-first", &[("both_first", "true")], PARTNERS),
    post("/api/couple/trends", &[("days", "365")], NOTHING),
    post("/api/couple/reminders", &[], NOTHING),
    post(
        "/api/couple/reminders/save",
        &[("check_in", "true"), ("check_in_at", "20:30")],
        PARTNERS,
    ),
    post(
        "/api/couple/questions/list",
        &[
            ("theme", ""),
            ("state", ""),
            ("turn", ""),
            ("search", ""),
            ("after", ""),
        ],
        NOTHING,
    ),
    post(
        "/api/couple/questions/suggestion",
        &[("theme", ""), ("another", "")],
        NOTHING,
    ),
    post("/api/couple/questions/form", &[], NOTHING),
    post("/api/couple/questions/one", NO_QUESTION, NO_QUESTION_SEEN),
    post("/api/couple/questions/own", NO_QUESTION, NO_QUESTION_SEEN),
    post(
        "/api/couple/questions/ask",
        &[("text", "Et demain ?"), ("theme", "dreams"), ("key", "")],
        PARTNERS,
    ),
    post("/api/couple/questions/take", &[("library", "joys.smile")], PARTNERS),
    post(
        "/api/couple/questions/change",
        &[
            ("question", "00000000-0000-7000-8000-000000000000"),
            ("text", "Et demain ?"),
            ("theme", "dreams"),
        ],
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post(
        "/api/couple/questions/remove",
        &[("question", "00000000-0000-7000-8000-000000000000")],
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post(
        "/api/couple/questions/answer",
        &[
            ("question", "00000000-0000-7000-8000-000000000000"),
            ("status", "answered"),
            ("text", "Oui."),
            ("key", ""),
        ],
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post(
        "/api/couple/goals",
        &[("status", ""), ("owner", ""), ("after", "")],
        NOTHING,
    ),
    post("/api/couple/goals/form", &[], NOTHING),
    post(
        "/api/couple/goals/goal",
        NO_GOAL,
        [SIGN_IN, NO_CONTENT, NO_CONTENT, NOT_FOUND],
    ),
    post(
        "/api/couple/goals/set",
        &[("title", "Voir la mer"), ("owner", "both")],
        PARTNERS,
    ),
    post("/api/couple/goals/edit", NO_GOAL, NOBODYS),
    post("/api/couple/goals/status", NO_GOAL, NOBODYS),
    post("/api/couple/goals/delete", NO_GOAL, NOBODYS),
    post("/api/couple/goals/actions/add", NO_GOAL, NOBODYS),
    post("/api/couple/goals/actions/edit", NO_GOAL, NOBODYS),
    post("/api/couple/goals/actions/tick", NO_GOAL, NOBODYS),
    post("/api/couple/goals/actions/move", NO_GOAL, NOBODYS),
    post("/api/couple/goals/actions/delete", NO_GOAL, NOBODYS),
    post("/api/couple/letters", &[("before", "")], NOTHING),
    post(
        "/api/couple/letters/save",
        &[("month", "2026-11"), ("base", "0"), ("body", "Mon amour,"), ("pen", "")],
        PARTNERS,
    ),
    post("/api/couple/letters/read", &[("month", "2026-11")], NOTHING),
    post(
        "/api/couple/letters/compare",
        &[("month", "2026-11"), ("base", "0"), ("body", "Bonsoir,")],
        NOTHING,
    ),
    post(
        "/api/couple/letters/history",
        &[("month", "2026-11"), ("before", ""), ("version", "")],
        NOTHING,
    ),
    post(
        "/api/couple/letters/restore",
        &[("month", "2026-11"), ("version", "none"), ("base", "1")],
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post("/api/couple/letters/photos", &[("month", "2026-11")], NOTHING),
    post(
        "/api/couple/letters/photos/remove",
        &[("photo", "00000000-0000-7000-8000-000000000000")],
        NOBODYS,
    ),
    // No form of several parts: whose letter it is, is asked before.
    post(
        "/couple/letters/2026-11/photos/add",
        &[],
        [SIGN_IN, NOT_FOUND, NOT_FOUND, INVALID],
    ),
    post("/api/couple/messages", &[("before", "")], NOTHING),
    post(
        "/api/couple/messages/remove",
        &[("message", "00000000-0000-7000-8000-000000000000")],
        NOBODYS,
    ),
    post("/couple/messages/send", &[], [SIGN_IN, NOT_FOUND, NOT_FOUND, INVALID]),
    get("/couple/letters/2026-11/pdf", PARTNERS),
    get("/couple/letters/year/2026/pdf", PARTNERS),
    post("/api/couple/pause/page", &[], NOTHING),
    post(
        "/api/couple/pause/begin",
        &[("length", "20"), ("hours", ""), ("minutes", ""), ("word", "")],
        PARTNERS,
    ),
    post("/api/couple/pause/end", &[], PARTNERS),
    post("/api/couple/repair/page", &[("after", "")], NOTHING),
    post("/api/couple/repair/begin", &[], PARTNERS),
    // Whose it is, and who may do what with it, the rules of repairs are tested for.
    post(
        "/api/couple/repair/one",
        NO_REPAIR,
        [SIGN_IN, NO_CONTENT, NO_CONTENT, NOT_FOUND],
    ),
    post("/api/couple/repair/write", NO_REPAIR, NOBODYS),
    post("/api/couple/repair/send", NO_REPAIR, NOBODYS),
    post("/api/couple/repair/discard", NO_REPAIR, NOBODYS),
    post("/api/couple/repair/move", NO_REPAIR, NOBODYS),
    post("/api/couple/repair/accept", NO_REPAIR, NOBODYS),
    post("/api/couple/undo", &[], [SIGN_IN, NOT_FOUND, NOT_FOUND, REFUSED]),
    get("/couple/export", [SIGN_IN, NOT_FOUND, OK, OK]),
];
