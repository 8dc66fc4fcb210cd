//! What is asked of a session: a code after the password, the password again when it is locked or before a dangerous act.

use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ponte_app::account::{self, Present, Standing};
use ponte_templates::{
    form::{FieldError, Form as FormState},
    pages::account::{Asks, CodeAsked, Confirm, Locked},
};
use serde::Deserialize;

use super::{
    CODE_PATH, SET_UP_PATH, refused,
    sign_in::{entered, home},
};
use crate::{
    cookies,
    error::PageError,
    layout,
    origin::From,
    pages::Back,
    site::Site,
    visitor::{Staff, Visitor},
};

/// What somebody answered.
#[derive(Deserialize)]
pub struct Answer {
    #[serde(default, alias = "code")]
    proof: String,
    #[serde(flatten)]
    back: Back,
}

/// A page to which one goes, and then on.
pub fn with_back(path: &str, back: &str) -> String {
    format!("{path}?{}", serde_urlencoded::to_string([("torna", back)]).unwrap_or_default())
}

fn status(fault: Option<&FieldError>) -> StatusCode {
    if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

/// The page of a session that is locked.
pub async fn locked(site: &Site, visitor: Visitor, back: String, fault: Option<FieldError>) -> Result<Response, PageError> {
    let Some(present) = visitor.present.clone() else { return Err(PageError::SignIn { back }) };
    let code = account::factor_state(&site.app, &present.account).await?.since.is_some();
    let status = status(fault.as_ref());
    let mut form = FormState::new("/accedi/sblocca");
    form.errors.extend(fault);
    let page = Locked { layout: layout::plain(site, &visitor), form, back, name: present.account.name, code };
    Ok((status, site.show(visitor, &page)?).into_response())
}

/// `POST /blocca`: the page on which she was is where she comes back.
pub async fn lock(State(site): State<Site>, staff: Staff, Form(back): Form<Back>) -> Result<Response, PageError> {
    if let Some(present) = &staff.0.present {
        account::lock(&site.app, present).await?;
    }
    let forget = [(cookies::CLEAR_SITE_DATA, cookies::PAGES_AND_DRAFTS)];
    Ok((forget, Redirect::to(&with_back("/accedi", &back.or("/sportello")))).into_response())
}

/// `POST /accedi/sblocca`
pub async fn unlock(
    State(site): State<Site>,
    visitor: Visitor,
    From(origin): From,
    Form(answer): Form<Answer>,
) -> Result<Response, PageError> {
    let to = answer.back.or(home(&visitor));
    let Some(present) = standing(&visitor, Standing::Locked) else { return Ok(Redirect::to(&with_back("/accedi", &to)).into_response()) };
    match account::prove(&site.app, &present, &answer.proof, &origin).await {
        Ok(begun) => entered(&site, visitor, &begun, &to).await,
        Err(error) => locked(&site, visitor, to, Some(refused(error, "proof", "proof")?)).await,
    }
}

fn standing(visitor: &Visitor, wanted: Standing) -> Option<Present> {
    visitor.present.clone().filter(|present| present.standing == wanted)
}

/// `GET /accedi/codice`
pub async fn code(State(site): State<Site>, visitor: Visitor, Query(back): Query<Back>) -> Result<Response, PageError> {
    let to = back.or(home(&visitor));
    match standing(&visitor, Standing::Code) {
        Some(present) => ask_code(&site, visitor, present, to, None),
        None => Ok(Redirect::to(&with_back("/accedi", &to)).into_response()),
    }
}

fn ask_code(site: &Site, visitor: Visitor, present: Present, back: String, fault: Option<FieldError>) -> Result<Response, PageError> {
    let status = status(fault.as_ref());
    let mut form = FormState::new(CODE_PATH);
    form.errors.extend(fault);
    let page = CodeAsked { layout: layout::plain(site, &visitor), form, back, name: present.account.name };
    Ok((status, site.show(visitor, &page)?).into_response())
}

/// `POST /accedi/codice`
pub async fn take_code(
    State(site): State<Site>,
    visitor: Visitor,
    From(origin): From,
    Form(answer): Form<Answer>,
) -> Result<Response, PageError> {
    let to = answer.back.or(home(&visitor));
    let Some(present) = standing(&visitor, Standing::Code) else { return Ok(Redirect::to(&with_back("/accedi", &to)).into_response()) };
    match account::prove(&site.app, &present, &answer.proof, &origin).await {
        Ok(begun) => entered(&site, visitor, &begun, &to).await,
        Err(error) => ask_code(&site, visitor, present, to, Some(refused(error, "code", "code")?)),
    }
}

/// `GET /conferma`: before a dangerous page is opened.
pub async fn confirm(State(site): State<Site>, staff: Staff, Query(back): Query<Back>) -> Result<Response, PageError> {
    let to = back.or("/sportello");
    let page = Confirm {
        layout: layout::plain(&site, &staff.0),
        asks: Asks::Prove,
        form: FormState::new(with_back("/conferma", &to)),
        name: staff.0.account.as_ref().map(|account| account.name.clone()),
        code: true,
        carried: Vec::new(),
        back: "/sportello".to_owned(),
    };
    site.show(staff.0, &page)
}

/// `POST /conferma`: reached only by who has answered, so one goes on.
pub async fn confirmed(_staff: Staff, Query(back): Query<Back>) -> Response {
    Redirect::to(&back.or("/sportello")).into_response()
}

/// Leads whoever must set a second factor up, or wants to: she is to have shown a short while ago who she is.
pub fn proven(site: &Site, visitor: &Visitor) -> Result<Present, PageError> {
    let Some(present) = visitor.present.clone() else { return Err(PageError::SignIn { back: SET_UP_PATH.to_owned() }) };
    match present.standing {
        Standing::SetUp => Ok(present),
        Standing::Open if present.is_proven(&site.app) => Ok(present),
        Standing::Open => Err(PageError::First { path: "/conferma", back: visitor.path.clone() }),
        Standing::Locked | Standing::Code => Err(PageError::SignIn { back: SET_UP_PATH.to_owned() }),
    }
}
