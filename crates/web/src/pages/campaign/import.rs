//! Answers that were given elsewhere, from a file.

use std::fs::File;

use axum::{
    extract::{Multipart, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    campaign::{self, ImportAnswers, ImportedAnswers},
    error::{Error, Refusal},
    questionnaire,
    rights::Right,
};
use ponte_domain::{actor::Purpose, campaign::CampaignError};
use ponte_templates::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Place},
    pages::campaign::{AnswersImport, AnswersReport, RefusedLine},
};

use super::{
    PATH,
    form::{desk_of, desks},
};
use crate::{error::PageError, layout::layout, multipart, site::Site, visitor::Staff};

/// Refused lines shown.
const MOST: usize = 200;

/// `GET /sportello/questionari/importa`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    show(&site, staff, Form::default(), None).await
}

async fn show(site: &Site, staff: Staff, form: Form, report: Option<AnswersReport>) -> Result<Response, PageError> {
    let (caller, lang) = (staff.caller(site, Purpose::Exchange), staff.0.lang);
    caller.require(Right::Import)?;
    caller.require(Right::EditPeople)?;
    let available = questionnaire::available(&site.app, &desk_of(site, &caller, "")).await?;
    let sheet = |one: &questionnaire::Available| {
        Choice::new(format!("{}:{}", one.sheet.pack_version, one.sheet.questionnaire), one.held.title.get(lang))
    };
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = AnswersImport {
        layout: layout(site, &staff.0, Place::More, vec![Crumb::key("questionnaires", PATH)]),
        sheets: available.iter().map(sheet).collect(),
        desks: desks(site, &caller),
        form,
        report,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// `POST /sportello/questionari/importa`
pub async fn read(State(site): State<Site>, staff: Staff, form: Multipart) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Exchange);
    caller.require(Right::Import)?;
    caller.require(Right::EditPeople)?;
    let mut parts = match multipart::read(&site, &caller, Right::Import, form).await {
        Err(PageError::App(error)) => {
            let code = multipart::fault_of(&error).ok_or(PageError::App(error))?;
            return show(&site, staff, Form::default().wrong(FieldError::new("file", code)), None).await;
        }
        read => read?,
    };
    let typed = Form::default().with("title", parts.text("title")).with("desk", parts.text("desk"));
    let Some(multipart::Sent { file: incoming, .. }) = parts.files.pop() else {
        return show(&site, staff, typed.wrong(FieldError::new("file", "sheet-file")), None).await;
    };
    let path = incoming.close().await?;
    let opened = File::open(&path).map_err(|error| Error::File { path: path.display().to_string(), error })?;
    // What is read is not kept: the answers are, and the file stays where it came from.
    let _ = std::fs::remove_file(&path);
    let (version, name) = parts.text("sheet").split_once(':').unwrap_or_default();
    let asked = ImportAnswers {
        desk: desk_of(&site, &caller, parts.text("desk")),
        pack_version: version.parse().unwrap_or_default(),
        questionnaire: name.to_owned(),
        title: parts.text("title").to_owned(),
    };
    let fault = match campaign::import_answers(&site.app, &caller, &asked, opened).await {
        Ok(report) => return show(&site, staff, Form::default(), Some(told(report))).await,
        Err(Error::Refused(Refusal::Missing("file"))) => FieldError::new("file", "sheet-file"),
        Err(Error::Refused(Refusal::Missing(_))) => FieldError::new("sheet", "required"),
        Err(Error::Refused(Refusal::Campaign(CampaignError::Title))) => FieldError::new("title", "required"),
        Err(error) => return Err(error.into()),
    };
    show(&site, staff, typed.wrong(fault), None).await
}

fn told(report: ImportedAnswers) -> AnswersReport {
    let line = |refused: &campaign::RefusedAnswer| RefusedLine {
        line: refused.line,
        field: refused.field.clone(),
        fault: refused.fault.as_str(),
        value: refused.value.clone(),
    };
    AnswersReport {
        campaign: report.campaign.map(|id| format!("{PATH}/{id}")),
        new: report.new,
        unchanged: report.unchanged,
        refused: report.refused.len() as u64,
        lines: report.refused.iter().take(MOST).map(line).collect(),
    }
}
