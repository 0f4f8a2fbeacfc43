//! A form that carries a file, as browsers send it in parts: what was typed is little, and the database can keep it.
//! There is no database here: a file that would be kept is refused.
#![no_main]

use std::{
    sync::{Arc, LazyLock},
    time::Duration,
};

use chrono::DateTime;
use libfuzzer_sys::fuzz_target;
use platform::{
    account::{AccountId, Viewer},
    chance::Chance,
    clock::Clock,
    context::RequestContext,
    flags::Decisions,
    language::Language,
    live::Hub,
    media::{model::Kind, testing::reads},
    services::Services,
    testing::configuration,
};
use sqlx::postgres::PgPoolOptions;
use tokio::runtime::{Builder, Runtime};

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_current_thread().enable_all().build().expect("a runtime"));
static CONTEXT: LazyLock<RequestContext> = LazyLock::new(|| {
    let pool = PgPoolOptions::new()
        .acquire_timeout(Duration::from_millis(1))
        .connect_lazy("postgres://nobody@127.0.0.1:1/none")
        .expect("an address");
    let services = Services {
        configuration: Arc::new(configuration("fuzz")),
        pool,
        clock: Clock::fixed(DateTime::UNIX_EPOCH),
        chance: Chance::seeded(1),
        hub: Hub::default(),
        flags: Decisions::default(),
    };
    let viewer = Viewer {
        id: AccountId(uuid::Uuid::from_u128(1)),
        display_name: "Aya".to_owned(),
        language: Language::Fr,
        time_zone: "Africa/Abidjan".to_owned(),
        operator: false,
        unread: 0,
    };
    RequestContext::on_behalf_of(&services, viewer)
});

fuzz_target!(|form: &[u8]| {
    RUNTIME.block_on(async {
        let kinds = [Kind::Photo, Kind::Voice];
        let Ok(mut upload) = reads(&CONTEXT, form.to_vec(), &kinds).await else {
            return;
        };
        let typed: usize = upload.typed.values().map(String::len).sum();
        // What is no UTF-8 is three bytes longer than it was, at most.
        assert!(typed <= 3 * 64 * 1024);
        assert!(upload.typed.values().all(|value| !value.contains('\0')));
        assert!(upload.take(&CONTEXT).is_err(), "nothing can have arrived");
    });
});
