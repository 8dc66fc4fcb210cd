//! Who may do what: the table of rights, for everybody who is signed in.

use axum::{extract::State, response::Response};
use ponte_app::rights::{Cell, Right, Table};
use ponte_domain::role::Role;
use ponte_templates::{
    layout::Place,
    pages::rights::{RightCell, RightRow, RightsTable},
};

use crate::{
    error::PageError,
    layout::layout,
    routes::{Gate, Routes},
    site::Site,
    visitor::Staff,
};

pub fn routes() -> Routes {
    Routes::new().get("/amministrazione/diritti", Gate::Account, page)
}

/// `GET /amministrazione/diritti`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let rows = Right::ALL.iter().map(|right| row(&site.app.rights, *right)).collect();
    let own = staff.0.grants.as_ref().map(|grants| grants.roles()).unwrap_or_default();
    let own = own.into_iter().map(Role::as_str).collect();
    let page = RightsTable { layout: layout(&site, &staff.0, Place::More, Vec::new()), rows, own };
    site.show(staff.0, &page)
}

/// The roles that have a right, who has it farthest first.
fn row(table: &Table, right: Right) -> RightRow {
    let cells = Cell::ALL.iter().rev().filter(|cell| **cell != Cell::None).map(|cell| RightCell {
        reach: cell.as_str(),
        roles: Role::ALL.iter().copied().filter(|role| table.cell(right, *role) == *cell).map(Role::as_str).collect(),
    });
    RightRow { right: right.as_str(), cells: cells.filter(|cell| !cell.roles.is_empty()).collect() }
}
