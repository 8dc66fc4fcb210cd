//! Declarations, work, endings and supports, as they are typed.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::{Path, State},
    response::Response,
};
use chrono::NaiveDate;
use ponte_app::{
    error::Error,
    unemployment::{self, Declaration},
};
use ponte_domain::{
    actor::Purpose,
    id::WorkerId,
    unemployment::{BenefitKind, DeclaredHow, EndReason, Work, WorkKind},
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::Done,
};
use uuid::Uuid;

use super::{address, fault, show};
use crate::{error::PageError, flash, pages::office::desks::day, site::Site, visitor::Staff};

/// What was typed, by the name of its field.
pub type Texts = BTreeMap<String, String>;

/// A text that was typed; none when its field is empty.
pub fn given(texts: &Texts, name: &str) -> Option<String> {
    texts.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A day that must be typed.
pub fn needed(texts: &Texts, name: &str) -> Result<NaiveDate, FieldError> {
    day(texts, name)?.ok_or_else(|| FieldError::new(name, "required"))
}

/// An amount of euro that was typed (`7900`, `7.900`, `7900,50`), in cents.
pub fn cents(texts: &Texts, name: &str) -> Result<Option<i64>, FieldError> {
    let Some(text) = given(texts, name) else { return Ok(None) };
    let wrong = || FieldError::new(name, "status-income");
    let plain = text.replace([' ', '\u{a0}', '€'], "");
    let (whole, rest) = match plain.rsplit_once([',', '.']) {
        // Three digits after a point are thousands.
        Some((whole, rest)) if rest.len() <= 2 => (whole.to_owned(), format!("{rest:0<2}")),
        _ => (plain, "00".to_owned()),
    };
    let whole = whole.replace(['.', ','], "");
    if whole.is_empty() || whole.len() > 9 || !whole.chars().chain(rest.chars()).all(|c| c.is_ascii_digit()) {
        return Err(wrong());
    }
    format!("{whole}{rest}").parse().map(Some).map_err(|_| wrong())
}

/// The work that was typed, in fields whose names begin so.
pub fn work_of(texts: &Texts, prefix: &str) -> Result<Work, FieldError> {
    let name = |field: &str| format!("{prefix}{field}");
    Ok(Work {
        kind: texts.get(&name("kind")).and_then(|code| WorkKind::from_code(code)).unwrap_or(WorkKind::Employee),
        expected: day(texts, &name("expected"))?,
        ended: day(texts, &name("ended"))?,
        income_cents: cents(texts, &name("income"))?,
        employer: given(texts, &name("employer")),
    })
}

/// `POST /sportello/persone/{id}/stato/did`. With nothing typed: today, at the desk.
pub async fn declare(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    // Who may not record is told so before anything else.
    unemployment::may_record(&site.app, &caller, WorkerId(id)).await?;
    let read = || -> Result<Declaration, FieldError> {
        Ok(Declaration {
            day: day(&texts, "did.day")?.unwrap_or_else(|| site.app.today()),
            how: texts.get("did.how").and_then(|code| DeclaredHow::from_code(code)).unwrap_or(DeclaredHow::Desk),
            work_until: day(&texts, "did.work_until")?,
            provisional: texts.get("did.provisional").is_some_and(|ticked| ticked == "true"),
            note: given(&texts, "did.note"),
        })
    };
    let done = match read() {
        Ok(declaration) => unemployment::declare(&site.app, &caller, WorkerId(id), declaration).await,
        Err(wrong) => return show(&site, staff, id, typed(&texts).wrong(wrong)).await,
    };
    after(&site, staff, id, (&texts, "did"), done).await
}

/// `POST /sportello/persone/{id}/stato/lavoro`
pub async fn work(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    // Who may not record is told so before anything else.
    unemployment::may_record(&site.app, &caller, WorkerId(id)).await?;
    let done = match needed(&texts, "work.day").and_then(|first| Ok((first, work_of(&texts, "work.")?))) {
        Ok((first, work)) => unemployment::record_work(&site.app, &caller, WorkerId(id), first, work, None).await,
        Err(wrong) => return show(&site, staff, id, typed(&texts).wrong(wrong)).await,
    };
    after(&site, staff, id, (&texts, "work"), done).await
}

/// `POST /sportello/persone/{id}/stato/fine`
pub async fn end(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    // Who may not record is told so before anything else.
    unemployment::may_record(&site.app, &caller, WorkerId(id)).await?;
    let reason = texts.get("end.reason").and_then(|code| EndReason::from_code(code)).filter(|reason| *reason != EndReason::Unknown);
    let done = match (needed(&texts, "end.day"), reason) {
        (Err(wrong), _) => return show(&site, staff, id, typed(&texts).wrong(wrong)).await,
        (_, None) => return show(&site, staff, id, typed(&texts).wrong(FieldError::new("end.reason", "reason"))).await,
        (Ok(day), Some(reason)) => unemployment::end(&site.app, &caller, WorkerId(id), day, reason, given(&texts, "end.note")).await,
    };
    after(&site, staff, id, (&texts, "end"), done).await
}

/// `POST /sportello/persone/{id}/stato/sostegni`
pub async fn benefit(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(texts): Posted<Texts>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    // Who may not record is told so before anything else.
    unemployment::may_record(&site.app, &caller, WorkerId(id)).await?;
    let kind = texts.get("benefit.kind").and_then(|code| BenefitKind::from_code(code)).unwrap_or(BenefitKind::Other);
    let done = match needed(&texts, "benefit.from").and_then(|from| Ok((from, day(&texts, "benefit.to")?))) {
        Ok(span) => {
            let source = given(&texts, "benefit.source");
            unemployment::keep_benefit(&site.app, &caller, WorkerId(id), kind, span, source).await
        }
        Err(wrong) => return show(&site, staff, id, typed(&texts).wrong(wrong)).await,
    };
    after(&site, staff, id, (&texts, "benefit"), done).await
}

pub fn typed(texts: &Texts) -> Form {
    let mut form = Form::default();
    texts.iter().for_each(|(name, value)| form.add(name, value.clone()));
    form
}

/// Leads on when it is done; shows the form again with what is wrong with it.
pub async fn after<T>(
    site: &Site,
    staff: Staff,
    id: Uuid,
    (texts, form): (&Texts, &str),
    done: Result<T, Error>,
) -> Result<Response, PageError> {
    match done {
        Ok(_) => Ok(flash::done(&address(id), Done::Recorded, 1, None)),
        Err(Error::Refused(refusal)) => match fault(&refusal, form) {
            Some(wrong) => show(site, staff, id, typed(texts).wrong(wrong)).await,
            None => Err(refusal.into()),
        },
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Texts, cents};

    #[test]
    fn amounts_are_read_as_people_type_them() {
        let read = |text: &str| cents(&Texts::from([("x".to_owned(), text.to_owned())]), "x").ok();
        for (text, expected) in [
            ("7900", Some(790_000)),
            ("7.900", Some(790_000)),
            ("7.900,50", Some(790_050)),
            ("7900.5 €", Some(790_050)),
            ("1.234.567", Some(123_456_700)),
            ("8 500,00", Some(850_000)),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
        assert_eq!(read(" "), Some(None));
        for text in ["settemila", "-7", ",5", "99999999999", "7,9,0x"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
