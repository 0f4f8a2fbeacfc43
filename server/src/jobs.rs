//! The recurring work of every room, wired together.

use couple::reminders::Remind;
use platform::jobs::{Registry, Rhythm};

/// How often it is looked whether a reminder is due: nobody minds a few minutes.
const REMINDERS: Rhythm = Rhythm::EveryMinutes(5);

/// What the workers of this process do.
pub fn registry() -> Registry {
    Registry::platform()
        .recurring::<Remind>(REMINDERS)
        .job::<couple::EndPause>()
        .purge("account", account::purge)
        .purge("couple", |services| async move {
            couple::purge_ended(&services.pool, services.clock.now())
                .await
                .map(|_| ())
        })
        .purge("letters", |services| async move {
            couple::letters::purge(&services.pool, services.clock.now())
                .await
                .map(|_| ())
        })
}
