//! How much one account, and one address, may ask of the program. `docs/security.md` has the figures.
//!
//! An account is counted where it is known (`visitor`), everything else by the address that it comes from. An address that
//! is not known (a proxy that was not named) is not counted: everybody would seem to be it.

mod bucket;
mod pace;
mod upload;

use std::{
    net::{IpAddr, Ipv6Addr},
    sync::Arc,
};

use axum::{
    extract::{Request, State},
    http::{Method, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use ponte_domain::id::AccountId;

use crate::{error::PageError, origin, site::Site};

pub use bucket::{Rate, TooOften};
pub use pace::{Pace, SILENCE};
pub use upload::Uploading;

/// Longest address of a request, with its query.
const ADDRESS_LIMIT: usize = 8_000;

/// What a request asks for, as far as it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Cost {
    /// A page, or an act on one.
    Page,
    /// What is asked for as one types.
    Search,
    Api,
    /// A file to take in.
    Import,
    /// A register to take away.
    Export,
}

/// How often each may be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Pages and acts of an account.
    pub pages: Rate,
    /// Searches of an account.
    pub searches: Rate,
    /// Requests of an account to the API.
    pub api: Rate,
    /// Files that an account gives to be imported.
    pub imports: Rate,
    /// Lists that an account takes away as files.
    pub exports: Rate,
    /// Requests of those who are not signed in, from one address.
    pub unknown: Rate,
    /// All requests from one address, where a whole office may sit.
    pub address: Rate,
    /// Files that an account sends at the same time.
    pub uploads_at_once: usize,
}

impl Default for Limits {
    /// Several times what the quickest person does, and what a program does that keeps two installations alike.
    fn default() -> Self {
        Self {
            pages: Rate::a_minute(240, 240),
            searches: Rate::a_minute(120, 300),
            api: Rate::a_minute(600, 1_200),
            imports: Rate::a_minute(20, 4),
            exports: Rate::a_minute(30, 10),
            unknown: Rate::a_minute(300, 300),
            address: Rate::a_minute(3_000, 6_000),
            uploads_at_once: 2,
        }
    }
}

impl Limits {
    /// So many times as much, as often.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        let more = |rate: Rate| rate.times(times);
        Self {
            pages: more(self.pages),
            searches: more(self.searches),
            api: more(self.api),
            imports: more(self.imports),
            exports: more(self.exports),
            unknown: more(self.unknown),
            address: more(self.address),
            uploads_at_once: self.uploads_at_once.saturating_mul(times.max(1) as usize),
        }
    }
}

/// Whom a bucket belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Account(AccountId, Cost),
    /// Somebody who is not signed in.
    Unknown(IpAddr),
    /// Everybody who comes from there.
    Address(IpAddr),
}

/// Counts what is asked.
#[derive(Debug)]
pub struct Limiter {
    limits: Limits,
    buckets: bucket::Buckets<Key>,
    uploads: upload::Uploads,
}

/// A request that was counted already: handlers may ask twice who is there.
#[derive(Clone, Copy)]
struct Counted;

impl Limiter {
    /// Counts from now on.
    #[must_use]
    pub fn new(limits: Limits) -> Arc<Self> {
        Arc::new(Self { limits, buckets: bucket::Buckets::default(), uploads: upload::Uploads::default() })
    }

    fn take(&self, key: Key, now: DateTime<Utc>) -> Result<(), TooOften> {
        let limits = &self.limits;
        let rate = match key {
            Key::Account(_, Cost::Page) => limits.pages,
            Key::Account(_, Cost::Search) => limits.searches,
            Key::Account(_, Cost::Api) => limits.api,
            Key::Account(_, Cost::Import) => limits.imports,
            Key::Account(_, Cost::Export) => limits.exports,
            Key::Unknown(_) => limits.unknown,
            Key::Address(_) => limits.address,
        };
        self.buckets.take(key, rate, now)
    }
}

/// The address as it is counted: whoever has one of IPv6 has a whole network of them.
fn counted(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        v4 @ IpAddr::V4(_) => v4,
    }
}

fn cost(method: &Method, path: &str) -> Cost {
    let posts = *method == Method::POST;
    if posts && ["/sportello/importa", "/sportello/questionari/importa", "/api/v1/imports", "/amministrazione/riferimenti"].contains(&path)
    {
        Cost::Import
    } else if path.starts_with("/sportello/esporta/") || path.ends_with(".csv") || path.ends_with(".pdf") {
        Cost::Export
    } else if path.starts_with("/cerca/") || path.ends_with("/cartellino") || ["/sportello/cerca", "/api/v1/search"].contains(&path) {
        Cost::Search
    } else if path.starts_with("/api/") {
        Cost::Api
    } else {
        Cost::Page
    }
}

/// Counts a request of an account, or of nobody from an address; once, however often it is asked who is there.
///
/// # Errors
/// [`TooOften`] when there were too many.
pub fn count(site: &Site, parts: &mut Parts, account: Option<AccountId>) -> Result<(), TooOften> {
    let Some(limiter) = &site.limiter else { return Ok(()) };
    if parts.extensions.insert(Counted).is_some() {
        return Ok(());
    }
    let key = match account {
        Some(account) => Key::Account(account, cost(&parts.method, parts.uri.path())),
        None => match origin::address_of(site, &parts.headers, &parts.extensions) {
            Some(address) => Key::Unknown(counted(address)),
            None => return Ok(()),
        },
    };
    limiter.take(key, site.app.now())
}

/// Lets a request in, unless its address is too long or too many came from where it comes from.
pub async fn admit(State(site): State<Site>, request: Request, next: Next) -> Response {
    if request.uri().path_and_query().is_some_and(|address| address.as_str().len() > ADDRESS_LIMIT) {
        return PageError::LongAddress.into_response();
    }
    if let Some(limiter) = &site.limiter
        && let Some(address) = origin::address_of(&site, request.headers(), request.extensions())
        && let Err(too_often) = limiter.take(Key::Address(counted(address)), site.app.now())
    {
        return PageError::TooOften(too_often).into_response();
    }
    next.run(request).await
}

/// Begins to take a file in.
///
/// # Errors
/// [`TooOften`] when the account is sending too many already.
pub fn begin_upload(site: &Site, account: Option<AccountId>) -> Result<Option<Uploading>, TooOften> {
    let (Some(limiter), Some(account)) = (&site.limiter, account) else { return Ok(None) };
    limiter.uploads.begin(account, limiter.limits.uploads_at_once).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_known_by_its_address() {
        for (method, path, expected) in [
            (Method::GET, "/sportello/persone", Cost::Page),
            (Method::GET, "/cerca/luoghi", Cost::Search),
            (Method::GET, "/sportello/cerca", Cost::Search),
            (Method::GET, "/sportello/persone/1/cartellino", Cost::Search),
            (Method::GET, "/api/v1/search", Cost::Search),
            (Method::GET, "/api/v1/workers", Cost::Api),
            (Method::GET, "/api/v1/imports", Cost::Api),
            (Method::POST, "/api/v1/imports", Cost::Import),
            (Method::GET, "/sportello/importa", Cost::Page),
            (Method::POST, "/sportello/importa", Cost::Import),
            (Method::GET, "/sportello/esporta/persone", Cost::Export),
            (Method::GET, "/sportello/persone.pdf", Cost::Export),
        ] {
            assert_eq!(cost(&method, path), expected, "{method} {path}");
        }
    }

    #[test]
    fn limits_are_widened_all_alike() {
        let (usual, wide) = (Limits::default(), Limits::default().times(10));
        assert_eq!((wide.pages.burst, wide.pages.pause * 10), (usual.pages.burst * 10, usual.pages.pause));
        assert_eq!((wide.address.burst, wide.uploads_at_once), (30_000, 20));
        assert_eq!(usual.times(1), usual);
    }

    #[test]
    fn a_network_of_ipv6_is_one_address() {
        let of = |text: &str| counted(text.parse().expect("an address"));
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), of("2001:db8:1:2::9"));
        assert_ne!(of("2001:db8:1:2::9"), of("2001:db8:1:3::9"));
        assert_ne!(of("203.0.113.1"), of("203.0.113.2"));
    }
}
