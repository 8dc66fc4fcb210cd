//! Every page in every language, and every word in its place.

mod pages;
mod words;
