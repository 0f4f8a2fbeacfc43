//! The recurring work of every room, wired together.

use platform::jobs::Registry;

/// What the workers of this process do.
pub fn registry() -> Registry {
    Registry::platform()
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
