//! What the front door mounts: the pages, and the routes that are no page.

#[cfg(feature = "ssr")]
use axum::{Router, routing::get};

/// The pages that everybody comes to: the home, the way in, one's day. They share one file.
pub mod today {
    use crate::{checkins::page::check_ins_page, home::page::couple_home_page, pairing::page::couple_join_page};

    platform::lazy_pages! { couple_pages, __preload_couple_pages:
        CoupleHomePage = couple_home_page,
        CoupleJoinPage = couple_join_page,
        CheckInsPage = check_ins_page,
    }
}

/// Looking back over weeks and months.
pub mod trends {
    use crate::trends::page::trends_page;

    platform::lazy_pages! { trends_pages, __preload_trends_pages:
        TrendsPage = trends_page,
    }
}

/// When one likes to be reminded.
pub mod reminders {
    use crate::reminders::page::reminders_page;

    platform::lazy_pages! { reminders_pages, __preload_reminders_pages:
        RemindersPage = reminders_page,
    }
}

/// Questions and answers.
pub mod questions {
    use crate::questions::page::{question_page, questions_page};

    platform::lazy_pages! { questions_pages, __preload_questions_pages:
        QuestionsPage = questions_page,
        QuestionPage = question_page,
    }
}

/// The goals and one of them. They share one file.
pub mod goals {
    use crate::goals::page::{goal_page, goals_page};

    platform::lazy_pages! { goals_pages, __preload_goals_pages:
        GoalsPage = goals_page,
        GoalPage = goal_page,
    }
}

/// After a quarrel. They share one file.
pub mod repair {
    use crate::repair::page::{repair_page, repairs_page};

    platform::lazy_pages! { repair_pages, __preload_repair_pages:
        RepairsPage = repairs_page,
        RepairPage = repair_page,
    }
}

/// A time of quiet.
pub mod pause {
    use crate::pause::page::pause_page;

    platform::lazy_pages! { pause_pages, __preload_pause_pages:
        PausePage = pause_page,
    }
}

/// The month's letter, and those before.
pub mod letters {
    use crate::letters::page::{letter_history_page, letter_page, letters_page};

    platform::lazy_pages! { letters_pages, __preload_letters_pages:
        LettersPage = letters_page,
        LetterPage = letter_page,
        LetterHistoryPage = letter_history_page,
    }
}

/// `GET /couple/export`, and letters on paper. Wants the request context as an extension.
#[cfg(feature = "ssr")]
pub fn plain_routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/couple/export", get(crate::pairing::export))
        .route("/couple/letters/{month}/pdf", get(crate::letters::one_pdf))
        .route("/couple/letters/year/{year}/pdf", get(crate::letters::year_pdf))
}
