//! The day of an operator.

use std::cmp::Ordering;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, Days, Utc};
use ponte_app::{
    account, activity,
    activity::ActivityState,
    case, pathway, person,
    rights::{Caller, Right},
    today::{self, DueKind, Today as Day},
};
use ponte_domain::{account::Account, actor::Purpose, id::VacancyId, proposal::ProposalState, reference::Lang};
use ponte_storage::Kind;
use ponte_templates::{
    layout::Place,
    pages::{
        rights::Start,
        staffing::EndingRow,
        today::{Activity, CallBack, Change, ChangeKind, Clock, ClockKind, DueGroup, DueLine, DueWhen, Recent, Today, Todo},
        worker::Named,
    },
};

use crate::{
    error::PageError,
    layout::layout,
    pages::{circular, pathway::path_of, requests, visit},
    site::Site,
    visitor::Staff,
};

/// Clocks, vacancies and activities shown.
const MOST_CLOCKS: usize = 4;
const MOST_TODO: usize = 12;
const MOST_ACTIVITIES: usize = 20;

/// Steps of pathways shown of each group, and how many days ahead.
const MOST_DUE: usize = 8;
const SOON_DAYS: u64 = 7;

/// `GET /sportello`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Matching);
    let for_people = staff.0.grants.as_ref().is_some_and(|grants| grants.roles().iter().all(|role| role.is_about_a_person()));
    if for_people && caller.may(Right::PersonRights) {
        return Ok(Redirect::to("/area").into_response());
    }
    if !caller.may(Right::Propose) || !caller.may(Right::Match) {
        // Who keeps the queue and proposes nobody begins with it.
        return if caller.may(Right::Welcome) { Ok(Redirect::to(visit::PATH).into_response()) } else { start(&site, staff, &caller).await };
    }
    let day = today::today(&site.app, &caller).await?;
    let recent = account::recent(&site.app, &caller).await?;
    let works = activity::activities(&site.app, &caller, MOST_ACTIVITIES).await?;
    let name = staff.0.account.as_ref().map(|account| account.name.clone()).unwrap_or_default();
    let page = Today {
        layout: layout(&site, &staff.0, Place::Today, Vec::new()),
        today: site.app.today(),
        given_name: name.split_whitespace().next().unwrap_or_default().to_owned(),
        recent: recent
            .into_iter()
            .take(6)
            .map(|opened| Recent { href: href_of(opened.kind, &opened.id.to_string()), name: opened.name })
            .collect(),
        clocks: day.due.iter().take(MOST_CLOCKS).map(|due| clock(&day, due, site.app.now())).collect(),
        todo: day.rounds.iter().take(MOST_TODO).map(|(id, round)| todo(&day, *id, round)).collect(),
        stale: u32::try_from(day.stale).unwrap_or(u32::MAX),
        stale_first: day.stale_first.iter().map(|id| Named { id: id.to_string(), name: named(&day, *id) }).collect(),
        call_backs: day.call_backs.iter().map(|call| call_back(&day, call)).collect(),
        requests: person::near_due(&site.app, &caller).await?.into_iter().map(|listed| requests::row(listed, site.app.today())).collect(),
        circulars: circular::unread_rows(&site, &caller).await?,
        due_steps: due_steps(&site, &caller, staff.0.lang).await?,
        changes: day.changed.iter().map(|changed| change(&day, changed)).collect(),
        since: day.since,
        activities: works
            .into_iter()
            .filter(|work| matches!(work.state, ActivityState::Running | ActivityState::Waiting))
            .map(|work| Activity { id: work.id.to_string(), name: work.name, done: work.done, of: work.of, seconds_left: None })
            .collect(),
        ending: ending(&site, &staff).await?,
    };
    site.show(staff.0, &page)
}

/// Steps of pathways that are late, due today or within a week.
async fn due_steps(site: &Site, caller: &Caller, lang: Lang) -> Result<Vec<DueGroup>, PageError> {
    let today = site.app.today();
    let (steps, _) = pathway::due(&site.app, caller, today + Days::new(SOON_DAYS)).await?;
    let group = |when: DueWhen| {
        let is = |step: &&pathway::DueStep| match step.due.cmp(&today) {
            Ordering::Less => when == DueWhen::Late,
            Ordering::Equal => when == DueWhen::Today,
            Ordering::Greater => when == DueWhen::Soon,
        };
        let all: Vec<DueLine> = steps.iter().filter(is).map(|step| due_line(step, lang)).collect();
        let more = all.len().saturating_sub(MOST_DUE);
        (!all.is_empty()).then(|| DueGroup { when, lines: all.into_iter().take(MOST_DUE).collect(), more })
    };
    Ok(DueWhen::ALL.iter().filter_map(|when| group(*when)).collect())
}

fn due_line(step: &pathway::DueStep, lang: Lang) -> DueLine {
    let known = step.pack.pathway(&step.pathway);
    let title = known.and_then(|known| known.step(&step.step)).map(|(_, step)| step.title.get(lang).to_owned());
    DueLine {
        who: step.name.clone(),
        step: title.unwrap_or_else(|| step.step.clone()),
        what: known.map(|known| known.title.get(lang).to_owned()).unwrap_or_default(),
        due: step.due,
        href: format!("{}/{}", path_of(step.subject), step.run),
    }
}

/// Colleagues whose account ends soon, or ended lately, and whose files the visitor could hand over.
async fn ending(site: &Site, staff: &Staff) -> Result<Vec<EndingRow>, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let told = case::ending_soon(&site.app, &caller).await?.into_iter();
    let row = |(account, files): (Account, usize)| {
        let last_day = account.last_day?;
        let gone = account.has_ended_on(site.app.today());
        Some(EndingRow { account: Named { id: account.id.to_string(), name: account.name }, last_day, gone, files })
    };
    Ok(told.filter_map(row).collect())
}

/// Where one begins whose role proposes nobody.
async fn start(site: &Site, staff: Staff, caller: &Caller) -> Result<Response, PageError> {
    let name = staff.0.account.as_ref().map(|account| account.name.clone()).unwrap_or_default();
    let given_name = name.split_whitespace().next().unwrap_or_default().to_owned();
    let circulars = circular::unread_rows(site, caller).await?;
    let page = Start { layout: layout(site, &staff.0, Place::Today, Vec::new()), given_name, circulars };
    site.show(staff.0, &page)
}

/// Address of a record of the desk.
pub fn href_of(kind: Kind, id: &str) -> String {
    match kind {
        Kind::Worker => format!("/sportello/persone/{id}"),
        Kind::Employer => format!("/sportello/imprese/{id}"),
        Kind::Vacancy => format!("/sportello/offerte/{id}"),
        Kind::Course => format!("/sportello/corsi/{id}"),
        Kind::Body => format!("/sportello/enti/{id}"),
        Kind::Project => format!("/sportello/progetti/{id}"),
        _ => "/sportello".to_owned(),
    }
}

fn title(day: &Day, id: VacancyId) -> String {
    day.vacancies.get(&id.0).map(|stored| stored.value.title.clone()).unwrap_or_default()
}

fn named(day: &Day, id: uuid::Uuid) -> String {
    day.people.get(&id).cloned().unwrap_or_default()
}

fn clock(day: &Day, due: &today::Due, now: DateTime<Utc>) -> Clock {
    let whole = (due.until - due.since).num_minutes().max(1);
    let gone = ((now - due.since).num_minutes().clamp(0, whole) * 1000) / whole;
    let base = format!("/sportello/offerte/{}", due.vacancy);
    let (kind, href) = match due.kind {
        DueKind::Rosa => (ClockKind::Rosa, format!("{base}/giro")),
        DueKind::Outcome => (ClockKind::Outcome, format!("{base}/rosa")),
        DueKind::Expiry => (ClockKind::Expiry, base),
    };
    Clock { kind, until: due.until, what: title(day, due.vacancy), count: 1, gone: u16::try_from(gone).unwrap_or(1000), href }
}

fn todo(day: &Day, id: VacancyId, round: &today::Round) -> Todo {
    let vacancy = day.vacancies.get(&id.0).map(|stored| &stored.value);
    Todo {
        id: id.to_string(),
        title: title(day, id),
        employer: vacancy.and_then(|vacancy| vacancy.employer_id).and_then(|employer| day.employers.get(&employer.into()).cloned()),
        deadline: vacancy.and_then(|vacancy| vacancy.employer_deadline),
        to_hear: round.to_hear,
        ready: round.ready,
        wanted: vacancy.map_or(0, |vacancy| vacancy.positions),
    }
}

fn call_back(day: &Day, call: &today::CallBack) -> CallBack {
    let href = format!("/sportello/offerte/{}/giro", call.vacancy);
    CallBack { who: named(day, call.worker), what: title(day, call.vacancy), at: call.at, href }
}

fn change(day: &Day, changed: &today::Changed) -> Change {
    use ProposalState as S;
    let base = format!("/sportello/offerte/{}", changed.vacancy);
    let (kind, href) = match changed.state {
        S::Hired | S::Refused | S::Withdrawn | S::ClosedElsewhere => (ChangeKind::Outcome, base),
        S::Sent | S::Assessed | S::Suitable | S::Unsuitable | S::Interview => (ChangeKind::Verdict, base),
        _ => (ChangeKind::Answer, format!("{base}/giro")),
    };
    Change { kind, who: named(day, changed.worker), what: title(day, changed.vacancy), state: Some(changed.state), at: changed.at, href }
}
