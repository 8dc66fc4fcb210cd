//! A morning at the entrance of the demonstration desk.

use chrono::TimeDelta;
use ponte_domain::{
    actor::Actor,
    id::WorkerId,
    visit::{Visit, VisitOutcome, VisitPurpose},
};
use ponte_storage::visit;

use crate::{
    App,
    error::{Refusal, Result},
    sample::DESK,
};

/// Who comes: somebody of the story by her place in it, a name, or nobody.
#[derive(Clone, Copy)]
enum Who {
    Known(usize),
    Named(&'static str),
    Nobody,
}

/// How a visit went: minutes before now of the arrival, of being received, and of the end.
type Told = (i64, VisitPurpose, Who, Option<i64>, Option<(i64, VisitOutcome)>);

const TOLD: [Told; 9] = [
    (118, VisitPurpose::Information, Who::Nobody, Some(112), Some((104, VisitOutcome::Information))),
    (109, VisitPurpose::Documents, Who::Known(2), Some(103), Some((97, VisitOutcome::Service))),
    (95, VisitPurpose::Work, Who::Known(5), Some(90), Some((71, VisitOutcome::Elsewhere))),
    (88, VisitPurpose::Employer, Who::Nobody, None, Some((60, VisitOutcome::Left))),
    (64, VisitPurpose::Training, Who::Nobody, Some(52), Some((40, VisitOutcome::Nothing))),
    (35, VisitPurpose::Pact, Who::Known(7), Some(12), None),
    (33, VisitPurpose::Status, Who::Named("Nadia Bertolini"), None, None),
    (18, VisitPurpose::Information, Who::Nobody, None, None),
    (6, VisitPurpose::Work, Who::Known(9), None, None),
];

/// Tells who came this morning: taken in at the entrance, received by the operator.
///
/// # Errors
/// When the database refuses, or a rule does not allow what is told.
pub async fn tell(app: &App, reception: &Actor, operator: &Actor, people: &[WorkerId]) -> Result<()> {
    let tx = app.begin().await?;
    let ago = |minutes: i64| app.now() - TimeDelta::minutes(minutes);
    // Just after midnight the morning would be yesterday's: then nobody has come yet.
    let today = TOLD.iter().filter(|told| ponte_domain::clock::day_in_rome(ago(told.0)) == app.today());
    for (ticket, (arrived, purpose, who, received, ended)) in (1..).zip(today) {
        let whose = match who {
            Who::Known(ix) => (None, people.get(*ix).copied()),
            Who::Named(name) => (Some(*name), None),
            Who::Nobody => (None, None),
        };
        let made = Visit::arrive(app.new_id(), (DESK, ticket), *purpose, whose, reception.clone(), ago(*arrived));
        let mut visit = made.map_err(Refusal::from)?;
        if let Some(minutes) = received {
            visit.receive(Some("2"), operator.clone(), ago(*minutes)).map_err(Refusal::from)?;
        }
        if let Some((minutes, outcome)) = ended {
            visit.end(*outcome, operator.clone(), ago(*minutes)).map_err(Refusal::from)?;
        }
        visit::insert(&tx, &visit).await?;
    }
    app.commit(tx).await
}
