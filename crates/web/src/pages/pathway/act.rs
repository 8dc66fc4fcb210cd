//! What is recorded on a case: steps, facts, the way on, the end, and what is struck out.

use axum::{
    extract::{Path, State},
    response::Response,
};
use axum_extra::extract::Form as Posted;
use chrono::NaiveDate;
use ponte_app::{
    error::{Error, Refusal},
    pathway,
};
use ponte_domain::{
    actor::Purpose,
    pathway::{Act, Entry, RunError, Subject},
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::Done,
};
use uuid::Uuid;

use super::{
    begin::{Inputs, Said, said, text},
    case::show,
    lines::error_of,
    side::{Side, path_of, require_edit},
};
use crate::{error::PageError, flash, inputs::typed_day, pages::pack::number, site::Site, visitor::Staff};

/// A case that was posted to.
struct Posting {
    site: Site,
    staff: Staff,
    subject: Subject,
    run: Uuid,
    inputs: Inputs,
}

impl Posting {
    /// Somebody who may not change the record is told so, whatever she posts.
    async fn over(site: Site, staff: Staff, side: Side, (id, run): (Uuid, Uuid), inputs: Inputs) -> Result<Self, PageError> {
        let (caller, subject) = (staff.caller(&site, Purpose::Casework), side.subject(id));
        require_edit(&site, &caller, subject).await?;
        // What is posted is about the record that the address names, and no other.
        if pathway::view(&site.app, &caller, run).await?.stored.run.subject != subject {
            return Err(PageError::NotFound);
        }
        Ok(Self { site, staff, subject, run, inputs })
    }

    fn text(&self, name: &str) -> &str {
        text(&self.inputs, name)
    }

    /// The day that was said; today when none was.
    fn on(&self) -> Result<NaiveDate, FieldError> {
        match self.text("on") {
            "" => Ok(self.site.app.today()),
            typed => typed_day(typed).ok_or_else(|| FieldError::new("on", "date")),
        }
    }

    fn optional(&self, name: &str) -> Option<String> {
        Some(self.text(name).to_owned()).filter(|text| !text.is_empty())
    }

    /// The version that was seen, where it matters.
    fn seen(&self) -> Option<i64> {
        self.text("version").parse().ok()
    }

    /// Records one thing and leads back, or says what is wrong.
    async fn record(self, act: Result<Act, FieldError>, seen: Option<i64>) -> Result<Response, PageError> {
        let read = act.and_then(|act| Ok(Entry { on: self.on()?, act }));
        let entry = match read {
            Ok(entry) => entry,
            Err(fault) => return self.wrong(fault).await,
        };
        let caller = self.staff.caller(&self.site, Purpose::Casework);
        let note = self.text("note").to_owned();
        match pathway::record(&self.site.app, &caller, self.run, seen, entry, &note).await {
            Ok(_) => Ok(self.back()),
            Err(Error::Refused(Refusal::Run(why))) => self.refused(why).await,
            Err(error) => Err(error.into()),
        }
    }

    fn back(&self) -> Response {
        flash::done(&format!("{}/{}", path_of(self.subject), self.run), Done::Recorded, 1, None)
    }

    async fn refused(self, why: RunError) -> Result<Response, PageError> {
        self.wrong(error_of("step", why)).await
    }

    async fn wrong(self, fault: FieldError) -> Result<Response, PageError> {
        // What was typed stands in the form again.
        let mut form = Form::default();
        self.inputs.iter().for_each(|(name, value)| form.add(name, value.clone()));
        show(&self.site, self.staff, self.subject, self.run, form.wrong(fault)).await
    }
}

/// `POST /sportello/persone/{id}/percorsi/{uuid}/passo`
pub async fn step(
    State(site): State<Site>,
    staff: Staff,
    side: Side,
    Path((id, run)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let posting = Posting::over(site, staff, side, (id, run), inputs).await?;
    let quantity = match posting.text("quantity") {
        "" => Ok(None),
        typed => number(typed).map(Some).ok_or_else(|| FieldError::new("quantity", "amount")),
    };
    let (step, decision) = (posting.text("step").to_owned(), posting.optional("decision"));
    let act = quantity.map(|quantity| Act::Step { step, decision, quantity });
    // A step that is done is done, whatever a colleague recorded meanwhile.
    posting.record(act, None).await
}

/// `POST /sportello/persone/{id}/percorsi/{uuid}/mancato`: nobody came to an appointment or a meeting.
pub async fn missed(
    State(site): State<Site>,
    staff: Staff,
    side: Side,
    Path((id, run)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let posting = Posting::over(site, staff, side, (id, run), inputs).await?;
    let act = Act::Missed { step: posting.text("step").to_owned() };
    posting.record(Ok(act), None).await
}

/// `POST /sportello/persone/{id}/percorsi/{uuid}/avanti`
pub async fn onward(
    State(site): State<Site>,
    staff: Staff,
    side: Side,
    Path((id, run)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let posting = Posting::over(site, staff, side, (id, run), inputs).await?;
    let (act, seen) = (Act::Move { to: posting.text("to").to_owned() }, posting.seen());
    posting.record(Ok(act), seen).await
}

/// `POST /sportello/persone/{id}/percorsi/{uuid}/conclusione`
pub async fn exit(
    State(site): State<Site>,
    staff: Staff,
    side: Side,
    Path((id, run)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let posting = Posting::over(site, staff, side, (id, run), inputs).await?;
    let act = Act::Exit { exit: posting.text("exit").to_owned(), reason: posting.optional("reason") };
    let seen = posting.seen();
    posting.record(Ok(act), seen).await
}

/// `POST /sportello/persone/{id}/percorsi/{uuid}/fatti`: facts and events; what was known already and is said again is not recorded twice.
pub async fn facts(
    State(site): State<Site>,
    staff: Staff,
    side: Side,
    Path((id, run)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let posting = Posting::over(site, staff, side, (id, run), inputs).await?;
    let caller = posting.staff.caller(&posting.site, Purpose::Casework);
    let case = pathway::view(&posting.site.app, &caller, run).await?;
    let known = case.pathway().ok_or(PageError::NotFound)?;
    let Said { facts, events } = match said(known, &posting.inputs) {
        Ok(said) => said,
        Err(fault) => return posting.wrong(fault).await,
    };
    let today = posting.site.app.today();
    let acts = facts.into_iter().map(|(fact, value)| Entry { on: today, act: Act::Fact { fact, value } });
    let happened = events.into_iter().map(|(event, on)| Entry { on, act: Act::Event { event } });
    let last = |entry: &Entry| {
        let same = |act: &Act| match (act, &entry.act) {
            (Act::Fact { fact, .. }, Act::Fact { fact: other, .. }) => fact == other,
            (Act::Event { event }, Act::Event { event: other }) => event == other,
            _ => false,
        };
        let before = case.stored.run.standing_entries().filter(|recorded| same(&recorded.entry.act)).last();
        before.is_some_and(|recorded| match entry.act {
            Act::Event { .. } => recorded.entry.on == entry.on,
            _ => recorded.entry.act == entry.act,
        })
    };
    let entries = acts.chain(happened).filter(|entry| !last(entry)).collect();
    match pathway::record_all(&posting.site.app, &caller, run, entries).await {
        Ok(()) => {}
        Err(Error::Refused(Refusal::Run(why))) => return posting.refused(why).await,
        Err(error) => return Err(error.into()),
    }
    Ok(posting.back())
}

/// `POST /sportello/persone/{id}/percorsi/{uuid}/cancella`
pub async fn strike(
    State(site): State<Site>,
    staff: Staff,
    side: Side,
    Path((id, run)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let posting = Posting::over(site, staff, side, (id, run), inputs).await?;
    let caller = posting.staff.caller(&posting.site, Purpose::Casework);
    let entry: Uuid = posting.text("entry").parse().unwrap_or_default();
    let reason = posting.text("reason").to_owned();
    match pathway::strike(&posting.site.app, &caller, run, entry, &reason).await {
        Ok(()) => Ok(posting.back()),
        Err(Error::Refused(Refusal::Run(why))) => posting.refused(why).await,
        Err(error) => Err(error.into()),
    }
}
