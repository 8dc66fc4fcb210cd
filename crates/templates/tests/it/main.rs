//! Every page in every language, and every word in its place.

mod mails;
mod pages;
mod words;
