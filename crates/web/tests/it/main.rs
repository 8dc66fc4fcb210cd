mod answer_cycle;
mod links;
mod registers;
mod shortlist;
//! The pages and the API of a desk, asked as over HTTP.

mod api;
