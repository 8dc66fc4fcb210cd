//! The conversation with a provider: where somebody is sent, and what is believed when she comes back.

use std::sync::Arc;

use chrono::TimeDelta;
use openidconnect::{
    AccessToken, AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
    core::{CoreAuthenticationFlow, CoreClient, CoreIdToken, CoreIdTokenVerifier, CoreJwsSigningAlgorithm, CoreProviderMetadata},
    http,
};
use ponte_storage::identity::Visit;
use serde_json::{Map, Value};

use super::{Known, Provider};
use crate::{App, secret::new_secret};

/// Hours for which the description and keys of a provider are believed without asking again.
const KNOWN_HOURS: i64 = 1;

/// Seconds by which the clocks of a provider and of this machine may differ.
const SKEW_SECONDS: i64 = 60;

/// Minutes after which a token is too old to sign in with.
const OLD_MINUTES: i64 = 10;

/// How an identity token may be signed, whatever the description of the provider says: what OpenID Connect Core §15.1 demands of
/// every provider, never by a secret that both know and never not at all.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 1] = [CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256];

/// What is asked of a provider, in the words of the log: none of them holds a secret or a person.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Doubt(String);

fn doubt(what: &str) -> impl Fn(&dyn std::fmt::Display) -> Doubt {
    move |error| Doubt(format!("{what}: {error}"))
}

/// What a provider says of somebody, and was believed.
#[derive(Debug, Clone)]
pub(super) struct Claims {
    pub subject: String,
    /// Level of assurance.
    pub acr: Option<String>,
    /// Everything that was said.
    pub all: Map<String, Value>,
}

impl Claims {
    /// A text that was said.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.all.get(name)? {
            Value::String(text) => Some(text),
            // Some proxies say everything as a list.
            Value::Array(list) => list.first()?.as_str(),
            _ => None,
        }
    }
}

/// The address to which a provider sends people back.
pub(super) fn back_address(app: &App, provider: &Provider) -> String {
    format!("{}/accedi/ritorno/{}", app.config.base_url, provider.name)
}

/// The description of a provider with its keys; read again when it is old, or when that is asked for.
async fn describe(app: &App, provider: &Provider, again: bool) -> Result<Arc<CoreProviderMetadata>, Doubt> {
    let known = app.providers.known.lock().await.get(&provider.name).cloned();
    if let Some(found) = known.filter(|found| !again && app.now() - found.at < TimeDelta::hours(KNOWN_HOURS)) {
        return Ok(found.metadata);
    }
    // Nobody waits for a provider that is slow but who asks for it.
    let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|error| doubt("issuer")(&error))?;
    let read = CoreProviderMetadata::discover_async(issuer, &app.providers).await.map_err(|error| doubt("discovery")(&error))?;
    let metadata = Arc::new(read);
    let known = Known { at: app.now(), metadata: Arc::clone(&metadata) };
    app.providers.known.lock().await.insert(provider.name.clone(), known);
    Ok(metadata)
}

macro_rules! client {
    ($app:expr, $provider:expr, $metadata:expr) => {{
        let back = RedirectUrl::new(back_address($app, $provider)).map_err(|error| doubt("own address")(&error))?;
        let secret = $provider.secret.clone().map(ClientSecret::new);
        CoreClient::from_provider_metadata($metadata, ClientId::new($provider.client.clone()), secret).set_redirect_uri(back)
    }};
}

/// Where somebody is sent to sign in at a provider, and what is kept until she comes back under the digest of `state`.
pub(super) async fn leave(app: &App, provider: &Provider, state: &str, back: &str) -> Result<(String, Visit), Doubt> {
    let metadata = describe(app, provider, false).await?;
    let client = client!(app, provider, (*metadata).clone());
    let random = || new_secret().map_err(|error| doubt("randomness")(&error));
    let (nonce, verifier) = (random()?, PkceCodeVerifier::new(random()?));
    let (own_state, own_nonce) = (CsrfToken::new(state.to_owned()), Nonce::new(nonce.clone()));
    let flow = CoreAuthenticationFlow::AuthorizationCode;
    let mut request = client
        .authorize_url(flow, move || own_state, move || own_nonce)
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    for scope in &provider.scopes {
        request = request.add_scope(Scope::new(scope.clone()));
    }
    for level in &provider.acr {
        request = request.add_auth_context_value(openidconnect::AuthenticationContextClass::new(level.clone()));
    }
    let (address, ..) = request.url();
    let visit = Visit { provider: provider.name.clone(), nonce, verifier: verifier.into_secret(), back: back.to_owned() };
    Ok((address.to_string(), visit))
}

/// What a provider says of whoever came back with a code.
pub(super) async fn redeem(app: &App, provider: &Provider, visit: &Visit, code: String) -> Result<Claims, Doubt> {
    let metadata = describe(app, provider, false).await?;
    let client = client!(app, provider, (*metadata).clone());
    let verifier = PkceCodeVerifier::new(visit.verifier.clone());
    let request = client.exchange_code(AuthorizationCode::new(code)).map_err(|error| doubt("token endpoint")(&error))?;
    let answer = request.set_pkce_verifier(verifier).request_async(&app.providers).await.map_err(|error| doubt("code")(&error))?;
    let token = answer.id_token().ok_or_else(|| Doubt("there is no identity token".to_owned()))?;
    let claims = match believe(app, provider, &metadata, token, answer.access_token(), visit) {
        Ok(claims) => claims,
        // The provider may have new keys: they are read again once.
        Err(_) => {
            let metadata = describe(app, provider, true).await?;
            believe(app, provider, &metadata, token, answer.access_token(), visit)?
        }
    };
    with_more(app, provider, &metadata, answer.access_token(), claims).await
}

/// Checks an identity token: signature, issuer, audience, nonce, times, and that the access token is the one that came with it.
fn believe(
    app: &App,
    provider: &Provider,
    metadata: &CoreProviderMetadata,
    token: &CoreIdToken,
    access: &AccessToken,
    visit: &Visit,
) -> Result<Claims, Doubt> {
    let client = client!(app, provider, metadata.clone());
    let now = app.now();
    let (skew, old) = (TimeDelta::seconds(SKEW_SECONDS), TimeDelta::minutes(OLD_MINUTES));
    let verifier: CoreIdTokenVerifier<'_> =
        client.id_token_verifier().set_allowed_algs(ALGORITHMS).set_time_fn(move || now - skew).set_issue_time_verifier_fn(move |issued| {
            match issued {
                issued if issued > now + skew => Err("issued in the future".to_owned()),
                issued if issued < now - old - skew => Err("issued long ago".to_owned()),
                _ => Ok(()),
            }
        });
    let nonce = Nonce::new(visit.nonce.clone());
    let claims = token.claims(&verifier, &nonce).map_err(|error| doubt("identity token")(&error))?;
    if let Some(expected) = claims.access_token_hash() {
        let algorithm = token.signing_alg().map_err(|error| doubt("algorithm")(&error))?;
        let key = token.signing_key(&verifier).map_err(|error| doubt("key")(&error))?;
        let found = AccessTokenHash::from_token(access, algorithm, key).map_err(|error| doubt("access token")(&error))?;
        if found != *expected {
            return Err(Doubt("the access token is another one".to_owned()));
        }
    }
    let acr = claims.auth_context_ref().map(|acr| acr.as_str().to_owned());
    Ok(Claims { subject: claims.subject().as_str().to_owned(), acr, all: payload(&token.to_string())? })
}

/// The content of a token whose signature was checked.
fn payload(token: &str) -> Result<Map<String, Value>, Doubt> {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let part = token.split('.').nth(1).unwrap_or_default();
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|error| doubt("identity token")(&error))?;
    serde_json::from_slice(&bytes).map_err(|error| doubt("identity token")(&error))
}

/// What a provider says of somebody beside the token, where it has an address for that; what the token says goes first.
async fn with_more(
    app: &App,
    provider: &Provider,
    metadata: &CoreProviderMetadata,
    access: &AccessToken,
    mut claims: Claims,
) -> Result<Claims, Doubt> {
    let has_all = match provider.kind {
        super::ProviderKind::Citizen => provider.claims.iter().any(|name| claims.text(name).is_some()),
        super::ProviderKind::Staff => claims.all.contains_key("email"),
    };
    let Some(address) = metadata.userinfo_endpoint().filter(|_| !has_all) else { return Ok(claims) };
    let request = http::Request::get(address.as_str())
        .header(http::header::AUTHORIZATION, format!("Bearer {}", access.secret()))
        .header(http::header::ACCEPT, "application/json")
        .body(Vec::new())
        .map_err(|error| doubt("userinfo")(&error))?;
    let answer = app.providers.ask(request).await.map_err(|error| doubt("userinfo")(&error))?;
    if !answer.status().is_success() {
        return Err(Doubt(format!("userinfo: {}", answer.status())));
    }
    let more: Map<String, Value> = serde_json::from_slice(answer.body()).map_err(|error| doubt("userinfo")(&error))?;
    // OpenID Connect Core §5.3.2: of another person it must not be used.
    if more.get("sub").and_then(Value::as_str) != Some(claims.subject.as_str()) {
        return Err(Doubt("userinfo is about somebody else".to_owned()));
    }
    for (name, value) in more {
        claims.all.entry(name).or_insert(value);
    }
    Ok(claims)
}
