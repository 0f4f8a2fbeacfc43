//! The application: what every page stands in, and the routes.

use account::routes::{
    AccountPage, ArrivingPage, ConfirmEmailPage, ConfirmPage, DeletionPage, ForgotPage, ForgotSentPage, LeavingPage,
    LoginPage, PasskeysPage, PhoneCodePage, PhoneLoginPage, PhonePage, PhoneRegisterCodePage, PhoneRegisterPage,
    PrivacyPage, ProvidersPage, RecoveryCodesPage, RegisterPage, RegisterSentPage, ResetPage, SecondFactorPage,
    SecondStepPage, SecurityPage, UnfinishedPage, VerifyPage,
};
use admin::routes::{
    DeskAccountPage, DeskAccountsPage, DeskAuditPage, DeskFiguresPage, DeskFlagsPage, DeskHomePage, DeskJobsPage,
    DeskOutboxPage, DeskReportPage, DeskReportsPage,
};
use couple::routes::{
    rooms::{
        GoalPage, GoalsPage, LetterHistoryPage, LetterPage, LetterPhotosPage, LettersPage, MessagesPage, PausePage,
        QuestionPage, QuestionsPage, RemindersPage, RepairPage, RepairsPage, TrendsPage,
    },
    today::{CheckInsPage, CoupleHomePage, CoupleJoinPage},
};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    Lazy, SsrMode,
    components::{Route, Router, Routes},
    path,
};
use platform::{
    notify::routes::{NotificationPreferencesPage, NotificationsPage, OutboxPage},
    page::provide_page,
};

use crate::{
    errors::NotFoundPage,
    frame::Frame,
    routes::{
        gallery::GalleryPage,
        reading::{
            CookiesPage, HelpPage, HelpReportPage, HelpTopicPage, LandingPage, OfflinePage, PrivacyPolicyPage,
            TermsPage,
        },
    },
};

/// The application, the same on the server and in the browser. Every route waits for its data
/// (`Async`), so that a page is whole without scripts and its status is right.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_page();
    view! {
        <Title formatter=|title: String| if title.is_empty() { "Parvis".to_owned() } else { format!("{title} · Parvis") } />
        <Router>
            <Frame>
                <Routes fallback=NotFoundPage>
                    <Route path=path!("/") view={Lazy::<LandingPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/help") view={Lazy::<HelpPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/help/report") view={Lazy::<HelpReportPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/help/:topic") view={Lazy::<HelpTopicPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/offline") view={Lazy::<OfflinePage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/legal/privacy") view={Lazy::<PrivacyPolicyPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/legal/terms") view={Lazy::<TermsPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/legal/cookies") view={Lazy::<CookiesPage>::new()} ssr=SsrMode::Async />

                    <Route path=path!("/register") view={Lazy::<RegisterPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/register/sent") view={Lazy::<RegisterSentPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/register/phone") view={Lazy::<PhoneRegisterPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/register/phone/code") view={Lazy::<PhoneRegisterCodePage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/verify/:token") view={Lazy::<VerifyPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/login") view={Lazy::<LoginPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/login/second") view={Lazy::<SecondStepPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/login/phone") view={Lazy::<PhoneLoginPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/login/phone/code") view={Lazy::<PhoneCodePage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/login/with") view={Lazy::<LeavingPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/login/unfinished") view={Lazy::<UnfinishedPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/register/with") view={Lazy::<ArrivingPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/forgot") view={Lazy::<ForgotPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/forgot/sent") view={Lazy::<ForgotSentPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/reset/:token") view={Lazy::<ResetPage>::new()} ssr=SsrMode::Async />

                    <Route path=path!("/account") view={Lazy::<AccountPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/account/security") view={Lazy::<SecurityPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/account/security/second-factor") view={Lazy::<SecondFactorPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/account/security/recovery-codes") view={Lazy::<RecoveryCodesPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/account/security/phone") view={Lazy::<PhonePage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/account/security/passkeys") view={Lazy::<PasskeysPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/account/security/providers") view={Lazy::<ProvidersPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/account/confirm") view={Lazy::<ConfirmPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/account/email/:token") view={Lazy::<ConfirmEmailPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/account/notifications") view={Lazy::<NotificationPreferencesPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/account/privacy") view={Lazy::<PrivacyPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/account/deletion") view={Lazy::<DeletionPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/notifications") view={Lazy::<NotificationsPage>::new()} ssr=SsrMode::Async />

                    <Route path=path!("/couple") view={Lazy::<CoupleHomePage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/join") view={Lazy::<CoupleJoinPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/checkins") view={Lazy::<CheckInsPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/trends") view={Lazy::<TrendsPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/reminders") view={Lazy::<RemindersPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/questions") view={Lazy::<QuestionsPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/questions/:id") view={Lazy::<QuestionPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/goals") view={Lazy::<GoalsPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/goals/:id") view={Lazy::<GoalPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/repair") view={Lazy::<RepairsPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/repair/:id") view={Lazy::<RepairPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/messages") view={Lazy::<MessagesPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/pause") view={Lazy::<PausePage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/letters") view={Lazy::<LettersPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/letters/:month") view={Lazy::<LetterPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/letters/:month/history") view={Lazy::<LetterHistoryPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/couple/letters/:month/photos") view={Lazy::<LetterPhotosPage>::new()} ssr=SsrMode::Async />

                    <Route path=path!("/admin") view={Lazy::<DeskHomePage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/accounts") view={Lazy::<DeskAccountsPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/accounts/:id") view={Lazy::<DeskAccountPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/reports") view={Lazy::<DeskReportsPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/reports/:id") view={Lazy::<DeskReportPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/jobs") view={Lazy::<DeskJobsPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/outbox") view={Lazy::<DeskOutboxPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/audit") view={Lazy::<DeskAuditPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/flags") view={Lazy::<DeskFlagsPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/admin/figures") view={Lazy::<DeskFiguresPage>::new()} ssr=SsrMode::Async />

                    <Route path=path!("/dev/outbox") view={Lazy::<OutboxPage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/dev/ui") view={Lazy::<GalleryPage>::new()} ssr=SsrMode::Async />
                </Routes>
            </Frame>
        </Router>
    }
}
