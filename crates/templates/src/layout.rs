//! What surrounds every page.

use chrono::{DateTime, Utc};
use ponte_domain::{actor::Role, codes};
use serde::Serialize;

codes! {
    /// The entries of the main menu.
    pub enum Place {
        Today = "today", Workers = "workers", Employers = "employers", Vacancies = "vacancies", Courses = "courses",
        More = "more", Administration = "administration", Public = "public",
    }
}

/// What surrounds a page: the desk, who is signed in, where one is, what was just done.
#[derive(Debug, Clone, Serialize)]
pub struct Layout {
    /// The moment for which the page is made.
    pub now: DateTime<Utc>,
    pub desk: DeskLine,
    pub person: Option<SignedIn>,
    /// The entry of the menu that is marked.
    pub place: Place,
    /// The links back, from the place down; the page itself is not among them.
    pub crumbs: Vec<Crumb>,
    /// Path and query of this page, for the language switch and the return after signing in.
    pub path: String,
    pub flash: Option<Flash>,
    /// Whether the desk holds sample data.
    pub demo: bool,
    /// Version of the program.
    pub version: String,
    /// Seconds after which a browser that stands in the desk for everybody forgets its visitor; none at other browsers.
    pub kiosk: Option<u32>,
}

/// How the desk presents itself.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DeskLine {
    pub name: String,
    /// The municipality.
    pub town: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// Who is signed in.
#[derive(Debug, Clone, Serialize)]
pub struct SignedIn {
    pub name: String,
    /// One or two letters for the round mark.
    pub initials: String,
    pub role: Role,
    /// Codes of what she may do somewhere: the menus show nothing else.
    pub may: Vec<&'static str>,
    /// Number of her account: what the browser keeps of half-written forms is hers alone.
    pub key: String,
}

/// A link back.
#[derive(Debug, Clone, Serialize)]
pub struct Crumb {
    pub label: CrumbLabel,
    pub href: String,
}

/// What a link back is called: a key of the words, or the name of a record.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", content = "text", rename_all = "snake_case")]
pub enum CrumbLabel {
    /// The rest of a `crumb-…` key.
    Key(&'static str),
    Name(String),
}

/// What was just done, with the act that undoes it.
#[derive(Debug, Clone, Serialize)]
pub struct Flash {
    pub done: Done,
    /// What the record is called that it was done to, where the page knows.
    pub what: Option<String>,
    /// The record that it was done to, when the page shows others too.
    #[serde(skip)]
    pub about: Option<String>,
    /// How many records it was done to.
    pub count: u32,
    /// Where a POST undoes it.
    pub undo: Option<String>,
}

codes! {
    /// Acts that are told after they are done.
    pub enum Done {
        Joined = "joined", HandedOver = "handed_over", Left = "left", Assigned = "assigned", Ended = "ended", Opened = "opened", Read = "read",
        Saved = "saved", Created = "created", Proposed = "proposed", Discarded = "discarded", Restored = "restored",
        Recorded = "recorded", Sent = "sent", Undone = "undone", Imported = "imported", Mailed = "mailed", Begun = "begun", Brought = "brought", Published = "published",
        Closed = "closed", Relaxed = "relaxed", Disabled = "disabled", Removed = "removed", SignedOut = "signed_out", Answered = "answered", Asked = "asked",
        EndedSessions = "ended_sessions", PasswordChanged = "password_changed", FactorGone = "factor_gone", FactorTaken = "factor_taken",
        Arrived = "arrived", Received = "received", VisitEnded = "visit_ended", NobodyWaits = "nobody_waits",
        Halted = "halted", Reopened = "reopened", Planned = "planned", Recalled = "recalled", Stopped = "stopped",
    }
}

impl Layout {
    /// Names the record that was just dealt with, on the page that shows it.
    #[must_use]
    pub fn naming(mut self, what: impl Into<String>) -> Self {
        if let Some(flash) = &mut self.flash {
            flash.what = Some(what.into());
        }
        self
    }

    /// Names the record that was just dealt with, on a page that shows many: `name` finds what an id is called.
    #[must_use]
    pub fn naming_one(mut self, name: impl FnOnce(&str) -> Option<String>) -> Self {
        if let Some(flash) = &mut self.flash {
            flash.what = flash.about.as_deref().and_then(name);
        }
        self
    }
}

impl SignedIn {
    /// Takes the initials from the name.
    #[must_use]
    pub fn new(name: impl Into<String>, role: Role) -> Self {
        let name = name.into();
        Self { initials: initials(&name), name, role, may: Vec::new(), key: String::new() }
    }

    /// With the number of the account.
    #[must_use]
    pub fn keyed(mut self, key: String) -> Self {
        self.key = key;
        self
    }

    /// With what she may do.
    #[must_use]
    pub fn with(mut self, may: Vec<&'static str>) -> Self {
        self.may = may;
        self
    }
}

/// First letters of the first and the last word of a name.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

impl Crumb {
    /// A link back to a place of the program.
    #[must_use]
    pub fn key(key: &'static str, href: &str) -> Self {
        Self { label: CrumbLabel::Key(key), href: href.to_owned() }
    }

    /// A link back to a record.
    #[must_use]
    pub fn name(name: &str, href: impl Into<String>) -> Self {
        Self { label: CrumbLabel::Name(name.to_owned()), href: href.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_those_of_the_first_and_last_word() {
        assert_eq!(initials("Chiara Donati"), "CD");
        assert_eq!(initials("Maria De Ferrari"), "MF");
        assert_eq!(initials("ada"), "A");
        assert_eq!(initials(""), "");
    }
}
