//! The demonstration desk: its accounts, its people and what happened there.

mod asked;
mod career;
mod case;
mod circulars;
mod letters;
mod load;
mod remove;
mod services;
mod sheets;
mod visits;

use ponte_domain::role::Role;

use crate::sample::{DESK, PROVINCE, SECOND_DESK};

pub use load::{LoadSample, ask_for_sample, load, load_sample};
pub use remove::{is_present, remove};

/// An account of the demonstration desk, shown on its sign-in page.
#[derive(Debug, Clone, Copy)]
pub struct DemoAccount {
    pub username: &'static str,
    pub name: &'static str,
    pub password: &'static str,
    /// What she is at her desk; the first is what she is shown with.
    pub roles: &'static [Role],
    /// Code of her desk.
    pub desk: &'static str,
}

const fn of(username: &'static str, name: &'static str, password: &'static str, roles: &'static [Role], desk: &'static str) -> DemoAccount {
    DemoAccount { username, name, password, roles, desk }
}

/// The accounts of the demonstration desk. It refuses to listen beyond its own machine.
pub const DEMO_ACCOUNTS: &[DemoAccount] = &[
    of("operatrice", "Chiara Donati", "golfo-dei-poeti", &[Role::Operator], DESK),
    // The administrator of a small desk is often its manager too.
    of("amministratore", "Marco Ricci", "cinque-terre-blu", &[Role::Administrator, Role::DeskManager], DESK),
    of("reception", "Elisa Moretti", "porto-mirabello", &[Role::Reception], DESK),
    of("spaziodonna", "Ines Gavarini", "tellaro-al-tramonto", &[Role::WomensSpace], DESK),
    of("responsabile", "Paola Sanguineti", "monte-marcello", &[Role::DeskManager], SECOND_DESK),
    of("sarzana", "Andrea Lucchesi", "val-di-magra-verde", &[Role::CaseManager], SECOND_DESK),
    of("territorio", "Franca Bianchi", "provincia-intera", &[Role::TerritorialManager], PROVINCE),
    // One of the people of the story: what she sees of her own file.
    of("cittadina", "Giulia Ferrando", "castello-san-giorgio", &[Role::Citizen], DESK),
    of("dpo", "Giorgio Pastine", "registro-degli-accessi", &[Role::Auditor], DESK),
];
