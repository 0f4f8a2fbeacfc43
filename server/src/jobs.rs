//! The recurring work of every room, wired together.

use account::{
    deletion::{EraseAccounts, LeaveAreas},
    export::{CollectExports, MakeExport},
};
use admin::CountTown;
use couple::reminders::Remind;
use platform::jobs::{Registry, Rhythm};

use crate::backup::NightlyBackup;

/// How often it is looked whether a reminder is due: nobody minds a few minutes.
const REMINDERS: Rhythm = Rhythm::EveryMinutes(5);
/// How often accounts end whose day has come, and copies go whose time is over.
const ENDINGS: Rhythm = Rhythm::EveryMinutes(15);
/// When the day that is over is counted: soon after midnight in UTC.
const COUNTING: Rhythm = Rhythm::DailyAt { hour: 0, minute: 20 };

/// When the town is backed up: while it sleeps, and before it is emptied of what has expired.
const BACKUP_AT: Rhythm = Rhythm::DailyAt { hour: 2, minute: 41 };

/// What the workers of this process do.
pub fn registry() -> Registry {
    Registry::platform()
        .room(account::room())
        .room(couple::room())
        .job::<MakeExport>()
        .job::<LeaveAreas>()
        .recurring::<NightlyBackup>(BACKUP_AT)
        .recurring::<CollectExports>(ENDINGS)
        .recurring::<EraseAccounts>(ENDINGS)
        .recurring::<Remind>(REMINDERS)
        .recurring::<CountTown>(COUNTING)
        .job::<couple::EndPause>()
        .job::<couple::messages::TellOfMessage>()
        .purge("account", account::purge)
        .purge("desk", admin::purge)
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
