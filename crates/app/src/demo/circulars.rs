//! The circulars of the demonstration: what the invented province tells its desks; they stand in `circulars.toml`.

use chrono::Days;
use ponte_domain::{
    actor::{Actor, Purpose},
    circular::CircularKind,
};
use serde::Deserialize;

use crate::{
    App,
    circular::{self, Wording},
    error::{Error, Result},
    sample::PROVINCE,
};

const TOLD: &str = include_str!("circulars.toml");

#[derive(Deserialize)]
struct Circulars {
    circulars: Vec<Told>,
}

#[derive(Deserialize)]
struct Told {
    kind: CircularKind,
    number: String,
    /// How many days ago it was written.
    days: u64,
    title: String,
    body: String,
    #[serde(default)]
    pack: Option<String>,
}

/// Issues them in the name of whoever answers for the province.
///
/// # Errors
/// When the database refuses, or one breaks a rule of the domain.
pub async fn issue(app: &App, manager: Actor) -> Result<()> {
    let told: Circulars = toml::from_str(TOLD).map_err(|error| Error::Internal(error.to_string()))?;
    let caller = app.caller(manager, Purpose::Administration).await?;
    for told in told.circulars {
        let Told { kind, number, days, title, body, pack } = told;
        let date = app.today() - Days::new(days);
        circular::issue(app, &caller, app.new_id(), PROVINCE, Wording { kind, number, date, title, body, pack, replaces: None }).await?;
    }
    Ok(())
}
