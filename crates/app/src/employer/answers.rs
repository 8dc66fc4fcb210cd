//! How reliably employers answer to the people proposed to them.

use std::collections::HashMap;

use ponte_storage::{Kind, proposal};
use uuid::Uuid;

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// What an employer answered to the shortlists sent to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answers {
    /// Shortlists sent.
    pub asked: u32,
    /// Of which answered, or with a verdict on everybody.
    pub answered: u32,
    /// Days that half of the answers took at most; known once an answer is dated.
    pub days: Option<u32>,
}

impl Answers {
    /// Share answered, in per cent; none when nothing was asked.
    #[must_use]
    pub fn percent(&self) -> Option<u8> {
        (self.answered * 100).checked_div(self.asked).and_then(|percent| u8::try_from(percent).ok())
    }
}

/// The answers of some employers; those to whom nothing was sent are left out.
///
/// # Errors
/// When the database cannot be read.
pub async fn answers(app: &App, caller: &Caller, employers: &[Uuid]) -> Result<HashMap<Uuid, Answers>> {
    if !caller.may(Right::Match) || !caller.may(Right::SeeEmployers) {
        return Ok(HashMap::new());
    }
    let seen = app.admitted(&app.db, caller, Right::SeeEmployers, Kind::Employer, employers).await?;
    let employers: Vec<Uuid> = employers.iter().copied().filter(|id| seen.contains(id)).collect();
    let mut found: HashMap<Uuid, (Answers, Vec<i64>)> = HashMap::new();
    for (employer, dispatch) in proposal::dispatches_to(&app.db, &employers).await? {
        let (answers, days) = found.entry(employer).or_default();
        answers.asked += 1;
        let last_verdict = dispatch.people.iter().filter_map(|sent| sent.verdict_at).max();
        let at = dispatch.answered_at.or(last_verdict.filter(|_| dispatch.is_answered()));
        if dispatch.answered_at.is_some() || dispatch.is_answered() {
            answers.answered += 1;
        }
        days.extend(at.map(|at| (at - dispatch.sent_at).num_days().max(0)));
    }
    let with_days = |(employer, (answers, mut days)): (Uuid, (Answers, Vec<i64>))| {
        days.sort_unstable();
        let middle = days.get(days.len().saturating_sub(1) / 2).and_then(|days| u32::try_from(*days).ok());
        (employer, Answers { days: middle, ..answers })
    };
    Ok(found.into_iter().map(with_days).collect())
}
