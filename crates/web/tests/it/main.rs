//! The pages and the API of a desk, asked as over HTTP.

mod api;
