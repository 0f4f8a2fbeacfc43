//! What the front door mounts. The pages of the desk share one file, which nobody else fetches.

use crate::{
    accounts::page::{account_page, accounts_page},
    audit::page::audit_page,
    figures::page::figures_page,
    flags::page::flags_page,
    home::page::home_page,
    jobs::page::jobs_page,
    outbox::page::outbox_page,
    reports::page::{report_page, reports_page},
};

platform::lazy_pages! { desk_pages, __preload_desk_pages:
    DeskHomePage = home_page,
    DeskAccountsPage = accounts_page,
    DeskAccountPage = account_page,
    DeskReportsPage = reports_page,
    DeskReportPage = report_page,
    DeskJobsPage = jobs_page,
    DeskOutboxPage = outbox_page,
    DeskAuditPage = audit_page,
    DeskFlagsPage = flags_page,
    DeskFiguresPage = figures_page,
}
