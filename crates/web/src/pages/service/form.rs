//! The form of ten seconds: what it offers, and how it is read.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Rome;
use ponte_app::{
    error::Refusal,
    register,
    rights::{Caller, Right},
    service::{self, Delivered},
};
use ponte_domain::{
    clock::day_in_rome,
    service::{ServiceChannel, ServiceError, ServiceOutcome, Side, Subject},
    worker::{Segment, Worker},
};
use ponte_templates::{
    form::{Choice, FieldError, Form},
    pages::service::{Preset, ServiceForm},
};

use super::lines::{address, lep_choices};
use crate::{error::PageError, pages::office::desks::day, site::Site};

/// What was typed, by the name of its field.
pub type Texts = BTreeMap<String, String>;

const fn preset(lep: &'static str, minutes: u32, channel: ServiceChannel) -> Preset {
    Preset { lep, minutes, channel }
}

/// What is done most often for a person, and for an employer.
const FOR_PEOPLE: &[Preset] = &[
    preset("A", 10, ServiceChannel::Desk),
    preset("A", 5, ServiceChannel::Telephone),
    preset("C", 45, ServiceChannel::Desk),
    preset("F1", 30, ServiceChannel::Desk),
];
const FOR_EMPLOYERS: &[Preset] =
    &[preset("P", 10, ServiceChannel::Telephone), preset("Q", 30, ServiceChannel::Telephone), preset("P", 60, ServiceChannel::Outside)];

/// The form for a subject, with the caller's last choice; none for who may not record a service.
pub async fn service_form(site: &Site, caller: &Caller, subject: Subject, form: Form) -> Result<Option<ServiceForm>, PageError> {
    let right = if matches!(subject, Subject::Worker(_)) { Right::EditPeople } else { Right::EditEmployers };
    if !caller.may(right) {
        return Ok(None);
    }
    let levels = service::levels(&site.app.db).await?;
    let last = service::last_choice(&site.app, caller, subject).await?;
    let today = site.app.today();
    let programmes = match subject {
        Subject::Worker(id) => service::of_worker(&site.app, caller, id).await?,
        Subject::Employer(_) => Vec::new(),
    };
    let presets = if subject.side() == Side::People { FOR_PEOPLE } else { FOR_EMPLOYERS };
    let typed = |name: &str| form.values.get(name).and_then(|values| values.first()).cloned();
    // What was chosen today goes on; on another day she is reached as she is reached best.
    let usual = match subject {
        Subject::Worker(id) => register::glance::<Worker>(&site.app, caller, id.0).await?.value.segment.map(Segment::channel),
        Subject::Employer(_) => None,
    };
    let usual = usual.filter(|_| last.as_ref().is_none_or(|last| day_in_rome(last.at) != today));
    let chosen = last.as_ref().map_or(presets[0], |last| Preset { lep: "", minutes: last.minutes, channel: last.channel });
    Ok(Some(ServiceForm {
        action: format!("{}/servizi", address(subject)),
        back: format!("{}/servizi", address(subject)),
        leps: lep_choices(&levels, Some(subject.side())),
        presets: presets.to_vec(),
        lep: typed("lep").or_else(|| last.as_ref().map(|last| last.lep.clone())).unwrap_or_else(|| presets[0].lep.to_owned()),
        minutes: chosen.minutes,
        channel: typed("channel").and_then(|code| ServiceChannel::from_code(&code)).or(usual).unwrap_or(chosen.channel),
        programmes: programmes
            .iter()
            .filter(|own| own.found.value.holds_on(today))
            .map(|own| Choice::new(own.programme.id.to_string(), own.programme.name.clone()))
            .collect(),
        form,
    }))
}

/// The service that was typed, or chosen with one press.
pub fn delivered(subject: Subject, texts: &Texts) -> Result<Delivered, FieldError> {
    let text = |name: &str| texts.get(name).map(|text| text.trim()).unwrap_or_default();
    let mut service = Delivered {
        lep: text("lep").to_owned(),
        subject,
        channel: ServiceChannel::from_code(text("channel")).unwrap_or(ServiceChannel::Desk),
        at: at(texts)?,
        minutes: match text("minutes") {
            "" => 0,
            typed => typed.parse().map_err(|_| FieldError::new("minutes", "service-minutes"))?,
        },
        outcome: ServiceOutcome::from_code(text("outcome")).unwrap_or(ServiceOutcome::Done),
        note: Some(text("note").to_owned()),
        programme: text("programme").parse().ok(),
        origin: None,
    };
    if let [lep, minutes, channel] = text("preset").split('-').collect::<Vec<&str>>().as_slice() {
        (*lep).clone_into(&mut service.lep);
        service.minutes = minutes.parse().map_err(|_| FieldError::new("minutes", "service-minutes"))?;
        service.channel = ServiceChannel::from_code(channel).unwrap_or(service.channel);
    }
    Ok(service)
}

/// When it began: now, unless another day is typed; nine o'clock of it, unless an hour is.
fn at(texts: &Texts) -> Result<Option<DateTime<Utc>>, FieldError> {
    let Some(day) = day(texts, "day")? else { return Ok(None) };
    let hour = texts.get("hour").map(|text| text.trim()).filter(|text| !text.is_empty()).unwrap_or("09:00");
    let hour = NaiveTime::parse_from_str(hour, "%H:%M").map_err(|_| FieldError::new("day", "date"))?;
    let at = Rome.from_local_datetime(&day.and_time(hour)).earliest().ok_or_else(|| FieldError::new("day", "date"))?;
    Ok(Some(at.to_utc()))
}

/// What is wrong with what was typed; none when it is no fault of the form.
pub fn fault(refusal: &Refusal) -> Option<FieldError> {
    let Refusal::Service(error) = refusal else { return None };
    Some(match error {
        ServiceError::Lep => FieldError::new("lep", "service-lep"),
        ServiceError::Side => FieldError::new("lep", "service-side"),
        ServiceError::Minutes => FieldError::new("minutes", "service-minutes"),
        ServiceError::Future => FieldError::new("day", "service-future"),
        ServiceError::TooLong => FieldError::new("note", "too-long"),
        ServiceError::Programme => FieldError::new("programme", "service-programme"),
    })
}
