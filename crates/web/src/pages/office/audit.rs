//! What was done and looked at, for whoever answers for the desk.

use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use chrono::NaiveDate;
use ponte_app::{
    account,
    audit::{self, ActFilter, Told},
    rights::Right,
};
use ponte_domain::actor::{Purpose, Role};
use ponte_templates::{
    form::Choice,
    layout::Place,
    pages::audit::{AuditPage, AuditRow, WhoKind},
};
use serde::Deserialize;

use crate::{error::PageError, layout::layout, site::Site, visitor::Staff};

pub const PATH: &str = "/amministrazione/registro";

/// Acts on a page.
const PAGE: u64 = 100;

/// The filter as it is typed.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct Asked {
    #[serde(default)]
    account: String,
    #[serde(default)]
    persona: String,
    #[serde(default)]
    verbo: String,
    #[serde(default)]
    dal: String,
    #[serde(default)]
    al: String,
    #[serde(default)]
    prima: String,
}

impl Asked {
    fn filter(&self) -> Result<ActFilter, PageError> {
        fn read<T: std::str::FromStr>(text: &str) -> Result<Option<T>, PageError> {
            let text = text.trim();
            if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| PageError::BadRequest) }
        }
        Ok(ActFilter {
            account: read(&self.account)?,
            person: read(&self.persona)?,
            verb: self.verbo.trim().to_owned(),
            from: read::<NaiveDate>(&self.dal)?,
            to: read::<NaiveDate>(&self.al)?,
            before: read(&self.prima)?,
            limit: PAGE,
        })
    }

    /// The filter as a query, without the page.
    fn query(&self) -> String {
        let pairs = [("account", &self.account), ("persona", &self.persona), ("verbo", &self.verbo), ("dal", &self.dal), ("al", &self.al)];
        let pairs: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }
}

/// `GET /amministrazione/registro`
pub async fn page(State(site): State<Site>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let told = audit::list(&site.app, &caller, &asked.filter()?).await?;
    let query = asked.query();
    let next = (told.len() as u64 == PAGE).then(|| told.last()).flatten();
    let next = next.map(|last| format!("?{query}{}prima={}", if query.is_empty() { "" } else { "&" }, last.past.seq));
    // Who may read the audit but not the accounts filters by no name.
    let accounts = if caller.require(Right::Accounts).is_ok() { account::list(&site.app, &caller).await? } else { Vec::new() };
    let page = AuditPage {
        layout: layout(&site, &staff.0, Place::Administration, Vec::new()),
        rows: told.into_iter().map(row).collect(),
        accounts: accounts.into_iter().map(|account| Choice::new(account.id.to_string(), account.name)).collect(),
        account: asked.account,
        person: asked.persona,
        verb: asked.verbo,
        from: asked.dal,
        to: asked.al,
        query,
        next,
    };
    site.show(staff.0, &page)
}

fn row(told: Told) -> AuditRow {
    let act = told.past.act;
    AuditRow {
        chain: told.past.chain,
        number: told.past.number,
        at: act.at,
        who: WhoKind::from_code(&act.who).unwrap_or(WhoKind::Anonymous),
        name: told.name,
        role: act.role.as_deref().and_then(Role::from_code),
        desk: act.desk,
        purpose: Purpose::from_code(&act.purpose),
        verb: act.verb,
        // The end of a number tells people apart; its beginning is the time.
        person: act.person.map(|person| person.simple().to_string()[24..].to_owned()),
        person_id: act.person.map(|person| person.to_string()),
        fields: act.fields,
        context: act.context,
    }
}

/// `GET /amministrazione/registro.csv`
pub async fn export(State(site): State<Site>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    let bytes = audit::export(&site.app, &caller, &asked.filter()?).await?;
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"registro.csv\"")];
    Ok((headers, bytes).into_response())
}
