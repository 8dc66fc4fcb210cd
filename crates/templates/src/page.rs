//! What makes a struct a page or a mail.

use serde::Serialize;

use crate::layout::Layout;

/// A page: its facts, and the template that shows them.
///
/// The fields are visible to the template by their names; every page has a field `layout`.
pub trait Page: Serialize {
    /// Path of the template below `templates/`.
    const TEMPLATE: &'static str;

    /// What surrounds the page.
    fn layout(&self) -> &Layout;

    /// Invented contexts that together show every branch of the template: tests render them in every language.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// A mail in plain text: its first line is the subject, then an empty line, then the text.
pub trait Mail: Serialize {
    /// Path of the template below `templates/`.
    const TEMPLATE: &'static str;

    /// Invented contexts that together show every branch of the template.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}
