//! The cookies of a session and of a browser that accounts know.

use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use ponte_app::account::Begun;
use time::Duration;

use crate::{site::Site, visitor::SESSION_COOKIE};

/// Name of the cookie by which accounts know a browser.
pub const DEVICE_COOKIE: &str = "ponte_device";

/// How long a browser is known that nobody uses.
const DEVICE_DAYS: i64 = 180;

/// A cookie that only this server reads, and over https only where that is how people come.
pub fn kept(site: &Site, name: &'static str, value: String) -> Cookie<'static> {
    let secure = site.app.config.base_url.starts_with("https://");
    Cookie::build((name, value)).path("/").http_only(true).same_site(SameSite::Lax).secure(secure).build()
}

/// The cookies of a session that was begun or raised.
pub fn begun(site: &Site, jar: CookieJar, begun: &Begun) -> CookieJar {
    let jar = jar.add(kept(site, SESSION_COOKIE, begun.secret.clone()));
    match &begun.device {
        Some(device) => {
            let mut cookie = kept(site, DEVICE_COOKIE, device.clone());
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
