//! A campaign: who is asked and who is not, what came of it, and its acts.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::{
    campaign::{self, CampaignFigures, CampaignPage as Seen, Waiting},
    error::{Error, Refusal},
    rights::Right,
};
use ponte_domain::{
    actor::Purpose,
    campaign::{CampaignError, CampaignState},
    id::CampaignId,
    reference::Lang,
    response::{Figures, ResponseState},
};
use ponte_templates::{
    layout::{Crumb, Done, Place},
    pages::campaign::{CampaignPage, FigureTables, GroupLine, LeftOutRow, PersonLine},
};
use uuid::Uuid;

use super::{PATH, list::figure};
use crate::{error::PageError, flash, layout::layout, paper::square, site::Site, visitor::Staff};

/// `GET /sportello/questionari/{uuid}`
pub async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show(&site, staff, id, None).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, poll: Option<String>) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let seen = campaign::view(&site.app, &caller, CampaignId(id)).await?;
    let lang = staff.0.lang;
    let sending = campaign::is_sending(&site.app, CampaignId(id)).await?;
    let Seen { stored, held, figures, by_channel, to_call, faulty, left_out, more } = seen;
    let campaign = stored.campaign;
    let drawing = campaign.drawing;
    let groups = drawing.iter().flat_map(|drawing| &drawing.groups).map(|(name, group)| GroupLine {
        name: name.clone(),
        candidates: group.candidates,
        drawn: group.drawn,
        short: group.short,
    });
    let page = CampaignPage {
        layout: layout(site, &staff.0, Place::More, vec![Crumb::key("questionnaires", PATH)]),
        id: campaign.id.to_string(),
        title: campaign.title,
        questionnaire: held.title.get(lang).to_owned(),
        state: campaign.state,
        audience: campaign.audience,
        anonymous: campaign.anonymous,
        by_channel,
        figures: tables(site, &figures, lang),
        to_call: to_call.into_iter().map(person).collect(),
        faulty: faulty.into_iter().map(person).collect(),
        left_out: left_out.into_iter().map(|line| LeftOutRow { name: line.name, reason: line.reason }).collect(),
        more,
        groups: groups.collect(),
        seed: drawing.as_ref().map(|drawing| drawing.seed.clone()),
        without_group: drawing.as_ref().map_or(0, |drawing| drawing.without_group),
        remind_after: campaign.remind_after,
        most_reminders: campaign.most_reminders,
        square: poll.as_deref().and_then(square),
        poll,
        sending: sending && campaign.state == CampaignState::Open,
        may_export: caller.may(Right::Export),
    };
    site.show(staff.0, &page)
}

fn person(waiting: Waiting) -> PersonLine {
    let response = waiting.response;
    PersonLine {
        response: response.id.to_string(),
        version: waiting.version,
        name: waiting.name,
        phone: waiting.phone,
        code: response.code,
        channel: response.channel,
        fault: response.fault,
        asked: response.state != ResponseState::ToSend,
    }
}

/// The figures as tables, with the names of desks.
pub fn tables(site: &Site, figures: &CampaignFigures, lang: Lang) -> FigureTables {
    let tree = site.app.desks();
    let desk = |code: &String| tree.get(code).map_or_else(|| code.clone(), |desk| desk.name.clone());
    let band = |code: &String| if code.is_empty() { "unknown".to_owned() } else { code.clone() };
    let lines = |figures: &Figures, name: &dyn Fn(&String) -> String| {
        figures.rows.iter().map(|(key, tally)| figure(name(key), tally, lang)).collect()
    };
    FigureTables {
        by_desk: lines(&figures.by_desk, &desk),
        by_band: lines(&figures.by_band, &band),
        total: figure(String::new(), &figures.by_desk.total, lang),
        mean_rate: figures.by_desk.mean_rate(),
        reasons: figures.by_desk.total.reasons.iter().map(|(reason, count)| (*reason, *count)).collect(),
    }
}

fn address(id: Uuid) -> String {
    format!("{PATH}/{id}")
}

/// `POST …/apri`: of a poll the link is shown, once.
pub async fn open(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    match campaign::open(&site.app, &caller, CampaignId(id)).await {
        Ok(Some(secret)) => {
            let link = format!("{}/q/{secret}", site.app.config.base_url);
            show(&site, staff, id, Some(link)).await
        }
        Ok(None) => Ok(flash::done(&address(id), Done::Mailed, 1, None)),
        Err(error) => again(id, error),
    }
}

/// An act that came twice leads to the page as it stands.
fn again(id: Uuid, error: Error) -> Result<Response, PageError> {
    match error {
        Error::Refused(Refusal::Campaign(CampaignError::NotADraft | CampaignError::NotOpen)) => {
            Ok(Redirect::to(&address(id)).into_response())
        }
        error => Err(error.into()),
    }
}

/// `POST …/scarta`
pub async fn discard(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    match campaign::discard(&site.app, &staff.caller(&site, Purpose::Casework), CampaignId(id)).await {
        Ok(()) => Ok(flash::done(PATH, Done::Removed, 1, None)),
        Err(error) => again(id, error),
    }
}

/// `POST …/ricorda`
pub async fn remind(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    match campaign::remind_now(&site.app, &staff.caller(&site, Purpose::Casework), CampaignId(id)).await {
        Ok(()) => Ok(flash::done(&address(id), Done::Mailed, 1, None)),
        Err(error) => again(id, error),
    }
}

/// `POST …/chiudi`
pub async fn close(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    match campaign::close(&site.app, &staff.caller(&site, Purpose::Casework), CampaignId(id)).await {
        Ok(()) => Ok(flash::done(&address(id), Done::Closed, 1, None)),
        Err(error) => again(id, error),
    }
}

/// `POST …/foglio`: a sheet for somebody who stays unnamed.
pub async fn sheet(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    match campaign::anonymous_sheet(&site.app, &staff.caller(&site, Purpose::Casework), CampaignId(id)).await {
        Ok(response) => Ok(Redirect::to(&format!("{PATH}/risposte/{response}")).into_response()),
        Err(Error::Refused(Refusal::Campaign(_))) => Ok(Redirect::to(&address(id)).into_response()),
        Err(error) => Err(error.into()),
    }
}
