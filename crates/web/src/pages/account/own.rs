//! One's own account: sessions, second factor, password.

use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    account::{self, Standing},
    error::{Error, Refusal},
};
use ponte_domain::actor::Purpose;
use ponte_templates::{
    form::{FieldError, Form as FormState},
    layout::{Done, Place},
    pages::own_account::{Browser, OwnAccount, SessionRow},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{OWN_PATH, refused};
use crate::{cookies, error::PageError, flash, layout::layout, origin::From, pages::office::password_fault, site::Site, visitor::Staff};

/// What is typed for another password.
#[derive(Deserialize)]
pub struct Passwords {
    #[serde(default)]
    old: String,
    #[serde(default)]
    new: String,
}

/// `GET /account`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    show(&site, staff, None).await
}

async fn show(site: &Site, staff: Staff, fault: Option<FieldError>) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let Some(present) = staff.0.present.clone() else { return Err(Refusal::NotSignedIn.into()) };
    let sessions = account::sessions(&site.app, &caller).await?.into_iter().map(|session| SessionRow {
        id: session.id.to_string(),
        begun: session.begun_at,
        seen: session.seen_at,
        browser: Browser::of(&session.agent),
        proof: session.proof,
        locked: session.locked_at.is_some(),
        this: session.id == present.session.id,
    });
    let state = account::factor_state(&site.app, &present.account).await?;
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut form = FormState::new("/account/password");
    form.errors.extend(fault);
    let page = OwnAccount {
        layout: layout(site, &staff.0, Place::Today, Vec::new()),
        username: present.account.username,
        form,
        sessions: sessions.collect(),
        factor_since: state.since,
        codes_left: state.codes_left,
        compulsory: state.compulsory,
        taken: account::factor_was_taken(&site.app, present.account.id).await?,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// `POST /account/password`: the other sessions end, this one goes on.
pub async fn change_password(
    State(site): State<Site>,
    staff: Staff,
    From(origin): From,
    Form(typed): Form<Passwords>,
) -> Result<Response, PageError> {
    let Some(present) = staff.0.present.clone().filter(|present| present.standing == Standing::Open) else {
        return Err(Refusal::NotSignedIn.into());
    };
    match account::change_password(&site.app, &present, &typed.old, &typed.new, &origin).await {
        Ok(begun) => {
            let jar = cookies::begun(staff.0.jar.clone(), &begun);
            Ok((jar, flash::done(OWN_PATH, Done::PasswordChanged, 1, None)).into_response())
        }
        Err(Error::Refused(Refusal::Password(fault))) => show(&site, staff, Some(FieldError::new("new", password_fault(fault)))).await,
        Err(error) => {
            let fault = refused(error, "old", "wrong-password")?;
            show(&site, staff, Some(fault)).await
        }
    }
}

/// `POST /account/sessioni/{id}/chiudi`
pub async fn end_one(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    account::end_session(&site.app, &staff.caller(&site, Purpose::Administration), id).await?;
    Ok(flash::done(OWN_PATH, Done::EndedSessions, 1, None))
}

/// `POST /account/sessioni/altre`
pub async fn end_others(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let Some(present) = &staff.0.present else { return Err(Refusal::NotSignedIn.into()) };
    let ended = account::end_other_sessions(&site.app, &caller, present.session.id).await?;
    Ok(flash::done(OWN_PATH, Done::EndedSessions, u32::try_from(ended).unwrap_or(u32::MAX), None))
}

/// `POST /account/letto`: she has read that her second factor was taken away.
pub async fn read(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let Some(account) = &staff.0.account else { return Err(Refusal::NotSignedIn.into()) };
    account::note_told(&site.app, account.id).await?;
    Ok(flash::done(OWN_PATH, Done::Read, 1, None))
}
