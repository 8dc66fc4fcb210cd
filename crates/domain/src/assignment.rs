//! Assignments: which role an account has at which desk, and from when to when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, WorkerId},
    role::Role,
};

/// A role at a desk for a time. An account may hold several, also at several desks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    pub account: AccountId,
    pub role: Role,
    /// Code of the desk.
    pub desk: String,
    /// The person it is about, for a citizen's own account, a delegate's or a student's.
    #[serde(default)]
    pub subject: Option<WorkerId>,
    /// First day.
    pub since: NaiveDate,
    /// Last day; open when absent.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

impl Assignment {
    /// Whether it holds on a day; first and last day count.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.since <= day && self.until.is_none_or(|until| until >= day)
    }
}

/// Why an assignment was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AssignmentError {
    /// It would end before it begins.
    #[error("ends before it begins")]
    Reversed,
    /// The role is about a person, and none is named; or one is named for a role that is about none.
    #[error("the person it is about is missing or out of place")]
    Subject,
    /// There is no such desk, or it has ended.
    #[error("no such desk")]
    Desk,
}

impl Assignment {
    /// Checks what can be told of an assignment by itself.
    ///
    /// # Errors
    /// [`AssignmentError::Reversed`], [`AssignmentError::Subject`].
    pub fn check(&self) -> Result<(), AssignmentError> {
        if self.until.is_some_and(|until| until < self.since) {
            return Err(AssignmentError::Reversed);
        }
        if self.role.is_about_a_person() != self.subject.is_some() {
            return Err(AssignmentError::Subject);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::{Assignment, AssignmentError};
    use crate::{
        id::{AccountId, WorkerId},
        role::Role,
    };

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn of(role: Role, until: Option<u32>) -> Assignment {
        let account = AccountId(Uuid::nil());
        Assignment { account, role, desk: "SP".into(), subject: None, since: day(10), until: until.map(day) }
    }

    #[test]
    fn first_and_last_day_count() {
        let assignment = of(Role::Operator, Some(12));
        assert_eq!([9, 10, 12, 13].map(|at| assignment.holds_on(day(at))), [false, true, true, false]);
        assert!(of(Role::Operator, None).holds_on(day(30)));
    }

    #[test]
    fn it_does_not_end_before_it_begins_and_names_a_person_where_it_is_about_one() {
        assert_eq!(of(Role::Operator, Some(9)).check(), Err(AssignmentError::Reversed));
        assert_eq!(of(Role::Citizen, None).check(), Err(AssignmentError::Subject));
        let own = Assignment { subject: Some(WorkerId(Uuid::nil())), ..of(Role::Citizen, None) };
        assert_eq!(own.check(), Ok(()));
        assert_eq!(Assignment { role: Role::Operator, ..own }.check(), Err(AssignmentError::Subject));
    }
}
