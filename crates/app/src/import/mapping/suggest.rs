//! Proposes pairs of columns and fields, for a person to confirm.

use ponte_domain::text::sort_key;
use serde::Serialize;

use crate::import::fields::{Field, Kind, Noun};

/// A column and the field that it probably is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    pub column: String,
    /// `None` when nothing is near enough.
    pub field: Option<String>,
    /// How near the names are, in thousandths.
    pub sure: u16,
}

/// Usual Italian, French and short names of columns.
const USUAL: &[(&str, &str)] = &[
    ("codice", "id"),
    ("identificativo", "id"),
    ("matricola", "id"),
    ("cognome", "family_name"),
    ("surname", "family_name"),
    ("last name", "family_name"),
    ("nom", "family_name"),
    ("nome", "given_name"),
    ("first name", "given_name"),
    ("prenom", "given_name"),
    ("cf", "codice_fiscale"),
    ("cod fiscale", "codice_fiscale"),
    ("data di nascita", "birth_date"),
    ("data nascita", "birth_date"),
    ("nato il", "birth_date"),
    ("sesso", "sex"),
    ("genere", "sex"),
    ("cittadinanza", "citizenship"),
    ("telefono", "contacts.phone"),
    ("cellulare", "contacts.phone"),
    ("tel", "contacts.phone"),
    ("email", "contacts.email"),
    ("e mail", "contacts.email"),
    ("mail", "contacts.email"),
    ("pec", "contacts.pec"),
    ("comune di residenza", "residence.istat"),
    ("comune residenza", "residence.istat"),
    ("residenza", "residence.istat"),
    ("indirizzo", "residence.address"),
    ("cap", "residence.cap"),
    ("domicilio", "domicile.istat"),
    ("patenti", "licences"),
    ("patente", "licences"),
    ("titolo di studio", "education.1.title"),
    ("mansione", "occupation"),
    ("figura ricercata", "title"),
    ("titolo", "title"),
    ("posti", "positions"),
    ("numero posti", "positions"),
    ("azienda", "employer"),
    ("datore di lavoro", "employer"),
    ("comune", "workplace.istat"),
    ("sede di lavoro", "workplace.istat"),
    ("contratto", "contract"),
    ("orario", "hours"),
    ("ore settimanali", "hours_week"),
    ("scadenza", "expires"),
    ("data pubblicazione", "published"),
    ("descrizione", "description"),
    ("ragione sociale", "name"),
    ("denominazione", "name"),
    ("p iva", "partita_iva"),
    ("piva", "partita_iva"),
    ("partita iva", "partita_iva"),
    ("ateco", "sector"),
    ("settore", "sector"),
    ("sito", "website"),
    ("sito web", "website"),
    ("ente", "body"),
    ("ore", "hours"),
    ("durata", "hours"),
    ("inizio", "from"),
    ("fine", "to"),
    ("costo", "cost"),
    ("lingue", "languages.1.code"),
    ("sportello", "desk"),
    ("fonte", "source"),
    ("disponibilita dal", "availability.from"),
    ("retribuzione minima", "pay.min"),
    ("retribuzione massima", "pay.max"),
];

/// Below this many thousandths nothing is proposed.
const NEAR_ENOUGH: u16 = 600;

/// For each column of a header, the nearest field of a noun. Each field is proposed once.
#[must_use]
pub fn suggest_mapping(noun: Noun, header: &[String]) -> Vec<Suggestion> {
    let names = field_names(noun);
    let mut taken: Vec<String> = Vec::new();
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for column in header {
        let best =
            names.iter().filter(|name| !taken.contains(*name)).map(|name| (likeness(column, name), name)).max_by_key(|(sure, _)| *sure);
        let (sure, field) = best.map_or((0, None), |(sure, name)| (sure, (sure >= NEAR_ENOUGH).then(|| name.clone())));
        taken.extend(field.clone());
        suggestions.push(Suggestion { column: column.clone(), field, sure });
    }
    suggestions
}

/// The names that a column may stand for; of lists of objects, those of the first entry.
#[must_use]
pub fn field_names(noun: Noun) -> Vec<String> {
    let mut names = Vec::new();
    collect_names("", noun.fields(), &mut names);
    names
}

/// Names of all fields; lists of objects by their first entry.
fn collect_names(before: &str, fields: &[Field], names: &mut Vec<String>) {
    for field in fields {
        let name = format!("{before}{}", field.name);
        match field.kind {
            Kind::Object(inner) => collect_names(&format!("{name}."), inner, names),
            Kind::List(Kind::Object(inner)) => collect_names(&format!("{name}.1."), inner, names),
            _ => names.push(name),
        }
    }
}

fn likeness(column: &str, field: &str) -> u16 {
    let column_key = sort_key(column);
    if column == field {
        return 1000;
    }
    if USUAL.iter().any(|(usual, of)| *of == field && *usual == column_key) {
        return 950;
    }
    let field_key = sort_key(field);
    let last = field_key.rsplit(' ').next().unwrap_or_default();
    let whole = dice(&column_key, &field_key);
    // The last part of the name counts nearly as much as the whole.
    whole.max(dice(&column_key, last).saturating_sub(100)).min(940)
}

/// Shared pairs of letters, in thousandths (Dice's coefficient).
fn dice(a: &str, b: &str) -> u16 {
    let pairs = |text: &str| -> Vec<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (a, mut b) = (pairs(a), pairs(b));
    let total = a.len() + b.len();
    if total == 0 {
        return 0;
    }
    let mut shared = 0;
    for pair in a {
        if let Some(at) = b.iter().position(|other| *other == pair) {
            b.swap_remove(at);
            shared += 1;
        }
    }
    u16::try_from(2000 * shared / total).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::suggest_mapping;
    use crate::import::fields::Noun;

    #[test]
    fn usual_headers_find_their_fields() {
        let header = ["Cognome", "Nome", "Data di nascita", "E-mail", "given name", "birthdate", "Colore preferito"].map(str::to_owned);
        let found: Vec<_> = suggest_mapping(Noun::Workers, &header).into_iter().map(|suggestion| suggestion.field).collect();
        assert_eq!(found[..4], ["family_name", "given_name", "birth_date", "contacts.email"].map(|name| Some(name.to_owned())));
        assert_eq!(found[6], None);
    }
}
