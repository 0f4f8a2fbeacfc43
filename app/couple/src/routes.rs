//! What the front door mounts: the pages, and the routes that are no page.

#[cfg(feature = "ssr")]
use axum::{
    Router,
    routing::{get, post},
};

/// The pages that everybody comes to: the home, the way in, one's day. They share one file.
pub mod today {
    use crate::{checkins::page::check_ins_page, home::page::couple_home_page, pairing::page::couple_join_page};

    platform::lazy_pages! { couple_pages, __preload_couple_pages:
        CoupleHomePage = couple_home_page,
        CoupleJoinPage = couple_join_page,
        CheckInsPage = check_ins_page,
    }
}

/// The rooms behind the home. One file for all of them: a file for each would be a hundred small
/// ones more, for what any two of them share.
pub mod rooms {
    use crate::{
        goals::page::{goal_page, goals_page},
        letters::{
            page::{letter_history_page, letter_page, letters_page},
            photos::page::letter_photos_page,
        },
        messages::page::messages_page,
        pause::page::pause_page,
        questions::page::{question_page, questions_page},
        reminders::page::reminders_page,
        repair::page::{repair_page, repairs_page},
        trends::page::trends_page,
    };

    platform::lazy_pages! { rooms_pages, __preload_rooms_pages:
        QuestionsPage = questions_page,
        QuestionPage = question_page,
        GoalsPage = goals_page,
        GoalPage = goal_page,
        LettersPage = letters_page,
        LetterPage = letter_page,
        LetterHistoryPage = letter_history_page,
        LetterPhotosPage = letter_photos_page,
        RepairsPage = repairs_page,
        RepairPage = repair_page,
        MessagesPage = messages_page,
        PausePage = pause_page,
        TrendsPage = trends_page,
        RemindersPage = reminders_page,
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

/// What carries files: `POST /couple/letters/{month}/photos/add` and `POST /couple/messages/send`. Wants
/// the request context as an extension, and room for [`platform::media::LARGEST_UPLOAD`].
#[cfg(feature = "ssr")]
pub fn upload_routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route(
            "/couple/letters/{month}/photos/add",
            post(crate::letters::photos::upload),
        )
        .route("/couple/messages/send", post(crate::messages::upload))
}
