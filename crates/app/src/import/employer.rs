//! Reads an employer.

use ponte_domain::{
    employer::{Contact, Employer, Site, Size},
    id::ExternalId,
};
use serde_json::Value;

use super::{error::Code, fields::Kind, fields::Noun, node::Node, reader::Reader, record};

/// More people than work at any employer in the country.
const MOST_PEOPLE: u32 = 1_000_000;

/// Reads the fields of an employer; complete only when the reader noted no error.
pub fn read(reader: &mut Reader<'_>, root: &Node<'_>) -> Employer {
    let (desk, external) = (record::desk(reader, root), record::external(reader, root));
    Employer {
        external,
        desk,
        name: reader.text(&root.child("name")).unwrap_or_default(),
        partita_iva: reader.partita_iva(&root.child("partita_iva")),
        codice_fiscale: reader.person_code(&root.child("codice_fiscale")).map(|code| code.as_str().to_owned()),
        sector: reader.sector(&root.child("sector")),
        size: size(reader, &root.child("size")),
        legal_form: reader.text(&root.child("legal_form")),
        // A site of which nothing could be taken (a province without its municipality) is none.
        sites: reader.each(&root.child("sites"), site).into_iter().filter(|site| *site != Site::default()).collect(),
        contacts: reader.each(&root.child("contacts"), contact),
        website: reader.url(&root.child("website")),
    }
}

/// A class, or the number of people.
fn size(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Size> {
    if let Value::String(text) = node.value {
        match text.trim().to_lowercase().as_str() {
            "micro" => return Some(Size::Micro),
            "small" => return Some(Size::Small),
            "medium" => return Some(Size::Medium),
            "large" => return Some(Size::Large),
            "" => return None,
            digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {}
            _ => {
                reader.error(node, Code::NotInList, "micro, small, medium, large");
                return None;
            }
        }
    }
    let mut number = *node;
    number.kind = Kind::Whole(0, MOST_PEOPLE);
    reader.whole(&number).map(Size::People)
}

/// A site of which nothing is said is none.
fn site(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Site> {
    let site = Site {
        id: reader.id(&node.child("id")),
        name: reader.text(&node.child("name")),
        istat: reader.municipality(node),
        address: reader.text(&node.child("address")),
        point: reader.point(node),
    };
    (site != Site::default()).then_some(site)
}

fn contact(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Contact> {
    Some(Contact {
        name: reader.text(&node.child("name")).unwrap_or_default(),
        role: reader.text(&node.child("role")),
        phone: reader.phone(&node.child("phone")),
        email: reader.email(&node.child("email")),
        pec: reader.email(&node.child("pec")),
    })
}

impl record::Record for Employer {
    const NOUN: Noun = Noun::Employers;

    fn read(reader: &mut Reader<'_>, root: &Node<'_>) -> Self {
        read(reader, root)
    }

    fn external(&self) -> &ExternalId {
        &self.external
    }
}
