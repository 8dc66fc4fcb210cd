//! Circulars, instructions and acts.

mod form;
mod list;
mod readers;
mod shown;
mod view;

use ponte_app::{
    circular::{self, Asked},
    rights::{Caller, Right},
};
use ponte_templates::pages::circular::CircularRow;

use crate::{
    error::PageError,
    routes::{Gate, Routes, may},
    site::Site,
};

/// Address of the circulars.
const PATH: &str = "/sportello/circolari";

pub fn routes() -> Routes {
    let at = |rest: &str| format!("{PATH}/{{uuid}}{rest}");
    let issue = || may(Right::IssueCirculars);
    Routes::new()
        .get(PATH, Gate::Account, list::page)
        .get(&format!("{PATH}/nuova"), issue(), form::new)
        .post(&format!("{PATH}/nuova"), issue(), form::issue)
        .get(&at(""), Gate::Account, view::page)
        .get(&at("/stampa"), Gate::Account, view::paper)
        .post(&at("/letto"), Gate::Account, view::read)
        .get(&at("/modifica"), issue(), form::next)
        .post(&at("/modifica"), issue(), form::revise)
        .post(&at("/ritira"), issue(), view::withdraw)
        .get(&at("/letture"), issue(), readers::page)
        .get(&at("/letture.csv"), issue(), readers::csv)
        .get(&at("/letture.xlsx"), issue(), readers::xlsx)
}

/// The circulars that the caller is still to read, as lists show them.
pub async fn unread_rows(site: &Site, caller: &Caller) -> Result<Vec<CircularRow>, PageError> {
    Ok(circular::unread(&site.app, caller).await?.iter().map(|listed| shown::row(site, listed)).collect())
}

/// The circulars that belong to a pack, of those that the caller may read.
pub async fn of_pack(site: &Site, caller: &Caller, pack: &str) -> Result<Vec<CircularRow>, PageError> {
    let asked = Asked { pack: Some(pack.to_owned()), ..Asked::default() };
    Ok(circular::list(&site.app, caller, &asked).await?.iter().map(|listed| shown::row(site, listed)).collect())
}
