//! The demonstration desk: its accounts, its people and what happened there.

mod load;
mod remove;

use ponte_domain::actor::Role;

pub use load::{LoadSample, ask_for_sample, load, load_sample};
pub use remove::{is_present, remove};

/// An account of the demonstration desk, shown on its sign-in page.
#[derive(Debug, Clone, Copy)]
pub struct DemoAccount {
    pub username: &'static str,
    pub name: &'static str,
    pub password: &'static str,
    pub role: Role,
}

/// The accounts of the demonstration desk. It refuses to listen beyond its own machine.
pub const DEMO_ACCOUNTS: &[DemoAccount] = &[
    DemoAccount { username: "operatrice", name: "Chiara Donati", password: "golfo-dei-poeti", role: Role::Operator },
    DemoAccount { username: "amministratore", name: "Marco Ricci", password: "cinque-terre-blu", role: Role::Administrator },
];
