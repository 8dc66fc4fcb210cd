//! The questionnaire of a step: filled in now, sent, or printed.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{
    error::{Error, Refusal},
    pathway::{self, Case},
    questionnaire::{self, Begin, Opened},
};
use ponte_domain::{
    actor::Purpose,
    pack::Channel,
    response::{ResponseState, RunStep},
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::Done,
    pages::pathway::SheetLine,
};
use uuid::Uuid;

use super::{
    begin::{Inputs, text},
    case::show,
    side::{Side, asked, path_of, require_edit},
};
use crate::{error::PageError, flash, site::Site, visitor::Staff};

/// The latest questionnaire that was put to the person for each step, by the names of steps.
pub async fn put_so_far(site: &Site, case: &Case) -> Result<Vec<(String, SheetLine)>, PageError> {
    let mut found: Vec<Opened> = questionnaire::of_run(&site.app, case.stored.run.id).await?;
    found.sort_by_key(|opened| opened.stored.response.id.0);
    let line = |opened: &Opened| {
        let response = &opened.stored.response;
        let step = response.run.as_ref()?.step.clone();
        let open = matches!(response.state, ResponseState::ToSend | ResponseState::Sent | ResponseState::Opened | ResponseState::Started);
        Some((step, SheetLine { id: response.id.to_string(), state: response.state, open }))
    };
    Ok(found.iter().rev().filter_map(line).collect())
}

/// `POST /sportello/persone/{id}/percorsi/{uuid}/questionario`: one that still waits for answers is opened, not put twice.
pub async fn put(
    State(site): State<Site>,
    staff: Staff,
    side: Side,
    Path((id, run)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let (caller, subject) = (staff.caller(&site, Purpose::Casework), side.subject(id));
    require_edit(&site, &caller, subject).await?;
    let case = pathway::view(&site.app, &caller, run).await?;
    let step = text(&inputs, "step");
    let known = case.pathway().and_then(|known| known.step(step)).map(|(_, step)| step);
    let sheet = known.and_then(|step| step.sheet.clone()).ok_or(PageError::NotFound)?;
    if case.stored.run.subject != subject {
        return Err(PageError::NotFound);
    }
    let waiting = put_so_far(&site, &case).await?.into_iter().find(|(of, line)| of == step && line.open);
    if let Some((_, line)) = waiting {
        return Ok(Redirect::to(&format!("/sportello/questionari/risposte/{}", line.id)).into_response());
    }
    let channel = Channel::from_code(text(&inputs, "how"));
    let begin = Begin {
        subject: asked(subject),
        pack_version: case.stored.run.pack_version,
        questionnaire: sheet,
        channel,
        run: Some(RunStep { run, step: step.to_owned() }),
    };
    match questionnaire::begin(&site.app, &caller, begin).await {
        Ok(_) if channel == Some(Channel::Email) => Ok(flash::done(&format!("{}/{run}", path_of(subject)), Done::Mailed, 1, None)),
        Ok(response) => {
            let paper = if channel == Some(Channel::Paper) { "/carta" } else { "" };
            Ok(Redirect::to(&format!("/sportello/questionari/risposte/{response}{paper}")).into_response())
        }
        Err(Error::Refused(Refusal::NoAddress)) => {
            show(&site, staff, subject, run, Form::default().wrong(FieldError::new("step", "sheet-no-address"))).await
        }
        Err(error) => Err(error.into()),
    }
}
