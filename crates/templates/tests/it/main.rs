//! Every page in every language, and every word in its place.

mod explanations;
mod mails;
mod pages;
mod readability;
mod words;
