//! Where a reader of the change feed stands.
//!
//! A cursor is the snapshot (`pg_snapshot`) of the last read: it knows exactly which
//! transactions were visible then, so a transaction that commits late, with a lower id, is still
//! to come. While a long answer is cut in pages, the cursor also carries the snapshot that the
//! pages are read up to and the last id.

use chrono::{DateTime, Datelike, Utc};

/// A snapshot in PostgreSQL's text form, `xmin:xmax:xip,…`, checked to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot(String);

impl Snapshot {
    /// The longest that is believed: some hundred transactions under way.
    const LONGEST: usize = 8_000;

    /// The snapshot of its text, if PostgreSQL would accept it.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > Self::LONGEST {
            return None;
        }
        let mut parts = text.split(':');
        let (xmin, xmax, running) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let (xmin, xmax) = (number(xmin)?, number(xmax)?);
        if xmin == 0 || xmin > xmax {
            return None;
        }
        let mut before = 0;
        let listed = (!running.is_empty()).then(|| running.split(','));
        for running in listed.into_iter().flatten() {
            let running = number(running)?;
            if running < xmin || running >= xmax || running <= before {
                return None;
            }
            before = running;
        }
        Some(Self(text.to_owned()))
    }

    /// The text that PostgreSQL reads.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The oldest transaction that was under way: all before it are over.
    pub fn oldest_transaction(&self) -> u64 {
        self.0.split(':').next().and_then(number).unwrap_or(0)
    }

    /// Whether what a transaction committed can be read in it.
    pub fn sees(&self, transaction: u64) -> bool {
        let running = self
            .0
            .split(':')
            .nth(2)
            .into_iter()
            .flat_map(|running| running.split(','));
        transaction < self.next_transaction() && running.filter_map(number).all(|running| running != transaction)
    }

    /// The first transaction that was not yet begun.
    pub fn next_transaction(&self) -> u64 {
        self.0.split(':').nth(1).and_then(number).unwrap_or(0)
    }
}

/// A transaction id: plain digits, within `xid8`.
fn number(text: &str) -> Option<u64> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// Whether a moment, in milliseconds since 1970, is one that `since` could have been: PostgreSQL does
/// not reach as far back as 64 bits do.
fn is_written(moment: i64) -> bool {
    DateTime::from_timestamp_millis(moment).is_some_and(|moment| (-1..=10_000).contains(&moment.year()))
}

/// Where a reader stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// Everything visible in the snapshot is read.
    Read(Snapshot),
    /// In the middle of a long answer.
    Reading {
        /// What the answer begins after; `None` when it began at a moment.
        after: Option<Snapshot>,
        /// The moment at which it began, in milliseconds since 1970, when it did.
        from: Option<i64>,
        /// What it ends with.
        upto: Snapshot,
        /// The last line that was sent.
        last: i64,
    },
}

impl Cursor {
    /// The cursor of its text.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('~');
        let first = parts.next()?;
        let Some(upto) = parts.next() else {
            return Snapshot::parse(first).map(Self::Read);
        };
        let last = parts.next()?.parse().ok()?;
        if parts.next().is_some() {
            return None;
        }
        let upto = Snapshot::parse(upto)?;
        Some(match first.strip_prefix('t') {
            Some(moment) => Self::Reading {
                after: None,
                from: Some(moment.parse().ok().filter(|moment| is_written(*moment))?),
                upto,
                last,
            },
            None => Self::Reading {
                after: Some(Snapshot::parse(first)?),
                from: None,
                upto,
                last,
            },
        })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Read(snapshot) => formatter.write_str(snapshot.text()),
            Self::Reading {
                after: Some(after),
                upto,
                last,
                ..
            } => {
                write!(formatter, "{}~{}~{last}", after.text(), upto.text())
            }
            Self::Reading {
                after: None,
                from,
                upto,
                last,
            } => {
                write!(formatter, "t{}~{}~{last}", from.unwrap_or(0), upto.text())
            }
        }
    }
}

/// From where to read: a cursor, or a moment for a first call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// Go on from here.
    Cursor(Cursor),
    /// Everything since a moment.
    Moment(DateTime<Utc>),
}

impl Since {
    /// The meaning of a `since` parameter: a cursor or an ISO 8601 moment with its offset.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(cursor) = Cursor::parse(text) {
            return Some(Self::Cursor(cursor));
        }
        // A plus sign that was not percent-encoded arrives as a space.
        let moment = DateTime::parse_from_rfc3339(&text.replace(' ', "+")).ok()?;
        Some(Self::Moment(moment.with_timezone(&Utc)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
    use sqlx::PgPool;

    use super::{Cursor, Since, Snapshot};
    use crate::live::changes_since;

    fn snapshot() -> impl Strategy<Value = String> {
        let running = prop::collection::vec(0_u64..40, 0..3);
        (0_u64..20, 0_u64..40, running, prop_oneof![Just(","), Just(",,")]).prop_map(|(xmin, span, running, comma)| {
            let running: Vec<String> = running.iter().map(ToString::to_string).collect();
            format!("{xmin}:{}:{}", xmin + span, running.join(comma))
        })
    }

    /// What looks like a cursor or a moment, more or less.
    fn nearly() -> impl Strategy<Value = String> {
        let moment = prop_oneof![any::<i64>(), -70_000_000_000_000_i64..300_000_000_000_000];
        let beginning = prop_oneof![snapshot(), moment.prop_map(|moment| format!("t{moment}"))];
        let middle =
            (beginning, snapshot(), any::<i64>()).prop_map(|(from, upto, last)| format!("{from}~{upto}~{last}"));
        let day = (0_u32..12_000, 0_u32..14, 0_u32..33, 0_u32..26);
        let written =
            day.prop_map(|(year, month, day, hour)| format!("{year:04}-{month:02}-{day:02}T{hour:02}:00:00 01:00"));
        prop_oneof!["\\PC{0,30}", "[0-9:~,t +-]{0,40}", snapshot(), middle, written]
    }

    #[test]
    fn a_cursor_reads_back_what_it_wrote() {
        for text in ["10:10:", "10:20:12,15", "10:20:12~30:31:~77", "t1700000000000~30:31:~5"] {
            assert_eq!(Cursor::parse(text).expect("a cursor").to_string(), text);
        }
    }

    #[test]
    fn what_postgresql_would_refuse_is_refused_before() {
        for text in [
            "",
            ":",
            "0:5:",
            "9:5:",
            "5:9:4",
            "5:9:9",
            "5:9:7,6",
            "5:9:7,7",
            "5:9:x",
            "+5:9:",
            "5:9::",
            "5:9:,6",
            "5:9:6,,7",
            "5:9:6,",
            "t-999999999999999999~5:9:~0",
            "t9223372036854775807~5:9:~0",
            "1:2:~3:4:~x",
            "18446744073709551616:18446744073709551617:",
        ] {
            assert_eq!(Cursor::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_moment_is_read_with_or_without_an_encoded_plus() {
        assert!(matches!(Since::parse("2026-11-20T10:00:00Z"), Some(Since::Moment(_))));
        assert!(matches!(
            Since::parse("2026-11-20T10:00:00 01:00"),
            Some(Since::Moment(_))
        ));
        assert_eq!(Since::parse("yesterday"), None);
    }

    proptest! {
        // A cursor that is believed is the text that was sent: nothing is read into it.
        #[test]
        fn a_cursor_that_is_believed_reads_back(text in nearly()) {
            if let Some(cursor) = Cursor::parse(&text) {
                let written = cursor.to_string();
                prop_assert_eq!(Cursor::parse(&written), Some(cursor));
            }
        }

        // It sees what is neither listed nor still to come.
        #[test]
        fn a_snapshot_sees_what_was_over(transaction in 1_u64..140, xmin in 1_u64..50, span in 0_u64..50, running in prop::collection::btree_set(0_u64..120, 0..5)) {
            let xmax = xmin + span;
            let running: Vec<u64> = running.into_iter().filter(|one| (xmin..xmax).contains(one)).collect();
            let listed: Vec<String> = running.iter().map(ToString::to_string).collect();
            let snapshot = Snapshot::parse(&format!("{xmin}:{xmax}:{}", listed.join(","))).expect("a snapshot");
            prop_assert_eq!(snapshot.sees(transaction), transaction < xmax && !running.contains(&transaction));
        }

        // No snapshot lists a transaction that it does not span.
        #[test]
        fn a_snapshot_lists_what_it_spans(xmin in 1_u64..50, span in 0_u64..50, running in prop::collection::btree_set(0_u64..120, 0..5)) {
            let xmax = xmin + span;
            let listed: Vec<String> = running.iter().map(ToString::to_string).collect();
            let known = Snapshot::parse(&format!("{xmin}:{xmax}:{}", listed.join(",")));
            prop_assert_eq!(known.is_some(), running.iter().all(|one| (xmin..xmax).contains(one)));
        }
    }

    /// Whatever is believed, the database can read: a stranger's text is never our fault.
    #[sqlx::test(migrator = "crate::database::MIGRATOR")]
    async fn whatever_is_asked_for_the_database_answers(pool: PgPool) {
        let town = crate::testing::Town::open(pool).await;
        let (pool, now) = (&town.services.pool, town.services.clock.now());
        let (mut runner, mut believed) = (TestRunner::deterministic(), 0);
        for _ in 0..2_000 {
            let text = nearly().new_tree(&mut runner).expect("a text").current();
            let Some(since) = Since::parse(&text) else { continue };
            believed += 1;
            let answer = changes_since(pool, &["account:nobody".to_owned()], Some(since), now).await;
            assert!(answer.is_ok(), "{text}");
        }
        assert!(believed > 100, "{believed}");
    }
}
