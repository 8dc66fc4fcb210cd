//! The pages and the API of a desk, asked as over HTTP.

mod answer_cycle;
mod api;
mod audit;
mod first_run;
mod fresh;
mod import;
mod links;
mod markers;
mod office;
mod protected;
mod public;
mod registers;
mod rights;
mod shortlist;
mod sign_in;
mod support;
