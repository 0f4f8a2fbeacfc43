//! The shell's own pages, in two files.

/// What is read: visitors get these pages without the application, residents come by now and then.
pub mod reading {
    use crate::{
        help::{
            page::{help_page, help_topic_page},
            report::page::help_report_page,
        },
        landing::landing_page,
        legal::page::{cookies_page, privacy_policy_page, terms_page},
        offline::offline_page,
    };

    platform::lazy_pages! { reading_pages, __preload_reading_pages:
        LandingPage = landing_page,
        HelpPage = help_page,
        HelpTopicPage = help_topic_page,
        HelpReportPage = help_report_page,
        PrivacyPolicyPage = privacy_policy_page,
        TermsPage = terms_page,
        CookiesPage = cookies_page,
        OfflinePage = offline_page,
    }
}

/// The gallery of parts.
pub mod gallery {
    use crate::dev::page::gallery_page;

    platform::lazy_pages! { gallery_pages, __preload_gallery_pages: GalleryPage = gallery_page }
}
