//! Where a request comes from.

use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{Extensions, HeaderMap, header, request::Parts},
};
use axum_extra::extract::CookieJar;
use ponte_app::account::Origin;

use crate::{cookies::DEVICE_COOKIE, kiosk::Kiosk, site::Site};

/// Name of the header in which proxies say for whom they ask.
const FORWARDED: &str = "x-forwarded-for";

/// Where a request comes from, as an argument of a handler.
pub struct From(pub Origin);

impl FromRequestParts<Site> for From {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        let mut origin = origin(site, &parts.headers, peer(&parts.extensions));
        origin.kiosk = parts.extensions.get::<Kiosk>().is_some();
        Ok(Self(origin))
    }
}

/// The address that a connection comes from.
pub fn peer(extensions: &Extensions) -> Option<IpAddr> {
    extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip())
}

/// Where a request comes from that came over a connection from `peer`.
pub fn origin(site: &Site, headers: &HeaderMap, peer: Option<IpAddr>) -> Origin {
    let device = CookieJar::from_headers(headers).get(DEVICE_COOKIE).map(|cookie| cookie.value().to_owned());
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Origin::new(device, address(&site.app.config.trusted_proxies, headers, peer), agent)
}

/// The address of whoever asks. What a proxy says is believed when it is one of ours, from the end of its list, where each
/// proxy adds the one that it was asked by; a header that anybody can send is never believed. A connection from this very
/// machine without a proxy that is named tells nothing: there is one, which was not named, and everybody would seem to be it.
fn address(trusted: &[IpAddr], headers: &HeaderMap, peer: Option<IpAddr>) -> Option<IpAddr> {
    let peer = peer?.to_canonical();
    if !trusted.contains(&peer) {
        return (!peer.is_loopback()).then_some(peer);
    }
    let lines = headers.get_all(FORWARDED).iter().filter_map(|line| line.to_str().ok());
    let named: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    let mut named = named.into_iter().rev().map(|name| name.parse::<IpAddr>().map(|address| address.to_canonical()));
    named.find(|address| !address.as_ref().is_ok_and(|address| trusted.contains(address)))?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(trusted: &[&str], forwarded: &[&str], peer: &str) -> Option<String> {
        let trusted: Vec<IpAddr> = trusted.iter().map(|address| address.parse().expect("an address")).collect();
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED, line.parse().expect("a header"));
        }
        address(&trusted, &headers, peer.parse().ok()).map(|address| address.to_string())
    }

    #[test]
    fn what_a_proxy_says_is_believed_only_when_it_is_ours() {
        assert_eq!(seen(&[], &["203.0.113.9"], "198.51.100.1").as_deref(), Some("198.51.100.1"));
        assert_eq!(seen(&["127.0.0.1"], &["203.0.113.9"], "127.0.0.1").as_deref(), Some("203.0.113.9"));
        assert_eq!(seen(&["127.0.0.1"], &["203.0.113.9"], "::ffff:127.0.0.1").as_deref(), Some("203.0.113.9"));
    }

    #[test]
    fn whatever_somebody_puts_before_the_proxies_own_word_changes_nothing() {
        let (ours, said) = (["127.0.0.1", "10.0.0.2"], ["1.1.1.1, 203.0.113.9, 10.0.0.2"]);
        assert_eq!(seen(&ours, &said, "127.0.0.1").as_deref(), Some("203.0.113.9"));
        assert_eq!(seen(&ours, &["1.1.1.1", "203.0.113.9"], "127.0.0.1").as_deref(), Some("203.0.113.9"));
        assert_eq!(seen(&ours, &["1.1.1.1, unknown"], "127.0.0.1"), None);
        assert_eq!(seen(&ours, &[], "127.0.0.1"), None);
    }

    #[test]
    fn a_proxy_on_this_machine_that_was_not_named_is_nobodys_address() {
        assert_eq!(seen(&[], &["203.0.113.9"], "127.0.0.1"), None);
    }
}
