//! The campaigns of the desks that one reaches, and the sheet with a code.

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::{
    campaign::{self, CampaignLine},
    error::{Error, Refusal},
    questionnaire,
    rights::Right,
};
use ponte_domain::{actor::Purpose, response::Tally};
use ponte_templates::{
    layout::Place,
    pages::campaign::{CampaignList, CampaignRow, FigureLine},
};
use serde::Deserialize;

use crate::{error::PageError, layout::layout, pages::questionnaire::decimal, site::Site, visitor::Staff};

/// The code that was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sought {
    codice: String,
}

/// `GET /sportello/questionari?codice=`
pub async fn page(State(site): State<Site>, staff: Staff, Query(sought): Query<Sought>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    caller.require(Right::EditPeople)?;
    let code = sought.codice.trim().to_owned();
    let mut unknown = None;
    if !code.is_empty() {
        match questionnaire::by_code(&site.app, &caller, &code).await {
            Ok(id) => return Ok(Redirect::to(&format!("/sportello/questionari/risposte/{id}")).into_response()),
            Err(Error::Refused(Refusal::NotFound(_))) => unknown = Some(code),
            Err(error) => return Err(error.into()),
        }
    }
    let lang = staff.0.lang;
    let rows = campaign::campaigns(&site.app, &caller).await?.into_iter().map(|line| row(line, lang)).collect();
    let own = caller.desk_for(Right::EditPeople, &site.app.desks()).map(|desk| desk.code.clone());
    let any_on = match own {
        Some(desk) => !questionnaire::available(&site.app, &desk).await?.is_empty(),
        None => false,
    };
    let status = if unknown.is_some() { StatusCode::NOT_FOUND } else { StatusCode::OK };
    let page = CampaignList { layout: layout(&site, &staff.0, Place::More, Vec::new()), rows, unknown_code: unknown, any_on };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn row(line: CampaignLine, lang: ponte_domain::reference::Lang) -> CampaignRow {
    let campaign = line.stored.campaign;
    CampaignRow {
        id: campaign.id.to_string(),
        title: campaign.title,
        questionnaire: line.held.title.get(lang).to_owned(),
        state: campaign.state,
        anonymous: campaign.anonymous,
        at: campaign.created_at,
        figures: figure(String::new(), &line.figures.by_desk.total, lang),
    }
}

/// What was counted, as a row of a table.
pub fn figure(name: String, tally: &Tally, lang: ponte_domain::reference::Lang) -> FigureLine {
    FigureLine {
        name,
        invited: tally.invited,
        opened: tally.opened,
        completed: tally.completed,
        rate: tally.rate_shown(),
        by_operator: tally.by_operator,
        reminded: tally.reminded,
        median: tally.median_minutes().map(|minutes| decimal(minutes, u32::from(minutes.as_whole().is_none()), lang)),
        mean: tally.mean_minutes().map(|minutes| decimal(minutes, 1, lang)),
    }
}
