//! How providers of identities are set up, from variables of the environment.

use std::{collections::BTreeMap, path::Path};

use ponte_domain::{codes, role::Role, sign_in::Assurance};

codes! {
    /// Whom a provider lets in.
    pub enum ProviderKind {
        /// Those who work here: joined to the account that they have.
        Staff = "staff",
        /// The people served: joined to their file by the codice fiscale.
        Citizen = "citizen",
    }
}

/// An outer provider of identities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Name in addresses, lower case: `spid`.
    pub name: String,
    /// How it is called on the button.
    pub label: String,
    /// Its address, as it calls itself in tokens.
    pub issuer: String,
    /// Our name there.
    pub client: String,
    /// Our secret there; none for a client that has none.
    pub secret: Option<String>,
    pub kind: ProviderKind,
    /// Values of `acr` that are asked for and let in, the least first; a higher one of the same ladder is let in too.
    pub acr: Vec<String>,
    /// Scopes that are asked for beside `openid`.
    pub scopes: Vec<String>,
    /// Claims that may hold the codice fiscale, the first that is there counts.
    pub claims: Vec<String>,
    /// What somebody new is made, for a provider of staff; nobody is made without.
    pub role: Option<Role>,
}

/// Why a provider cannot be set up: which variable, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{variable}: {what}")]
pub struct SettingsError {
    pub variable: String,
    pub what: &'static str,
}

/// What all variables begin with.
const PREFIX: &str = "PONTE_OIDC_";

/// Claims that hold the codice fiscale: SPID and CIE by OpenID Connect, the same through usual proxies, Keycloak's usual name.
const CODE_CLAIMS: [&str; 5] = [
    "https://attributes.eid.gov.it/fiscal_number",
    "https://attributes.spid.gov.it/fiscalNumber",
    "fiscal_number",
    "fiscalNumber",
    "codice_fiscale",
];

/// Levels of ladders that are known, low to high: SPID, and eIDAS (Implementing Regulation (EU) 2015/1502).
const LADDERS: [[&str; 3]; 3] = [
    ["https://www.spid.gov.it/SpidL1", "https://www.spid.gov.it/SpidL2", "https://www.spid.gov.it/SpidL3"],
    ["http://eidas.europa.eu/LoA/low", "http://eidas.europa.eu/LoA/substantial", "http://eidas.europa.eu/LoA/high"],
    ["SpidL1", "SpidL2", "SpidL3"],
];

/// How sure a value of `acr` is; none when it is of no ladder that is known.
#[must_use]
pub fn level_of(acr: &str) -> Option<Assurance> {
    let at = LADDERS.iter().find_map(|ladder| ladder.iter().position(|level| *level == acr))?;
    Assurance::ALL.get(at).copied()
}

impl Provider {
    /// How sure somebody is who came with a value of `acr`; none when that is not enough. Where nothing is asked for everything is
    /// enough, and nothing is sure.
    #[must_use]
    pub fn admits(&self, acr: Option<&str>) -> Option<Assurance> {
        let sure = acr.and_then(level_of);
        let Some(least) = self.acr.first() else { return Some(sure.unwrap_or(Assurance::Low)) };
        let acr = acr?;
        let named = self.acr.iter().any(|asked| asked == acr);
        let higher = sure.zip(level_of(least)).is_some_and(|(sure, least)| sure >= least);
        // What the installation names and no ladder knows is what it trusts as two factors.
        (named || higher).then(|| sure.unwrap_or(Assurance::Substantial))
    }
}

/// The providers that variables describe: `PONTE_OIDC_<NAME>_ISSUER`, `_CLIENT`, `_SECRET_FILE`, `_KIND`, `_LABEL`, `_ACR`, `_SCOPES`,
/// `_CLAIM`, `_ROLE`.
///
/// # Errors
/// [`SettingsError`] for a variable that is missing, unknown or unreadable: a provider that is half set up lets nobody in.
pub fn read(variables: impl IntoIterator<Item = (String, String)>) -> Result<Vec<Provider>, SettingsError> {
    let mut by_name: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (variable, value) in variables {
        let Some(rest) = variable.strip_prefix(PREFIX) else { continue };
        let ends = ["_ISSUER", "_CLIENT", "_SECRET_FILE", "_KIND", "_LABEL", "_ACR", "_SCOPES", "_CLAIM", "_ROLE"];
        let parts = ends.iter().find_map(|end| rest.strip_suffix(end).map(|name| (name, &end[1..])));
        let (name, what) = parts.ok_or_else(|| SettingsError { variable: variable.clone(), what: "is no setting of a provider" })?;
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Err(SettingsError { variable, what: "the name of a provider has letters and digits" });
        }
        by_name.entry(name.to_owned()).or_default().insert(what.to_owned(), value.trim().to_owned());
    }
    by_name.into_iter().map(|(name, settings)| one(&name, &settings)).collect()
}

fn one(name: &str, settings: &BTreeMap<String, String>) -> Result<Provider, SettingsError> {
    let wrong = |what: &str, why: &'static str| SettingsError { variable: format!("{PREFIX}{name}_{what}"), what: why };
    let get = |what: &str| settings.get(what).filter(|value| !value.is_empty());
    let words = |what: &str| get(what).map(|value| value.split([',', ' ']).filter(|word| !word.is_empty()).map(str::to_owned).collect());
    let issuer = get("ISSUER").ok_or_else(|| wrong("ISSUER", "is missing"))?;
    if !is_safe(issuer) {
        return Err(wrong("ISSUER", "must begin with https:// (or be on this machine)"));
    }
    let kind = get("KIND").ok_or_else(|| wrong("KIND", "is missing"))?;
    let kind = ProviderKind::from_code(kind).ok_or_else(|| wrong("KIND", "must be staff or citizen"))?;
    let role = match get("ROLE") {
        Some(_) if kind == ProviderKind::Citizen => return Err(wrong("ROLE", "is for staff")),
        Some(code) => Some(Role::from_code(code).filter(|role| !role.is_about_a_person()).ok_or_else(|| wrong("ROLE", "is no role"))?),
        None => None,
    };
    let acr: Vec<String> = words("ACR").unwrap_or_default();
    if kind == ProviderKind::Citizen && acr.is_empty() {
        return Err(wrong("ACR", "is missing: which level must people come with?"));
    }
    let secret = match get("SECRET_FILE") {
        Some(file) => Some(read_secret(Path::new(file)).ok_or_else(|| wrong("SECRET_FILE", "cannot be read, or is empty"))?),
        None => None,
    };
    Ok(Provider {
        name: name.to_lowercase(),
        label: get("LABEL").cloned().unwrap_or_else(|| name.to_owned()),
        issuer: issuer.clone(),
        client: get("CLIENT").ok_or_else(|| wrong("CLIENT", "is missing"))?.clone(),
        secret,
        kind,
        acr,
        scopes: words("SCOPES").unwrap_or_else(|| vec!["profile".to_owned(), "email".to_owned()]),
        claims: words("CLAIM").unwrap_or_else(|| CODE_CLAIMS.map(str::to_owned).to_vec()),
        role,
    })
}

fn read_secret(file: &Path) -> Option<String> {
    std::fs::read_to_string(file).ok().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Whether nobody between us and the provider can read along.
fn is_safe(issuer: &str) -> bool {
    issuer.starts_with("https://")
        || ["http://127.0.0.1", "http://localhost"]
            .iter()
            .any(|own| issuer.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(more: &[(&str, &str)]) -> Result<Vec<Provider>, SettingsError> {
        let usual =
            [("PONTE_OIDC_SPID_ISSUER", "https://proxy.example"), ("PONTE_OIDC_SPID_CLIENT", "ponte"), ("PONTE_OIDC_SPID_KIND", "citizen")];
        let level = [("PONTE_OIDC_SPID_ACR", "https://www.spid.gov.it/SpidL2"), ("PATH", "/bin")];
        read(usual.iter().chain(&level).chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn a_provider_is_read_whole_or_refused_with_the_variable() {
        let spid = settings(&[]).unwrap().pop().unwrap();
        assert_eq!((spid.name.as_str(), spid.label.as_str(), spid.kind), ("spid", "SPID", ProviderKind::Citizen));
        let wrong = |name: &str, value: &str| settings(&[(name, value)]).unwrap_err().variable;
        for (name, value) in [
            ("PONTE_OIDC_SPID_ISSUER", "http://proxy.example"),
            ("PONTE_OIDC_SPID_ISSUER", "http://localhost.evil.example"),
            ("PONTE_OIDC_SPID_KIND", "everybody"),
            ("PONTE_OIDC_SPID_ACR", ""),
            ("PONTE_OIDC_SPID_ROLE", "operator"),
            ("PONTE_OIDC_SPID_SECRET_FILE", "/nowhere/at/all"),
            ("PONTE_OIDC_SPID_CLIENT", ""),
            ("PONTE_OIDC_SPID_SECRET", "in clear"),
        ] {
            assert_eq!(wrong(name, value), name);
        }
        assert!(settings(&[("PONTE_OIDC_SPID_ISSUER", "http://127.0.0.1:3000/op")]).is_ok());
    }

    #[test]
    fn the_level_asked_for_and_those_above_it_are_enough() {
        let spid = settings(&[]).unwrap().pop().unwrap();
        let level = |level: &str| spid.admits(Some(&format!("https://www.spid.gov.it/{level}")));
        assert_eq!([level("SpidL1"), level("SpidL2"), level("SpidL3")], [None, Some(Assurance::Substantial), Some(Assurance::High)]);
        assert_eq!([spid.admits(None), spid.admits(Some("SpidL2x")), spid.admits(Some(""))], [None; 3]);
        let open = Provider { acr: Vec::new(), ..spid.clone() };
        assert_eq!(open.admits(None), Some(Assurance::Low));
        let own = Provider { acr: vec!["urn:body:two-factors".into()], ..spid };
        assert_eq!(own.admits(Some("urn:body:two-factors")), Some(Assurance::Substantial));
        assert_eq!(own.admits(Some("https://www.spid.gov.it/SpidL3")), None, "of another ladder");
    }
}
