//! How the thousand points of a vacancy are shared, with the list before and after.

use ponte_domain::vacancy::Weights;
use serde::Serialize;

use super::{
    invented,
    shortlist::{self, VacancyHead},
};
use crate::layout::{Layout, Place};

/// The weights of a vacancy. Query: the four shares by name, to be tried. The form posts them, or `desk` to go back to the desk's own.
#[derive(Debug, Clone, Serialize)]
pub struct VacancyWeights {
    pub layout: Layout,
    pub vacancy: VacancyHead,
    /// What stands in the form, as typed.
    pub typed: Typed,
    /// The shares in force.
    pub present: Weights,
    pub desk: Weights,
    /// Whether the vacancy has its own.
    pub own: bool,
    /// What the typed shares sum to, when they are out of bounds.
    pub wrong: Option<u32>,
    /// The first of the list: as it is, or as it would be with the shares tried.
    pub first: Vec<Ranked>,
    /// Whether `first` is a trial.
    pub tried: bool,
}

/// Shares as typed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Typed {
    pub coherence: String,
    pub availability: String,
    pub nearness: String,
    pub wishes: String,
}

/// A person near the top.
#[derive(Debug, Clone, Serialize)]
pub struct Ranked {
    pub id: String,
    pub name: String,
    pub points: u16,
    /// Her place before the trial; absent when she was further down.
    pub before: Option<u32>,
}

page!(VacancyWeights, "pages/vacancy/weights.html", {
    let typed = Typed { coherence: "500".into(), availability: "250".into(), nearness: "150".into(), wishes: "100".into() };
    let ranked = |number: u16, name: &str, points, before| Ranked { id: invented::id(number), name: name.into(), points, before };
    let path = format!("/sportello/offerte/{}/pesi", invented::id(1));
    let present = VacancyWeights {
        layout: invented::operator(Place::Vacancies, &path, shortlist::crumbs()),
        vacancy: shortlist::vacancy(),
        typed: typed.clone(),
        present: Weights::DEFAULT,
        desk: Weights::DEFAULT,
        own: false,
        wrong: None,
        first: vec![ranked(11, "Giulia Ferrando", 872, Some(1)), ranked(12, "Matteo Bertoloni", 861, Some(2))],
        tried: false,
    };
    let wrong = VacancyWeights { typed: Typed { wishes: "300".into(), ..typed }, wrong: Some(1_200), first: Vec::new(), ..present.clone() };
    let first = vec![
        ranked(12, "Matteo Bertoloni", 880, Some(2)),
        ranked(14, "Paolo Lertora", 860, None),
        ranked(11, "Giulia Ferrando", 855, Some(1)),
    ];
    let tried = VacancyWeights { own: true, tried: true, first, ..present.clone() };
    vec![present, wrong, tried]
});
