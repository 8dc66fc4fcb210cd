//! The pages and the API of a desk, asked as over HTTP.

mod answer_cycle;
mod api;
mod links;
mod registers;
mod shortlist;
