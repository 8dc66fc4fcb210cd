//! The table of fields: what may stand in a record, of which type, and how much of it.
//!
//! One table for each noun drives the check of unknown names, the limits of the readers, the
//! columns of exports, the JSON Schemas and the tables of `docs/import.md`.

mod common;
pub use common::CONCEPT;
pub(crate) use common::{DESK, ID, ISTAT, MUNICIPALITY, NAME, PROVINCE, SOURCE, STREET};
mod course;
mod employer;
mod vacancy;
mod worker;

use ponte_domain::codes;

codes! {
    /// What a file is about.
    pub enum Noun { Workers = "workers", Vacancies = "vacancies", Employers = "employers", Courses = "courses" }
}

impl Noun {
    /// The fields of a record, in the order in which exports write them.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Workers => worker::FIELDS,
            Self::Vacancies => vacancy::FIELDS,
            Self::Employers => employer::FIELDS,
            Self::Courses => course::FIELDS,
        }
    }
}

/// A field of a record or of an object within it.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    /// Whether the object that it belongs to is refused without it.
    pub required: bool,
    /// What it means, for the schemas and the documentation.
    pub about: &'static str,
}

/// The type of a field.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// An identifier: text, or a whole number.
    Id,
    /// One line of at most so many characters.
    Text(usize),
    /// Text that may have several lines, of at most so many characters.
    Lines(usize),
    /// One of a list of fixed names.
    Code(fn() -> Vec<&'static str>),
    /// A day.
    Day,
    /// A day that cannot be in the future.
    PastDay,
    /// A day, or a month.
    Month,
    /// A day or an instant.
    Moment,
    /// A whole number from the first to the second.
    Whole(u32, u32),
    /// Euro with at most two decimals.
    Money,
    /// Degrees.
    Degrees,
    /// Yes or no.
    Flag,
    /// ISO 3166-1 alpha-2.
    Country,
    /// ISO 639-1.
    Language,
    /// ISTAT code of a municipality, or its name and province.
    Place,
    /// Five digits.
    Cap,
    /// ATECO code of any level.
    Sector,
    /// CNEL code of a collective agreement.
    Ccnl,
    /// ESCO URI, ISCO code, CP code or words.
    Occupation,
    /// ESCO URI or words.
    Skill,
    Email,
    Phone,
    Url,
    CodiceFiscale,
    PartitaIva,
    /// A class of size, or the number of people.
    Size,
    /// Text or number, whose meaning another field decides.
    Scalar,
    Object(&'static [Field]),
    List(&'static Kind),
}

/// Enums with fixed names, as [`codes!`] declares them.
pub trait Named: Copy + 'static {
    /// Every value.
    fn all() -> &'static [Self];
    /// The fixed name.
    fn name(self) -> &'static str;
    /// The value with a name.
    fn named(name: &str) -> Option<Self>;
}

/// The fixed names of an enum.
#[must_use]
pub fn names<T: Named>() -> Vec<&'static str> {
    T::all().iter().map(|value| value.name()).collect()
}

macro_rules! named {
    ($($kind:ty),+ $(,)?) => {$(
        impl Named for $kind {
            fn all() -> &'static [Self] { Self::ALL }
            fn name(self) -> &'static str { self.as_str() }
            fn named(name: &str) -> Option<Self> { Self::from_code(name) }
        }
    )+};
}

named! {
    ponte_domain::worker::Sex, ponte_domain::worker::Channel, ponte_domain::worker::Segment,
    ponte_domain::work_terms::Contract, ponte_domain::work_terms::Hours, ponte_domain::work_terms::Shift,
    ponte_domain::work_terms::Vehicle, ponte_domain::work_terms::Ascertained, ponte_domain::work_terms::Licence,
    ponte_domain::work_terms::Cefr, ponte_domain::work_terms::Evidence, ponte_domain::work_terms::AvailabilityPart,
    ponte_domain::vacancy::Need, ponte_domain::vacancy::Origin, ponte_domain::vacancy::Remote, ponte_domain::vacancy::Reserved,
    ponte_domain::project::ProjectKind, ponte_domain::project::Stage, ponte_domain::project::Outlet,
    ponte_domain::vacancy::PayPer, ponte_domain::vacancy::Condition, ponte_domain::vacancy::VacancyState,
    ponte_domain::vacancy::StateReason, RequirementKind,
}

codes! {
    /// What a requirement asks for.
    pub enum RequirementKind {
        Skill = "skill", Language = "language", Licence = "licence", Education = "education", Experience = "experience",
        Register = "register", Vehicle = "vehicle", Availability = "availability", Other = "other",
    }
}

/// A field that may be left out.
pub(crate) const fn optional(name: &'static str, kind: Kind, about: &'static str) -> Field {
    Field { name, kind, required: false, about }
}

/// A field without which its object is refused.
pub(crate) const fn required(name: &'static str, kind: Kind, about: &'static str) -> Field {
    Field { name, kind, required: true, about }
}
