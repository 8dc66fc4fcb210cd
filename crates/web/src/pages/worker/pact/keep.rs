//! The pact as it is written, changed, signed and ended; the diary.

use axum::{
    extract::{Multipart, Path, State},
    response::Response,
};
use axum_extra::extract::Form as Posted;
use ponte_app::{attachment::Evidence, pact, rights::Right};
use ponte_domain::{
    actor::Purpose,
    attachment::AttachmentKind,
    id::WorkerId,
    pact::{Available, DiaryAct, SearchAct, SignedHow, Terms},
    profiling::Track,
};
use ponte_templates::form::{FieldError, Form};
use uuid::Uuid;

use super::{after, show};
use crate::{
    error::PageError,
    inputs::{Inputs, day, lines, text, typed, version},
    multipart,
    pages::worker::files::evidence,
    site::Site,
    visitor::Staff,
};

/// Acts that the form has room for.
const ACTS: usize = 20;

fn terms(site: &Site, inputs: &Inputs) -> Result<Terms, FieldError> {
    let act = |n: usize| {
        let (what, proof) = (text(inputs, &format!("search.{n}.what")), text(inputs, &format!("search.{n}.proof")));
        (!what.is_empty() || !proof.is_empty()).then(|| SearchAct { what: what.to_owned(), proof: proof.to_owned() })
    };
    Ok(Terms {
        goal: text(inputs, "goal").to_owned(),
        hers: lines(text(inputs, "hers")),
        ours: lines(text(inputs, "ours")),
        search: (1..=ACTS).filter_map(act).collect(),
        available: inputs.iter().filter(|(name, _)| name == "available").filter_map(|(_, code)| Available::from_code(code)).collect(),
        contact_days: text(inputs, "contact_days").parse().map_err(|_| FieldError::new("contact_days", "pact-contact"))?,
        review: day(site, inputs, "review")?,
        responsible: text(inputs, "responsible").to_owned(),
        track: Track::from_code(text(inputs, "track")),
    })
}

/// `POST /sportello/persone/{id}/patto`
pub async fn keep(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    pact::may_keep(&site.app, &caller, WorkerId(id)).await?;
    let terms = match terms(&site, &inputs) {
        Ok(terms) => terms,
        Err(wrong) => return show(&site, staff, id, typed(&inputs).wrong(wrong)).await,
    };
    let seen = text(&inputs, "id").parse::<Uuid>().ok().map(|pact| (pact, version(&inputs)));
    let done = pact::keep(&site.app, &caller, WorkerId(id), seen, terms, text(&inputs, "why")).await;
    after(&site, staff, id, typed(&inputs), done).await
}

/// `POST /sportello/persone/{id}/patto/{uuid}/firma`
pub async fn sign(
    State(site): State<Site>,
    staff: Staff,
    Path((id, number)): Path<(Uuid, Uuid)>,
    form: Multipart,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    pact::may_keep(&site.app, &caller, WorkerId(id)).await?;
    let parts = match multipart::read(&site, &caller, Right::EditPeople, form).await {
        Err(PageError::App(error)) => return after(&site, staff, id, Form::default(), Err::<(), _>(error)).await,
        read => read?,
    };
    let (inputs, files) = (parts.texts, parts.files);
    let how = SignedHow::from_code(text(&inputs, "sign.how")).unwrap_or(SignedHow::Paper);
    let on = match day(&site, &inputs, "sign.day") {
        Ok(on) => on,
        Err(wrong) => return show(&site, staff, id, typed(&inputs).wrong(wrong)).await,
    };
    let kinds = [("sign.file", AttachmentKind::SignedPact), ("sign.identity", AttachmentKind::IdentityDocument)];
    let files = match evidence(&site, staff.0.lang, files, &kinds).await {
        Err(PageError::App(error)) => return after(&site, staff, id, typed(&inputs), Err::<(), _>(error)).await,
        read => read?,
    };
    let evidence = Evidence { words: text(&inputs, "sign.evidence").to_owned(), files };
    let done = pact::sign(&site.app, &caller, WorkerId(id), (number, version(&inputs)), how, on, evidence).await;
    after(&site, staff, id, typed(&inputs), done).await
}

/// `POST /sportello/persone/{id}/patto/{uuid}/fine`
pub async fn end(
    State(site): State<Site>,
    staff: Staff,
    Path((id, number)): Path<(Uuid, Uuid)>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let done = pact::end(&site.app, &caller, WorkerId(id), (number, version(&inputs)), text(&inputs, "why")).await;
    after(&site, staff, id, typed(&inputs), done).await
}

/// `POST /sportello/persone/{id}/patto/diario`
pub async fn note(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    pact::may_keep(&site.app, &caller, WorkerId(id)).await?;
    let on = match day(&site, &inputs, "diary.day") {
        Ok(on) => on,
        Err(wrong) => return show(&site, staff, id, typed(&inputs).wrong(wrong)).await,
    };
    let act = DiaryAct::from_code(text(&inputs, "diary.act")).unwrap_or(DiaryAct::Other);
    let proof = Some(text(&inputs, "diary.proof").to_owned());
    let done = pact::note(&site.app, &caller, WorkerId(id), on, act, text(&inputs, "diary.words"), proof).await;
    after(&site, staff, id, typed(&inputs), done).await
}

/// `POST /sportello/persone/{id}/patto/diario/{uuid}/togli`
pub async fn remove_note(State(site): State<Site>, staff: Staff, Path((id, entry)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let done = pact::remove(&site.app, &caller, WorkerId(id), entry).await;
    after(&site, staff, id, Form::default(), done).await
}
