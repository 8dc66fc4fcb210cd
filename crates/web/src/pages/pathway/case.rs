//! A case on a pathway.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{pack, pathway};
use ponte_domain::{
    actor::Purpose,
    pathway::{Recorded, Subject},
};
use ponte_templates::{
    form::{Choice, Form},
    layout::Crumb,
    pages::{pathway::CasePage, picture::Picture},
};
use uuid::Uuid;

use super::{
    lines::{ended, events, exits, facts, here, history, phase_title, steps},
    sheet::put_so_far,
    side::{Side, about, path_of},
};
use crate::{error::PageError, site::Site, visitor::Staff};

/// `GET /sportello/persone/{id}/percorsi/{uuid}`
pub async fn page(State(site): State<Site>, staff: Staff, side: Side, Path((id, run)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    show(&site, staff, side.subject(id), run, Form::default()).await
}

pub async fn show(site: &Site, staff: Staff, subject: Subject, run: Uuid, form: Form) -> Result<Response, PageError> {
    let (caller, lang) = (staff.caller(site, Purpose::Casework), staff.0.lang);
    let (mut layout, person) = about(site, &staff, &caller, subject).await?;
    let case = pathway::view(&site.app, &caller, run).await?;
    if case.stored.run.subject != subject {
        return Err(PageError::NotFound);
    }
    let known = case.pathway().ok_or(PageError::NotFound)?;
    layout.crumbs.push(Crumb::key("pathways", &path_of(subject)));
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
        at: path_of(subject),
        employer: matches!(subject, Subject::Employer(_)),
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
        may_edit: caller.may(Side::of(subject).rights().2),
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}
