//! Fields of a course.

use super::{
    Field, Kind,
    common::{DESK, ID, ISTAT, MUNICIPALITY, NAME, PROVINCE, REQUIREMENTS, SOURCE, STREET},
    optional, required,
};

pub const FIELDS: &[Field] = &[
    ID,
    SOURCE,
    required("title", Kind::Text(300), "Title."),
    required("body", NAME, "Who holds it."),
    optional(
        "place",
        Kind::Object(&[ISTAT, MUNICIPALITY, PROVINCE, STREET, optional("online", Kind::Flag, "Whether it is held online.")]),
        "Where it is held.",
    ),
    optional("from", Kind::Day, "First day."),
    optional("to", Kind::Day, "Last day."),
    optional("hours", Kind::Whole(1, 10_000), "Length in hours."),
    optional("seats", Kind::Whole(1, 100_000), "Seats."),
    optional("cost", Kind::Money, "What a person pays, euro; 0 is free."),
    optional("funding", Kind::Text(300), "Who pays for it."),
    required("skills", Kind::List(&Kind::Skill), "Skills it teaches: ESCO URIs or words."),
    optional("qualification", Kind::Text(300), "Title or licence given at the end."),
    optional("eqf", Kind::Whole(1, 8), "Level of the qualification."),
    optional("requirements", REQUIREMENTS, "What is asked of who applies."),
    optional("hiring_commitment", Kind::Flag, "Whether an employer commits to hire."),
    optional("apply_until", Kind::Day, "Last day to apply."),
    optional("link", Kind::Url, "Web address."),
    DESK,
];
