//! A project as a tree.

use ponte_domain::project::{Outlet, Project, ProjectKind, Stage};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Recorded;
use crate::{
    export::pruned,
    import::{
        error::Code,
        fields::{DESK, Field, ID, Kind, SOURCE, names, optional, required},
        node::Node,
        reader::Reader,
        record,
    },
};

/// Characters of a UUID as people write it.
const UUID: Kind = Kind::Text(36);

const FIELDS: &[Field] = &[
    ID,
    SOURCE,
    required("title", Kind::Text(300), "Title."),
    required("kind", Kind::Code(names::<ProjectKind>), "Kind of work."),
    required("stage", Kind::Code(names::<Stage>), "Where it stands."),
    optional("body", UUID, "UUID of the body that holds it."),
    optional("workers", Kind::List(&UUID), "UUIDs of the workers employed in it."),
    optional("outlets", Kind::List(&Kind::Code(names::<Outlet>)), "Ways out of it into stable work."),
    optional("from", Kind::Day, "First day."),
    optional("to", Kind::Day, "Last day."),
    optional("note", Kind::Lines(4_000), "Anything else."),
    DESK,
];

impl Recorded for Project {
    fn fields() -> &'static [Field] {
        FIELDS
    }

    fn read(reader: &mut Reader<'_>, root: &Node<'_>) -> Self {
        let project = Self {
            external: record::external(reader, root),
            desk: record::desk(reader, root),
            title: reader.text(&root.child("title")).unwrap_or_default(),
            kind: reader.code(&root.child("kind")).unwrap_or(ProjectKind::SociallyUseful),
            body: uuid(reader, &root.child("body")).map(Into::into),
            workers: reader.each_once(&root.child("workers"), uuid).into_iter().map(Into::into).collect(),
            stage: reader.code(&root.child("stage")).unwrap_or(Stage::Idea),
            outlets: reader.each_once(&root.child("outlets"), Reader::code),
            from: reader.day(&root.child("from")),
            to: reader.day(&root.child("to")),
            note: reader.text(&root.child("note")),
        };
        if project.from.zip(project.to).is_some_and(|(from, to)| from > to) {
            reader.error(&root.child("from"), Code::FromAfterTo, "to");
        }
        project
    }

    fn tree(&self) -> Value {
        pruned(json!({
            "id": self.external.id,
            "source": self.external.source,
            "title": self.title,
            "kind": self.kind,
            "stage": self.stage,
            "body": self.body,
            "workers": self.workers,
            "outlets": self.outlets,
            "from": self.from,
            "to": self.to,
            "note": self.note,
            "desk": self.desk,
        }))
    }
}

fn uuid(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Uuid> {
    let text = reader.text(node)?;
    let uuid = text.parse().ok();
    if uuid.is_none() {
        reader.error(node, Code::WrongType, "uuid");
    }
    uuid
}
