//! A case on a pathway.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{pack, pathway, rights::Right};
use ponte_domain::{actor::Purpose, pathway::Recorded};
use ponte_templates::{
    form::{Choice, Form},
    layout::Crumb,
    pages::{pathway::CasePage, picture::Picture},
};
use uuid::Uuid;

use super::{
    lines::{ended, events, exits, facts, here, history, phase_title, steps},
    of_person,
    person::about,
    sheet::put_so_far,
};
use crate::{error::PageError, site::Site, visitor::Staff};

/// `GET /sportello/persone/{id}/percorsi/{uuid}`
pub async fn page(State(site): State<Site>, staff: Staff, Path((id, run)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    show(&site, staff, id, run, Form::default()).await
}

pub async fn show(site: &Site, staff: Staff, id: Uuid, run: Uuid, form: Form) -> Result<Response, PageError> {
    let (caller, lang) = (staff.caller(site, Purpose::Casework), staff.0.lang);
    let (mut layout, person) = about(site, &staff, &caller, id).await?;
    let case = pathway::view(&site.app, &caller, run).await?;
    if case.stored.run.worker.0 != id {
        return Err(PageError::NotFound);
    }
    let known = case.pathway().ok_or(PageError::NotFound)?;
    layout.crumbs.push(Crumb::key("pathways", &of_person(id)));
    let on = pack::running(&site.app, &case.stored.run.desk).await?;
    let newer = on.iter().any(|on| on.pack.manifest.id == case.stored.run.pack && on.version != case.stored.run.pack_version);
    let put = put_so_far(site, &case).await?;
    let (now, before) = steps(&case, known, &put, lang);
    let standing: Vec<&Recorded> = case.stored.run.standing_entries().collect();
    let moves = case.standing.moves.iter().filter_map(|next| Some(Choice::new(next.to.clone(), phase_title(known, &next.to, lang)?)));
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = CasePage {
        layout,
        person,
        id: run.to_string(),
        title: known.title.get(lang).to_owned(),
        service: case.pack.manifest.title.get(lang).to_owned(),
        older: newer.then(|| case.pack.manifest.version.clone()),
        begun: case.stored.run.begun,
        picture: Picture::of(known, Some(&case.standing), lang),
        here: here(&case, known, lang),
        steps: now,
        before,
        facts: facts(known, &standing, lang),
        events: events(known, &standing, lang),
        moves: moves.collect(),
        exits: exits(&case, known, lang),
        ended: ended(&case, known, lang),
        history: history(&case, known, lang),
        today: site.app.today(),
        form: Form { version: Some(case.stored.version), ..form },
        may_edit: caller.may(Right::EditPeople),
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}
