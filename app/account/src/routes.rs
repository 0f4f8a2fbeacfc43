//! What the front door mounts: the doors in, and what a signed-in person sets. They share one file.

#[cfg(feature = "ssr")]
use axum::{Router, routing::get};

use crate::{
    deletion::page::deletion_page,
    email::page::confirm_email_page,
    passkeys::passkeys_page,
    phone::phone_page,
    phone_login::page::{phone_code_page, phone_login_page},
    phone_registration::page::{phone_register_code_page, phone_register_page},
    privacy::page::privacy_page,
    profile::page::account_page,
    providers::page::{arriving_page, leaving_page, providers_page, unfinished_page},
    reauthentication::page::confirm_page,
    recovery::page::{forgot_page, forgot_sent_page, reset_page},
    registration::page::{register_page, register_sent_page},
    second_factor::page::{recovery_codes_page, second_factor_page},
    second_step::page::second_step_page,
    security::security_page,
    signin::page::login_page,
    verification::page::verify_page,
};

platform::lazy_pages! { account_pages, __preload_account_pages:
    RegisterPage = register_page,
    RegisterSentPage = register_sent_page,
    PhoneRegisterPage = phone_register_page,
    PhoneRegisterCodePage = phone_register_code_page,
    VerifyPage = verify_page,
    LoginPage = login_page,
    SecondStepPage = second_step_page,
    PhoneLoginPage = phone_login_page,
    PhoneCodePage = phone_code_page,
    LeavingPage = leaving_page,
    ArrivingPage = arriving_page,
    UnfinishedPage = unfinished_page,
    ForgotPage = forgot_page,
    ForgotSentPage = forgot_sent_page,
    ResetPage = reset_page,
    AccountPage = account_page,
    SecurityPage = security_page,
    SecondFactorPage = second_factor_page,
    RecoveryCodesPage = recovery_codes_page,
    PhonePage = phone_page,
    PasskeysPage = passkeys_page,
    ProvidersPage = providers_page,
    ConfirmPage = confirm_page,
    ConfirmEmailPage = confirm_email_page,
    PrivacyPage = privacy_page,
    DeletionPage = deletion_page,
}

/// `GET /account/export/{id}` and the way back from a provider. Both want the request context as an extension.
#[cfg(feature = "ssr")]
pub fn plain_routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/account/export/{id}", get(crate::export::download))
        .route("/login/with/{provider}/return", get(crate::providers::door))
}
