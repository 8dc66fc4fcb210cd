//! Signing in and out.

mod sign_in;

use axum::{
    Router,
    routing::{get, post},
};

use crate::site::Site;

pub fn routes() -> Router<Site> {
    Router::new().route("/accedi", get(sign_in::form).post(sign_in::post)).route("/esci", post(sign_in::sign_out))
}
