//! What an operator does with people of the list.

use axum::{
    Form as PlainForm,
    extract::{Path, State},
    response::Response,
};
use axum_extra::extract::Form;
use ponte_app::{proposal, worker};
use ponte_domain::{
    actor::Purpose,
    id::{VacancyId, WorkerId},
    proposal::Reason,
};
use ponte_templates::layout::Done;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    error::PageError,
    flash,
    pages::{Back, vacancy::head},
    site::Site,
    visitor::Staff,
};

/// People and where to go on.
#[derive(Deserialize)]
pub struct People {
    #[serde(default)]
    worker: Vec<Uuid>,
    /// What is done with many: `propose`, `write`, `discard`.
    #[serde(default)]
    act: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    torna: String,
}

impl People {
    fn workers(&self) -> Vec<WorkerId> {
        self.worker.iter().copied().map(WorkerId).collect()
    }

    fn one(&self) -> Result<WorkerId, PageError> {
        self.worker.first().copied().map(WorkerId).ok_or(PageError::BadRequest)
    }

    fn reason(&self) -> Result<Reason, PageError> {
        Reason::from_code(&self.reason).ok_or(PageError::BadRequest)
    }

    fn back(self, id: Uuid) -> String {
        Back { torna: self.torna }.or(&head::address(id, "rosa"))
    }
}

fn undo_address(id: Uuid, worker: WorkerId) -> Option<String> {
    Some(head::address(id, &format!("annulla/{worker}")))
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// `POST /sportello/offerte/{id}/proponi`
pub async fn propose(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Form(people): Form<People>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    let made = proposal::propose(&site.app, &caller, VacancyId(id), &people.workers()).await?;
    Ok(match (people.worker.as_slice(), made.len()) {
        ([one], 1) => {
            let one = *one;
            flash::done_to(&people.back(id), Done::Proposed, one, None)
        }
        (_, many) => flash::done(&people.back(id), Done::Proposed, count(many), None),
    })
}

/// `POST /sportello/offerte/{id}/scarta`
pub async fn discard(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Form(people): Form<People>,
) -> Result<Response, PageError> {
    let (worker, reason) = (people.one()?, people.reason()?);
    let note = Some(people.note.trim().to_owned()).filter(|note| !note.is_empty());
    proposal::discard(&site.app, &staff.caller(&site, Purpose::Matching), VacancyId(id), worker, reason, note).await?;
    Ok(flash::done_to(&people.back(id), Done::Discarded, worker.0, undo_address(id, worker)))
}

/// `POST /sportello/offerte/{id}/rimetti`
pub async fn restore(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Form(people): Form<People>,
) -> Result<Response, PageError> {
    let worker = people.one()?;
    proposal::restore(&site.app, &staff.caller(&site, Purpose::Matching), VacancyId(id), worker).await?;
    Ok(flash::done_to(&people.back(id), Done::Restored, worker.0, None))
}

/// `POST /sportello/offerte/{id}/scrivi`: asks by mail.
pub async fn write(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Form(people): Form<People>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    let asked = proposal::ask_by_mail(&site.app, &caller, VacancyId(id), &people.workers()).await?;
    Ok(flash::done(&people.back(id), Done::Asked, count(asked.written.len()), None))
}

/// `POST /sportello/offerte/{id}/molti`: proposes, writes to or discards everybody chosen.
pub async fn many(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Form(people): Form<People>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    match people.act.as_str() {
        "propose" => propose(State(site), staff, Path(id), Form(people)).await,
        "write" => write(State(site), staff, Path(id), Form(people)).await,
        "discard" => {
            let reason = people.reason()?;
            for worker in people.workers() {
                proposal::discard(&site.app, &caller, VacancyId(id), worker, reason, None).await?;
            }
            let done = count(people.worker.len());
            Ok(flash::done(&people.back(id), Done::Discarded, done, None))
        }
        _ => Err(PageError::BadRequest),
    }
}

/// `POST /sportello/offerte/{id}/annulla/{worker}`: takes the last step of a proposal back.
pub async fn undo(State(site): State<Site>, staff: Staff, Path((id, worker)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    proposal::undo(&site.app, &staff.caller(&site, Purpose::Matching), VacancyId(id), WorkerId(worker)).await?;
    Ok(flash::done(&head::address(id, "rosa"), Done::Undone, 1, None))
}

/// `POST /sportello/offerte/{id}/risposta`: a person's answer to one question goes into her record.
pub async fn answer(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    PlainForm(inputs): PlainForm<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let of = |name: &str| inputs.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    let who = of("worker").and_then(|worker| worker.parse().ok()).ok_or(PageError::BadRequest)?;
    worker::answer(&site.app, &staff.caller(&site, Purpose::Casework), WorkerId(who), &answers(&inputs)).await?;
    let back = Back { torna: of("torna").unwrap_or_default().to_owned() };
    Ok(flash::done_to(&back.or(&head::address(id, "rosa")), Done::Recorded, who, None))
}

/// The answers among the inputs of a form: `answer.3.availability.shifts` is `yes weekend`.
pub fn answers(inputs: &[(String, String)]) -> Vec<worker::Answer> {
    let read = |(name, value): &(String, String)| {
        let (_, field) = name.strip_prefix("answer.")?.split_once('.')?;
        let (word, value) = value.split_once(' ')?;
        let yes = match word {
            "yes" => true,
            "no" => false,
            _ => return None,
        };
        Some(worker::Answer { field: field.to_owned(), value: value.to_owned(), yes })
    };
    inputs.iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_carries_its_field_and_value() {
        let input = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let read = answers(&[
            input("answer.3.availability.shifts", "no weekend|night"),
            input("answer.4.skills", ""),
            input("note", "yes indeed"),
        ]);
        assert_eq!(read, [worker::Answer { field: "availability.shifts".into(), value: "weekend|night".into(), yes: false }]);
    }
}
