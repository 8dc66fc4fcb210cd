//! Sign-in by outer providers of identities (OpenID Connect Core 1.0): the body's own, or SPID and CIE through a proxy.
//!
//! The code flow with PKCE (RFC 7636), a state that the browser carries, a nonce, issuer, audience, signature and level of assurance
//! checked. A provider says who somebody is; which account that is, and what it may do, is said here.

mod enter;
mod exchange;
mod http;
mod join;
mod settings;

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use chrono::{DateTime, Utc};
use openidconnect::core::CoreProviderMetadata;
use tokio::sync::Mutex;

pub use enter::{Entered, NotEntered, begin, come_back};
pub use join::{Joined, identities, join, part};
pub use settings::{Provider, ProviderKind, SettingsError, level_of, read};

/// What is remembered of providers while the program runs: their descriptions and keys, and the client that asks them.
#[derive(Default)]
pub struct Providers {
    client: OnceLock<reqwest::Client>,
    known: Mutex<HashMap<String, Known>>,
}

/// The description of a provider, with its keys, as it was read.
#[derive(Clone)]
struct Known {
    at: DateTime<Utc>,
    metadata: Arc<CoreProviderMetadata>,
}
