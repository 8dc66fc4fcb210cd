//! The cookies of a session and of a browser that accounts know, and how all cookies are called where people come over https.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use ponte_app::account::Begun;
use time::Duration;

use crate::{kiosk::KIOSK_COOKIE, site::Site, visitor::SESSION_COOKIE};

/// Name of the cookie by which accounts know a browser.
pub const DEVICE_COOKIE: &str = "ponte_device";

/// How long a browser is known that nobody uses.
const DEVICE_DAYS: i64 = 180;

/// Beginning of the names of all our cookies within the program.
const OURS: &str = "ponte_";

/// Beginning of a name that a browser takes only over https, from this very host, for the whole of it (RFC 6265bis §4.1.3.2).
const HOST: &str = "__Host-";

/// A year, for the subdomains as well (RFC 6797).
const HTTPS_ONLY: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");

/// A cookie that only this server reads.
pub fn kept(name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build((name, value)).path("/").http_only(true).same_site(SameSite::Lax).build()
}

/// Where people come over https, tells browsers to come in no other way, and calls every cookie `__Host-…` outside the program:
/// no neighbouring host and no page without encryption can plant one, and a name without it is not read.
pub async fn named_for_host(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    if !site.app.config.base_url.starts_with("https://") {
        return next.run(request).await;
    }
    take_names_away(request.headers_mut());
    let mut response = next.run(request).await;
    give_names(response.headers_mut());
    response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, HTTPS_ONLY);
    response
}

/// The cookies of a request by their names within the program.
fn take_names_away(headers: &mut HeaderMap) {
    let known: Vec<String> = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| {
            let cookie = cookie.trim();
            let ours = cookie.strip_prefix(HOST).filter(|cookie| cookie.starts_with(OURS));
            // What makes a browser everybody's takes rights away and gives none: one that was set before names changed still does.
            let before = cookie.split('=').next() == Some(KIOSK_COOKIE);
            ours.or((before || !cookie.starts_with(OURS)).then_some(cookie)).map(str::to_owned)
        })
        .collect();
    headers.remove(header::COOKIE);
    if let Ok(cookies) = HeaderValue::from_str(&known.join("; "))
        && !known.is_empty()
    {
        headers.insert(header::COOKIE, cookies);
    }
}

/// The cookies of an answer by their names outside the program.
fn give_names(headers: &mut HeaderMap) {
    let given: Vec<HeaderValue> = headers.get_all(header::SET_COOKIE).iter().filter_map(for_host).collect();
    headers.remove(header::SET_COOKIE);
    for cookie in given {
        headers.append(header::SET_COOKIE, cookie);
    }
}

fn for_host(cookie: &HeaderValue) -> Option<HeaderValue> {
    let cookie = cookie.to_str().ok()?;
    let secure = cookie.split(';').any(|part| part.trim().eq_ignore_ascii_case("secure"));
    HeaderValue::from_str(&format!("{HOST}{cookie}{}", if secure { "" } else { "; Secure" })).ok()
}

/// Header by which a browser forgets what it keeps of this site.
pub const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// What is forgotten when somebody goes away from a browser: pages and what was typed. Cookies stay: they know the browser itself.
pub const PAGES_AND_DRAFTS: HeaderValue = HeaderValue::from_static("\"cache\", \"storage\"");

/// The cookies of a session that was begun or raised.
pub fn begun(jar: CookieJar, begun: &Begun) -> CookieJar {
    let jar = jar.add(kept(SESSION_COOKIE, begun.secret.clone()));
    match &begun.device {
        Some(device) => {
            let mut cookie = kept(DEVICE_COOKIE, device.clone());
            cookie.set_max_age(Duration::days(DEVICE_DAYS));
            jar.add(cookie)
        }
        None => jar,
    }
}

/// Without the session.
pub fn ended(jar: CookieJar) -> CookieJar {
    jar.remove(Cookie::build(SESSION_COOKIE).path("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cookies: &'static [&'static str]) -> String {
        let mut headers = HeaderMap::new();
        for cookie in cookies {
            headers.append(header::COOKIE, HeaderValue::from_static(cookie));
        }
        take_names_away(&mut headers);
        headers.get(header::COOKIE).map_or_else(String::new, |cookie| cookie.to_str().expect("a text").to_owned())
    }

    #[test]
    fn only_cookies_of_this_very_host_are_read() {
        assert_eq!(read(&["__Host-ponte_session=a; ponte_session=planted", "ponte_lang=fr; x=1"]), "ponte_session=a; x=1");
        assert_eq!(read(&["__Secure-ponte_session=planted; ponte_session=planted"]), "__Secure-ponte_session=planted");
        assert_eq!(read(&["ponte_kiosk=k; ponte_kiosker=k"]), "ponte_kiosk=k", "a browser for everybody stays one");
        assert_eq!(read(&["ponte_session=planted"]), "");
    }

    #[test]
    fn every_cookie_is_given_as_a_host_wants_it() {
        let given = |cookie: &'static str| for_host(&HeaderValue::from_static(cookie)).expect("a cookie");
        assert_eq!(given("ponte_lang=fr; Path=/"), "__Host-ponte_lang=fr; Path=/; Secure");
        assert_eq!(given("ponte_session=a; Secure; Path=/"), "__Host-ponte_session=a; Secure; Path=/");
    }
}
