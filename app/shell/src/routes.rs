//! The shell's own pages: each lot in a file of its own.

/// The landing page, as light as it can be.
pub mod landing {
    use crate::landing::landing_page;

    platform::lazy_pages! { landing_pages, __preload_landing_pages: LandingPage = landing_page }
}

/// Help and legal texts.
pub mod reading {
    use crate::{
        help::page::help_page,
        legal::page::{cookies_page, privacy_policy_page, terms_page},
    };

    platform::lazy_pages! { reading_pages, __preload_reading_pages:
        HelpPage = help_page,
        PrivacyPolicyPage = privacy_policy_page,
        TermsPage = terms_page,
        CookiesPage = cookies_page,
    }
}

/// The page for when there is no network.
pub mod offline {
    use crate::offline::offline_page;

    platform::lazy_pages! { offline_pages, __preload_offline_pages: OfflinePage = offline_page }
}

/// The gallery of parts.
pub mod gallery {
    use crate::dev::page::gallery_page;

    platform::lazy_pages! { gallery_pages, __preload_gallery_pages: GalleryPage = gallery_page }
}
