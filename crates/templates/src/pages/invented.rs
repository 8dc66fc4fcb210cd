//! The invented desk and people of the samples.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{actor::Role, clock::day_in_rome};

use crate::layout::{Crumb, DeskLine, Flash, Layout, Place, SignedIn};
use crate::list::{ListOptions, SavedView};

/// What the person of the samples may do: everything that a menu asks for.
const RIGHTS: [&str; 15] = [
    "welcome",
    "see_people",
    "edit_people",
    "see_employers",
    "edit_employers",
    "see_vacancies",
    "edit_vacancies",
    "see_registers",
    "edit_registers",
    "propose",
    "import",
    "export",
    "desk",
    "accounts",
    "review_urgent",
];

/// Monday 23 November 2026, 9.12 in Rome.
pub(crate) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_421_520, 0).unwrap_or_default()
}

/// A moment some minutes after (or before) [`now`].
pub(crate) fn in_minutes(minutes: i64) -> DateTime<Utc> {
    now() + chrono::TimeDelta::minutes(minutes)
}

/// A day some days after (or before) [`now`].
pub(crate) fn in_days(days: i64) -> NaiveDate {
    day_in_rome(now()) + chrono::TimeDelta::days(days)
}

/// An identifier that tells samples apart.
pub(crate) fn id(number: u16) -> String {
    format!("019aaf00-0000-7000-8000-{number:012}")
}

/// The desk of the samples.
pub(crate) fn desk() -> DeskLine {
    DeskLine {
        name: "Sportello Lavoro La Spezia".into(),
        town: Some("La Spezia e Golfo dei Poeti".into()),
        address: Some("via del Molo 12, piano terra".into()),
        phone: Some("0187 000 120".into()),
        email: Some("lavoro@sportello.example".into()),
    }
}

/// What surrounds a page of an operator.
pub(crate) fn operator(place: Place, path: &str, crumbs: Vec<Crumb>) -> Layout {
    let person = Some(SignedIn::new("Chiara Donati", Role::DeskManager).with(RIGHTS.to_vec()));
    Layout {
        now: now(),
        desk: desk(),
        person,
        place,
        crumbs,
        path: path.into(),
        flash: None,
        demo: false,
        version: "0.1.0".into(),
        kiosk: None,
    }
}

/// What surrounds a page for anybody.
pub(crate) fn anybody(path: &str) -> Layout {
    Layout { person: None, ..operator(Place::Public, path, Vec::new()) }
}

/// The same with something just done.
pub(crate) fn after(mut layout: Layout, flash: Flash) -> Layout {
    layout.flash = Some(flash);
    layout.demo = true;
    layout
}

/// How a list may be shown.
pub fn list_options(name: &str, columns: &[&'static str]) -> ListOptions {
    let here = format!("/sportello/{name}?q=elettricista");
    ListOptions {
        action: format!("/sportello/elenchi/{name}"),
        size: 50,
        sizes: vec![25, 50, 100, 200],
        all_columns: columns.to_vec(),
        views: vec![SavedView { name: "Elettricisti da risentire".into(), href: here.clone() }],
        here,
    }
}
