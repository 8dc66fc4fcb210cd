//! Lists a register, page by page.

use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use ponte_app::{audit, register, rights::Caller};
use ponte_domain::{body::Body, employer::Employer};
use ponte_storage::Filter;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ApiNoun, cursor, get};
use crate::{api::extract::ApiQuery, error::ApiError, site::Site, visitor::ApiCaller};

/// Records of a page when nothing is said.
const USUAL: u64 = 50;

/// Records of a page at most.
const MOST: u64 = 200;

/// Most characters of what is searched for.
const MOST_WORDS: usize = 200;

/// What a list takes; the filters are those of its register.
#[derive(Debug, Clone, Default, Deserialize, Serialize, utoipa::IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Words (name, code, telephone, title…), each of which begins a word of the record; accents and case do not matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(max_length = 200)]
    q: Option<String>,
    /// Only records in this state.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    /// Only those of this employer: UUID or external id.
    #[serde(skip_serializing_if = "Option::is_none")]
    employer: Option<String>,
    /// Only those of this body: UUID or external id.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    /// Only those of this municipality (ISTAT code).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(max_length = 20)]
    place: Option<String>,
    /// Records of a page; 50 when nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u64>,
    /// Where the page before ended: from its `next`.
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
    /// Whether to count all records that the filters let through.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<bool>,
}

impl ListQuery {
    /// Refuses what this register has no filter for.
    fn check<R: ApiNoun>(&self) -> Result<(), ApiError> {
        let given = [("state", &self.state), ("employer", &self.employer), ("body", &self.body), ("place", &self.place)];
        for (name, value) in given {
            if value.is_some() && !R::FILTERS.contains(&name) {
                return Err(ApiError::Malformed(format!("query: unknown field `{name}`")));
            }
        }
        let too_long = |text: &Option<String>, most| text.as_ref().is_some_and(|text| text.chars().count() > most);
        if too_long(&self.q, MOST_WORDS) || too_long(&self.place, 20) {
            return Err(ApiError::Malformed("query: a value is too long".to_owned()));
        }
        if self.state.as_deref().is_some_and(|state| !R::states().contains(&state)) {
            return Err(ApiError::Malformed("query: state is none of the list".to_owned()));
        }
        if self.limit.is_some_and(|limit| !(1..=MOST).contains(&limit)) {
            return Err(ApiError::Malformed(format!("query: limit is not from 1 to {MOST}")));
        }
        Ok(())
    }

    async fn filter(&self, site: &Site, caller: &Caller) -> Result<Filter, ApiError> {
        let mut parent = None;
        if let Some(name) = &self.employer {
            parent = Some(register::find::<Employer>(&site.app, caller, name).await?.id);
        }
        if let Some(name) = &self.body {
            parent = Some(register::find::<Body>(&site.app, caller, name).await?.id);
        }
        Ok(Filter {
            text: self.q.clone().unwrap_or_default(),
            states: self.state.iter().cloned().collect(),
            parent,
            place: self.place.clone(),
            after: self.cursor.as_deref().map(cursor::read).transpose()?,
            // One more tells whether there is a next page.
            limit: self.limit.unwrap_or(USUAL) + 1,
            ..Filter::default()
        })
    }
}

/// `GET /api/v1/{register}`
pub async fn list<R: ApiNoun>(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiQuery(query): ApiQuery<ListQuery>,
) -> Result<Response, ApiError> {
    query.check::<R>()?;
    let caller = caller.caller(&site, R::PURPOSE);
    let filter = query.filter(&site, &caller).await?;
    let mut records = register::page::<R>(&site.app, &caller, &filter).await?;
    let full = records.len() as u64 == filter.limit;
    records.truncate(usize::try_from(filter.limit - 1).unwrap_or_default());
    let next = records.last().filter(|_| full).map(|last| {
        let following = ListQuery { cursor: Some(cursor::behind(last)), ..query.clone() };
        format!("{}?{}", R::PATH, serde_urlencoded::to_string(following).unwrap_or_default())
    });
    // Whole records are given out: each person's file is opened by it.
    let opened: Vec<_> = records.iter().map(|record| record.id).collect();
    audit::note_all_opened(&site.app, &caller, R::KIND, &opened).await?;
    let items: Vec<Value> = records.iter().map(get::document).collect();
    let mut page = json!({ "items": items, "next": next });
    if query.total == Some(true) {
        page["total"] = json!(register::count::<R>(&site.app, &caller, &Filter { after: None, ..filter }).await?);
    }
    let link = next.map(|next| [(header::LINK, format!("<{next}>; rel=\"next\""))]);
    Ok((link, Json(page)).into_response())
}
