//! What is asked before an act goes on: who is there, when the session has ended or is locked in the middle of it; who is
//! there once more, when the act is a dangerous one.
//!
//! The form that was posted is carried in the page that asks, as hidden fields, and posted again with the answer to the
//! same address. The answer is taken out here: the handler behind sees the form as it was typed, and its session as it is now.

use std::{collections::HashMap, sync::LazyLock};

use axum::{
    body::{Body, to_bytes},
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method, StatusCode, header, request::Parts, uri::PathAndQuery},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use ponte_app::{
    account::{self, Begun, Origin, Present, Standing},
    error::{Error, Refusal},
};
use ponte_domain::sign_in::Stage;
use ponte_templates::{
    form::{FieldError, Form},
    pages::account::{Asks, Confirm},
};

use crate::{
    addresses, cookies,
    danger::is_dangerous,
    error::{ApiError, PageError},
    layout,
    origin::{origin, peer},
    pages::account::{SET_UP_PATH, wait_minutes},
    router::BODY_LIMIT,
    routes::Gate,
    site::Site,
    visitor::{SESSION_COOKIE, Visitor, language},
};

/// Beginning of the names of the fields of an answer.
const OURS: &str = "conferma.";

/// What each address asks for.
static GATES: LazyLock<HashMap<(Method, String), Gate>> =
    LazyLock::new(|| addresses().into_iter().map(|route| ((route.method, route.path), route.gate)).collect());

type Fields = Vec<(String, String)>;

/// Asks before an act goes on, when there is something to ask.
pub async fn guard(State(site): State<Site>, request: Request, next: Next) -> Response {
    let Some(path) = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()) else {
        return next.run(request).await;
    };
    let method = request.method().clone();
    let dangerous = is_dangerous(method.as_str(), &path);
    let closed = matches!(GATES.get(&(method.clone(), path.clone())), Some(Gate::Account | Gate::Rights(_)));
    let looked_at = closed && (dangerous || (method == Method::POST && !path.starts_with("/api/") && is_form(&request)));
    if !looked_at {
        return next.run(request).await;
    }
    let secret = CookieJar::from_headers(request.headers()).get(SESSION_COOKIE).map(|cookie| cookie.value().to_owned());
    let present = match present(&site, secret).await {
        Ok(present) => present,
        Err(error) => return PageError::from(error).into_response(),
    };
    if path.starts_with("/api/") {
        return guard_api(&site, present.as_ref(), request, next).await;
    }
    if method == Method::GET {
        let stale = present.is_some_and(|present| present.standing == Standing::Open && !present.is_proven(&site.app));
        let to = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
        let query = serde_urlencoded::to_string([("torna", to)]).unwrap_or_default();
        return if stale { Redirect::to(&format!("/conferma?{query}")).into_response() } else { next.run(request).await };
    }
    match guard_form(&site, present, dangerous, request, next).await {
        Ok(response) => response,
        Err(error) => error.into_response(),
    }
}

/// A program with a token has nobody to ask; the session of a person is to be proven on a page first.
async fn guard_api(site: &Site, present: Option<&Present>, request: Request, next: Next) -> Response {
    let by_token = request.headers().contains_key(header::AUTHORIZATION);
    match present {
        Some(present) if !by_token && present.standing == Standing::Open && !present.is_proven(&site.app) => {
            ApiError::status(StatusCode::FORBIDDEN, "confirm at /conferma first").into_response()
        }
        _ => next.run(request).await,
    }
}

fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    // A form without any field may come without a kind.
    kind.is_none_or(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

async fn present(site: &Site, secret: Option<String>) -> Result<Option<Present>, Error> {
    match secret {
        Some(secret) => account::present(&site.app, &secret).await,
        None => Ok(None),
    }
}

async fn guard_form(site: &Site, present: Option<Present>, dangerous: bool, request: Request, next: Next) -> Result<Response, PageError> {
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, BODY_LIMIT).await.map_err(|_| PageError::TooLarge)?;
    let asks = match &present {
        None => Some(Asks::SignIn),
        Some(present) => match present.standing {
            Standing::Open if dangerous && !present.is_proven(&site.app) => Some(Asks::Prove),
            Standing::Open => None,
            Standing::Locked => Some(Asks::Unlock),
            Standing::Code => Some(Asks::Code),
            Standing::SetUp => return Ok(Redirect::to(SET_UP_PATH).into_response()),
        },
    };
    let answered = bytes.windows(OURS.len()).any(|part| part == OURS.as_bytes());
    if asks.is_none() && !answered {
        return Ok(next.run(Request::from_parts(parts, Body::from(bytes))).await);
    }
    let all: Fields = serde_urlencoded::from_bytes(&bytes).map_err(|_| PageError::BadRequest)?;
    let (answers, carried): (Fields, Fields) = all.into_iter().partition(|(name, _)| name.starts_with(OURS));
    let Some(asks) = asks else {
        // Answered in another window meanwhile: the act alone goes on.
        return Ok(next.run(with_form(parts, &carried)).await);
    };
    let from = origin(site, &parts.headers, peer(&parts.extensions));
    let jar = CookieJar::from_headers(&parts.headers);
    let asked = Asked {
        site,
        jar,
        lang: parts.headers.get(header::ACCEPT_LANGUAGE),
        path: parts.uri.path_and_query().map_or("/", PathAndQuery::as_str),
        carried: &carried,
    };
    if answers.is_empty() {
        return asked.page(asks, present.as_ref(), None, StatusCode::FORBIDDEN);
    }
    let begun = match answer(site, asks, present.as_ref(), &answers, &from).await {
        Ok(begun) => begun,
        Err(error) => return asked.refused(asks, present.as_ref(), error, &answers),
    };
    match begun.session.stage {
        Stage::Open => Ok(go_on(parts, &carried, &begun, next).await),
        Stage::SetUp => Ok((cookies::begun(asked.jar, &begun), Redirect::to(SET_UP_PATH)).into_response()),
        Stage::Code => {
            let known = account::present(&site.app, &begun.secret).await?;
            let page = asked.page(Asks::Code, known.as_ref(), None, StatusCode::FORBIDDEN)?;
            Ok((cookies::begun(CookieJar::new(), &begun), page).into_response())
        }
    }
}

/// What somebody answered, checked.
async fn answer(site: &Site, asks: Asks, present: Option<&Present>, answers: &Fields, from: &Origin) -> Result<Begun, Error> {
    let field = |name: &str| answers.iter().find(|(known, _)| known.strip_prefix(OURS) == Some(name)).map_or("", |(_, value)| value);
    match (asks, present) {
        (Asks::SignIn, _) | (_, None) => account::sign_in(&site.app, field("username"), field("proof"), from).await,
        (_, Some(present)) => account::prove(&site.app, present, field("proof"), from).await,
    }
}

/// Goes on with the act as it was typed, in the session as it is now.
async fn go_on(mut parts: Parts, carried: &Fields, begun: &Begun, next: Next) -> Response {
    let jar = CookieJar::from_headers(&parts.headers);
    let kept: Vec<String> = jar
        .iter()
        .filter(|cookie| cookie.name() != SESSION_COOKIE)
        .map(|cookie| format!("{}={}", cookie.name(), cookie.value()))
        .chain([format!("{SESSION_COOKIE}={}", begun.secret)])
        .collect();
    if let Ok(cookie) = HeaderValue::from_str(&kept.join("; ")) {
        parts.headers.insert(header::COOKIE, cookie);
    }
    let mut response = next.run(with_form(parts, carried)).await;
    // What the handler itself says of the session comes after, and so holds: it may have ended it.
    let own: Vec<HeaderValue> = response.headers().get_all(header::SET_COOKIE).iter().cloned().collect();
    let ours = cookies::begun(CookieJar::new(), begun).into_response();
    response.headers_mut().remove(header::SET_COOKIE);
    for cookie in ours.headers().get_all(header::SET_COOKIE).iter().cloned().chain(own) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The request with the form alone that was typed for the act.
fn with_form(mut parts: Parts, carried: &Fields) -> Request {
    let form = serde_urlencoded::to_string(carried).unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
    Request::from_parts(parts, Body::from(form))
}

/// What the page that asks shows.
struct Asked<'a> {
    site: &'a Site,
    jar: CookieJar,
    lang: Option<&'a HeaderValue>,
    path: &'a str,
    carried: &'a Fields,
}

impl Asked<'_> {
    fn refused(&self, asks: Asks, present: Option<&Present>, error: Error, answers: &Fields) -> Result<Response, PageError> {
        let field = if asks == Asks::SignIn { "conferma.username" } else { "conferma.proof" };
        let mut fault = FieldError::new(field, "proof");
        match error {
            Error::Refused(Refusal::WrongPassword) => match asks {
                Asks::SignIn => "sign-in",
                Asks::Code => "code",
                Asks::Unlock | Asks::Prove => "proof",
            }
            .clone_into(&mut fault.code),
            Error::Refused(Refusal::TooManyAttempts { seconds }) => {
                "too-many-attempts".clone_into(&mut fault.code);
                fault.args.insert("value".to_owned(), wait_minutes(seconds).to_string());
            }
            // The session has ended after too many wrong answers: what was typed is still carried.
            Error::Refused(Refusal::NotSignedIn) => {
                return self.page(Asks::SignIn, None, None, StatusCode::FORBIDDEN);
            }
            error => return Err(error.into()),
        }
        let username = answers.iter().find(|(name, _)| name == "conferma.username").map(|(_, value)| value.clone());
        self.page(asks, present, Some((fault, username.unwrap_or_default())), StatusCode::UNPROCESSABLE_ENTITY)
    }

    fn page(
        &self,
        asks: Asks,
        present: Option<&Present>,
        fault: Option<(FieldError, String)>,
        status: StatusCode,
    ) -> Result<Response, PageError> {
        let lang = language(&self.jar, self.lang.and_then(|value| value.to_str().ok()));
        let visitor = Visitor::nobody(lang, "/sportello".to_owned(), self.jar.clone());
        let mut form = Form::new(self.path);
        if let Some((fault, username)) = fault {
            form = form.with("conferma.username", username).wrong(fault);
        }
        let page = Confirm {
            layout: layout::plain(self.site, &visitor),
            asks,
            form,
            name: present.map(|present| present.account.name.clone()),
            code: asks == Asks::Prove || asks == Asks::Unlock,
            carried: self.carried.clone(),
            back: "/sportello".to_owned(),
        };
        Ok((status, axum::response::Html(self.site.app.presses.words.render(&page, lang)?)).into_response())
    }
}
