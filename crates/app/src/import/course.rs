//! Reads a course.

use ponte_domain::{
    course::{Course, CoursePlace},
    id::ExternalId,
};

use super::{concept::ConceptKind, error::Code, fields::Noun, node::Node, reader::Reader, record, requirement};

/// Reads the fields of a course; complete only when the reader noted no error.
pub fn read(reader: &mut Reader<'_>, root: &Node<'_>) -> Course {
    let (desk, external) = (record::desk(reader, root), record::external(reader, root));
    let course = Course {
        external,
        desk,
        title: reader.text(&root.child("title")).unwrap_or_default(),
        body: reader.text(&root.child("body")).unwrap_or_default(),
        place: place(reader, &root.child("place")),
        from: reader.day(&root.child("from")),
        to: reader.day(&root.child("to")),
        hours: reader.whole(&root.child("hours")),
        seats: reader.whole(&root.child("seats")),
        cost_cents: reader.cents(&root.child("cost")),
        funding: reader.text(&root.child("funding")),
        skills: reader.each_once(&root.child("skills"), |reader, entry| reader.concept(entry, ConceptKind::Skill)),
        qualification: reader.text(&root.child("qualification")),
        eqf: reader.small(&root.child("eqf")),
        requirements: reader.each(&root.child("requirements"), requirement::read),
        hiring_commitment: reader.flag(&root.child("hiring_commitment")).unwrap_or(false),
        apply_until: reader.day(&root.child("apply_until")),
        link: reader.url(&root.child("link")),
    };
    if course.from.zip(course.to).is_some_and(|(from, to)| from > to) {
        reader.error(&root.child("from"), Code::FromAfterTo, "to");
    }
    course
}

fn place(reader: &mut Reader<'_>, node: &Node<'_>) -> CoursePlace {
    CoursePlace {
        istat: reader.municipality(node),
        address: reader.text(&node.child("address")),
        online: reader.flag(&node.child("online")).unwrap_or(false),
    }
}

impl record::Record for Course {
    const NOUN: Noun = Noun::Courses;

    fn read(reader: &mut Reader<'_>, root: &Node<'_>) -> Self {
        read(reader, root)
    }

    fn external(&self) -> &ExternalId {
        &self.external
    }
}
