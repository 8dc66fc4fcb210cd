//! Fields that several nouns share.

use super::{Field, Kind, RequirementKind, names, optional, required};
use ponte_domain::vacancy::Need;

/// Longest name of a person, a firm or a thing.
pub const NAME: Kind = Kind::Text(200);
/// Longest free text.
pub const LONG: Kind = Kind::Lines(20_000);

pub const ID: Field = required("id", Kind::Id, "External id, unique in its source.");
pub const SOURCE: Field = optional("source", Kind::Text(100), "Name of the system it comes from; the file's kind and desk when absent.");
pub const DESK: Field = optional("desk", Kind::Text(50), "Code of the desk that keeps it; the importing desk when absent.");

pub const ISTAT: Field = optional(
    "istat",
    Kind::Place,
    "Municipality: six-digit ISTAT code (or FR and the INSEE code), or its name and province as `La Spezia (SP)`.",
);
pub const MUNICIPALITY: Field = optional("municipality", Kind::Text(100), "Name of the municipality, instead of the code.");
pub const PROVINCE: Field = optional("province", Kind::Text(2), "Car-plate code of the province, with the name of the municipality.");
pub const STREET: Field = optional("address", Kind::Text(300), "Street and number.");
pub const LAT: Field = optional("lat", Kind::Degrees, "Degrees north (WGS84).");
pub const LON: Field = optional("lon", Kind::Degrees, "Degrees east (WGS84).");

/// A concept in its long form.
pub const URI: Field = optional("uri", Kind::Text(500), "ESCO URI, ISCO or CP code.");
pub const LABEL: Field = optional("label", Kind::Text(500), "The words that were written.");
pub const SURE: Field =
    optional("sure", Kind::Whole(0, 1000), "How sure the link is, in thousandths; absent when given by code or chosen by a person.");
pub const CONCEPT: &[Field] = &[URI, LABEL, SURE];

pub const REQUIREMENTS: Kind = Kind::List(&Kind::Object(&[
    required("kind", Kind::Code(names::<RequirementKind>), "What is asked for."),
    optional(
        "value",
        Kind::Scalar,
        "Skill (ESCO URI or words), language (ISO 639-1), licence, field of study, occupation of the experience (the vacancy's when absent), register, condition (contract, hours, shifts, start, distance) or words, by kind.",
    ),
    optional("label", Kind::Text(500), "The words that were written, beside the URI of a skill or occupation."),
    SURE,
    optional("level", Kind::Scalar, "1 to 4 of a skill, A1 to native of a language, EQF 1 to 8 of education."),
    optional("months", Kind::Whole(0, 720), "Length of an experience."),
    required("need", Kind::Code(names::<Need>), "Whether who misses it is left out, or only loses points."),
]));
