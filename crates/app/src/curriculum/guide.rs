//! What stands beside a letter while it is written: the words of the vacancy, what of it she has, and the pauses of her record.

use chrono::NaiveDate;
use ponte_domain::{
    curriculum::pauses,
    employer::Employer,
    id::{VacancyId, WorkerId},
    text::sort_key,
    vacancy::{Asked, Vacancy},
    worker::Worker,
};
use ponte_storage::{
    proposal::{self, Within},
    register,
};

use super::{Side, seen};
use crate::{App, error::Result, rights::Caller};

/// A vacancy that she was proposed for: her letters and curricula may be for one of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedFor {
    pub id: VacancyId,
    pub title: String,
}

/// Something that a vacancy asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asks {
    /// Words, or a code with the kind of its words.
    pub text: String,
    pub coded: Option<&'static str>,
    /// Whether her record has it.
    pub has: bool,
}

/// What stands beside a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    pub title: Option<String>,
    /// Absent while the employer wants to stay unnamed.
    pub employer: Option<String>,
    pub description: Option<String>,
    pub asks: Vec<Asks>,
    /// Times without work on record: from, to, months.
    pub pauses: Vec<(NaiveDate, NaiveDate, u32)>,
}

/// The vacancies that a person was proposed for, by title.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn proposed_for(app: &App, caller: &Caller, side: Side, worker: WorkerId) -> Result<Vec<ProposedFor>> {
    seen(app, caller, side, worker).await?;
    let mut found = Vec::new();
    // At the desk, of the vacancies that the operator may see; to herself, of all.
    let proposals = match side {
        Side::Desk => crate::proposal::of_worker(app, caller, worker).await?,
        Side::Own => proposal::of_worker(&app.db, worker, &Within::default()).await?,
    };
    for made in proposals {
        let id = made.proposal.vacancy;
        if let Some(vacancy) = register::get::<Vacancy>(&app.db, id.0).await? {
            found.push(ProposedFor { id, title: vacancy.value.title });
        }
    }
    found.sort_by(|one, other| one.title.cmp(&other.title));
    Ok(found)
}

/// The guide of a letter; of a vacancy that she was not proposed for, and of none, only what her record says.
///
/// # Errors
/// As [`proposed_for`].
pub async fn guide(app: &App, caller: &Caller, side: Side, worker: WorkerId, vacancy: Option<VacancyId>) -> Result<Guide> {
    let stored = seen(app, caller, side, worker).await?;
    let known = proposed_for(app, caller, side, worker).await?;
    let mut guide = Guide { title: None, employer: None, description: None, asks: Vec::new(), pauses: pauses(&stored.value) };
    let Some(id) = vacancy.filter(|id| known.iter().any(|own| own.id == *id)) else { return Ok(guide) };
    let Some(found) = register::get::<Vacancy>(&app.db, id.0).await? else { return Ok(guide) };
    let vacancy = found.value;
    if let Some(employer) = vacancy.employer_id.filter(|_| !vacancy.anonymous) {
        guide.employer = register::get::<Employer>(&app.db, employer.0).await?.map(|stored| stored.value.name);
    }
    guide.asks = vacancy.requirements.iter().filter_map(|required| asks(&required.what, &stored.value)).collect();
    guide.title = Some(vacancy.title);
    guide.description = vacancy.description;
    Ok(guide)
}

/// What can be said in a letter of something asked: what is of no word (hours, a vehicle) is not.
fn asks(asked: &Asked, worker: &Worker) -> Option<Asks> {
    let words = |text: &str, has| Some(Asks { text: text.to_owned(), coded: None, has });
    match asked {
        Asked::Skill { skill, .. } => {
            let same = |own: &ponte_domain::worker::Skill| match (&own.skill.uri, &skill.uri) {
                (Some(own), Some(uri)) => own == uri,
                _ => sort_key(&own.skill.text) == sort_key(&skill.text),
            };
            words(&skill.text, worker.skills.iter().any(same))
        }
        Asked::Register { register } => words(register, worker.registers.iter().any(|own| sort_key(own) == sort_key(register))),
        Asked::Other { text } => words(text, false),
        Asked::Licence { licence } => {
            Some(Asks { text: licence.as_str().to_owned(), coded: Some("licence"), has: worker.licences.contains(licence) })
        }
        Asked::Language { code, cefr } => {
            let enough = |own: &ponte_domain::worker::Language| own.code == *code && (cefr.is_none() || own.cefr >= *cefr);
            Some(Asks { text: code.clone(), coded: Some("language"), has: worker.languages.iter().any(enough) })
        }
        _ => None,
    }
}
