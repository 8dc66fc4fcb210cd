//! Who calls, and keys.

use axum::{Json, extract::State, http::StatusCode};
use ponte_app::{
    account::{self, MOST_DAYS, NewKey},
    rights::Right,
};
use ponte_domain::{account::Account, actor::Purpose};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

use super::{
    code::{Code, RightCode, RoleCode},
    extract::{ApiJson, check_texts, problem},
};
use crate::{
    error::ApiError,
    routes::{ApiRoutes, Gate},
    site::Site,
    visitor::ApiCaller,
};

pub fn routes() -> ApiRoutes {
    ApiRoutes::new().add(&Gate::Account, routes!(me)).add(&Gate::Account, routes!(create_token))
}

/// The account that calls.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    uuid: Uuid,
    username: String,
    name: String,
    /// The role that she is shown with.
    role: RoleCode,
    desk: String,
    /// What she is at which desk today.
    assignments: Vec<Held>,
    /// What she may do, somewhere at least.
    rights: Vec<RightCode>,
}

/// A role at a desk.
#[derive(Debug, Serialize, ToSchema)]
pub struct Held {
    role: RoleCode,
    /// Code of the desk.
    desk: String,
}

/// Tells which account calls, and what it may do.
#[utoipa::path(get, path = "/api/v1/me", tag = "Account", operation_id = "me", responses((status = 200, description = "The account.", body = Me)))]
pub async fn me(ApiCaller { account, grants }: ApiCaller) -> Json<Me> {
    let rights = Right::ALL.iter().copied().filter(|right| grants.has(*right)).map(Code).collect();
    let assignments = grants.held().iter().map(|held| Held { role: Code(held.role), desk: held.desk.clone() }).collect();
    let Account { id, username, name, role, desk, .. } = account;
    Json(Me { uuid: id.0, username, name, role: Code(role), desk, assignments, rights })
}

/// A key to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// What it is for.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    /// Days it lasts.
    #[schema(minimum = 1, maximum = 365)]
    days: i64,
    /// The rights that it is limited to, none wider than one's own; all that one has now when absent.
    #[serde(default)]
    scope: Option<Vec<RightCode>>,
}

/// A key, shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenMade {
    token: String,
}

/// Makes a key limited to some rights of the account that calls; it is shown this once. A key makes no keys: call with a session.
#[utoipa::path(
    post, path = "/api/v1/tokens", tag = "Account", operation_id = "createToken", request_body = NewToken,
    responses((status = 201, description = "The key.", body = TokenMade))
)]
pub async fn create_token(
    State(site): State<Site>,
    caller: ApiCaller,
    ApiJson(new): ApiJson<NewToken>,
) -> Result<(StatusCode, Json<TokenMade>), ApiError> {
    check_texts(&[("name", Some(&new.name), 100)])?;
    if new.name.is_empty() {
        return Err(ApiError::Invalid(json!([problem("name", "missing", "")])));
    }
    if !(1..=MOST_DAYS).contains(&new.days) {
        return Err(ApiError::Invalid(json!([problem("days", "out-of-range", "1–365")])));
    }
    let caller = caller.caller(&site, Purpose::Administration);
    let scope = new.scope.map(|scope| scope.into_iter().map(|Code(right)| right).collect::<Vec<Right>>());
    if scope.as_ref().is_some_and(Vec::is_empty) {
        return Err(ApiError::Invalid(json!([problem("scope", "missing", "")])));
    }
    let token = account::create_key(&site.app, &caller, NewKey { name: new.name, days: new.days, scope }).await?;
    Ok((StatusCode::CREATED, Json(TokenMade { token })))
}
