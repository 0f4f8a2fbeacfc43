//! The time zones that are offered: where people of the pilot town live, and where they have gone.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use platform::language::Language;

use super::model::Zone;
use crate::i18n::{Locale, td_string};

/// The pilot town first, then its neighbours, then from west to east.
const OFFERED: [Tz; 28] = [
    Tz::Africa__Abidjan,
    Tz::Africa__Accra,
    Tz::Africa__Bamako,
    Tz::Africa__Ouagadougou,
    Tz::Africa__Conakry,
    Tz::Africa__Dakar,
    Tz::Africa__Lome,
    Tz::Africa__PortoNovo,
    Tz::Africa__Niamey,
    Tz::Africa__Lagos,
    Tz::Africa__Douala,
    Tz::Africa__Libreville,
    Tz::Africa__Kinshasa,
    Tz::Africa__Casablanca,
    Tz::Africa__Tunis,
    Tz::Africa__Johannesburg,
    Tz::America__Los_Angeles,
    Tz::America__Chicago,
    Tz::America__New_York,
    Tz::America__Toronto,
    Tz::Europe__London,
    Tz::Europe__Brussels,
    Tz::Europe__Paris,
    Tz::Europe__Istanbul,
    Tz::Asia__Beirut,
    Tz::Asia__Dubai,
    Tz::Asia__Shanghai,
    Tz::Asia__Seoul,
];

/// The zones to choose from, each with its time now; a person's own is always among them.
pub(super) fn offered(language: Language, own: Tz, now: DateTime<Utc>) -> Vec<Zone> {
    let unlisted = (!OFFERED.contains(&own)).then_some(own);
    unlisted
        .into_iter()
        .chain(OFFERED)
        .map(|zone| labelled(language, zone, now))
        .collect()
}

fn labelled(language: Language, zone: Tz, now: DateTime<Utc>) -> Zone {
    let label = format!(
        "{} ({})",
        place(language, zone),
        now.with_timezone(&zone).format("%H:%M")
    );
    Zone {
        name: zone.name().to_owned(),
        label,
    }
}

/// The place that a zone is named after.
fn place(language: Language, zone: Tz) -> String {
    let locale = Locale::from(language);
    let place = match zone {
        Tz::Africa__Abidjan => td_string!(locale, zones.abidjan),
        Tz::Africa__Accra => td_string!(locale, zones.accra),
        Tz::Africa__Bamako => td_string!(locale, zones.bamako),
        Tz::Africa__Ouagadougou => td_string!(locale, zones.ouagadougou),
        Tz::Africa__Conakry => td_string!(locale, zones.conakry),
        Tz::Africa__Dakar => td_string!(locale, zones.dakar),
        Tz::Africa__Lome => td_string!(locale, zones.lome),
        Tz::Africa__PortoNovo => td_string!(locale, zones.porto_novo),
        Tz::Africa__Niamey => td_string!(locale, zones.niamey),
        Tz::Africa__Lagos => td_string!(locale, zones.lagos),
        Tz::Africa__Douala => td_string!(locale, zones.douala),
        Tz::Africa__Libreville => td_string!(locale, zones.libreville),
        Tz::Africa__Kinshasa => td_string!(locale, zones.kinshasa),
        Tz::Africa__Casablanca => td_string!(locale, zones.casablanca),
        Tz::Africa__Tunis => td_string!(locale, zones.tunis),
        Tz::Africa__Johannesburg => td_string!(locale, zones.johannesburg),
        Tz::America__Los_Angeles => td_string!(locale, zones.los_angeles),
        Tz::America__Chicago => td_string!(locale, zones.chicago),
        Tz::America__New_York => td_string!(locale, zones.new_york),
        Tz::America__Toronto => td_string!(locale, zones.toronto),
        Tz::Europe__London => td_string!(locale, zones.london),
        Tz::Europe__Brussels => td_string!(locale, zones.brussels),
        Tz::Europe__Paris => td_string!(locale, zones.paris),
        Tz::Europe__Istanbul => td_string!(locale, zones.istanbul),
        Tz::Asia__Beirut => td_string!(locale, zones.beirut),
        Tz::Asia__Dubai => td_string!(locale, zones.dubai),
        Tz::Asia__Shanghai => td_string!(locale, zones.shanghai),
        Tz::Asia__Seoul => td_string!(locale, zones.seoul),
        // Zones are named after their largest town (tz database, theory.html).
        other => {
            return other
                .name()
                .rsplit('/')
                .next()
                .unwrap_or(other.name())
                .replace('_', " ");
        }
    };
    place.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_zone_is_offered_once_with_its_time() {
        let now = "2026-11-20T18:42:00Z".parse().expect("a moment");
        let zones = offered(Language::Fr, Tz::Africa__Abidjan, now);
        assert_eq!(zones.len(), OFFERED.len());
        assert_eq!(zones[0].label, "Abidjan (18:42)");
        assert!(zones.iter().any(|zone| zone.label == "Séoul (03:42)"));
    }

    #[test]
    fn a_zone_that_is_not_offered_is_offered_to_who_has_it() {
        let now = "2026-11-20T18:42:00Z".parse().expect("a moment");
        let zones = offered(Language::Fr, Tz::America__Sao_Paulo, now);
        assert_eq!(zones[0].label, "Sao Paulo (15:42)");
        assert_eq!(zones.len(), OFFERED.len() + 1);
    }
}
