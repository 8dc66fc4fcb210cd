//! Messages: what is sent to people, with placeholders.

use serde::{Deserialize, Serialize};

use super::shape::{Field, Kind, needed, optional};
use crate::{code_names, codes, reference::Label};

codes! {
    /// How a message travels.
    pub enum Channel { Email = "email", Sms = "sms", Messaging = "messaging", Paper = "paper", Telephone = "telephone" }
}

/// A file of `messages/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub id: String,
    pub title: Label,
    pub channels: Vec<Channel>,
    #[serde(default)]
    pub subject: Label,
    pub text: Label,
}

/// A file of `messages/`.
pub const MESSAGE: &[Field] = &[
    needed("id", Kind::Name, "Name of the message, that of its file."),
    needed("title", Kind::Words(120), "What operators call it."),
    needed("channels", Kind::List(&Kind::Code(code_names!(Channel)), 5), "How it may travel."),
    optional("subject", Kind::Words(120), "Its subject, for e-mail; may hold placeholders."),
    needed("text", Kind::Lines(4_000), "What it says; may hold placeholders."),
];
