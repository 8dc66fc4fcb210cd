//! Fields of an employer.

use super::{
    Field, Kind,
    common::{DESK, ID, ISTAT, LAT, LON, MUNICIPALITY, NAME, PROVINCE, SOURCE, STREET},
    optional, required,
};

pub const FIELDS: &[Field] = &[
    ID,
    SOURCE,
    required("name", NAME, "Name of the firm or household."),
    optional("partita_iva", Kind::PartitaIva, "VAT number, eleven digits."),
    optional("codice_fiscale", Kind::CodiceFiscale, "Eleven digits for firms, sixteen characters for persons."),
    optional("sector", Kind::Sector, "ATECO code."),
    optional("size", Kind::Size, "micro, small, medium, large, or the number of people."),
    optional("legal_form", Kind::Text(100), "Legal form, in words."),
    optional(
        "sites",
        Kind::List(&Kind::Object(&[
            optional("id", Kind::Id, "Identifier of the site."),
            optional("name", NAME, "Name of the site."),
            ISTAT,
            MUNICIPALITY,
            PROVINCE,
            STREET,
            LAT,
            LON,
        ])),
        "Places where it works.",
    ),
    optional(
        "contacts",
        Kind::List(&Kind::Object(&[
            required("name", NAME, "Name of the person."),
            optional("role", Kind::Text(100), "What the person does there."),
            optional("phone", Kind::Phone, "Telephone number."),
            optional("email", Kind::Email, "E-mail address."),
            optional("pec", Kind::Email, "Certified e-mail address."),
        ])),
        "Persons to talk to.",
    ),
    optional("website", Kind::Url, "Web address."),
    DESK,
];
