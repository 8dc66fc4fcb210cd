//! How long each kind of data about people is kept: dated parameters, and what is due.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::codes;

codes! {
    /// A kind of data about people.
    pub enum Category {
        /// Case file with career, wishes and availability.
        CaseFile = "case_file",
        /// Declaration of availability (DID) and status.
        Status = "status",
        /// Proposals, answers, verdicts.
        Proposals = "proposals",
        /// The sealed sections.
        Protected = "protected",
        /// Requests under the person's rights, and their answers.
        Requests = "requests",
        /// Whose the visits in the queue of the desk were.
        Visits = "visits",
        /// Who opened or changed what.
        Audit = "audit",
        /// Files imported, and lines that were refused.
        Imports = "imports",
        /// Letters sent and waiting.
        Mail = "mail",
        /// Sealed copies of everything.
        Backups = "backups",
    }
}

codes! {
    /// From when the months of a rule are counted.
    pub enum From {
        /// The last act on the case file.
        LastActivity = "last_activity",
        /// The end of the status; while it lasts nothing is due.
        StatusEnd = "status_end",
        /// The last step of a proposal.
        LastStep = "last_step",
        /// The answer to a request.
        Answer = "answer",
        /// The moment it was recorded.
        Recorded = "recorded",
    }
}

/// How long a kind of data is kept, since a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    pub category: Category,
    /// Months after the event.
    pub months: u32,
    pub from: From,
    /// The law, the practice, or the decision it rests on, in words.
    pub basis: String,
    /// First day on which it is valid.
    pub since: NaiveDate,
}

/// The rules, of all times.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    pub rule: Vec<Rule>,
}

impl Schedule {
    /// The rule of a kind of data on a day: the latest that was valid.
    #[must_use]
    pub fn on(&self, category: Category, day: NaiveDate) -> Option<&Rule> {
        self.rule.iter().filter(|rule| rule.category == category && rule.since <= day).max_by_key(|rule| rule.since)
    }
}

impl Rule {
    /// The first day on which what began its time on a day is no longer to be kept.
    #[must_use]
    pub fn due(&self, event: NaiveDate) -> NaiveDate {
        event.checked_add_months(Months::new(self.months)).unwrap_or(NaiveDate::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, From, Rule, Schedule};

    #[test]
    fn the_rule_of_a_day_is_the_latest_that_was_valid_and_months_are_whole() {
        let rule = |months, since: &str| Rule {
            category: Category::CaseFile,
            months,
            from: From::LastActivity,
            basis: "prova".into(),
            since: since.parse().unwrap(),
        };
        let schedule = Schedule { rule: vec![rule(60, "2026-01-01"), rule(24, "2027-01-01")] };
        let months = |day: &str| schedule.on(Category::CaseFile, day.parse().unwrap()).map(|rule| rule.months);
        assert_eq!((months("2025-12-31"), months("2026-12-31"), months("2027-01-01")), (None, Some(60), Some(24)));
        assert_eq!(schedule.rule[1].due("2024-02-29".parse().unwrap()), "2026-02-28".parse().unwrap());
        assert_eq!(schedule.on(Category::Audit, "2027-01-01".parse().unwrap()), None);
    }
}
