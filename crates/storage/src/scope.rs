//! Which records of a register somebody may see, as a condition of its queries.

use chrono::NaiveDate;
use ponte_domain::id::AccountId;
use sea_orm::Value;
use uuid::Uuid;

/// Records of some desks, of somebody's cases, or named one by one: any of the three lets a record through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Codes of desks.
    pub desks: Vec<String>,
    /// Codes of all desks, when the records that name none of them are let through too: they are the installation's own.
    pub known: Option<Vec<String>>,
    /// People in whose team an account is on a day.
    pub cases: Option<(AccountId, NaiveDate)>,
    /// Records by their ids.
    pub records: Vec<Uuid>,
}

impl Scope {
    /// Whether it lets nothing through whatever there is.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.desks.is_empty() && self.known.is_none() && self.cases.is_none() && self.records.is_empty()
    }

    /// The condition on a table whose columns are written with a prefix (`""` or `"r."`).
    pub(crate) fn sql(&self, prefix: &str, mut bind: impl FnMut(Value) -> String) -> String {
        let mut any: Vec<String> = Vec::new();
        let mut list = |column: &str, is: &str, values: Vec<Value>| {
            let marks: Vec<String> = values.into_iter().map(&mut bind).collect();
            format!("{prefix}{column} {is} ({})", marks.join(", "))
        };
        if !self.desks.is_empty() {
            any.push(list("desk", "IN", self.desks.iter().map(|desk| desk.as_str().into()).collect()));
        }
        if let Some(known) = &self.known {
            any.push(if known.is_empty() {
                "1 = 1".to_owned()
            } else {
                list("desk", "NOT IN", known.iter().map(|desk| desk.as_str().into()).collect())
            });
        }
        if !self.records.is_empty() {
            any.push(list("id", "IN", self.records.iter().map(|id| (*id).into()).collect()));
        }
        if let Some((account, day)) = self.cases {
            let (account, day) = (bind(account.0.into()), bind(day.into()));
            any.push(format!(
                "{prefix}id IN (SELECT worker FROM case_member WHERE account = {account} AND since <= {day} AND (until IS NULL OR until >= {day}))"
            ));
        }
        if any.is_empty() { "1 = 0".to_owned() } else { format!("({})", any.join(" OR ")) }
    }
}
