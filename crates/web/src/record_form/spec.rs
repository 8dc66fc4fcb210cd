//! What a form of a noun shows, and how.

/// A list of objects in a form.
#[derive(Debug, Clone, Copy)]
pub struct ListSpec {
    pub name: &'static str,
    /// The field that tells the entries apart.
    pub key: &'static str,
    /// Fields of an entry that the form does not show, kept as long as the key stays.
    pub kept: &'static [&'static str],
}

/// Words that are linked to a concept.
#[derive(Debug, Clone, Copy)]
pub enum Words {
    /// `wishes.occupations.1`, or `occupation`: the words stand for the whole concept.
    Whole(&'static str),
    /// `skills.1.skill`, beside `skills.1.label`: list and field.
    Beside(&'static str, &'static str),
    /// `experiences.1.title`, for `experiences.1.occupation`: list, field, concept.
    Title(&'static str, &'static str, &'static str),
}

/// What a form of a noun shows, and how.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    pub lists: &'static [ListSpec],
    pub words: &'static [Words],
    /// Lists that stand in one text field.
    pub joined: &'static [&'static str],
    /// Yes, no or unknown.
    pub answers: &'static [&'static str],
    /// Ticks: what is not posted is no.
    pub ticks: &'static [&'static str],
    /// Fields that the form does not show, kept as they are.
    pub kept: &'static [&'static str],
    /// Fields kept as long as those they belong to stay: what, and of what.
    pub kept_with: &'static [(&'static str, &'static [&'static str])],
    /// Instants, shown as the clock in Rome.
    pub moments: &'static [&'static str],
    /// Municipalities, shown by name.
    pub places: &'static [&'static str],
}
