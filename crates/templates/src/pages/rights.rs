//! Who may do what, and the start of whoever has no list of things to do.

use serde::Serialize;

use super::invented;
use crate::layout::{Layout, Place};

/// The table of rights as it holds here.
#[derive(Debug, Clone, Serialize)]
pub struct RightsTable {
    pub layout: Layout,
    pub rows: Vec<RightRow>,
    /// Codes of the visitor's own roles.
    pub own: Vec<&'static str>,
}

/// A right, and who has it by how far it reaches.
#[derive(Debug, Clone, Serialize)]
pub struct RightRow {
    /// Rest of a `right-…` key.
    pub right: &'static str,
    pub cells: Vec<RightCell>,
}

/// Roles that have a right equally far.
#[derive(Debug, Clone, Serialize)]
pub struct RightCell {
    /// Rest of a `reach-…` key.
    pub reach: &'static str,
    /// Rests of `role-…` keys.
    pub roles: Vec<&'static str>,
}

/// Where one begins who has nothing to propose: what she may open.
#[derive(Debug, Clone, Serialize)]
pub struct Start {
    pub layout: Layout,
    pub given_name: String,
    /// Circulars that the visitor is still to read.
    pub circulars: Vec<super::circular::CircularRow>,
}

page!(RightsTable, "pages/office/rights.html", {
    let row = |right| RightRow {
        right,
        cells: vec![
            RightCell { reach: "network", roles: vec!["operator", "case_manager"] },
            RightCell { reach: "own", roles: vec!["reception"] },
        ],
    };
    let layout = invented::operator(Place::More, "/amministrazione/diritti", Vec::new());
    vec![RightsTable { layout, rows: vec![row("know_people"), row("see_people")], own: vec!["operator"] }]
});

page!(Start, "pages/start.html", {
    vec![Start {
        layout: invented::operator(Place::Today, "/sportello", Vec::new()),
        given_name: "Elisa".into(),
        circulars: vec![super::circular::sample_row(true)],
    }]
});
