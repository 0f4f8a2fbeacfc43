//! Where a reader of the change feed stands.
//!
//! A cursor is the snapshot (`pg_snapshot`) of the last read: it knows exactly which
//! transactions were visible then, so a transaction that commits late, with a lower id, is still
//! to come. While a long answer is cut in pages, the cursor also carries the snapshot that the
//! pages are read up to and the last id.

use chrono::{DateTime, Utc};

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
        for running in running.split(',').filter(|_| !running.is_empty()) {
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
                from: Some(moment.parse().ok()?),
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
    use super::{Cursor, Since};

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
}
