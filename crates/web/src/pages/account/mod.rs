//! Signing in and out.

mod sign_in;

use crate::routes::{Gate, Routes};

pub fn routes() -> Routes {
    Routes::new().get("/accedi", Gate::Open, sign_in::form).post("/accedi", Gate::Open, sign_in::post).post(
        "/esci",
        Gate::Open,
        sign_in::sign_out,
    )
}
