//! Names of fields that would carry special categories of personal data (GDPR art. 9 and 10).
//!
//! Such data belong to the protected part of the case file and come by another file and role;
//! here they are refused by name, so that nobody stores them by accident.

use ponte_domain::text::sort_key;

/// Words that betray a special category wherever they stand in a name, as stems.
const STEMS: &[&str] = &[
    // Health and disability.
    "disab",
    "invalid",
    "handicap",
    "diagnos",
    "health",
    "salute",
    "sanitari",
    "malatti",
    "illness",
    "disease",
    "patolog",
    "medical",
    "sante",
    "pregnan",
    "gravidanza",
    "menomaz",
    "infermit",
    "tossicodip",
    "alcol",
    "sordo",
    "cieco",
    "psichi",
    "psychiat",
    // Reserved lists, which reveal them.
    "legge68",
    "law68",
    "collocamento_mirato",
    "categoria_protett",
    "categorie_protett",
    "protected_categor",
    // Violence.
    "violen",
    "maltratta",
    "abuse",
    "abuso",
    "stalking",
    "antiviolenza",
    // Migration and origin.
    "refugee",
    "rifugiat",
    "refugie",
    "asylum",
    "asilo_politic",
    "richiedente_asilo",
    "migra",
    "profug",
    "ethnic",
    "etnia",
    "etnic",
    "ethni",
    "racial",
    "razza",
    "razzial",
    // Belief and opinion.
    "religio",
    "belief",
    "fede_religiosa",
    "political",
    "partito_politic",
    "opinione_",
    "opinioni_",
    "filosofic",
    "philosoph",
    // Union membership.
    "trade_union",
    "union_member",
    "unionmember",
    "sindacat",
    "sindacal",
    "syndicat",
    // Sexual life, genetic and biometric data.
    "sexual",
    "sessual",
    "orientamento_sess",
    "genetic",
    "biometri",
    // Convictions.
    "convict",
    "condann",
    "criminal",
    "casellario",
    "precedenti_penali",
    "penale",
    "detenut",
    "detenzion",
    "prison",
    "carcer",
];

/// Short whole words that would be found inside innocent ones.
const WORDS: &[&str] =
    &["l68", "l6899", "l104", "dsm", "race", "union", "reato", "reati", "hiv", "icd", "icf", "iscr68", "art18", "art1", "ssd"];

/// Whether a field of this name would carry a special category.
#[must_use]
pub fn is_special(name: &str) -> bool {
    // `l.68/99`, `L68_99` and `l68-99` are the same name.
    let key = sort_key(name).replace(' ', "_");
    let joined = key.replace('_', "");
    STEMS.iter().any(|stem| key.contains(stem) || joined.contains(&stem.replace('_', "")))
        || WORDS.iter().any(|word| joined == *word || key.split('_').any(|part| part == *word))
        || joined.starts_with("l68")
        || joined.contains("legge104")
}

#[cfg(test)]
mod tests {
    use super::is_special;
    use crate::import::fields::{Kind, Noun};

    #[test]
    fn names_of_special_categories_are_recognised() {
        for name in [
            "disability",
            "invalidita_civile",
            "L.68/99",
            "l68",
            "lista_l68",
            "victim_of_violence",
            "refugee",
            "Religione",
            "union_member",
            "condanne",
            "health",
            "ethnic_origin",
            "iscrizione_sindacale",
            "background_migratorio",
        ] {
            assert!(is_special(name), "{name}");
        }
    }

    fn check(fields: &[crate::import::fields::Field]) {
        for field in fields {
            assert!(!is_special(field.name), "{}", field.name);
            match field.kind {
                Kind::Object(inner) | Kind::List(&Kind::Object(inner)) => check(inner),
                _ => {}
            }
        }
    }

    #[test]
    fn no_field_of_ours_is_taken_for_one() {
        for noun in Noun::ALL {
            check(noun.fields());
        }
    }
}
