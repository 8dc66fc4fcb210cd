//! Pages behind the links of mails, opened without signing in. Opening one changes nothing: mail scanners open links too.

mod answer;
mod outcome;
mod rosa;

use crate::{
    pages::questionnaire,
    routes::{Gate, Routes},
};

pub fn routes() -> Routes {
    Routes::new()
        .merge(questionnaire::link_routes())
        .get("/risposta/{token}", Gate::Secret, answer::page)
        .post("/risposta/{token}", Gate::Secret, answer::post)
        .get("/rosa/{token}", Gate::Secret, rosa::page)
        .post("/rosa/{token}", Gate::Secret, rosa::post)
        .get("/rosa/{token}/pdf", Gate::Secret, rosa::pdf)
        .get("/esito/{token}", Gate::Secret, outcome::page)
        .post("/esito/{token}", Gate::Secret, outcome::post)
}
