//! Who asks: the account of the session or token, and the language.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{HeaderMap, Method, Uri, header, request::Parts},
};
use axum_extra::extract::CookieJar;
use ponte_app::{
    account::{self, Present, Standing},
    rights::{Caller, Grants, Right},
};
use ponte_domain::{
    account::Account,
    actor::{Actor, Purpose},
    reference::Lang,
};

use crate::{
    error::PageError,
    kiosk::Kiosk,
    pages::account::{CODE_PATH, SET_UP_PATH},
    site::Site,
};

/// Name of the cookie of a session.
pub const SESSION_COOKIE: &str = "ponte_session";

/// Name of the cookie of the chosen language.
pub const LANG_COOKIE: &str = "ponte_lang";

/// Whoever opens a page, signed in or not.
#[derive(Debug, Clone)]
pub struct Visitor {
    pub account: Option<Account>,
    /// Her session, also when it is not open: locked, or waiting for a code or a second factor.
    pub present: Option<Present>,
    /// What the account may do.
    pub grants: Option<Arc<Grants>>,
    /// Whether the browser stands in a desk for everybody.
    pub kiosk: Option<Kiosk>,
    pub lang: Lang,
    /// Path and query of the request.
    pub path: String,
    pub jar: CookieJar,
}

impl Visitor {
    /// Whoever is not signed in.
    pub const fn nobody(lang: Lang, path: String, jar: CookieJar) -> Self {
        Self { account: None, present: None, grants: None, kiosk: None, lang, path, jar }
    }

    /// The caller of a use case.
    pub fn caller(&self, site: &Site, purpose: Purpose) -> Caller {
        match (&self.account, &self.grants) {
            (Some(account), Some(grants)) => Caller::granted(site.app.actor_of(account), purpose, Arc::clone(grants)),
            _ => Caller::new(Actor::Anonymous, purpose),
        }
    }

    /// Whether she has a right anywhere.
    pub fn may(&self, right: Right) -> bool {
        self.grants.as_ref().is_some_and(|grants| grants.has(right))
    }
}

/// Whoever has signed in; others are led to the sign-in page.
#[derive(Debug, Clone)]
pub struct Staff(pub Visitor);

impl Staff {
    /// The caller of a use case.
    pub fn caller(&self, site: &Site, purpose: Purpose) -> Caller {
        self.0.caller(site, purpose)
    }
}

/// The language asked for: the one chosen before, else the first of ours the browser prefers, else Italian.
pub fn language(jar: &CookieJar, accept: Option<&str>) -> Lang {
    if let Some(lang) = jar.get(LANG_COOKIE).and_then(|cookie| Lang::from_code(cookie.value())) {
        return lang;
    }
    let preferred = accept.unwrap_or_default().split(',').filter_map(|part| {
        let mut parts = part.trim().split(";q=");
        let lang = Lang::from_code(parts.next()?.get(..2)?)?;
        let quality: f32 = parts.next().and_then(|quality| quality.parse().ok()).unwrap_or(1.0);
        Some((lang, quality))
    });
    // The first of equals: `max_by` would take the last.
    let best =
        preferred.fold(None, |best: Option<(Lang, f32)>, next| if best.is_none_or(|best| next.1 > best.1) { Some(next) } else { best });
    best.map_or(Lang::It, |(lang, _)| lang)
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let jar = CookieJar::from_headers(&parts.headers);
        let accept = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let lang = language(&jar, accept);
        let path = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        let present = match jar.get(SESSION_COOKIE) {
            Some(cookie) => account::present(&site.app, cookie.value()).await?,
            None => None,
        };
        let account = present.as_ref().filter(|present| present.standing == Standing::Open).map(|present| present.account.clone());
        let grants = match &account {
            Some(account) => Some(Arc::new(site.app.grants(account.id).await?)),
            None => None,
        };
        let kiosk = parts.extensions.get::<Kiosk>().cloned();
        Ok(Self { account, present, grants, kiosk, lang, path, jar })
    }
}

/// Path and query of the page from which a form was posted, when it is one of ours.
fn page_before(headers: &HeaderMap) -> Option<String> {
    let page: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let own = page.authority().is_some_and(|authority| authority.as_str() == host);
    page.path_and_query().filter(|_| own).map(ToString::to_string)
}

impl FromRequestParts<Site> for Staff {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let visitor = <Visitor as FromRequestParts<Site>>::from_request_parts(parts, site).await?;
        if visitor.account.is_some() {
            return Ok(Self(visitor));
        }
        // After signing in one goes on where one was; a file that was posted is to be chosen again, on the page it was.
        let back = if parts.method == Method::GET { Some(visitor.path.clone()) } else { page_before(&parts.headers) };
        let back = back.unwrap_or_else(|| "/sportello".to_owned());
        match visitor.present.map(|present| present.standing) {
            Some(Standing::SetUp) => Err(PageError::First { path: SET_UP_PATH, back }),
            Some(Standing::Code) => Err(PageError::First { path: CODE_PATH, back }),
            Some(Standing::Open | Standing::Locked) | None => Err(PageError::SignIn { back }),
        }
    }
}

impl OptionalFromRequestParts<Site> for Staff {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Option<Self>, PageError> {
        let visitor = <Visitor as FromRequestParts<Site>>::from_request_parts(parts, site).await?;
        Ok(visitor.account.is_some().then_some(Self(visitor)))
    }
}

/// Whoever uses the API: by a token (`Authorization: Bearer …`), or by the session of the pages.
#[derive(Debug, Clone)]
pub struct ApiCaller {
    pub account: Account,
    /// What the account may do.
    pub grants: Arc<Grants>,
}

impl FromRequestParts<Site> for ApiCaller {
    type Rejection = crate::error::ApiError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        let bearer =
            parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| value.strip_prefix("Bearer "));
        let account = match bearer {
            Some(token) => account::by_token(&site.app, token.trim()).await?,
            None => match CookieJar::from_headers(&parts.headers).get(SESSION_COOKIE) {
                Some(cookie) => account::by_session(&site.app, cookie.value()).await?,
                None => None,
            },
        };
        let account = account.ok_or_else(|| ponte_app::error::Error::from(ponte_app::error::Refusal::NotSignedIn))?;
        let grants = Arc::new(site.app.grants(account.id).await?);
        Ok(Self { account, grants })
    }
}

impl ApiCaller {
    /// The caller of a use case.
    pub fn caller(&self, site: &Site, purpose: Purpose) -> Caller {
        Caller::granted(site.app.actor_of(&self.account), purpose, Arc::clone(&self.grants))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_comes_back_to_the_page_of_a_form_when_it_is_ours() {
        let before = |referer: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "lavoro.example".parse().expect("a header"));
            headers.insert(header::REFERER, referer.parse().expect("a header"));
            page_before(&headers)
        };
        assert_eq!(before("https://lavoro.example/sportello/importa?di=persone").as_deref(), Some("/sportello/importa?di=persone"));
        for other in ["https://evil.example/sportello", "/sportello", "nothing at all", "https://lavoro.example.evil.example/"] {
            assert_eq!(before(other), None, "{other}");
        }
    }

    #[test]
    fn the_language_is_the_best_of_ours_that_the_browser_prefers() {
        let jar = CookieJar::new();
        assert_eq!(language(&jar, Some("de-CH, fr;q=0.9, en;q=0.95")), Lang::En);
        assert_eq!(language(&jar, Some("fr-FR,fr;q=0.9,en;q=0.8")), Lang::Fr);
        assert_eq!(language(&jar, Some("x;q=,,é;")), Lang::It);
        assert_eq!(language(&jar, None), Lang::It);
    }
}
