//! What the front door mounts: the pages of the doors in, and those of an account, each lot in a
//! file of its own.

/// Signing up, signing in, finding the way back.
pub mod doors {
    use crate::{
        recovery::page::{forgot_page, forgot_sent_page, reset_page},
        registration::page::{register_page, register_sent_page},
        signin::page::login_page,
        verification::page::verify_page,
    };

    platform::lazy_pages! { door_pages, __preload_door_pages:
        RegisterPage = register_page,
        RegisterSentPage = register_sent_page,
        VerifyPage = verify_page,
        LoginPage = login_page,
        ForgotPage = forgot_page,
        ForgotSentPage = forgot_sent_page,
        ResetPage = reset_page,
    }
}

/// What a signed-in person sets.
pub mod settings {
    use crate::{
        email::page::confirm_email_page, privacy::page::privacy_page, profile::page::account_page,
        security::security_page,
    };

    platform::lazy_pages! { account_pages, __preload_account_pages:
        AccountPage = account_page,
        SecurityPage = security_page,
        ConfirmEmailPage = confirm_email_page,
        PrivacyPage = privacy_page,
    }
}
