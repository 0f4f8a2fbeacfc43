//! The recurring work of every room, wired together.

use platform::jobs::Registry;

/// What the workers of this process do.
pub fn registry() -> Registry {
    Registry::platform()
        .job::<couple::EndPause>()
        .purge("account", account::purge)
        .purge("couple", |services| async move {
            couple::purge_ended(&services.pool, services.clock.now())
                .await
                .map(|_| ())
        })
}
