//! Days and hours around the present of the demonstration, as people at the desk count them.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, Timelike, Utc, Weekday};
use chrono_tz::Europe::Rome;
use ponte_domain::{clock::day_in_rome, dates::PartialDate};

/// The present of the demonstration.
#[derive(Debug, Clone, Copy)]
pub struct Calendar {
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
}

impl Calendar {
    pub fn new(now: DateTime<Utc>) -> Self {
        Self { now, today: day_in_rome(now) }
    }

    pub fn days_ago(&self, days: u32) -> NaiveDate {
        self.today.checked_sub_days(Days::new(days.into())).unwrap_or(self.today)
    }

    pub fn in_days(&self, days: u32) -> NaiveDate {
        self.today.checked_add_days(Days::new(days.into())).unwrap_or(self.today)
    }

    pub fn months_ago(&self, months: u32) -> NaiveDate {
        self.today.checked_sub_months(Months::new(months)).unwrap_or(self.today)
    }

    /// The month so many months ago, as people remember it; the day too when they do.
    pub fn about(&self, months: u32, with_day: bool) -> Option<PartialDate> {
        let day = self.months_ago(months);
        if with_day { Some(PartialDate::day(day)) } else { PartialDate::parse(&day.format("%Y-%m").to_string()) }
    }

    /// The so-manieth working day before today (Monday to Friday).
    pub fn working_days_ago(&self, working_days: u32) -> NaiveDate {
        let is_working = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let nth = (working_days as usize).saturating_sub(1);
        (1..).map(|days| self.days_ago(days)).filter(is_working).nth(nth).unwrap_or(self.today)
    }

    /// A time of the desk's clock on a day.
    pub fn at(&self, day: NaiveDate, hour: u32, minute: u32) -> DateTime<Utc> {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN);
        day.and_time(time).and_local_timezone(Rome).earliest().map_or(self.now, |at| at.with_timezone(&Utc))
    }

    /// So many minutes from now, on the whole minute.
    pub fn in_minutes(&self, minutes: i64) -> DateTime<Utc> {
        let at = self.now + chrono::TimeDelta::minutes(minutes);
        at.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(at)
    }
}
