//! A body as a tree.

use ponte_domain::body::Body;
use serde_json::{Value, json};

use super::Recorded;
use crate::{
    export::pruned,
    import::{
        fields::{DESK, Field, ID, ISTAT, Kind, MUNICIPALITY, NAME, PROVINCE, SOURCE, STREET, optional, required},
        node::Node,
        reader::Reader,
        record,
    },
};

const FIELDS: &[Field] = &[
    ID,
    SOURCE,
    required("name", NAME, "Name."),
    optional("kind", Kind::Text(100), "What it is: municipality, school, training body, association…"),
    optional("codice_fiscale", Kind::PartitaIva, "Codice fiscale of eleven digits."),
    ISTAT,
    MUNICIPALITY,
    PROVINCE,
    STREET,
    optional("contact_name", Kind::Text(200), "Whom to ask for."),
    optional("phone", Kind::Phone, "Telephone."),
    optional("email", Kind::Email, "E-mail."),
    optional("website", Kind::Url, "Web address."),
    optional("note", Kind::Lines(4_000), "Anything else."),
    DESK,
];

impl Recorded for Body {
    fn fields() -> &'static [Field] {
        FIELDS
    }

    fn read(reader: &mut Reader<'_>, root: &Node<'_>) -> Self {
        Self {
            external: record::external(reader, root),
            desk: record::desk(reader, root),
            name: reader.text(&root.child("name")).unwrap_or_default(),
            kind: reader.text(&root.child("kind")),
            codice_fiscale: reader.partita_iva(&root.child("codice_fiscale")),
            istat: reader.municipality(root),
            address: reader.text(&root.child("address")),
            contact_name: reader.text(&root.child("contact_name")),
            phone: reader.phone(&root.child("phone")),
            email: reader.email(&root.child("email")),
            website: reader.url(&root.child("website")),
            note: reader.text(&root.child("note")),
        }
    }

    fn tree(&self) -> Value {
        pruned(json!({
            "id": self.external.id,
            "source": self.external.source,
            "name": self.name,
            "kind": self.kind,
            "codice_fiscale": self.codice_fiscale,
            "istat": self.istat,
            "address": self.address,
            "contact_name": self.contact_name,
            "phone": self.phone,
            "email": self.email,
            "website": self.website,
            "note": self.note,
            "desk": self.desk,
        }))
    }
}
