//! A day with its time.

use std::fmt;

use jiff::civil;

/// A day, perhaps with a time and an offset from UTC. It is displayed as ISO 8601 writes it, without
/// fractions of seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) day: civil::Date,
    pub(super) time: Option<civil::Time>,
    /// Minutes east of UTC.
    pub(super) offset: Option<i32>,
}

impl fmt::Display for Stamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.day)?;
        let Some(time) = self.time else {
            return Ok(());
        };
        write!(
            formatter,
            "T{:02}:{:02}:{:02}",
            time.hour(),
            time.minute(),
            time.second()
        )?;
        match self.offset {
            Some(0) => write!(formatter, "Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                let minutes = offset.unsigned_abs();
                write!(formatter, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
            None => Ok(()),
        }
    }
}

impl Stamp {
    /// Whether it is given in UTC, with a time.
    pub(crate) fn is_utc(&self) -> bool {
        self.time.is_some() && self.offset == Some(0)
    }

    /// The moment in seconds; none without a time and an offset.
    pub(crate) fn instant(&self) -> Option<i64> {
        let moment = self.day.to_datetime(self.time?);
        let seconds = jiff::tz::Offset::UTC.to_timestamp(moment).ok()?.as_second();
        Some(seconds - i64::from(self.offset?) * 60)
    }

    /// Whether its day is the one before or after another's.
    pub(crate) fn is_next_to(&self, other: &Stamp) -> bool {
        self.day.tomorrow().ok() == Some(other.day) || self.day.yesterday().ok() == Some(other.day)
    }
}
