//! The pages and the API of a desk, asked as over HTTP.

mod accounts;
mod answer_cycle;
mod api;
mod audit;
mod case;
mod circulars;
mod employer_cases;
mod first_run;
mod fresh;
mod hardening;
mod import;
mod indicators;
mod links;
mod markers;
mod office;
mod packs;
mod pathways;
mod person;
mod protected;
mod public;
mod questionnaires;
mod registers;
mod rights;
mod shortlist;
mod sign_in;
mod support;
